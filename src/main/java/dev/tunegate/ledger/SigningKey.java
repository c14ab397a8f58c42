package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * What signs a log's checkpoints: a name and an Ed25519 private key. It lives in a file of its own,
 * outside the database, which only its owner may read; whoever has both can write another history.
 *
 * <p>The file is one line, what other tools call an skey: {@code
 * PRIVATE+KEY+name+identifier+base64( 0x01 || seed )}.
 */
public final class SigningKey {

  private static final String PREFIX = "PRIVATE+KEY+";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final byte[] seed;
  private final PrivateKey key;
  private final VerifierKey verifier;

  private SigningKey(String name, byte[] seed) {
    KeyPair pair = pair(seed);
    this.seed = seed;
    this.key = pair.getPrivate();
    this.verifier = VerifierKey.of(name, pair.getPublic());
  }

  /** A new key. */
  public static SigningKey generate(String name) {
    byte[] seed = new byte[VerifierKey.KEY_LENGTH];
    new SecureRandom().nextBytes(seed);
    return new SigningKey(VerifierKey.requireName(name), seed);
  }

  /**
   * Reads an skey, strictly.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static SigningKey parse(String skey) {
    String[] parts = skey.split("\\+", 5);
    if (parts.length != 5 || !skey.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "A signing key reads PRIVATE+KEY+name+identifier+base64, and this does not");
    }
    byte[] typed = decode(parts[4]);
    if (typed.length != 1 + VerifierKey.KEY_LENGTH || typed[0] != VerifierKey.ED25519) {
      throw new IllegalArgumentException("Only Ed25519 signing keys are known, and this is none");
    }
    var key =
        new SigningKey(
            VerifierKey.requireName(parts[2]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.verifier.identifier().equals(parts[3])) {
      throw new IllegalArgumentException("The signing key's identifier is not that of its key");
    }
    return key;
  }

  private static byte[] decode(String base64) {
    try {
      return StrictBase64.decode(base64);
    } catch (IllegalArgumentException failure) {
      // Without its cause, whose message holds the key.
      throw new IllegalArgumentException("The signing key is damaged: it is no base64");
    }
  }

  /**
   * The key of a file; where there is no file, a new key is made and written to it.
   *
   * @param name of a new key, such as {@code example.org/tunegate}: the log's origin for good
   * @throws LedgerException if the file cannot be read or written, holds no key, or others may read
   *     it
   */
  public static SigningKey ofFile(Path file, String name) {
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      SigningKey key = generate(name);
      key.write(file);
      return key;
    } catch (IOException failure) {
      throw new LedgerException(
          "The signing key " + file + " cannot be read or made. Check the folder's permissions.",
          failure);
    }
  }

  private static SigningKey read(Path file) throws IOException {
    if (isPosix(file)) {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      others.removeAll(OWNER_ONLY);
      if (!others.isEmpty()) {
        throw new LedgerException(
            "Others than its owner may use the signing key " + file + ". Run: chmod 600 " + file);
      }
    }
    try {
      return parse(Files.readString(file).strip());
    } catch (IllegalArgumentException failure) {
      throw new LedgerException(
          "The file " + file + " holds no signing key: " + failure.getMessage() + ".", failure);
    }
  }

  /**
   * Writes the key to a new file that only its owner may read, and waits until it is on disk.
   *
   * @throws IOException if it cannot be written, or there is such a file
   */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    FileAttribute<?>[] permissions =
        isPosix(folder)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    String skey =
        PREFIX
            + verifier.name()
            + "+"
            + verifier.identifier()
            + "+"
            + Base64.getEncoder()
                .encodeToString(VerifierKey.join(new byte[] {VerifierKey.ED25519}, seed));
    try (FileChannel channel = FileChannel.open(file, options, permissions)) {
      channel.write(ByteBuffer.wrap((skey + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  SignedNote.Signature sign(String text) {
    byte[] id = ByteBuffer.allocate(Integer.BYTES).putInt(verifier.id()).array();
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote.Signature(
        verifier.name(),
        verifier.id(),
        Base64.getEncoder().encodeToString(VerifierKey.join(id, signature)));
  }

  /** The 64 bytes of an Ed25519 signature over bytes. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A key that was made here signs", impossible);
    }
  }

  /** Java makes a public key only with its private one, so the pair is made of the seed anew. */
  private static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] made = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(made, seed)) {
        throw new IllegalStateException("This Java makes Ed25519 keys in an unknown way");
      }
      return pair;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java since 15 has Ed25519", impossible);
    }
  }

  /** Gives the bytes that it was given. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }

  /** Nothing secret. */
  @Override
  public String toString() {
    return "the signing key of " + verifier;
  }
}
