package dev.tunegate.web;

import dev.tunegate.analysis.StillOpen;
import dev.tunegate.desk.Desk;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * In which order a screen asks: what is answered stays where it is, then what can settle the
 * verdict soonest, and last what can change nothing any more. Of a case that states nothing yet the
 * order of the policy holds.
 *
 * @param telling questions that are answered, or that can still change the verdict
 * @param idle questions that cannot
 * @param settled whether no further answer, on any screen, changes the verdict
 */
record Order(List<Question> telling, List<Question> idle, boolean settled) {

  static Order of(
      Desk desk, List<Question> questions, Answers answers, Map<String, String> errors) {
    Case facts =
        errors.isEmpty() ? AnswerReading.of(answers, desk.policy().registers()).facts() : null;
    if (facts == null || statesNothing(facts)) {
      return new Order(questions, List.of(), false);
    }
    try {
      return of(questions, desk.explainer().open(desk.decide(facts)));
    } catch (UndecidedException undecided) {
      return new Order(questions, List.of(), false);
    }
  }

  private static boolean statesNothing(Case facts) {
    return facts.attributes().isEmpty() && facts.unstated().size() == Catalogue.fields().size();
  }

  private static Order of(List<Question> questions, StillOpen open) {
    List<Question> telling = new ArrayList<>();
    List<Question> idle = new ArrayList<>();
    List<Question> asked = new ArrayList<>();
    for (Question question : questions) {
      boolean answered = !question.value().isBlank();
      (answered ? telling : open.paths().contains(path(question)) ? asked : idle).add(question);
    }
    asked.sort(Comparator.comparing(question -> open.paths().indexOf(path(question))));
    telling.addAll(asked);
    return new Order(telling, idle, open.settled());
  }

  private static String path(Question question) {
    AttributeInput attribute = AttributeInput.of(question.name());
    return attribute == null ? question.name() : Attribute.pathOf(attribute.attribute());
  }
}
