package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hashes and proofs, held against the vectors of the reference implementation (Certificate
 * Transparency, and transparency-dev's merkle after it) and against a naive oracle.
 */
class HashingTest {

  private static final HexFormat HEX = HexFormat.of();

  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HEX::parseHex)
          .toList();

  private static final List<Hash> ROOTS =
      hashes(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
              + " 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
              + " fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
              + " aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
              + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
              + " 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
              + " 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"
              + " ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
              + " 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final int SIZES = 130;

  @Test
  void theRootsOfTheReferenceLeavesAreThePublishedOnes() {
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(Hashing.root(size, tree(LEAVES))).isEqualTo(ROOTS.get(size));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, ''",
    "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void inclusionIsProvedAsPublished(int index, int size, String published) {
    List<Hash> proof = Hashing.inclusion(index, size, tree(LEAVES));
    assertThat(proof).isEqualTo(hashes(published));
    Hash leaf = Hashing.leaf(LEAVES.get(index));
    assertThat(Hashing.includes(index, size, leaf, proof, ROOTS.get(size))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, ''",
    "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "6, 7, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
        + " b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
  })
  void consistencyIsProvedAsPublished(int from, int to, String published) {
    List<Hash> proof = Hashing.consistency(from, to, tree(LEAVES));
    assertThat(proof).isEqualTo(hashes(published));
    assertThat(Hashing.consistent(from, ROOTS.get(from), to, ROOTS.get(to), proof)).isTrue();
  }

  @Test
  void treesOfEverySizeHaveTheOraclesRootHoweverTheyAreMade() {
    List<byte[]> leaves = random(SIZES);
    var growing = new Frontier();
    for (int size = 0; size <= SIZES; size++) {
      Hash root = Hash.of(Oracle.head(leaves.subList(0, size)));
      assertThat(Hashing.root(size, tree(leaves))).as("size %d", size).isEqualTo(root);
      assertThat(growing.root()).as("size %d", size).isEqualTo(root);
      assertThat(new Frontier(size, tree(leaves)).root()).as("size %d", size).isEqualTo(root);
      if (size < SIZES) {
        growing.add(
            Hashing.leaf(leaves.get(size)),
            (level, position, head) ->
                assertThat(head).isEqualTo(tree(leaves).at(level, position)));
      }
    }
  }

  @Test
  void everyLeafOfEverySizeIsProvedAsTheOracleDoesAndNoOtherIs() {
    List<byte[]> leaves = random(SIZES);
    for (int size = 1; size <= SIZES; size += size < 40 ? 1 : 13) {
      List<byte[]> some = leaves.subList(0, size);
      Hash root = Hash.of(Oracle.head(some));
      for (int index = 0; index < size; index++) {
        List<Hash> proof = Hashing.inclusion(index, size, tree(leaves));
        assertThat(proof).isEqualTo(Oracle.path(index, some).stream().map(Hash::of).toList());
        for (int claimed = 0; claimed < size; claimed++) {
          Hash leaf = Hashing.leaf(leaves.get(claimed));
          assertThat(Hashing.includes(index, size, leaf, proof, root))
              .as("leaf %d proved as %d of %d", claimed, index, size)
              .isEqualTo(claimed == index);
        }
      }
    }
  }

  @Test
  void everyPairOfSizesIsProvedAsTheOracleDoesAndNoOtherIs() {
    List<byte[]> leaves = random(SIZES);
    List<Hash> roots = new ArrayList<>();
    for (int size = 0; size <= SIZES; size++) {
      roots.add(Hash.of(Oracle.head(leaves.subList(0, size))));
    }
    for (int to = 0; to <= SIZES; to += to < 40 ? 1 : 13) {
      for (int from = 0; from <= to; from++) {
        List<Hash> proof = Hashing.consistency(from, to, tree(leaves));
        assertThat(proof)
            .isEqualTo(Oracle.proof(from, leaves.subList(0, to)).stream().map(Hash::of).toList());
        Hash root = roots.get(to);
        assertThat(Hashing.consistent(from, roots.get(from), to, root, proof)).isTrue();
        for (int claimed = 0; claimed <= to; claimed++) {
          if (claimed != from) {
            assertThat(Hashing.consistent(from, roots.get(claimed), to, root, proof)).isFalse();
            assertThat(Hashing.consistent(claimed, roots.get(from), to, root, proof)).isFalse();
          }
        }
      }
    }
  }

  /** One a kind, as the reference tests have them. */
  @Test
  void anInclusionProofThatIsTamperedWithIsFound() {
    List<Hash> proof = Hashing.inclusion(5, 8, tree(LEAVES));
    Hash leaf = Hashing.leaf(LEAVES.get(5));
    Hash root = ROOTS.get(8);
    assertThat(Hashing.includes(5, 8, leaf, proof, root)).isTrue();
    for (int index : List.of(4, 6, 7, -1, 8, 5 + 8)) {
      assertThat(Hashing.includes(index, 8, leaf, proof, root)).as("index %d", index).isFalse();
    }
    for (int size : List.of(0, 4, 16, -8)) {
      assertThat(Hashing.includes(5, size, leaf, proof, root)).as("size %d", size).isFalse();
    }
    assertThat(Hashing.includes(5, 8, flipped(leaf), proof, root)).as("leaf").isFalse();
    assertThat(Hashing.includes(5, 8, leaf, proof, flipped(root))).as("root").isFalse();
    assertThat(Hashing.includes(5, 8, leaf, proof, Hashing.EMPTY)).as("empty").isFalse();
    for (List<Hash> other : tampered(proof, root)) {
      assertThat(Hashing.includes(5, 8, leaf, other, root)).as("%s", other).isFalse();
    }
    assertThat(Hashing.includes(0, 0, Hashing.EMPTY, List.of(), Hashing.EMPTY)).isFalse();
  }

  @Test
  void aConsistencyProofThatIsTamperedWithIsFound() {
    for (int[] sizes : new int[][] {{6, 8}, {4, 7}, {1, 8}, {2, 5}}) {
      int from = sizes[0];
      int to = sizes[1];
      List<Hash> proof = Hashing.consistency(from, to, tree(LEAVES));
      Hash older = ROOTS.get(from);
      Hash newer = ROOTS.get(to);
      assertThat(Hashing.consistent(from, older, to, newer, proof)).isTrue();
      assertThat(Hashing.consistent(from - 1, older, to, newer, proof)).as("from - 1").isFalse();
      assertThat(Hashing.consistent(from + 1, older, to, newer, proof)).as("from + 1").isFalse();
      assertThat(Hashing.consistent(from, older, 2L * to, newer, proof)).as("to * 2").isFalse();
      assertThat(Hashing.consistent(from, older, to / 2, newer, proof)).as("to / 2").isFalse();
      assertThat(Hashing.consistent(from, flipped(older), to, newer, proof)).as("old").isFalse();
      assertThat(Hashing.consistent(from, older, to, flipped(newer), proof)).as("new").isFalse();
      assertThat(Hashing.consistent(from, newer, to, older, proof)).as("swapped").isFalse();
      assertThat(Hashing.consistent(to, newer, from, older, proof)).as("backwards").isFalse();
      assertThat(Hashing.consistent(from, older, to, newer, List.of())).as("none").isFalse();
      for (List<Hash> other : tampered(proof, newer)) {
        assertThat(Hashing.consistent(from, older, to, newer, other)).as("%s", other).isFalse();
      }
    }
  }

  @Test
  void sizesThatNeedNoProofTakeNone() {
    Hash one = ROOTS.get(1);
    assertThat(Hashing.consistent(0, Hashing.EMPTY, 0, Hashing.EMPTY, List.of())).isTrue();
    assertThat(Hashing.consistent(0, Hashing.EMPTY, 1, one, List.of())).isTrue();
    assertThat(Hashing.consistent(1, one, 1, one, List.of())).isTrue();
    assertThat(Hashing.consistent(0, one, 1, one, List.of())).isFalse();
    assertThat(Hashing.consistent(0, Hashing.EMPTY, 1, one, List.of(one))).isFalse();
    assertThat(Hashing.consistent(1, one, 1, one, List.of(one))).isFalse();
    assertThat(Hashing.consistent(1, one, 1, ROOTS.get(2), List.of())).isFalse();
    assertThat(Hashing.consistent(1, one, 0, Hashing.EMPTY, List.of())).isFalse();
    assertThat(Hashing.consistent(-1, one, 1, one, List.of())).isFalse();
  }

  @Test
  void aProofOfWhatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Hashing.inclusion(8, 8, tree(LEAVES)))
        .hasMessage("A tree of 8 leaves has no leaf 8");
    assertThatThrownBy(() -> Hashing.consistency(8, 7, tree(LEAVES)))
        .hasMessage("No tree of 7 leaves began as one of 8");
    assertThatThrownBy(() -> Hashing.root(-1, tree(LEAVES)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Another program's way to the same leaf, with nothing of ours. */
  @Test
  void anEntrysLeafIsWhatTheDocumentSays() {
    byte[] salt = new byte[32];
    new Random(4).nextBytes(salt);
    byte[] payload = "{\"verdict\":\"PROMPT\"}".getBytes(StandardCharsets.UTF_8);
    Instant at = Instant.ofEpochMilli(0x0102030405060708L);
    byte[] commitment = Oracle.sha256(salt, payload);
    byte[] leaf =
        Oracle.sha256(
            new byte[] {0},
            commitment,
            HEX.parseHex("0102030405060708"),
            "decision".getBytes(StandardCharsets.US_ASCII));
    assertThat(Hashing.commitment(salt, payload)).isEqualTo(Hash.of(commitment));
    assertThat(Hashing.leaf(Hash.of(commitment), at, "decision")).isEqualTo(Hash.of(leaf));
    assertThatThrownBy(() -> Hashing.commitment(new byte[31], payload))
        .hasMessageContaining("32 bytes");
  }

  static Hashing.Subtrees tree(List<byte[]> leaves) {
    return (level, position) -> {
      int from = Math.toIntExact(position << level);
      return Hash.of(Oracle.head(leaves.subList(from, from + (1 << level))));
    };
  }

  private static List<List<Hash>> tampered(List<Hash> proof, Hash other) {
    List<List<Hash>> all = new ArrayList<>();
    all.add(with(proof, proof.size(), other));
    all.add(with(proof, 0, other));
    all.add(with(proof, 0, proof.get(0)));
    all.add(proof.subList(0, proof.size() - 1));
    all.add(proof.subList(1, proof.size()));
    for (int i = 0; i < proof.size(); i++) {
      List<Hash> one = new ArrayList<>(proof);
      one.set(i, flipped(proof.get(i)));
      all.add(one);
    }
    if (proof.size() > 1) {
      List<Hash> reversed = new ArrayList<>(proof);
      Collections.reverse(reversed);
      all.add(reversed);
    }
    return all;
  }

  private static List<Hash> with(List<Hash> proof, int at, Hash hash) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(at, hash);
    return longer;
  }

  private static Hash flipped(Hash hash) {
    byte[] bytes = hash.bytes();
    bytes[0] ^= 8;
    return Hash.of(bytes);
  }

  private static List<byte[]> random(int count) {
    var random = new Random(6962);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[8 + random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static List<Hash> hashes(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(" ")).map(HEX::parseHex).map(Hash::of).toList();
  }
}
