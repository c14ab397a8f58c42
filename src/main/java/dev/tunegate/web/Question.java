package dev.tunegate.web;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question as a screen asks it.
 *
 * @param name name of its input
 * @param id id of its block, where links lead
 * @param options what can be chosen; empty where a number or a text is asked for
 * @param number whether a number is asked for
 * @param value what was typed
 * @param error what is wrong with it, or null
 */
record Question(
    String name,
    String id,
    String ask,
    String means,
    String unit,
    List<Option> options,
    boolean number,
    String value,
    @Nullable String error) {

  private static final Pattern NO_ID = Pattern.compile("[^A-Za-z0-9.-]");

  /** One answer that can be chosen. */
  record Option(String value, String label, boolean chosen) {}

  /** The questions of a group, in their order. */
  static List<Question> of(
      PolicyModel model, String group, Answers answers, Map<String, String> errors) {
    List<Question> questions = new ArrayList<>();
    for (QuestionText text : model.registers().questions().values()) {
      if (text.group().equals(group) && !text.ask().isEmpty()) {
        questions.add(of(model, text, answers, errors));
      }
    }
    return questions;
  }

  /** One question. */
  static Question of(
      PolicyModel model, QuestionText text, Answers answers, Map<String, String> errors) {
    String name = inputOf(model, text.path());
    String value = answers.text(name);
    AttributeInput attribute = AttributeInput.of(name);
    FieldType type = attribute == null ? Catalogue.get(name).type() : attribute.asked();
    boolean number = type == FieldType.INTEGER || type == FieldType.DECIMAL;
    List<Option> options = new ArrayList<>();
    if (type == FieldType.BOOLEAN) {
      options.add(new Option("true", "Yes", value.equals("true")));
      options.add(new Option("false", "No", value.equals("false")));
    } else {
      text.answers()
          .forEach(
              (answer, label) ->
                  options.add(new Option(answer, CaseTable.capital(label), value.equals(answer))));
    }
    return new Question(
        name,
        id(name),
        text.ask(),
        text.means(),
        model.registers().unit(text.path()),
        options,
        number,
        value,
        errors.get(name));
  }

  /** Name of the input for a path; for an attribute by the type that is declared. */
  static String inputOf(PolicyModel model, String path) {
    String name = Attribute.nameAt(path);
    return name == null
        ? path
        : new AttributeInput(AttributeType.TEXT, name).asDeclared(model.registers()).input();
  }

  /** Id of the block of an input. */
  static String id(String input) {
    return "q-" + NO_ID.matcher(input).replaceAll("-");
  }

  /** Whether nothing was answered. */
  public boolean open() {
    return options.stream().noneMatch(Option::chosen);
  }

  /** Whether the answers are short enough to stand in one line. */
  public boolean inline() {
    return options.stream().allMatch(option -> option.label().length() <= 12);
  }
}
