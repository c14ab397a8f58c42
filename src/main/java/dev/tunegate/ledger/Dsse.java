package dev.tunegate.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed envelope in the format of <a href="https://github.com/secure-systems-lab/dsse">DSSE</a>,
 * with the one signature of a log's key. It is immutable.
 */
public final class Dsse {

  /** Reads JSON of which every object names each of its members once. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String payloadType;
  private final byte[] payload;
  private final String keyId;
  private final byte[] signature;

  private Dsse(String payloadType, byte[] payload, String keyId, byte[] signature) {
    this.payloadType = payloadType;
    this.payload = payload;
    this.keyId = keyId;
    this.signature = signature;
  }

  static Dsse sign(String payloadType, byte[] payload, SigningKey key) {
    byte[] signature = key.sign(preAuthenticationEncoding(payloadType, payload));
    return new Dsse(payloadType, payload.clone(), key.verifier().keyId(), signature);
  }

  /** What is signed: {@code DSSEv1 LEN(type) type LEN(payload) payload}. */
  static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    byte[] begin = ("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8);
    byte[] middle = (" " + payload.length + " ").getBytes(StandardCharsets.UTF_8);
    return VerifierKey.join(VerifierKey.join(begin, type), VerifierKey.join(middle, payload));
  }

  /**
   * Reads an envelope, strictly: nothing may be in it but what the format has, and one signature.
   *
   * @throws IllegalArgumentException if it is none, saying why
   */
  public static Dsse parse(byte[] json) {
    JsonNode envelope = strict(json);
    requireMembers(envelope, "the envelope", "payload", "payloadType", "signatures");
    JsonNode signatures = envelope.path("signatures");
    if (signatures.size() != 1) {
      throw new IllegalArgumentException(
          "the envelope has one signature, not " + signatures.size());
    }
    JsonNode signed = signatures.path(0);
    requireMembers(signed, "the signature", "keyid", "sig");
    return new Dsse(
        text(envelope, "payloadType"),
        StrictBase64.decode(text(envelope, "payload")),
        text(signed, "keyid"),
        StrictBase64.decode(text(signed, "sig")));
  }

  /**
   * Reads JSON in which no name stands twice, and after which nothing comes.
   *
   * @throws IllegalArgumentException if it is none, or is nested too deeply
   */
  public static JsonNode strict(byte[] json) {
    try {
      return STRICT.readTree(json);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException(
          "it is no JSON, names something twice, or is nested too deeply", unreadable);
    }
  }

  private static void requireMembers(JsonNode object, String what, String... names) {
    Set<String> there = new TreeSet<>(object.propertyNames());
    if (!object.isObject() || !there.equals(new TreeSet<>(Arrays.asList(names)))) {
      throw new IllegalArgumentException(
          what + " has the members " + String.join(", ", names) + " and no other");
    }
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("\"" + name + "\" is no text");
    }
    return value.stringValue();
  }

  /** The type of what is in it. */
  public String payloadType() {
    return payloadType;
  }

  /** What is in it, whoever signed it. */
  public byte[] payload() {
    return payload.clone();
  }

  /** By what name the key that signed is said to go. */
  public String keyId() {
    return keyId;
  }

  /** The first of some keys that has signed it under its own name; null if none has. */
  public @Nullable VerifierKey signer(List<VerifierKey> keys) {
    byte[] signed = preAuthenticationEncoding(payloadType, payload);
    return keys.stream()
        .filter(key -> key.keyId().equals(keyId) && key.verifies(signed, signature))
        .findFirst()
        .orElse(null);
  }

  /** The envelope as canonical JSON. */
  public byte[] json() {
    Base64.Encoder base64 = Base64.getEncoder();
    return CanonicalJson.bytes(
        Map.of(
            "payload",
            base64.encodeToString(payload),
            "payloadType",
            payloadType,
            "signatures",
            List.of(Map.of("keyid", keyId, "sig", base64.encodeToString(signature)))));
  }
}
