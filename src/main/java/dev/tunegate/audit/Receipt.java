package dev.tunegate.audit;

import dev.tunegate.audit.Replay.Difference;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.Dsse;
import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.Hash;
import dev.tunegate.ledger.Hashing;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.SignedNote;
import dev.tunegate.ledger.VerifierKey;
import dev.tunegate.register.DecisionRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A receipt of a decision: an <a href="https://in-toto.io/Statement/v1">in-toto statement</a> in an
 * envelope (DSSE) that the ledger's key has signed. It holds the whole entry and the proof that the
 * entry is in the log, so it is checked, and the decision made again, without any database.
 *
 * @param entry the decision's entry of the ledger
 * @param record what the entry says
 * @param checkpoint a signed checkpoint that covers the entry
 * @param inclusion proves that the entry is among those of the checkpoint
 * @param keys of the log, from the first to the one that signed the receipt
 */
public record Receipt(
    Entry entry,
    DecisionRecord record,
    SignedNote checkpoint,
    List<Hash> inclusion,
    List<VerifierKey> keys) {

  /** The type of what is in the envelope. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://tunegate.dev/decision-receipt/v1";

  /** Copies the lists. */
  public Receipt {
    inclusion = List.copyOf(inclusion);
    keys = List.copyOf(keys);
  }

  /**
   * The receipt of an entry, as the file that is handed out. It waits for a checkpoint that covers
   * the entry.
   *
   * @throws IllegalArgumentException if there is no such decision, or it is erased
   * @throws dev.tunegate.ledger.LedgerException if none can be had now
   */
  public static byte[] of(Ledger ledger, long index) {
    Entry entry =
        ledger
            .entry(index)
            .filter(found -> found.kind().equals(DecisionRecord.KIND))
            .orElseThrow(() -> new IllegalArgumentException("Entry " + index + " is no decision"));
    Entry.Content content = entry.content();
    if (content == null) {
      throw new IllegalArgumentException(
          "What entry " + index + " said is erased, so that there is no receipt of it");
    }
    SignedNote checkpoint = ledger.checkpointOver(index);
    var receipt =
        new Receipt(
            entry,
            DecisionRecord.read(content.payload()),
            checkpoint,
            ledger.inclusion(index, Checkpoint.of(checkpoint).size()),
            ledger.keys());
    return ledger.attest(PAYLOAD_TYPE, receipt.statement()).json();
  }

  /** The statement that is signed: canonical JSON, all of it made from the parts of this. */
  byte[] statement() {
    JsonNode decision = record.json();
    Map<String, Object> predicate = new HashMap<>();
    predicate.put("recordId", record.id());
    predicate.put("at", record.at().toString());
    predicate.put("verdict", decision.at("/verdict/outcome").stringValue());
    predicate.put("engine", decision.required("engine").stringValue());
    if (record.policyVersion() != null) {
      predicate.put("policyVersion", record.policyVersion());
    }
    if (!record.masked().isEmpty()) {
      predicate.put("masked", record.masked());
    }
    predicate.put("entry", entryJson());
    predicate.put("inclusion", inclusion.stream().map(Hash::base64).toList());
    predicate.put("checkpoint", checkpoint.toString());
    predicate.put("keys", keys.stream().map(VerifierKey::toString).toList());
    String fingerprint = record.fingerprint();
    return CanonicalJson.bytes(
        Map.of(
            "_type",
            STATEMENT,
            "predicateType",
            PREDICATE,
            "subject",
            List.of(
                subject("case", sha256(DecisionParts.caseOf(record.decision()))),
                subject("policy", fingerprint.substring(fingerprint.indexOf(':') + 1)),
                subject("decision", sha256(record.decision()))),
            "predicate",
            predicate));
  }

  private Map<String, Object> entryJson() {
    Entry.Content content = content();
    return Map.of(
        "index",
        entry.index(),
        "kind",
        entry.kind(),
        "at",
        entry.at().toString(),
        "salt",
        Base64.getEncoder().encodeToString(content.salt()),
        "payload",
        new String(content.payload(), StandardCharsets.UTF_8));
  }

  private Entry.Content content() {
    Entry.Content content = entry.content();
    if (content == null) {
      throw new IllegalStateException("A receipt is made of an entry that is there");
    }
    return content;
  }

  private static Map<String, Object> subject(String name, String digest) {
    return Map.of("name", name, "digest", Map.of("sha256", digest));
  }

  static String sha256(byte[] bytes) {
    return Hashing.sha256(bytes).toString();
  }

  /**
   * Reads the statement of a receipt, strictly: everything that it says must follow from the entry,
   * the checkpoint and the proof that it holds.
   *
   * @throws IllegalArgumentException if it does not, naming the first place
   */
  static Receipt read(byte[] statement) {
    JsonNode json = Dsse.strict(statement);
    JsonNode predicate = json.path("predicate");
    JsonNode entry = predicate.path("entry");
    Receipt receipt;
    byte[] whole;
    try {
      byte[] payload = text(entry, "payload").getBytes(StandardCharsets.UTF_8);
      byte[] salt = Base64.getDecoder().decode(text(entry, "salt"));
      Instant at = Instant.parse(text(entry, "at"));
      Hash commitment = Hashing.commitment(salt, payload);
      String kind = text(entry, "kind");
      if (!kind.equals(DecisionRecord.KIND)) {
        throw new IllegalArgumentException("the entry is none of a decision");
      }
      receipt =
          new Receipt(
              new Entry(
                  entry.path("index").longValue(),
                  kind,
                  at,
                  commitment,
                  Hashing.leaf(commitment, at, kind),
                  new Entry.Content(salt, payload)),
              DecisionRecord.read(payload),
              SignedNote.parse(text(predicate, "checkpoint")),
              texts(predicate, "inclusion").stream().map(Hash::ofBase64).toList(),
              texts(predicate, "keys").stream().map(VerifierKey::parse).toList());
      whole = receipt.statement();
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "the statement is none of a receipt: " + unreadable.getMessage(), unreadable);
    }
    if (!Arrays.equals(whole, statement)) {
      List<Difference> differences = JsonDifferences.of(json, Dsse.strict(whole)).found();
      String where = differences.isEmpty() ? "its form" : differences.get(0).pointer();
      throw new IllegalArgumentException(
          "what the receipt says at " + where + " does not follow from its entry");
    }
    return receipt;
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("\"" + name + "\" is no text");
    }
    return value.stringValue();
  }

  private static List<String> texts(JsonNode object, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : object.path(name)) {
      texts.add(each.stringValue());
    }
    return texts;
  }
}
