package dev.tunegate.cli;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationText;
import dev.tunegate.analysis.StillOpen;
import dev.tunegate.analysis.WhatIf;
import dev.tunegate.analysis.WhyNot;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Outcome;
import java.util.stream.Collectors;

/** An explanation for people to read in a terminal of 80 columns. */
final class ExplainText {

  private static final int MOST_INDENT = 24;

  private final Explanation explanation;
  private final PolicyModel model;
  private final ExplanationText words;
  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private ExplainText(Explanation explanation, PolicyModel model, boolean colour) {
    this.explanation = explanation;
    this.model = model;
    this.words = new ExplanationText(model.registers());
    this.colour = colour;
  }

  static String of(Explanation explanation, PolicyModel model, boolean colour) {
    var writer = new ExplainText(explanation, model, colour);
    writer.head();
    explanation.whyNot().forEach(writer::whyNot);
    explanation.whatIf().forEach(writer::whatIf);
    if (explanation.open() != null) {
      writer.open(explanation.open());
    }
    if (explanation.whyNot().isEmpty()
        && explanation.whatIf().isEmpty()
        && explanation.open() == null) {
      writer.why();
    }
    return writer.text.toString();
  }

  private void head() {
    Paragraph.append(text, explanation.decision().verdict().because(), "", "");
    Paragraph.append(text, explanation.decision().title(), "  ", "  ");
  }

  private void why() {
    heading("Why, back to the facts");
    var reasons = new WhyText(model, explanation.decision());
    text.append(reasons.of());
  }

  private void whyNot(WhyNot whyNot) {
    String target = target(whyNot);
    heading("Why not " + target);
    if (whyNot.happened()) {
      paragraph("It did come about. Explain without an option to see why.", "  ");
      return;
    }
    if (whyNot.routes().isEmpty()) {
      paragraph("No rule of the policy can lead there.", "  ");
    }
    for (WhyNot.Route route : whyNot.routes()) {
      paragraph("The rule “" + route.rule() + "” did not hold:", "  ");
      route.failures().forEach(failure -> failure(failure, 4));
    }
    more(whyNot.more(), "other rule leads", "other rules lead", " there, by longer ways.", 2);
  }

  private String target(WhyNot whyNot) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(whyNot.target())) {
        return words.verdict(outcome);
      }
    }
    return "the rule “" + whyNot.target() + "”";
  }

  private void failure(WhyNot.Failure failure, int indent) {
    String space = " ".repeat(Math.min(indent, MOST_INDENT));
    String says = words.failure(failure);
    if (failure instanceof WhyNot.Missing missing && missing.told()) {
      says += " (Told further up or down.)";
    }
    Paragraph.append(text, says, space + "- ", space + "  ");
    if (failure instanceof WhyNot.Missing missing) {
      for (WhyNot.Route route : missing.routes()) {
        Paragraph.append(
            text, "It would come of the rule “" + route.rule() + "”:", space + "  ", space + "  ");
        route.failures().forEach(inner -> failure(inner, indent + 4));
      }
      more(
          missing.more(),
          "other rule",
          "other rules",
          " could give it, by longer ways.",
          indent + 2);
    } else if (failure instanceof WhyNot.Blocked blocked) {
      for (Derivation by : blocked.by()) {
        Paragraph.append(text, sentence(by), space + "  ", space + "  ");
      }
    }
  }

  private void more(int more, String one, String many, String end, int indent) {
    if (more > 0) {
      paragraph(
          more + " " + (more == 1 ? one : many) + end, " ".repeat(Math.min(indent, MOST_INDENT)));
    }
  }

  private static String sentence(Derivation by) {
    return by.because() + " [" + String.join(", ", by.sources()) + "]";
  }

  private void whatIf(WhatIf whatIf) {
    heading("What would lead to " + words.verdict(whatIf.wanted()));
    if (whatIf.already()) {
      paragraph("The verdict is so already.", "  ");
      return;
    }
    if (whatIf.answers().isEmpty()) {
      paragraph(
          whatIf.looked().cut()
              ? "Nothing was found before the search was cut short."
              : "Nothing that the team can act on leads there, changed alone or up to three at a"
                  + " time.",
          "  ");
    }
    int number = 1;
    for (WhatIf.Answer answer : whatIf.answers()) {
      String first = String.format("%3d. ", number++);
      for (WhatIf.Change change : answer.changes()) {
        Paragraph.append(text, words.change(change), first, "     ");
        first = "     ";
      }
    }
    text.append('\n');
    paragraph(words.looked(whatIf.looked()), "  ");
  }

  private void open(StillOpen open) {
    heading("What is still open");
    if (open.settled()) {
      paragraph("No further answer changes this.", "  ");
    }
    int number = 1;
    for (String path : open.paths()) {
      Paragraph.append(text, words.question(path), String.format("%3d. ", number++), "     ");
    }
    if (!open.settling().isEmpty()) {
      heading("What would settle it");
      for (StillOpen.Settling set : open.settling()) {
        String answers =
            set.answers().stream().map(words::answer).collect(Collectors.joining("; "));
        Paragraph.append(
            text, answers + ": then it is " + words.verdict(set.verdict()) + ".", "  - ", "    ");
      }
    }
    text.append('\n');
    paragraph(words.looked(open.looked()), "  ");
  }

  private void paragraph(String sentence, String indent) {
    Paragraph.append(text, sentence, indent, indent);
  }

  private void heading(String heading) {
    text.append('\n').append(colour ? "\u001B[1m" + heading + "\u001B[0m" : heading).append('\n');
  }
}
