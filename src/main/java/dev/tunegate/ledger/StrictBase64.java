package dev.tunegate.ledger;

import java.util.Base64;

/**
 * Base64 of which every value has one spelling: what is signed must not be writable in two ways.
 */
final class StrictBase64 {

  private StrictBase64() {}

  /**
   * Reads standard base64 with its padding and with zeros in the bits that stand for nothing.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("This is not base64 in its one strict form: " + text);
    }
    return bytes;
  }
}
