package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.web.Answers.AttributeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A case in words: every question with its answer, those not known included. */
final class CaseTable {

  /**
   * The answers of one group of questions.
   *
   * @param group its name; empty for attributes that nothing asks for
   */
  record Section(String group, String title, List<Row> rows) {

    /** How many of its questions are answered. */
    public long answered() {
      return rows.stream().filter(Row::known).count();
    }
  }

  /**
   * An answer.
   *
   * @param id where it is asked
   * @param value in words, or as it was typed where that is no answer
   * @param error what is wrong with it, or null
   */
  record Row(String id, String label, String value, boolean known, @Nullable String error) {}

  private CaseTable() {}

  static List<Section> of(PolicyModel model, Answers answers, Map<String, String> errors) {
    Registers registers = model.registers();
    List<Section> sections = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (QuestionText.Group group : registers.groups()) {
      List<Row> rows = new ArrayList<>();
      for (QuestionText text : registers.questions().values()) {
        if (text.group().equals(group.name()) && !text.ask().isEmpty()) {
          String input = Question.inputOf(model, text.path());
          asked.add(input);
          rows.add(
              row(input, capital(text.label()), words(registers, input, answers), answers, errors));
        }
      }
      sections.add(new Section(group.name(), group.title(), rows));
    }
    List<Row> more = new ArrayList<>();
    for (String input : answers.texts().keySet()) {
      for (AttributeKind kind : AttributeKind.values()) {
        if (kind.holds(input) && !asked.contains(input)) {
          String label = registers.label("attributes." + kind.attribute(input));
          boolean worded = !label.startsWith("attributes.");
          more.add(
              row(
                  input,
                  worded ? capital(label) : kind.attribute(input),
                  words(registers, input, answers),
                  answers,
                  errors));
        }
      }
    }
    if (!more.isEmpty()) {
      sections.add(new Section("", "More about the case", more));
    }
    return sections;
  }

  private static Row row(
      String input, String label, String value, Answers answers, Map<String, String> errors) {
    boolean known = !answers.text(input).isBlank();
    return new Row(
        Question.id(input), label, known ? value : "Not known", known, errors.get(input));
  }

  /** An answer in words. */
  private static String words(Registers registers, String input, Answers answers) {
    String typed = answers.text(input).strip();
    Field field = Catalogue.find(input).orElse(null);
    FieldType type = field == null ? attributeType(input) : field.type();
    return switch (type) {
      case BOOLEAN -> typed.equals("true") ? "Yes" : typed.equals("false") ? "No" : typed;
      case ENUM -> {
        QuestionText text = registers.questions().get(input);
        yield text == null ? typed : capital(text.answers().getOrDefault(typed, typed));
      }
      case INTEGER, DECIMAL ->
          TypedNumber.plain(typed)
              .filter(number -> number.length() < 40)
              .map(number -> withUnit(Wording.number(new BigDecimal(number)), field))
              .orElse(typed);
    };
  }

  private static FieldType attributeType(String input) {
    return AttributeKind.NUMBER.holds(input)
        ? FieldType.DECIMAL
        : AttributeKind.FLAG.holds(input) ? FieldType.BOOLEAN : FieldType.ENUM;
  }

  private static String withUnit(String number, @Nullable Field field) {
    return field == null || field.unit().isEmpty() ? number : number + " " + field.unit();
  }

  /** A phrase with a capital at its beginning, as a row of a table begins. */
  static String capital(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }
}
