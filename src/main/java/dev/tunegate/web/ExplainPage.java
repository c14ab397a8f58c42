package dev.tunegate.web;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationText;
import dev.tunegate.analysis.StillOpen;
import dev.tunegate.analysis.WhatIf;
import dev.tunegate.analysis.WhyNot;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as its page shows it.
 *
 * @param verdict the verdict in a sentence
 * @param others for each other verdict what would lead there, and why it did not come about
 * @param open what is still open
 */
record ExplainPage(
    String slug, String verdict, String title, List<Other> others, @Nullable Open open) {

  /**
   * Another verdict.
   *
   * @param ways changes that lead there; each a list of sentences
   * @param looked how far was looked
   * @param cut whether the search was cut short
   */
  record Other(
      String slug,
      String label,
      List<List<String>> ways,
      String looked,
      boolean cut,
      List<Route> routes,
      int more) {}

  /** A rule that did not hold. */
  record Route(String rule, String address, List<Failed> failures) {}

  /**
   * A condition that failed.
   *
   * @param told whether it is followed down elsewhere
   */
  record Failed(String says, List<String> by, List<Route> routes, int more, boolean told) {}

  /**
   * What is still open.
   *
   * @param settling sets of answers, each with the verdict that it leads to for good
   */
  record Open(boolean settled, List<Ask> asks, List<String> settling, String looked) {}

  /**
   * A question.
   *
   * @param screen the part of the case in which it is asked; empty where it is in none
   */
  record Ask(String ask, String screen, String id) {}

  /**
   * The page of an explanation.
   *
   * @param links into the book of the version that decided
   * @param asking the policy by which a case is asked for, that in force
   */
  static ExplainPage of(
      PolicyModel model, Explanation explanation, BookLinks links, PolicyModel asking) {
    var text = new ExplanationText(model.registers());
    List<Other> others = new ArrayList<>();
    for (int i = 0; i < explanation.whatIf().size(); i++) {
      others.add(other(text, explanation.whatIf().get(i), explanation.whyNot().get(i), links));
    }
    StillOpen open = explanation.open();
    Outcome outcome = explanation.decision().verdict().outcome();
    return new ExplainPage(
        Words.slug(outcome),
        explanation.decision().verdict().because(),
        explanation.decision().title(),
        others,
        open == null ? null : open(asking, text, open));
  }

  private static Other other(ExplanationText text, WhatIf whatIf, WhyNot whyNot, BookLinks links) {
    List<List<String>> ways =
        whatIf.answers().stream()
            .map(answer -> answer.changes().stream().map(text::change).toList())
            .toList();
    return new Other(
        Words.slug(whatIf.wanted()),
        text.verdict(whatIf.wanted()),
        ways,
        text.looked(whatIf.looked()),
        whatIf.looked().cut(),
        routes(text, whyNot.routes(), links),
        whyNot.more());
  }

  private static List<Route> routes(
      ExplanationText text, List<WhyNot.Route> routes, BookLinks links) {
    return routes.stream()
        .map(
            route ->
                new Route(
                    route.rule(),
                    links.rule(route.rule()),
                    route.failures().stream()
                        .map(failure -> failed(text, failure, links))
                        .toList()))
        .toList();
  }

  private static Failed failed(ExplanationText text, WhyNot.Failure failure, BookLinks links) {
    String says = text.failure(failure);
    if (failure instanceof WhyNot.Missing missing) {
      List<Route> routes = routes(text, missing.routes(), links);
      return new Failed(says, List.of(), routes, missing.more(), missing.told());
    }
    List<String> by =
        failure instanceof WhyNot.Blocked blocked
            ? blocked.by().stream().map(Derivation::because).distinct().toList()
            : List.of();
    return new Failed(says, by, List.of(), 0, false);
  }

  private static Open open(PolicyModel asking, ExplanationText text, StillOpen open) {
    List<Ask> asks = new ArrayList<>();
    for (String path : open.paths()) {
      QuestionText question = asking.registers().questions().get(path);
      String screen = question == null || question.ask().isEmpty() ? "" : question.group();
      asks.add(new Ask(text.question(path), screen, Question.id(Question.inputOf(asking, path))));
    }
    List<String> settling =
        open.settling().stream()
            .map(
                set ->
                    String.join("; ", set.answers().stream().map(text::answer).toList())
                        + ": then it is "
                        + text.verdict(set.verdict())
                        + ".")
            .toList();
    return new Open(open.settled(), asks, settling, text.looked(open.looked()));
  }
}
