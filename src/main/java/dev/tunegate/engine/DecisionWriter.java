package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Justification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes a decision as canonical JSON (RFC 8785): keys in their order, no white space. What a
 * client gets is so, byte for byte, what is recorded, and a digest of either is one of both.
 */
public final class DecisionWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  /** Most bytes of a buffer that are kept for the next decision; a usual one has half of them. */
  private static final int MOST_KEPT = 1 << 16;

  /** Where a decision is put together: to clear room for each anew costs as much as to write it. */
  private static final ThreadLocal<ByteArrayOutputStream> BUFFER =
      ThreadLocal.withInitial(() -> new ByteArrayOutputStream(MOST_KEPT));

  /** Names of what comes some forty times a decision, made ready to be written. */
  private static final SerializableString ANSWER = new SerializedString("answer");

  private static final SerializableString CODE = new SerializedString("code");
  private static final SerializableString DERIVATIONS = new SerializedString("derivations");
  private static final SerializableString DIMENSION = new SerializedString("dimension");
  private static final SerializableString ITEM = new SerializedString("item");
  private static final SerializableString LABEL = new SerializedString("label");
  private static final SerializableString QUESTION = new SerializedString("question");
  private static final SerializableString SIDE = new SerializedString("side");

  /** How the node of a fact ends that is not stated. */
  private static final String UNSTATED = "null}";

  /** How the node of a firing, and a derivation, begins that gives no reason. */
  private static final String NO_REASON = "{\"because\":\"\"";

  private final JsonGenerator json;
  private final PieceWriter pieces;

  private DecisionWriter(Fragments fragments, JsonGenerator json) {
    this.json = json;
    this.pieces = new PieceWriter(fragments, json);
  }

  /** A decision as JSON text on one line. */
  public static String toJson(Decision decision) {
    return new String(toBytes(decision, Fragments.NONE), StandardCharsets.UTF_8);
  }

  /** A case as canonical JSON, in UTF-8: the bytes by which it stands in its decision. */
  public static byte[] caseBytes(Case facts) {
    return toBytes(
        new ByteArrayOutputStream(),
        Fragments.NONE,
        writer -> CaseWriter.writeCanonical(facts, writer.json));
  }

  /** The same, in UTF-8, with what is always the same taken from where it was written before. */
  static byte[] toBytes(Decision decision, Fragments fragments) {
    ByteArrayOutputStream buffer = BUFFER.get();
    buffer.reset();
    byte[] bytes = toBytes(buffer, fragments, writer -> writer.decision(decision));
    if (bytes.length > MOST_KEPT) {
      BUFFER.remove();
    }
    return bytes;
  }

  /** A piece of decisions as it stands in every one of them. */
  static byte[] toBytes(Object piece) {
    if (piece instanceof FactPath fact) {
      // Its null is the one value that ends the node of a fact which states nothing.
      byte[] node = toBytes(fact.holding(null));
      return Arrays.copyOf(node, node.length - UNSTATED.length());
    }
    if (piece instanceof Firing firing) {
      return afterReason(firing.node(unexplained(firing.plan().rule())));
    }
    if (piece instanceof Rule rule) {
      return afterReason(unexplained(rule));
    }
    return toBytes(
        new ByteArrayOutputStream(), Fragments.NONE, writer -> writer.pieces.write(piece));
  }

  private static Derivation unexplained(Rule rule) {
    return new Derivation(rule.name(), "", rule.sources());
  }

  private static byte[] afterReason(Object piece) {
    byte[] whole = toBytes(piece);
    return Arrays.copyOfRange(whole, NO_REASON.length(), whole.length - 1);
  }

  private static byte[] toBytes(
      ByteArrayOutputStream bytes, Fragments fragments, Consumer<DecisionWriter> writing) {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writing.accept(new DecisionWriter(fragments, json));
    }
    return bytes.toByteArray();
  }

  private void decision(Decision decision) {
    json.writeStartObject();
    entries("actions", decision.actions());
    json.writeName("case");
    CaseWriter.writeCanonical(decision.facts(), json);
    checklist(decision.checklist());
    comparison(decision.comparison());
    contradictions(decision.contradictions());
    json.writeStringProperty("engine", decision.engine());
    entries("findings", decision.findings());
    entries("gaps", decision.gaps());
    entries("grounds", decision.grounds());
    justification(decision.justification());
    json.writeName("policy");
    json.writeStartObject();
    json.writeStringProperty("fingerprint", decision.policy().fingerprint());
    json.writeStringProperty("name", decision.policy().name());
    json.writeEndObject();
    entries("prospects", decision.prospects());
    questions(decision.questions());
    json.writeNumberProperty("schemaVersion", Decision.SCHEMA_VERSION);
    json.writeStringProperty("title", decision.title());
    verdict(decision.verdict());
    entries("vetoes", decision.vetoes());
    entries("warnings", decision.warnings());
    json.writeEndObject();
  }

  private void verdict(Decision.VerdictEntry verdict) {
    json.writeName("verdict");
    json.writeStartObject();
    json.writeStringProperty("because", verdict.because());
    derivations(verdict.derivations());
    json.writeStringProperty("outcome", verdict.outcome().name());
    json.writeEndObject();
  }

  private void entries(String name, List<Decision.Entry> entries) {
    json.writeName(name);
    json.writeStartArray();
    for (Decision.Entry entry : entries) {
      json.writeStartObject();
      pieces.text(CODE, entry.code());
      derivations(entry.derivations());
      pieces.text(LABEL, entry.label());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void contradictions(List<Decision.ContradictionEntry> contradictions) {
    json.writeName("contradictions");
    json.writeStartArray();
    for (Decision.ContradictionEntry entry : contradictions) {
      json.writeStartObject();
      derivations(entry.derivations());
      pieces.texts("paths", entry.paths());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void questions(List<Decision.QuestionEntry> questions) {
    json.writeName("questions");
    json.writeStartArray();
    for (Decision.QuestionEntry entry : questions) {
      json.writeStartObject();
      json.writeStringProperty("ask", entry.ask());
      derivations(entry.derivations());
      json.writeStringProperty("path", entry.path());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void comparison(List<Decision.ReadingEntry> rows) {
    json.writeName("comparison");
    json.writeStartArray();
    for (Decision.ReadingEntry row : rows) {
      json.writeStartObject();
      derivations(row.derivations());
      pieces.text(DIMENSION, row.dimension());
      pieces.text(SIDE, row.side().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void checklist(List<Decision.CheckEntry> items) {
    json.writeName("checklist");
    json.writeStartArray();
    for (Decision.CheckEntry item : items) {
      json.writeStartObject();
      pieces.text(ANSWER, item.answer().name());
      derivations(item.derivations());
      json.writeName(ITEM);
      json.writeNumber(item.item());
      pieces.text(QUESTION, item.question());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void derivations(List<Derivation> derivations) {
    json.writeName(DERIVATIONS);
    json.writeStartArray();
    derivations.forEach(pieces::derivation);
    json.writeEndArray();
  }

  private void justification(Justification justification) {
    json.writeName("justification");
    json.writeStartObject();
    json.writeName("edges");
    json.writeStartArray();
    justification.edges().forEach(pieces::edge);
    json.writeEndArray();
    json.writeName("nodes");
    json.writeStartArray();
    justification.nodes().forEach(pieces::node);
    json.writeEndArray();
    json.writeEndObject();
  }
}
