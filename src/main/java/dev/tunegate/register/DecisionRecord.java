package dev.tunegate.register;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionReader;
import dev.tunegate.facts.Case;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.store.Actor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A decision as it is recorded: an entry of the ledger of kind {@value #KIND}, whose payload is
 * canonical JSON (RFC 8785):
 *
 * <pre>
 * {"actor":{"name":N,"token":T},"at":"2026-01-02T03:04:05.678Z","decision":{...},
 *  "masked":[path,...],"policyVersion":V,"recordId":"..."}
 * </pre>
 *
 * The decision stands in it byte for byte as the client got it, but for what is masked. The token
 * is there only if one acted, and {@code masked} only if anything is.
 */
public final class DecisionRecord {

  /** The kind of such entries in the ledger. */
  public static final String KIND = "decision";

  private final String id;
  private final Instant at;
  private final Actor by;
  private final @Nullable Integer policyVersion;
  private final List<String> masked;
  private final byte[] decision;

  private DecisionRecord(
      String id,
      Instant at,
      Actor by,
      @Nullable Integer policyVersion,
      List<String> masked,
      byte[] decision) {
    this.id = id;
    this.at = at.truncatedTo(ChronoUnit.MILLIS);
    this.by = by;
    this.policyVersion = policyVersion;
    this.masked = List.copyOf(masked);
    this.decision = decision;
  }

  /**
   * A new record.
   *
   * @param at kept in whole milliseconds
   * @param policyVersion number of the version that decided; null where a command line decided by
   *     what is no version of the service
   * @param masked paths of what the case stated and the record does not hold, sorted
   * @param decision canonical JSON, as {@link dev.tunegate.engine.DecisionWriter} writes it
   */
  public static DecisionRecord of(
      Instant at, Actor by, @Nullable Integer policyVersion, List<String> masked, byte[] decision) {
    return new DecisionRecord(RecordId.next(at), at, by, policyVersion, masked, decision);
  }

  /** Names it for good, in addresses and on paper. */
  public String id() {
    return id;
  }

  /** When it was decided. */
  public Instant at() {
    return at;
  }

  /** Who asked. */
  public Actor by() {
    return by;
  }

  /** Number of the version that decided; null where it was none of a service. */
  public @Nullable Integer policyVersion() {
    return policyVersion;
  }

  /** Paths of what the case stated and the record does not hold, sorted. */
  public List<String> masked() {
    return masked;
  }

  /** Whether it holds every fact that rules read: no rule reads the title or the description. */
  public boolean holdsAllFacts() {
    return Masking.FOR_PEOPLE.containsAll(masked);
  }

  /** The decision as canonical JSON, byte for byte as it was recorded. */
  public byte[] decision() {
    return decision.clone();
  }

  /** Whether a text could be the id of a record. */
  public static boolean isId(String text) {
    return RecordId.isOne(text);
  }

  /** What the ledger takes. */
  public byte[] payload() {
    byte[] before = before();
    byte[] after = after();
    return ByteBuffer.allocate(before.length + decision.length + after.length)
        .put(before)
        .put(decision)
        .put(after)
        .array();
  }

  private byte[] before() {
    Map<String, Object> actor = new HashMap<>();
    actor.put("name", by.name());
    if (by.token() != null) {
      actor.put("token", by.token());
    }
    return utf8("{\"actor\":" + CanonicalJson.of(actor) + ",\"at\":\"" + at + "\",\"decision\":");
  }

  private byte[] after() {
    return utf8(
        (masked.isEmpty() ? "" : ",\"masked\":" + CanonicalJson.of(masked))
            + (policyVersion == null ? "" : ",\"policyVersion\":" + policyVersion)
            + end(id));
  }

  private static String end(String id) {
    return ",\"recordId\":\"" + id + "\"}";
  }

  /** How the payload of a record ends, and of no other, by which it is known without reading it. */
  static byte[] endOf(String id) {
    return utf8(end(id));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a payload.
   *
   * @throws IllegalArgumentException if it is none of a decision
   */
  public static DecisionRecord read(byte[] payload) {
    return read(payload, DecisionReader.json(payload));
  }

  static DecisionRecord read(byte[] payload, JsonNode json) {
    try {
      JsonNode actor = json.required("actor");
      JsonNode version = json.path("policyVersion");
      List<String> masked = new ArrayList<>();
      json.path("masked").forEach(path -> masked.add(path.stringValue()));
      var head =
          new DecisionRecord(
              json.required("recordId").stringValue(),
              Instant.parse(json.required("at").stringValue()),
              new Actor(
                  actor.required("name").stringValue(), actor.path("token").stringValue(null)),
              version.isMissingNode() ? null : version.intValue(),
              masked,
              new byte[0]);
      // The decision's own bytes: no other writer's idea of them.
      byte[] decision =
          Arrays.copyOfRange(payload, head.before().length, payload.length - head.after().length);
      var read =
          new DecisionRecord(head.id, head.at, head.by, head.policyVersion, head.masked, decision);
      if (!Arrays.equals(read.payload(), payload)) {
        throw new IllegalArgumentException("It is not in canonical form");
      }
      return read;
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException("This is no record of a decision", unreadable);
    }
  }

  /**
   * The decision, as it was.
   *
   * @param cases reads a case by the policy that decided it
   * @throws IllegalArgumentException if the record holds none
   */
  public Decision read(Function<String, Case> cases) {
    return DecisionReader.read(json(), cases);
  }

  /** The decision as JSON. */
  public JsonNode json() {
    return DecisionReader.json(decision);
  }

  /** The policy that decided, by its fingerprint. */
  public String fingerprint() {
    return json().required("policy").required("fingerprint").stringValue();
  }

  /** The case, as it was decided, as JSON. */
  public String caseJson() {
    return json().required("case").toString();
  }
}
