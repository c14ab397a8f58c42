package dev.tunegate.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a log only grew from one size to a signed checkpoint (RFC 9162 section 2.1.4), as a
 * text that stands for itself. Its form is that of the request by which <a
 * href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a> has a checkpoint cosigned, so that a
 * witness takes it as it is:
 *
 * <pre>
 * old 41
 * (a hash in base64 on each line)
 *
 * (the signed checkpoint)
 * </pre>
 *
 * @param from size of the older log
 * @param hashes see {@link Hashing#consistency}
 * @param checkpoint the later one
 */
public record ConsistencyProof(long from, List<Hash> hashes, SignedNote checkpoint) {

  /** More hashes no proof of a log of up to 2 to the power of 63 entries has. */
  private static final int MOST = 63;

  private static final String OLD = "old ";

  /** Copies the list. */
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * The proof for a log.
   *
   * @param from size of the older checkpoint
   * @param to size of the later one, which was signed; null for the last that is
   * @throws IllegalArgumentException if there is none, saying why
   */
  public static ConsistencyProof of(StoredLedger ledger, long from, @Nullable Long to) {
    SignedNote last =
        ledger
            .checkpoint()
            .orElseThrow(() -> new IllegalArgumentException("The log has no checkpoint yet"));
    long signed = Checkpoint.of(last).size();
    long size = to == null ? signed : to;
    if (from > size) {
      throw new IllegalArgumentException(
          "The older checkpoint has no more entries than the later one; asked for was from "
              + from
              + " to "
              + size);
    }
    if (size > signed) {
      throw new IllegalArgumentException(
          "The log is signed up to "
              + signed
              + " entries, not to "
              + size
              + ". Whoever has a checkpoint of "
              + size
              + " should know that the log was rolled back since");
    }
    SignedNote later =
        ledger
            .checkpointOf(Math.max(0, size - 1))
            .filter(note -> Checkpoint.of(note).size() == size)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No checkpoint of " + size + " entries was signed; ask for one that was"));
    return new ConsistencyProof(from, ledger.consistency(from, size), later);
  }

  /**
   * Reads a proof, strictly.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  public static ConsistencyProof parse(byte[] proof) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(proof)).toString();
    } catch (CharacterCodingException failure) {
      throw new IllegalArgumentException("A proof of consistency is UTF-8, and this is not");
    }
    int blank = text.indexOf("\n\n");
    String first = text.lines().findFirst().orElse("");
    if (blank < 0 || !first.matches(OLD + "(0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException(
          "A proof of consistency begins with a line of old and a size, and has a blank line before"
              + " its checkpoint");
    }
    List<String> lines = text.substring(0, blank).lines().toList();
    if (lines.size() - 1 > MOST) {
      throw new IllegalArgumentException("A proof of consistency has at most 63 hashes");
    }
    return new ConsistencyProof(
        Long.parseLong(first.substring(OLD.length())),
        lines.stream().skip(1).map(Hash::ofBase64).toList(),
        SignedNote.parse(text.substring(blank + 2)));
  }

  /** Whether it shows that a log of its older size and this root grew into its checkpoint. */
  public boolean proves(Hash fromRoot) {
    Checkpoint to = Checkpoint.of(checkpoint);
    return Hashing.consistent(from, fromRoot, to.size(), to.root(), hashes);
  }

  /** As it is written. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(OLD + from);
    hashes.forEach(hash -> lines.add(hash.base64()));
    return String.join("\n", lines) + "\n\n" + checkpoint;
  }
}
