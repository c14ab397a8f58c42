package dev.tunegate.analysis;

import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Explained;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a comparison as JSON, always with the same keys in the same order. */
public final class ComparisonWriter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;

  private ComparisonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a comparison as one JSON object. */
  public static void write(Comparison comparison, JsonGenerator json) {
    new ComparisonWriter(json).comparison(comparison);
  }

  /** A comparison as JSON text on one line. */
  public static String toJson(Comparison comparison) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(comparison, json);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void comparison(Comparison comparison) {
    json.writeStartObject();
    json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
    edition("old", comparison.before());
    edition("new", comparison.after());
    difference(comparison.difference());
    looked(comparison.looked());
    json.writeBooleanProperty("verdictsChange", comparison.changesVerdicts());
    json.writeName("transitions");
    json.writeStartArray();
    for (Comparison.Transition transition : comparison.transitions()) {
      json.writeStartObject();
      json.writeStringProperty("old", transition.before().name());
      json.writeStringProperty("new", transition.after().name());
      cases(transition.counts(), transition.named(), transition.example());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("sameVerdictOtherConclusions");
    json.writeStartObject();
    Comparison.Elsewhere elsewhere = comparison.elsewhere();
    cases(elsewhere.counts(), elsewhere.named(), elsewhere.example());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void edition(String name, Edition edition) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("from", edition.label());
    json.writeStringProperty("name", edition.model().registers().info().name());
    json.writeStringProperty("fingerprint", edition.model().fingerprint());
    json.writeEndObject();
  }

  private void difference(PolicyDifference difference) {
    json.writeName("changes");
    json.writeStartArray();
    for (Change change : difference.changes()) {
      json.writeStartObject();
      json.writeStringProperty("subject", change.subject().name());
      json.writeStringProperty("kind", change.kind().name());
      json.writeStringProperty("name", change.name());
      json.writeStringProperty("words", DifferenceText.headline(change));
      json.writeName("details");
      json.writeStartArray();
      for (Change.Detail detail : change.details()) {
        json.writeStartObject();
        json.writeStringProperty("aspect", detail.aspect());
        json.writeStringProperty("old", detail.before());
        json.writeStringProperty("new", detail.after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("files", difference.files());
  }

  private void looked(Comparison.Looked looked) {
    json.writeName("looked");
    json.writeStartObject();
    json.writeNumberProperty("samples", looked.samples());
    json.writeNumberProperty("generated", looked.generated());
    json.writeNumberProperty("seed", looked.seed());
    json.writeNumberProperty("recorded", looked.recorded());
    json.writeEndObject();
  }

  private void cases(Counts counts, List<String> named, @Nullable Example example) {
    json.writeNumberProperty("samples", counts.samples());
    json.writeNumberProperty("generated", counts.generated());
    json.writeNumberProperty("recorded", counts.recorded());
    strings("named", named);
    json.writeName("example");
    if (example == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeName("case");
    CaseWriter.write(example.facts(), json);
    explained("old", example.before());
    explained("new", example.after());
    strings("lost", example.lost().stream().map(Conclusion::id).toList());
    strings("gained", example.gained().stream().map(Conclusion::id).toList());
    json.writeEndObject();
  }

  private void explained(String name, Explained explained) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("judgement", explained.judgement().name());
    json.writeStringProperty("because", explained.headline());
    json.writeName("reasons");
    json.writeStartArray();
    for (Derivation reason : explained.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("rule", reason.rule());
      json.writeStringProperty("because", reason.because());
      strings("sources", reason.sources());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
