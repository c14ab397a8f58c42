package dev.tunegate.web;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of the summary of errors.
 *
 * @param label the answer that is meant
 * @param screen the group it is asked in
 * @param id what to go to on that screen: the input, or the block of choices
 */
record Fault(String label, String message, String screen, String id) {

  static List<Fault> list(PolicyModel model, Map<String, String> errors) {
    List<Fault> faults = new ArrayList<>();
    errors.forEach((input, message) -> faults.add(of(model, input, message)));
    return faults;
  }

  private static Fault of(PolicyModel model, String input, String message) {
    for (QuestionText text : model.registers().questions().values()) {
      if (Question.inputOf(model, text.path()).equals(input)) {
        Question question = Question.of(model, text, new Answers(Map.of()), Map.of());
        String id = question.options().isEmpty() ? question.id() + "-input" : question.id();
        return new Fault(CaseTable.capital(text.label()), message, text.group(), id);
      }
    }
    String first = model.registers().groups().get(0).name();
    String label =
        switch (input) {
          case Answers.TITLE -> "The title";
          case Answers.DESCRIPTION -> "The notes";
          default -> "The case";
        };
    return new Fault(
        label, message, first, Question.id(input.isEmpty() ? "title" : input) + "-input");
  }
}
