package dev.tunegate.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What checks a log's signatures: a name and an Ed25519 public key. Its text is what other tools
 * call a vkey, {@code name+identifier+base64( 0x01 || key )}.
 */
public final class VerifierKey {

  static final byte ED25519 = 1;
  static final int KEY_LENGTH = 32;

  /** What comes before the key's own 32 bytes in X.509 (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] point;
  private final PublicKey key;

  private VerifierKey(String name, byte[] point) {
    this.name = requireName(name);
    this.point = point;
    try {
      this.key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(join(X509, point)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalArgumentException("This is no Ed25519 public key", failure);
    }
  }

  static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new VerifierKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads a vkey, strictly.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "A verifier key reads name+identifier+base64, not: " + vkey);
    }
    byte[] typed = StrictBase64.decode(parts[2]);
    if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
      throw new IllegalArgumentException("Only Ed25519 verifier keys are known, not: " + vkey);
    }
    var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.identifier().equals(parts[1])) {
      throw new IllegalArgumentException(
          "The verifier key's identifier is " + parts[1] + " and should be " + key.identifier());
    }
    return key;
  }

  /** Whether a key may be called so: not empty, and without spaces, control characters and plus. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                character ->
                    character == '+'
                        || Character.isSpaceChar(character)
                        || Character.isWhitespace(character)
                        || Character.isISOControl(character));
  }

  static String requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A log's name has no spaces and no plus, such as example.org/tunegate, not: " + name);
    }
    return name;
  }

  /** What the log calls itself; also the first line of its checkpoints. */
  public String name() {
    return name;
  }

  /** The first four bytes of SHA-256( name || 0x0A || 0x01 || key ), big-endian. */
  public int id() {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Hashing.sha256(named, typed()).raw()).getInt();
  }

  /** Name and identifier, by which envelopes name it: what of a vkey is before the last plus. */
  public String keyId() {
    return name + "+" + identifier();
  }

  String identifier() {
    return HexFormat.of().toHexDigits(id());
  }

  boolean verifies(String text, byte[] signature) {
    return verifies(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  boolean verifies(byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException failure) {
      // Of wrong length, or no point of the curve: in any case not made by this key.
      return false;
    }
  }

  private byte[] typed() {
    return join(new byte[] {ED25519}, point);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(point, that.point);
  }

  @Override
  public int hashCode() {
    return id();
  }

  /** The vkey. */
  @Override
  public String toString() {
    return name + "+" + identifier() + "+" + Base64.getEncoder().encodeToString(typed());
  }
}
