package dev.tunegate.web;

import dev.tunegate.desk.StatementCoverage;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.CatalogueJson;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.PolicyInfo;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.ThresholdEntry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what a policy says as JSON; every entry has the same properties. */
final class PolicyJson {

  private PolicyJson() {}

  static void policy(PolicyModel model, JsonGenerator json) {
    PolicyInfo info = model.registers().info();
    json.writeStartObject();
    json.writeStringProperty("name", info.name());
    json.writeStringProperty("title", info.title());
    json.writeStringProperty("owner", info.owner());
    date(json, "review", info.review());
    json.writeStringProperty("fingerprint", model.fingerprint());
    json.writeName("article");
    json.writeStartObject();
    json.writeStringProperty("title", info.article());
    json.writeStringProperty("publisher", info.publisher());
    date(json, "date", info.published());
    json.writeEndObject();
    json.writeName("rules");
    json.writeStartArray();
    for (int i = 0; i < model.rules().size(); i++) {
      rule(model.rules().get(i), model.layers().get(i), json);
    }
    json.writeEndArray();
    json.writeName("thresholds");
    json.writeStartArray();
    model.registers().thresholds().values().forEach(threshold -> threshold(threshold, json));
    json.writeEndArray();
    json.writeName("attributes");
    json.writeStartArray();
    model.registers().declarations().forEach(each -> attribute(each, model.registers(), json));
    json.writeEndArray();
    json.writeName("codes");
    json.writeStartArray();
    model.registers().codes().values().forEach(codes -> codes.values().forEach(c -> code(c, json)));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void rule(Rule rule, int layer, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", rule.name());
    json.writeStringProperty("file", rule.place().file());
    json.writeNumberProperty("line", rule.place().line());
    json.writeNumberProperty("layer", layer);
    Json.texts(json, "sources", rule.sources());
    json.writeStringProperty("because", rule.because().text());
    json.writeStringProperty("text", rule.text());
    json.writeEndObject();
  }

  private static void threshold(ThresholdEntry threshold, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", threshold.name());
    json.writeName("value");
    json.writeNumber(threshold.value().toPlainString());
    json.writeStringProperty("unit", threshold.unit());
    Json.texts(json, "sources", threshold.sources());
    date(json, "since", threshold.since());
    json.writeStringProperty("note", threshold.note());
    json.writeEndObject();
  }

  /** A fact that the policy declares, as a case states it under {@code attributes}. */
  private static void attribute(
      AttributeDeclaration declared, Registers registers, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", declared.name());
    json.writeStringProperty("type", declared.type().name().toLowerCase(Locale.ROOT));
    wording(registers, declared.path(), json);
    Json.texts(json, "allowedValues", declared.allowedValues());
    json.writeStringProperty("unit", declared.unit());
    boolean number = declared.type() == AttributeType.NUMBER;
    json.writeName("min");
    bound(number ? declared.min() : null, json);
    json.writeName("max");
    bound(number ? declared.max() : null, json);
    json.writeBooleanProperty("actionable", declared.actionable());
    json.writeEndObject();
  }

  private static void bound(@Nullable BigDecimal bound, JsonGenerator json) {
    if (bound == null) {
      json.writeNull();
    } else {
      json.writeNumber(bound.toPlainString());
    }
  }

  private static void code(Code code, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", code.type());
    json.writeStringProperty("code", code.code());
    json.writeStringProperty("label", code.label());
    json.writeStringProperty("prompting", code.prompting());
    json.writeStringProperty("tuning", code.tuning());
    json.writeBooleanProperty("retired", code.retired());
    json.writeStringProperty("successor", code.successor());
    json.writeEndObject();
  }

  static void statements(PolicyModel model, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("policy", model.registers().info().name());
    json.writeStringProperty("fingerprint", model.fingerprint());
    json.writeName("statements");
    json.writeStartArray();
    for (StatementCoverage coverage : StatementCoverage.of(model)) {
      json.writeStartObject();
      json.writeStringProperty("id", coverage.statement().id());
      json.writeStringProperty("section", coverage.statement().section());
      json.writeStringProperty("says", coverage.statement().says());
      json.writeStringProperty("outOfScope", coverage.statement().outOfScope());
      Json.texts(json, "rules", coverage.rules());
      Json.texts(json, "thresholds", coverage.thresholds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The catalogue of facts, each with the wording of its question. */
  static void facts(PolicyModel model, JsonGenerator json) {
    Registers registers = model.registers();
    CatalogueJson.write(
        json, registers.declarations(), (path, out) -> wording(registers, path, out));
  }

  private static void wording(Registers registers, String path, JsonGenerator json) {
    QuestionText text = registers.questions().get(path);
    json.writeStringProperty("label", text == null ? "" : text.label());
    json.writeStringProperty("group", text == null ? "" : text.group());
    json.writeStringProperty("ask", text == null ? "" : text.ask());
    json.writeStringProperty("means", text == null ? "" : text.means());
    json.writeName("answers");
    json.writeStartObject();
    (text == null ? Map.<String, String>of() : text.answers()).forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  private static void date(JsonGenerator json, String name, @Nullable Object date) {
    if (date == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, date.toString());
    }
  }
}
