package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
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
   * @param group its name; empty for attributes that the policy does not know
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
    List<Row> unread = new ArrayList<>();
    for (String input : answers.texts().keySet()) {
      AttributeInput attribute = AttributeInput.of(input);
      if (attribute != null && !asked.contains(input)) {
        String value = words(registers, input, answers);
        unread.add(row(input, attribute.attribute(), value, answers, errors));
      }
    }
    if (!unread.isEmpty()) {
      sections.add(new Section("", "Also stated, and read by no rule", unread));
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
    AttributeInput attribute = AttributeInput.of(input);
    String path = attribute == null ? input : attribute.path();
    FieldType type = attribute == null ? Catalogue.get(input).type() : attribute.asked();
    return switch (type) {
      case BOOLEAN -> typed.equals("true") ? "Yes" : typed.equals("false") ? "No" : typed;
      case ENUM -> {
        QuestionText text = registers.questions().get(path);
        String worded = text == null ? null : text.answers().get(typed);
        yield worded == null ? typed : capital(worded);
      }
      case INTEGER, DECIMAL ->
          TypedNumber.plain(typed)
              .filter(number -> number.length() < 40)
              .map(number -> withUnit(Wording.number(new BigDecimal(number)), registers.unit(path)))
              .orElse(typed);
    };
  }

  private static String withUnit(String number, String unit) {
    return unit.isEmpty() ? number : number + " " + unit;
  }

  /** A phrase with a capital at its beginning, as a row of a table begins. */
  static String capital(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }
}
