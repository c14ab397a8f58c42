package dev.tunegate.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value: 32 bytes that compare by content. Immutable. */
public final class Hash {

  /** How many bytes it has. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash of given bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Hash of(byte[] bytes) {
    return wrap(bytes.clone());
  }

  /** As {@link #of}, for bytes that nobody else keeps. */
  static Hash wrap(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes);
  }

  /**
   * Reads what {@link #base64} writes, and nothing else.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Hash ofBase64(String text) {
    return wrap(StrictBase64.decode(text));
  }

  /** Its bytes, in a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its own bytes, not to be changed. */
  byte[] raw() {
    return bytes;
  }

  /** In base64 (RFC 4648 section 4), 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In lower-case hexadecimal, 64 characters. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
