package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Vocabulary;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The words that rules of a policy can use, for the editor: what there is, and what it means. */
final class WorkVocabulary {

  private final Registers registers;
  private final JsonGenerator json;

  private WorkVocabulary(Registers registers, JsonGenerator json) {
    this.registers = registers;
    this.json = json;
  }

  static String json(Registers registers) {
    return Json.text(json -> new WorkVocabulary(registers, json).write());
  }

  private void write() {
    json.writeStartObject();
    json.writeName("types");
    json.writeStartArray();
    Vocabulary.types().forEach(name -> type(Vocabulary.type(name)));
    json.writeEndArray();
    codes();
    thresholds();
    json.writeName("statements");
    json.writeStartArray();
    registers
        .statements()
        .values()
        .forEach(
            statement -> {
              json.writeStartObject();
              json.writeStringProperty("id", statement.id());
              json.writeStringProperty("section", statement.section());
              json.writeStringProperty("says", statement.says());
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeName("attributes");
    json.writeStartArray();
    registers.declarations().forEach(this::attribute);
    json.writeEndArray();
    paths();
    json.writeEndObject();
  }

  private void attribute(AttributeDeclaration declaration) {
    @Nullable QuestionText text = registers.questions().get(declaration.path());
    json.writeStartObject();
    json.writeStringProperty("name", declaration.name());
    json.writeStringProperty("label", registers.label(declaration.path()));
    json.writeStringProperty("means", declaration.meaning());
    json.writeStringProperty("value", declaration.type().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("unit", declaration.unit());
    json.writeName("answers");
    json.writeStartArray();
    for (String answer : declaration.allowedValues()) {
      json.writeStartObject();
      json.writeStringProperty("name", answer);
      json.writeStringProperty("says", text == null ? "" : text.answers().getOrDefault(answer, ""));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What can be asked for, or contradict something. */
  private void paths() {
    json.writeName("paths");
    json.writeStartArray();
    for (String path : registers.paths()) {
      json.writeStartObject();
      json.writeStringProperty("name", path);
      json.writeStringProperty("says", registers.label(path));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void type(Vocabulary.@Nullable Type type) {
    if (type == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("name", type.name());
    json.writeStringProperty("kind", type.kind().name());
    json.writeStringProperty("says", says(type));
    json.writeName("members");
    json.writeStartArray();
    type.members().values().forEach(member -> member(type, member));
    json.writeEndArray();
    json.writeEndObject();
  }

  private String says(Vocabulary.Type type) {
    return switch (type.kind()) {
      case PART ->
          registers.groups().stream()
              .filter(group -> group.name().equalsIgnoreCase(type.name()))
              .map(QuestionText.Group::title)
              .findFirst()
              .orElse("a part of the case");
      case MANY ->
          type.name().equals("Unstated")
              ? "a fact that the case does not state"
              : "a fact that this policy adds";
      case CONCLUSION -> "what rules conclude";
    };
  }

  private void member(Vocabulary.Type type, Vocabulary.Member member) {
    boolean fact = type.kind() == Vocabulary.Kind.PART;
    String path = type.path(member.name());
    QuestionText text = fact ? registers.questions().get(path) : null;
    json.writeStartObject();
    json.writeStringProperty("name", member.name());
    json.writeStringProperty("values", member.values().name());
    json.writeStringProperty("label", text == null ? "" : text.label());
    json.writeStringProperty("means", text == null ? "" : text.means());
    json.writeStringProperty("unit", fact ? registers.unit(path) : "");
    json.writeName("constants");
    json.writeStartArray();
    Class<?> constants = member.enumType();
    if (constants != null) {
      Arrays.stream(constants.getEnumConstants())
          .map(each -> ((Enum<?>) each).name())
          .forEach(
              name -> {
                json.writeStartObject();
                json.writeStringProperty("name", constants.getSimpleName() + "." + name);
                json.writeStringProperty(
                    "says", text == null ? "" : text.answers().getOrDefault(name, ""));
                json.writeEndObject();
              });
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void codes() {
    json.writeName("codes");
    json.writeStartObject();
    for (String type : registers.codes().keySet()) {
      json.writeName(type);
      json.writeStartArray();
      registers
          .activeCodes(type)
          .forEach(
              code -> {
                json.writeStartObject();
                json.writeStringProperty("code", code.code());
                json.writeStringProperty("label", code.label());
                json.writeEndObject();
              });
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void thresholds() {
    json.writeName("thresholds");
    json.writeStartArray();
    registers
        .thresholds()
        .values()
        .forEach(
            threshold -> {
              json.writeStartObject();
              json.writeStringProperty("name", threshold.name());
              json.writeStringProperty("value", Wording.number(threshold.value()));
              json.writeStringProperty("unit", threshold.unit());
              json.writeStringProperty("note", threshold.note());
              Json.texts(json, "sources", threshold.sources());
              json.writeEndObject();
            });
    json.writeEndArray();
  }
}
