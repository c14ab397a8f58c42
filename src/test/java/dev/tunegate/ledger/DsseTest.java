package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Envelopes against the published protocol (DSSE 1.0.2), and what is none is refused. */
class DsseTest {

  private static final SigningKey KEY = SigningKey.generate("example.org/log");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String type, String payload) {
    return new String(Dsse.preAuthenticationEncoding(type, utf8(payload)), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsSignedIsThePublishedVector() {
    assertThat(encoded("http://example.com/HelloWorld", "hello world"))
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    assertThat(encoded("é", "")).isEqualTo("DSSEv1 2 é 0 ");
  }

  @Test
  void anEnvelopeIsReadBackAndNamesItsSigner() {
    Dsse signed = Dsse.sign("text/plain", utf8("hello"), KEY);
    Dsse read = Dsse.parse(signed.json());
    assertThat(read.payload()).isEqualTo(utf8("hello"));
    assertThat(read.payloadType()).isEqualTo("text/plain");
    assertThat(read.keyId()).isEqualTo(KEY.verifier().keyId());
    VerifierKey other = SigningKey.generate("example.org/log").verifier();
    assertThat(read.signer(List.of(other, KEY.verifier()))).isEqualTo(KEY.verifier());
    assertThat(read.signer(List.of(other))).isNull();
    assertThat(read.signer(List.of())).isNull();
  }

  @Test
  void whatIsNoEnvelopeIsRefused() {
    String json = new String(Dsse.sign("t", utf8("hello"), KEY).json(), StandardCharsets.UTF_8);
    refused("", "the envelope has the members");
    refused("[]", "the envelope has the members");
    refused(json.substring(1), "it is no JSON");
    refused(json + " 1", "it is no JSON");
    refused(json.replaceFirst("\\{", "{\"payload\":\"\","), "names something twice");
    refused(json.replaceFirst("\\{", "{\"more\":1,"), "and no other");
    refused(json.replace("[{", "[{\"more\":1,"), "the signature has the members");
    refused(json.replaceFirst("\\[.*\\]", "[]"), "one signature, not 0");
    refused(json.replaceFirst("\"aGVsbG8=\"", "\"aGVsbG9=\""), "strict form");
    refused(json.replaceFirst("\"aGVsbG8=\"", "7"), "is no text");
    refused("{\"a\":".repeat(100_000), "nested too deeply");
  }

  private static void refused(String json, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dsse.parse(utf8(json)))
        .withMessageContaining(why);
  }
}
