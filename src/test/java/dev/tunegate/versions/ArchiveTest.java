package dev.tunegate.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an archive may be, and what is refused of it, however it was made. */
class ArchiveTest {

  private static final Content SENT = Contents.enough(400);

  private static Content read(byte[] archive) {
    return Archive.read(archive).content(Contents.sound());
  }

  private static List<Diagnostic> refused(byte[] archive) {
    PolicyException refused =
        catchThrowableOfType(PolicyException.class, () -> Archive.read(archive));
    assertThat(refused).isNotNull();
    assertThat(refused.diagnostics())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.advice()).isNotEmpty());
    return refused.diagnostics();
  }

  private static String problem(byte[] archive) {
    List<Diagnostic> found = refused(archive);
    assertThat(found).hasSize(1);
    return found.get(0).place() + ": " + found.get(0).problem();
  }

  private static Map<String, String> below(String folder) {
    Map<String, String> files = new TreeMap<>();
    SENT.files().forEach((path, text) -> files.put(folder + path, text));
    return files;
  }

  @Test
  void whatAVersionHoldsComesOutAsItWentIn() {
    assertThat(read(Archives.of(SENT.files()))).isEqualTo(SENT);
  }

  @Test
  void oneFolderAroundAllOfItAndWhatAMacLeavesAreNoMatter() {
    Map<String, String> files = below("my policy/");
    files.put("my policy/", "");
    files.put("my policy/rules/", "");
    files.put("my policy/.DS_Store", "x");
    files.put("my policy/rules/.DS_Store", "x");
    files.put("__MACOSX/my policy/rules/._policy.yaml", "x");
    assertThat(read(Archives.of(files))).isEqualTo(SENT);
  }

  @Test
  void withoutSamplesThoseOfTheVersionThatWasChangedStay() {
    Map<String, String> files = new TreeMap<>(SENT.files());
    files.keySet().removeIf(path -> path.startsWith(Content.SAMPLES));
    Content content = read(Archives.of(files));
    assertThat(content.rules()).isEqualTo(SENT.rules());
    assertThat(content.samples()).isEqualTo(Contents.sound().samples());
  }

  @Test
  void whatIsNoPartOfAPolicyIsNamed() {
    assertThat(problem(Archives.with("README.md", "x")))
        .isEqualTo("README.md: this is neither in rules nor in facts-samples");
    assertThat(problem(Archives.of(Map.of("facts-samples/PROMPT/a.json", "{}"))))
        .isEqualTo("archive: there is no folder rules in the archive");
    assertThat(problem(Archives.of(Map.of()))).contains("there is no folder rules");
    assertThat(
            catchThrowableOfType(
                PolicyException.class, () -> read(Archives.with("rules/a.exe", "x"))))
        .hasMessageContaining("rules/a.exe: error: the file is of a kind that a policy does not");
    byte[] latin = Archives.packed(Map.of("rules/a.drl", new byte[] {'/', '/', (byte) 0xE9}));
    assertThat(catchThrowableOfType(PolicyException.class, () -> read(latin)))
        .hasMessageContaining("rules/a.drl: error: the file is not UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.drl",
        "rules/../../outside.drl",
        "rules/../policy.drl",
        "/etc/absolute.drl",
        "C:/rules/absolute.drl",
        "rules\\windows.drl",
        "rules//twice.drl",
        "rules/./here.drl",
        "rules/../",
        "rules/a\u0000.drl",
        "rules/\u202edrl.exe",
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    assertThat(problem(Archives.with(name, "// x\n")))
        .contains("this is no name of a file in a version");
  }

  @Test
  void linksAndWhatElseIsNoFileAreRefused() {
    assertThat(problem(Archives.withLink())).isEqualTo("rules/link.drl: this is a symbolic link");
    assertThat(problem(Archives.patched("rules/pipe.drl", 38, 0x1180 << 16, 4)))
        .isEqualTo("rules/pipe.drl: this is no ordinary file");
    assertThat(problem(Archives.patched("rules/folder.drl", 38, 0x41ED << 16, 4)))
        .isEqualTo("rules/folder.drl: this is no ordinary file");
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    byte[] doubled =
        Archives.renamed(Archives.with("rules/policy.yamm", "x"), "policy.yamm", "policy.yaml");
    assertThat(problem(doubled)).isEqualTo("rules/policy.yaml: two files have this name");
  }

  @Test
  void encryptedFilesAndOtherWaysOfPackingAreRefused() {
    assertThat(problem(Archives.patched("rules/locked.drl", 8, 0x0801, 2)))
        .isEqualTo("rules/locked.drl: the file is encrypted");
    assertThat(problem(Archives.patched("rules/packed.drl", 10, 14, 2)))
        .isEqualTo("rules/packed.drl: it is packed in a way that is not read, number 14");
  }

  @Test
  void namesThatAreNoUtf8AreRefused() {
    byte[] archive = Archives.renamed(Archives.with("rules/naive.drl", "x"), "naive", "na\u00efve");
    assertThat(problem(archive)).contains("the name of a file is no UTF-8");
  }

  @Test
  void bombsAreRefusedBeforeTheyAreUnpacked() {
    byte[] large = new byte[64 << 20];
    assertThat(problem(Archives.packed(Map.of("rules/large.drl", large))))
        .contains("unpacked, the archive has 67108864 bytes; at most 16777216 are read");
    assertThat(
            refused(Archives.packed(Map.of("rules/large.drl", new byte[2 << 20]))).get(0).problem())
        .contains("more than 100 times as large");
    Map<String, byte[]> many = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      many.put("rules/" + i + ".drl", new byte[1 << 20]);
    }
    assertThat(problem(Archives.packed(many))).contains("more than 100 times as large as packed");
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    assertThat(problem(Archives.packed(Map.of("rules/noise.drl", noise))))
        .isEqualTo("rules/noise.drl: the file has 2097152 bytes; at most 1048576 are read");
  }

  @Test
  void aFileThatIsNotAsLongAsStatedIsRefused() {
    for (int size : new int[] {0, 1, 10, 12, 1 << 19}) {
      assertThat(problem(Archives.patched("rules/other.drl", 24, size, 4)))
          .as("%d instead of 11", size)
          .startsWith("rules/other.drl: it is damaged");
    }
    assertThat(problem(Archives.patched("rules/other.drl", 16, 12345, 4)))
        .startsWith("rules/other.drl: it is damaged");
    assertThat(problem(Archives.patched("rules/other.drl", 42, 3, 4)))
        .startsWith("rules/other.drl: it is damaged");
    assertThat(problem(Archives.patched("rules/other.drl", 20, Integer.MAX_VALUE, 4)))
        .startsWith("rules/other.drl: it is damaged");
  }

  @Test
  void moreEntriesThanAVersionHasAreRefused() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 8_001; i++) {
      many.put("rules/" + i + ".drl", "");
    }
    assertThat(problem(Archives.of(many)))
        .isEqualTo("archive: the archive has 8001 entries; at most 8000 are read");
    for (int i = 8_001; i < 70_000; i++) {
      many.put("rules/" + i + ".drl", "");
    }
    assertThat(problem(Archives.of(many))).contains("in the form for huge ones");
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    for (String text : List.of("", "x", "{\"message\":\"x\"}", "PK", "x".repeat(100_000))) {
      assertThat(problem(text.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo("archive: this is no zip archive");
    }
    assertThat(problem(new byte[Archive.LARGEST + 1])).contains("has more than the 20971520 bytes");
  }

  @Test
  void anArchiveThatIsCutShortOrDamagedAnywhereIsRefusedOrReadAsItWas() {
    byte[] whole = Archives.of(SENT.files());
    assertThat(problem(Arrays.copyOf(whole, whole.length - 1))).contains("cut short");
    for (int length = 0; length < whole.length; length += 97) {
      refused(Arrays.copyOf(whole, length));
      refused(Arrays.copyOfRange(whole, whole.length - length, whole.length));
    }
    var random = new Random(20_261_128);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(read(damaged).rules().files().size()).isLessThanOrEqualTo(SENT.files().size());
      } catch (PolicyException refused) {
        assertThat(refused.diagnostics()).isNotEmpty();
      }
    }
  }
}
