package dev.tunegate.engine;

import dev.tunegate.facts.CaseWriter;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonFactory;

/** Writes a decision as JSON, always with the same keys in the same order. */
public final class DecisionWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final Fragments fragments;
  private final JsonGenerator json;

  private DecisionWriter(Fragments fragments, JsonGenerator json) {
    this.fragments = fragments;
    this.json = json;
  }

  /** Writes a decision as one JSON object. */
  public static void write(Decision decision, JsonGenerator json) {
    new DecisionWriter(Fragments.NONE, json).decision(decision);
  }

  /** A decision as JSON text on one line. */
  public static String toJson(Decision decision) {
    return new String(toBytes(decision, Fragments.NONE), StandardCharsets.UTF_8);
  }

  /** The same, in UTF-8, with what is always the same taken from where it was written before. */
  static byte[] toBytes(Decision decision, Fragments fragments) {
    return toBytes(fragments, writer -> writer.decision(decision));
  }

  /** A piece of the justification as it stands in every decision. */
  static byte[] toBytes(Object piece) {
    return toBytes(
        Fragments.NONE,
        writer -> {
          if (piece instanceof Node node) {
            writer.node(node);
          } else if (piece instanceof Edge edge) {
            writer.edge(edge);
          } else {
            writer.derivation((Derivation) piece);
          }
        });
  }

  private static byte[] toBytes(Fragments fragments, Consumer<DecisionWriter> writing) {
    // Room for a usual decision: growing costs as much as writing.
    var bytes = new ByteArrayOutputStream(fragments == Fragments.NONE ? 1 << 9 : 1 << 16);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writing.accept(new DecisionWriter(fragments, json));
    }
    return bytes.toByteArray();
  }

  private void decision(Decision decision) {
    json.writeStartObject();
    json.writeNumberProperty("schemaVersion", Decision.SCHEMA_VERSION);
    json.writeStringProperty("title", decision.title());
    verdict(decision.verdict());
    entries("grounds", decision.grounds());
    entries("prospects", decision.prospects());
    entries("gaps", decision.gaps());
    entries("vetoes", decision.vetoes());
    entries("warnings", decision.warnings());
    entries("findings", decision.findings());
    contradictions(decision.contradictions());
    entries("actions", decision.actions());
    questions(decision.questions());
    comparison(decision.comparison());
    checklist(decision.checklist());
    justification(decision.justification());
    json.writeName("policy");
    json.writeStartObject();
    json.writeStringProperty("name", decision.policy().name());
    json.writeStringProperty("fingerprint", decision.policy().fingerprint());
    json.writeEndObject();
    json.writeStringProperty("engine", decision.engine());
    json.writeName("case");
    CaseWriter.write(decision.facts(), json);
    json.writeEndObject();
  }

  private void verdict(Decision.VerdictEntry verdict) {
    json.writeName("verdict");
    json.writeStartObject();
    json.writeStringProperty("outcome", verdict.outcome().name());
    json.writeStringProperty("because", verdict.because());
    derivations(verdict.derivations());
    json.writeEndObject();
  }

  private void entries(String name, List<Decision.Entry> entries) {
    json.writeName(name);
    json.writeStartArray();
    for (Decision.Entry entry : entries) {
      json.writeStartObject();
      json.writeStringProperty("code", entry.code());
      json.writeStringProperty("label", entry.label());
      derivations(entry.derivations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void contradictions(List<Decision.ContradictionEntry> contradictions) {
    json.writeName("contradictions");
    json.writeStartArray();
    for (Decision.ContradictionEntry entry : contradictions) {
      json.writeStartObject();
      texts("paths", entry.paths());
      derivations(entry.derivations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void questions(List<Decision.QuestionEntry> questions) {
    json.writeName("questions");
    json.writeStartArray();
    for (Decision.QuestionEntry entry : questions) {
      json.writeStartObject();
      json.writeStringProperty("path", entry.path());
      json.writeStringProperty("ask", entry.ask());
      derivations(entry.derivations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void comparison(List<Decision.ReadingEntry> rows) {
    json.writeName("comparison");
    json.writeStartArray();
    for (Decision.ReadingEntry row : rows) {
      json.writeStartObject();
      json.writeStringProperty("dimension", row.dimension());
      json.writeStringProperty("side", row.side().name());
      derivations(row.derivations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void checklist(List<Decision.CheckEntry> items) {
    json.writeName("checklist");
    json.writeStartArray();
    for (Decision.CheckEntry item : items) {
      json.writeStartObject();
      json.writeNumberProperty("item", item.item());
      json.writeStringProperty("question", item.question());
      json.writeStringProperty("answer", item.answer().name());
      derivations(item.derivations());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void derivations(List<Derivation> derivations) {
    json.writeName("derivations");
    json.writeStartArray();
    derivations.forEach(this::derivation);
    json.writeEndArray();
  }

  private void derivation(Derivation derivation) {
    if (isWritten(derivation)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("rule", derivation.rule());
    json.writeStringProperty("because", derivation.because());
    texts("sources", derivation.sources());
    json.writeEndObject();
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
    json.writeName("nodes");
    json.writeStartArray();
    justification.nodes().forEach(this::node);
    json.writeEndArray();
    json.writeName("edges");
    json.writeStartArray();
    justification.edges().forEach(this::edge);
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
    if (isWritten(node)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("id", node.id());
    if (node instanceof Node.FactNode fact) {
      json.writeStringProperty("kind", "fact");
      json.writeStringProperty("path", fact.path());
      value(fact.value());
    } else if (node instanceof Node.DerivedNode derived) {
      json.writeStringProperty("kind", "derived");
      json.writeStringProperty("path", derived.path());
      value(derived.value());
    } else if (node instanceof Node.ThresholdNode threshold) {
      json.writeStringProperty("kind", "threshold");
      json.writeStringProperty("name", threshold.name());
      value(threshold.value());
      json.writeStringProperty("unit", threshold.unit());
    } else if (node instanceof Node.ConclusionNode conclusion) {
      Conclusion said = conclusion.conclusion();
      json.writeStringProperty("kind", "conclusion");
      json.writeStringProperty("type", said.type());
      json.writeStringProperty("key", said.key());
    } else if (node instanceof Node.AbsenceNode absence) {
      json.writeStringProperty("kind", "absence");
      json.writeStringProperty("pattern", absence.pattern());
    } else if (node instanceof Node.FiringNode firing) {
      json.writeStringProperty("kind", "firing");
      json.writeStringProperty("rule", firing.rule());
      json.writeStringProperty("file", firing.file());
      json.writeNumberProperty("line", firing.line());
      json.writeStringProperty("because", firing.because());
      texts("sources", firing.sources());
    }
    json.writeEndObject();
  }

  private void value(@Nullable Object value) {
    json.writeName("value");
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal || value instanceof Long) {
      json.writeNumber(
          value.toString().contains("E") ? ((BigDecimal) value).toPlainString() : value.toString());
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
