package dev.tunegate.engine;

import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/** Writes what comes again and again in decisions, from what was written before where it can. */
final class PieceWriter {

  private final Fragments fragments;
  private final JsonGenerator json;

  PieceWriter(Fragments fragments, JsonGenerator json) {
    this.fragments = fragments;
    this.json = json;
  }

  /** Writes a node, an edge, a derivation or a text. */
  void write(Object piece) {
    if (piece instanceof Node node) {
      node(node);
    } else if (piece instanceof Edge edge) {
      edge(edge);
    } else if (piece instanceof String text) {
      json.writeString(text);
    } else {
      derivation((Derivation) piece);
    }
  }

  /** Writes how a rule reached a conclusion. */
  void derivation(Derivation derivation) {
    if (isWritten(derivation) || isWrittenAfter(derivation.because(), derivation.rule())) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("because", derivation.because());
    json.writeStringProperty("rule", derivation.rule());
    texts("sources", derivation.sources());
    json.writeEndObject();
  }

  /** Writes a text of the policy. */
  void text(SerializableString name, String text) {
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

  /** Writes a step of a justification. */
  void edge(Edge edge) {
    if (isWritten(edge)) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("from", edge.from());
    json.writeStringProperty("to", edge.to());
    json.writeEndObject();
  }

  /** Writes a node of a justification. */
  void node(Node node) {
    if (isWritten(node)
        || isWrittenFact(node)
        || (node instanceof Node.FiringNode firing
            && isWrittenAfter(firing.because(), firing.id()))) {
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

  /** Writes a reason and what came after another one before, if it did. */
  private boolean isWrittenAfter(String because, String piece) {
    SerializableString rest = fragments.partOf(piece);
    if (rest == null) {
      return false;
    }
    json.writeStartObject();
    json.writeStringProperty("because", because);
    json.writeRaw(rest);
    json.writeEndObject();
    return true;
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
    SerializableString head = value instanceof String ? null : fragments.partOf(node.id());
    if (head == null) {
      return false;
    }
    json.writeRawValue(head);
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

  /** Writes a list of texts. */
  void texts(String name, List<String> texts) {
    json.writeName(name);
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
