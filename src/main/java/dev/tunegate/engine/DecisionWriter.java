package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

  private final Fragments fragments;
  private final JsonGenerator json;

  private DecisionWriter(Fragments fragments, JsonGenerator json) {
    this.fragments = fragments;
    this.json = json;
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
    return toBytes(
        new ByteArrayOutputStream(),
        Fragments.NONE,
        writer -> {
          if (piece instanceof Node node) {
            writer.node(node);
          } else if (piece instanceof Edge edge) {
            writer.edge(edge);
          } else if (piece instanceof String text) {
            writer.json.writeString(text);
          } else {
            writer.derivation((Derivation) piece);
          }
        });
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
      text(CODE, entry.code());
      derivations(entry.derivations());
      text(LABEL, entry.label());
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
      texts("paths", entry.paths());
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
      text(DIMENSION, row.dimension());
      text(SIDE, row.side().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void checklist(List<Decision.CheckEntry> items) {
    json.writeName("checklist");
    json.writeStartArray();
    for (Decision.CheckEntry item : items) {
      json.writeStartObject();
      text(ANSWER, item.answer().name());
      derivations(item.derivations());
      json.writeName(ITEM);
      json.writeNumber(item.item());
      text(QUESTION, item.question());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void derivations(List<Derivation> derivations) {
    json.writeName(DERIVATIONS);
    json.writeStartArray();
    derivations.forEach(this::derivation);
    json.writeEndArray();
  }

  private void derivation(Derivation derivation) {
    if (isWritten(derivation)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("because", derivation.because());
    json.writeStringProperty("rule", derivation.rule());
    texts("sources", derivation.sources());
    json.writeEndObject();
  }

  /** Writes a text of the policy. */
  private void text(SerializableString name, String text) {
    json.writeName(name);
    if (!isWritten(text)) {
      json.writeString(text);
    }
  }

  /** Writes what was written before, if it was. */
  private boolean isWritten(Object piece) {
    SerializableString fragment = fragments.of(piece);
    if (fragment != null) {
      json.writeRawValue(fragment);
    }
    return fragment != null;
  }

  private void justification(Justification justification) {
    json.writeName("justification");
    json.writeStartObject();
    json.writeName("edges");
    json.writeStartArray();
    justification.edges().forEach(this::edge);
    json.writeEndArray();
    json.writeName("nodes");
    json.writeStartArray();
    justification.nodes().forEach(this::node);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void edge(Edge edge) {
    if (isWritten(edge)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("from", edge.from());
    json.writeStringProperty("to", edge.to());
    json.writeEndObject();
  }

  private void node(Node node) {
    if (isWritten(node) || isWrittenFact(node)) {
      return;
    }
    json.writeStartObject();
    if (node instanceof Node.FactNode fact) {
      head(node, "fact");
      json.writeStringProperty("path", fact.path());
      value(fact.value());
    } else if (node instanceof Node.DerivedNode derived) {
      head(node, "derived");
      json.writeStringProperty("path", derived.path());
      value(derived.value());
    } else if (node instanceof Node.ThresholdNode threshold) {
      head(node, "threshold");
      json.writeStringProperty("name", threshold.name());
      json.writeStringProperty("unit", threshold.unit());
      value(threshold.value());
    } else if (node instanceof Node.ConclusionNode conclusion) {
      Conclusion said = conclusion.conclusion();
      json.writeStringProperty("id", node.id());
      json.writeStringProperty("key", said.key());
      json.writeStringProperty("kind", "conclusion");
      json.writeStringProperty("type", said.type());
    } else if (node instanceof Node.AbsenceNode absence) {
      head(node, "absence");
      json.writeStringProperty("pattern", absence.pattern());
    } else if (node instanceof Node.FiringNode firing) {
      json.writeStringProperty("because", firing.because());
      json.writeStringProperty("file", firing.file());
      head(node, "firing");
      json.writeNumberProperty("line", firing.line());
      json.writeStringProperty("rule", firing.rule());
      texts("sources", firing.sources());
    }
    json.writeEndObject();
  }

  /** Writes a fact whose node was written before with another value, if it was. */
  private boolean isWrittenFact(Node node) {
    @Nullable Object value;
    if (node instanceof Node.FactNode fact) {
      value = fact.value();
    } else if (node instanceof Node.DerivedNode derived) {
      value = derived.value();
    } else {
      return false;
    }
    // A text may need escapes, which what is written raw does not get.
    if (value instanceof String || !isWritten(node.id())) {
      return false;
    }
    if (value instanceof Enum<?> constant) {
      json.writeRaw('"');
      json.writeRaw(constant.name());
      json.writeRaw('"');
    } else {
      json.writeRaw(value instanceof Number number ? plain(number) : String.valueOf(value));
    }
    json.writeRaw('}');
    return true;
  }

  private static String plain(Number number) {
    String text = number.toString();
    return text.contains("E") ? ((BigDecimal) number).toPlainString() : text;
  }

  private void head(Node node, String kind) {
    json.writeStringProperty("id", node.id());
    json.writeStringProperty("kind", kind);
  }

  private void value(@Nullable Object value) {
    json.writeName("value");
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      json.writeNumber(plain(number));
    } else {
      json.writeString(value.toString());
    }
  }

  private void texts(String name, List<String> texts) {
    json.writeName(name);
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
