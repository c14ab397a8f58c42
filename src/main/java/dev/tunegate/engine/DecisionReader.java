package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Side;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads back what {@link DecisionWriter} wrote: the same bytes come out of it again. */
public final class DecisionReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private DecisionReader() {}

  /**
   * Reads a decision.
   *
   * @param cases reads the case, which may hold attributes that a policy declares
   * @throws IllegalArgumentException if it is no decision of this program's form
   */
  public static Decision read(JsonNode json, Function<String, Case> cases) {
    try {
      int form = json.required("schemaVersion").intValue();
      if (form != Decision.SCHEMA_VERSION) {
        throw new IllegalArgumentException(
            "The decision has form " + form + ", and form " + Decision.SCHEMA_VERSION + " is read");
      }
      return decision(json, cases);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("This is no decision", unreadable);
    }
  }

  /**
   * Reads text as JSON, with decimal numbers as they stand there.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static JsonNode json(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("This is no JSON", unreadable);
    }
  }

  private static Decision decision(JsonNode json, Function<String, Case> cases) {
    JsonNode verdict = json.required("verdict");
    JsonNode policy = json.required("policy");
    return new Decision(
        text(json, "title"),
        new Decision.VerdictEntry(
            Outcome.valueOf(text(verdict, "outcome")),
            text(verdict, "because"),
            derivations(verdict)),
        entries(json, "grounds"),
        entries(json, "prospects"),
        entries(json, "gaps"),
        entries(json, "vetoes"),
        entries(json, "warnings"),
        entries(json, "findings"),
        list(
            json,
            "contradictions",
            each -> new Decision.ContradictionEntry(texts(each, "paths"), derivations(each))),
        entries(json, "actions"),
        list(
            json,
            "questions",
            each ->
                new Decision.QuestionEntry(
                    text(each, "path"), text(each, "ask"), derivations(each))),
        list(
            json,
            "comparison",
            each ->
                new Decision.ReadingEntry(
                    text(each, "dimension"), Side.valueOf(text(each, "side")), derivations(each))),
        list(
            json,
            "checklist",
            each ->
                new Decision.CheckEntry(
                    each.required("item").intValue(),
                    text(each, "question"),
                    Answer.valueOf(text(each, "answer")),
                    derivations(each))),
        new Justification(
            list(json.required("justification"), "nodes", DecisionReader::node),
            list(
                json.required("justification"),
                "edges",
                edge -> new Edge(text(edge, "from"), text(edge, "to")))),
        new Decision.PolicyRef(text(policy, "name"), text(policy, "fingerprint")),
        text(json, "engine"),
        cases.apply(json.required("case").toString()));
  }

  private static List<Decision.Entry> entries(JsonNode json, String name) {
    return list(
        json,
        name,
        each -> new Decision.Entry(text(each, "code"), text(each, "label"), derivations(each)));
  }

  private static List<Derivation> derivations(JsonNode json) {
    return list(
        json,
        "derivations",
        each -> new Derivation(text(each, "rule"), text(each, "because"), texts(each, "sources")));
  }

  private static Node node(JsonNode json) {
    String id = text(json, "id");
    String kind = text(json, "kind");
    return switch (kind) {
      case "fact" -> new Node.FactNode(id, text(json, "path"), value(json.required("value")));
      case "derived" -> new Node.DerivedNode(id, text(json, "path"), value(json.required("value")));
      case "threshold" ->
          new Node.ThresholdNode(
              id, text(json, "name"), json.required("value").decimalValue(), text(json, "unit"));
      case "conclusion" ->
          new Node.ConclusionNode(id, Conclusion.of(text(json, "type"), text(json, "key")));
      case "firing" ->
          new Node.FiringNode(
              id,
              text(json, "rule"),
              text(json, "file"),
              json.required("line").intValue(),
              text(json, "because"),
              texts(json, "sources"));
      case "absence" -> new Node.AbsenceNode(id, text(json, "pattern"));
      default -> throw new IllegalArgumentException("A justification has no node of kind " + kind);
    };
  }

  /** A value as it stands: a constant comes back as its name, which is how it is written. */
  private static @Nullable Object value(JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    if (json.isNumber()) {
      return json.isIntegralNumber() ? (Object) json.longValue() : json.decimalValue();
    }
    return json.stringValue();
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> reading) {
    return json.required(name).valueStream().map(reading).toList();
  }

  private static List<String> texts(JsonNode json, String name) {
    return list(json, name, JsonNode::stringValue);
  }

  private static String text(JsonNode json, String name) {
    return json.required(name).stringValue();
  }
}
