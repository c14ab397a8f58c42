package dev.tunegate.analysis;

import dev.tunegate.analysis.WhyNot.Failure;
import dev.tunegate.engine.Decision;
import dev.tunegate.verdict.Derivation;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an explanation as JSON, always with the same keys in the same order. */
public final class ExplanationWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final ExplanationText text;

  private ExplanationWriter(JsonGenerator json, ExplanationText text) {
    this.json = json;
    this.text = text;
  }

  /** An explanation as JSON text on one line. */
  public static String toJson(Explanation explanation) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ExplanationWriter(json, new ExplanationText(explanation.registers()))
          .explanation(explanation);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void explanation(Explanation explanation) {
    Decision decision = explanation.decision();
    json.writeStartObject();
    json.writeNumberProperty("schemaVersion", Explanation.SCHEMA_VERSION);
    json.writeStringProperty("title", decision.title());
    json.writeName("verdict");
    json.writeStartObject();
    json.writeStringProperty("outcome", decision.verdict().outcome().name());
    json.writeStringProperty("because", decision.verdict().because());
    json.writeEndObject();
    list("whyNot", explanation.whyNot(), this::whyNot);
    list("whatIf", explanation.whatIf(), this::whatIf);
    StillOpen open = explanation.open();
    if (open != null) {
      json.writeName("open");
      open(open);
    }
    json.writeName("policy");
    json.writeStartObject();
    json.writeStringProperty("name", decision.policy().name());
    json.writeStringProperty("fingerprint", decision.policy().fingerprint());
    json.writeEndObject();
    json.writeStringProperty("engine", decision.engine());
    json.writeEndObject();
  }

  private void whyNot(WhyNot whyNot) {
    json.writeStartObject();
    json.writeStringProperty("target", whyNot.target());
    json.writeBooleanProperty("happened", whyNot.happened());
    list("routes", whyNot.routes(), this::route);
    json.writeNumberProperty("more", whyNot.more());
    json.writeEndObject();
  }

  private void route(WhyNot.Route route) {
    json.writeStartObject();
    json.writeStringProperty("rule", route.rule());
    json.writeStringProperty("conclusion", route.conclusion());
    list("failures", route.failures(), this::failure);
    json.writeEndObject();
  }

  private void failure(Failure failure) {
    json.writeStartObject();
    if (failure instanceof WhyNot.Fact fact) {
      json.writeStringProperty("kind", "fact");
      json.writeStringProperty("path", fact.path());
      value("met", fact.met());
      json.writeStringProperty("wanted", fact.wanted().name());
      list("values", fact.values(), this::value);
      if (!fact.threshold().isEmpty()) {
        json.writeStringProperty("threshold", fact.threshold());
      }
      if (!fact.compared().isEmpty()) {
        json.writeStringProperty("compared", fact.compared());
      }
    } else if (failure instanceof WhyNot.Either either) {
      json.writeStringProperty("kind", "either");
      list(
          "alternatives",
          either.alternatives(),
          all -> {
            json.writeStartArray();
            all.forEach(this::failure);
            json.writeEndArray();
          });
    } else if (failure instanceof WhyNot.Missing missing) {
      json.writeStringProperty("kind", "missing");
      json.writeStringProperty("type", missing.type());
      list("keys", missing.keys(), json::writeString);
      list("routes", missing.routes(), this::route);
      json.writeNumberProperty("more", missing.more());
      json.writeBooleanProperty("toldElsewhere", missing.told());
    } else if (failure instanceof WhyNot.Blocked blocked) {
      json.writeStringProperty("kind", "blocked");
      json.writeStringProperty("conclusion", blocked.conclusion().id());
      list("by", blocked.by(), this::derivation);
    } else {
      json.writeStringProperty("kind", "together");
    }
    json.writeStringProperty("says", text.failure(failure));
    json.writeEndObject();
  }

  private void derivation(Derivation derivation) {
    json.writeStartObject();
    json.writeStringProperty("rule", derivation.rule());
    json.writeStringProperty("because", derivation.because());
    list("sources", derivation.sources(), json::writeString);
    json.writeEndObject();
  }

  private void whatIf(WhatIf whatIf) {
    json.writeStartObject();
    json.writeStringProperty("wanted", whatIf.wanted().name());
    list(
        "answers",
        whatIf.answers(),
        answer -> {
          json.writeStartObject();
          list("changes", answer.changes(), this::change);
          json.writeStringProperty("because", answer.because());
          json.writeEndObject();
        });
    WhatIf.Looked looked = whatIf.looked();
    json.writeName("looked");
    json.writeStartObject();
    json.writeNumberProperty("facts", looked.facts());
    json.writeNumberProperty("changes", looked.changes());
    json.writeNumberProperty("cases", looked.cases());
    json.writeBooleanProperty("cut", looked.cut());
    json.writeBooleanProperty("more", looked.more());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void change(WhatIf.Change change) {
    json.writeStartObject();
    json.writeStringProperty("path", change.path());
    value("from", change.from());
    value("to", change.to());
    json.writeEndObject();
  }

  private void open(StillOpen open) {
    json.writeStartObject();
    json.writeBooleanProperty("settled", open.settled());
    list(
        "questions",
        open.paths(),
        path -> {
          json.writeStartObject();
          json.writeStringProperty("path", path);
          json.writeStringProperty("ask", text.question(path));
          json.writeEndObject();
        });
    list(
        "settling",
        open.settling(),
        set -> {
          json.writeStartObject();
          list("answers", set.answers(), this::change);
          json.writeStringProperty("verdict", set.verdict().name());
          json.writeEndObject();
        });
    StillOpen.Looked looked = open.looked();
    json.writeName("looked");
    json.writeStartObject();
    json.writeNumberProperty("unstated", looked.unstated());
    json.writeNumberProperty("answers", looked.answers());
    json.writeBooleanProperty("cut", looked.cut());
    json.writeBooleanProperty("more", looked.more());
    json.writeEndObject();
    json.writeEndObject();
  }

  private <T extends @Nullable Object> void list(String name, Collection<T> all, Consumer<T> each) {
    json.writeName(name);
    json.writeStartArray();
    all.forEach(each);
    json.writeEndArray();
  }

  private void value(String name, @Nullable Object value) {
    json.writeName(name);
    value(value);
  }

  private void value(@Nullable Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
