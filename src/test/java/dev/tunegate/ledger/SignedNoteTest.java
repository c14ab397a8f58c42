package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;

/**
 * Signed notes and their keys, held against the vectors of the reference implementation
 * (golang.org/x/mod/sumdb/note) and against another implementation of Ed25519.
 */
class SignedNoteTest {

  private static final String SKEY =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String ENOCH =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER_SIGNED =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
          + "otpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH_SIGNED =
      "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWL"
          + "ox33WWd1RvMc+QQ=\n";

  @Test
  void theReferenceNoteIsSignedByteForByte() {
    var note = SignedNote.sign(TEXT, List.of(SigningKey.parse(SKEY)));
    assertThat(note).hasToString(TEXT + "\n" + PETER_SIGNED);
    assertThat(SigningKey.parse(SKEY).verifier()).hasToString(VKEY);
  }

  @Test
  void theReferenceNoteIsReadAndItsSignaturesHold() {
    var note = SignedNote.parse(bytes(TEXT + "\n" + PETER_SIGNED + ENOCH_SIGNED));
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.isSignedBy(VerifierKey.parse(VKEY))).isTrue();
    assertThat(note.isSignedBy(VerifierKey.parse(ENOCH))).isTrue();
    assertThat(note).hasToString(TEXT + "\n" + PETER_SIGNED + ENOCH_SIGNED);
  }

  @Test
  void aSignatureByAnUnknownKeyIsNotMinded() {
    var note = SignedNote.parse(TEXT + "\n" + ENOCH_SIGNED);
    assertThat(note.isSignedBy(VerifierKey.parse(VKEY))).isFalse();
    assertThat(note.isSignedBy(VerifierKey.parse(ENOCH))).isTrue();
  }

  @Test
  void aSignatureThatTheNamedKeyDidNotMakeIsForged() {
    var other = SignedNote.parse(TEXT.replace("you", "we") + "\n" + PETER_SIGNED);
    assertThatThrownBy(() -> other.isSignedBy(VerifierKey.parse(VKEY)))
        .hasMessageContaining("is not its own");
    var longer =
        SignedNote.parse(
            TEXT + "\n" + PETER_SIGNED.substring(0, 60) + "ABCD" + PETER_SIGNED.substring(60));
    assertThatThrownBy(() -> longer.isSignedBy(VerifierKey.parse(VKEY)))
        .hasMessageContaining("is not its own");
  }

  @Test
  void whatIsNoNoteIsRefused() {
    for (String note :
        List.of(
            "",
            "\n",
            "\n\n",
            TEXT,
            TEXT + "\n",
            TEXT + "\n" + PETER_SIGNED.substring(0, PETER_SIGNED.length() - 1),
            "\u0001" + TEXT + "\n" + PETER_SIGNED,
            TEXT.replace('\n', '\r') + "\n\n" + PETER_SIGNED,
            TEXT + "\n" + PETER_SIGNED.replace("PeterNeumann", "Bad Name"),
            TEXT + "\n" + PETER_SIGNED.replace("PeterNeumann", "Bad+Name"),
            TEXT + "\n" + PETER_SIGNED.replace("\u2014", "-"),
            TEXT + "\n" + PETER_SIGNED.replace("=", ""),
            // The bits that stand for nothing are not zero.
            TEXT + "\n" + PETER_SIGNED.replace("nAM=", "nAN="),
            TEXT + "\n\u2014 PeterNeumann x08gow==\n",
            TEXT + "\n" + PETER_SIGNED + "Unexpected line.\n",
            TEXT + "\n" + PETER_SIGNED + "\n",
            TEXT + "\n" + PETER_SIGNED.repeat(101))) {
      assertThatThrownBy(() -> SignedNote.parse(bytes(note)))
          .as("%s", note)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] notUtf8 = bytes(TEXT + "\n" + PETER_SIGNED);
    notUtf8[0] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(notUtf8)).hasMessageContaining("UTF-8");
    assertThat(SignedNote.parse(TEXT + "\n" + PETER_SIGNED.repeat(100)).signatures()).hasSize(100);
  }

  @Test
  void whatCannotBeTheTextOfANoteIsNotSigned() {
    var key = List.of(SigningKey.generate("example.org/log"));
    for (String text : List.of("", "abc", "a\tb\n", "half \ud83d\n")) {
      assertThatThrownBy(() -> SignedNote.sign(text, key))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyManglingOfAVerifierKeyIsRefused() {
    for (int from = 0; from <= VKEY.length(); from++) {
      for (int to = from; to <= VKEY.length(); to++) {
        String part = VKEY.substring(from, to);
        if (!part.equals(VKEY)) {
          assertThatThrownBy(() -> VerifierKey.parse(part))
              .as(part)
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    for (int i = 0; i < VKEY.length(); i++) {
      String other = mangled(VKEY, i);
      assertThatThrownBy(() -> VerifierKey.parse(other))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class);
    }
    // Of wrong length, and of an unknown algorithm, each under the identifier that goes with it.
    for (String other :
        List.of(
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")) {
      assertThatThrownBy(() -> VerifierKey.parse(other))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyManglingOfASigningKeyIsRefusedWithoutRepeatingIt() {
    for (int i = 0; i < SKEY.length(); i++) {
      String other = mangled(SKEY, i);
      assertThatThrownBy(() -> SigningKey.parse(other))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(
              failure -> assertThat(failure).hasStackTraceContaining("SigningKey"),
              failure -> assertThat(failure.getMessage()).doesNotContain("AYEKFALVFGyNhPJ"));
      String shorter = SKEY.substring(0, i);
      assertThatThrownBy(() -> SigningKey.parse(shorter))
          .as(shorter)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(SigningKey.parse(SKEY).toString()).doesNotContain("AYEKFALVFGyNhPJ");
  }

  private static String mangled(String text, int at) {
    return text.substring(0, at) + (char) (text.charAt(at) + 1) + text.substring(at + 1);
  }

  @Test
  void anotherImplementationOfEd25519AgreesBothWays() {
    for (int i = 0; i < 20; i++) {
      SigningKey ours = SigningKey.generate("example.org/log");
      byte[] text = bytes("text " + i + "\n");
      SignedNote note = SignedNote.sign("text " + i + "\n", List.of(ours));
      byte[] vkey = StrictBase64.decode(ours.verifier().toString().split("\\+", 3)[2]);
      var check = new Ed25519Signer();
      check.init(false, new Ed25519PublicKeyParameters(vkey, 1));
      check.update(text, 0, text.length);
      assertThat(check.verifySignature(note.signatures().get(0).bytes())).isTrue();
    }
    byte[] seed = StrictBase64.decode(SKEY.split("\\+", 5)[4]);
    var sign = new Ed25519Signer();
    sign.init(true, new Ed25519PrivateKeyParameters(seed, 1));
    sign.update(bytes(TEXT), 0, bytes(TEXT).length);
    assertThat(VerifierKey.parse(VKEY).verifies(TEXT, sign.generateSignature())).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
