package dev.tunegate.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and signatures under it, in the format of <a href="https://c2sp.org/signed-note">C2SP
 * signed-note</a>, so that other tools can check it.
 *
 * @param text what is signed: lines, each ended by a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<Signature> signatures) {

  private static final int MOST_SIGNATURES = 100;
  private static final String MARK = "\u2014 ";

  /**
   * A signature line.
   *
   * @param name of the key
   * @param key the key's identifier, the first four bytes of a hash
   * @param base64 identifier and signature
   */
  public record Signature(String name, int key, String base64) {

    /** The signature itself, without the identifier. */
    byte[] bytes() {
      byte[] whole = StrictBase64.decode(base64);
      return java.util.Arrays.copyOfRange(whole, Integer.BYTES, whole.length);
    }
  }

  /** Copies the list. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * Signs a text.
   *
   * @throws IllegalArgumentException if no note can hold it: it does not end in a newline, or has
   *     other control characters
   */
  public static SignedNote sign(String text, List<SigningKey> keys) {
    requireText(text);
    return new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
  }

  /**
   * Reads a note, strictly.
   *
   * @throws IllegalArgumentException if it is no note, saying why
   */
  public static SignedNote parse(byte[] note) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException failure) {
      throw new IllegalArgumentException("A signed note is UTF-8, and this is not", failure);
    }
  }

  /** As {@link #parse(byte[])}, of text. */
  public static SignedNote parse(String note) {
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || blank + 2 == note.length() || !note.endsWith("\n")) {
      throw new IllegalArgumentException(
          "A signed note has a blank line before its signatures and ends in a newline");
    }
    String text = note.substring(0, blank + 1);
    requireText(text);
    List<Signature> signatures = new ArrayList<>();
    for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
      signatures.add(signature(line));
      if (signatures.size() > MOST_SIGNATURES) {
        throw new IllegalArgumentException("A signed note has at most 100 signatures");
      }
    }
    return new SignedNote(text, signatures);
  }

  private static Signature signature(String line) {
    String[] parts = line.split(" ", -1);
    if (!line.startsWith(MARK) || parts.length != 3 || !VerifierKey.isName(parts[1])) {
      throw new IllegalArgumentException(
          "A signature is a line of an em dash, the key's name, and base64, not: " + line);
    }
    byte[] bytes = StrictBase64.decode(parts[2]);
    if (bytes.length <= Integer.BYTES) {
      throw new IllegalArgumentException("A signature is longer than its key's identifier");
    }
    return new Signature(parts[1], ByteBuffer.wrap(bytes).getInt(), parts[2]);
  }

  private static void requireText(String text) {
    boolean control = text.chars().anyMatch(character -> character < ' ' && character != '\n');
    if (control || !text.endsWith("\n")) {
      throw new IllegalArgumentException(
          "The text of a signed note is lines that each end in a newline, without other control"
              + " characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("The text of a signed note is UTF-8, and this is not");
    }
  }

  /**
   * Whether a key has signed it.
   *
   * @return false if it has no signature that names the key
   * @throws IllegalArgumentException if it has one that the key did not make: such a note is forged
   */
  public boolean isSignedBy(VerifierKey key) {
    boolean signed = false;
    for (Signature signature : signatures) {
      if (signature.name().equals(key.name()) && signature.key() == key.id()) {
        if (!key.verifies(text, signature.bytes())) {
          throw new IllegalArgumentException(
              "The signature for the key " + key + " is not its own");
        }
        signed = true;
      }
    }
    return signed;
  }

  /** As it is written: text, blank line, signature lines. */
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    for (Signature signature : signatures) {
      note.append(MARK).append(signature.name()).append(' ').append(signature.base64());
      note.append('\n');
    }
    return note.toString();
  }
}
