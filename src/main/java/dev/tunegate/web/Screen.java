package dev.tunegate.web;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of a case as it is asked.
 *
 * @param index which part it is, from 0
 * @param groups every part
 * @param hidden what the other parts have answered
 * @param errors what is wrong on this screen
 * @param previous the part before, or null
 * @param next the part after, or null
 */
record Screen(
    QuestionText.Group group,
    int index,
    List<QuestionText.Group> groups,
    List<Question> questions,
    Map<String, String> hidden,
    List<Fault> errors,
    Map<String, String> messages,
    @Nullable String previous,
    @Nullable String next) {

  static Screen of(PolicyModel model, int index, Answers answers, Map<String, String> errors) {
    List<QuestionText.Group> groups = model.registers().groups();
    QuestionText.Group group = groups.get(index);
    List<Question> questions = Question.of(model, group.name(), answers, errors);
    Set<String> shown = new HashSet<>();
    questions.forEach(question -> shown.add(question.name()));
    if (index == 0) {
      shown.addAll(List.of(Answers.TITLE, Answers.DESCRIPTION));
    }
    List<Fault> here =
        Fault.list(model, errors).stream()
            .filter(fault -> fault.screen().equals(group.name()))
            .toList();
    return new Screen(
        group,
        index,
        groups,
        questions,
        answers.without(shown),
        here,
        new HashMap<>(errors),
        index == 0 ? null : groups.get(index - 1).name(),
        index + 1 < groups.size() ? groups.get(index + 1).name() : null);
  }

  /** Whether the title is asked here. */
  public boolean first() {
    return index == 0;
  }

  /** Where the form goes on to. */
  public String forward() {
    return next == null ? "/review" : "/ask/" + next;
  }
}
