package dev.tunegate.analysis;

import dev.tunegate.analysis.WhyNot.Failure;
import dev.tunegate.analysis.WhyNot.Relation;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts explanations into the words of a policy, a sentence at a time. */
public final class ExplanationText {

  private final Registers registers;

  /** In the words of a policy. */
  public ExplanationText(Registers registers) {
    this.registers = registers;
  }

  /** A verdict, such as {@code Not yet}. */
  public String verdict(Outcome outcome) {
    return registers.label("Verdict", outcome.name());
  }

  /** A verdict, or that the policy gives none. */
  public String verdict(Judgement judgement) {
    return judgement == Judgement.UNDECIDED
        ? "no single verdict"
        : verdict(Outcome.valueOf(judgement.name()));
  }

  /** A change, such as {@code Examples in the prompt: 9 → 10 examples}. */
  public String change(WhatIf.Change change) {
    return capital(registers.label(change.path()))
        + ": "
        + Wording.value(registers, change.path(), change.from())
        + " → "
        + value(change.path(), change.to());
  }

  /** An answer, such as {@code Examples in the prompt: 10 examples}. */
  public String answer(WhatIf.Change answer) {
    return capital(registers.label(answer.path())) + ": " + value(answer.path(), answer.to());
  }

  /** How a fact is asked for; its name where no question is written. */
  public String question(String path) {
    QuestionText text = registers.questions().get(path);
    return text == null || text.ask().isEmpty() ? capital(registers.label(path)) : text.ask();
  }

  /** How far was looked for changes. */
  public String looked(WhatIf.Looked looked) {
    String sets =
        looked.changes() == 0
            ? "No change of them can lead there."
            : "Up to " + counted(looked.changes(), "fact was", "facts were") + " changed together.";
    String end =
        looked.cut()
            ? " The search was cut short there, so that there may be other ways."
            : looked.more() ? " Larger sets were not looked for." : "";
    return "Looked at "
        + counted(looked.facts(), "fact", "facts")
        + " that a team can act on and the verdict can hang on, around every number and answer of"
        + " the policy. "
        + sets
        + end;
  }

  /** How far was looked for what is open. */
  public String looked(StillOpen.Looked looked) {
    String cut =
        looked.cut()
            ? " The search was cut short: a fact is listed unless it was found not to matter."
            : "";
    String more = looked.more() ? " There are more sets of answers of that size." : "";
    String sets =
        looked.answers() == 0
            ? ""
            : " and at sets of up to " + counted(looked.answers(), "answer", "answers");
    return "Looked at "
        + counted(looked.unstated(), "fact that is", "facts that are")
        + " not stated"
        + sets
        + "; answers that would contradict others are left aside."
        + cut
        + more;
  }

  /** What failed, in one sentence; what it comes of is told apart. */
  public String failure(Failure failure) {
    if (failure instanceof WhyNot.Fact fact) {
      return facts(List.of(fact));
    }
    if (failure instanceof WhyNot.Either either) {
      List<WhyNot.Fact> ofOne = ofOneFact(either);
      return !ofOne.isEmpty()
          ? facts(ofOne)
          : either.alternatives().stream()
              .map(all -> all.stream().map(this::failure).collect(Collectors.joining(" And: ")))
              .distinct()
              .collect(Collectors.joining(" Or: "));
    }
    if (failure instanceof WhyNot.Missing missing) {
      return "Missing: "
          + (missing.keys().isEmpty()
              ? "anything of the kind “" + ConclusionWords.kind(missing.type()) + "”."
              : quoted(missing.type(), missing.keys()) + ".");
    }
    if (failure instanceof WhyNot.Blocked blocked) {
      Conclusion conclusion = blocked.conclusion();
      return "In the way: " + quoted(conclusion.type(), List.of(conclusion.key())) + ".";
    }
    return "Each condition holds by itself, but not for the same thing at once.";
  }

  /** Alternatives that are all about one and the same fact; else none. */
  private static List<WhyNot.Fact> ofOneFact(WhyNot.Either either) {
    List<WhyNot.Fact> facts =
        either.alternatives().stream()
            .filter(all -> all.size() == 1)
            .map(all -> all.get(0))
            .filter(WhyNot.Fact.class::isInstance)
            .map(WhyNot.Fact.class::cast)
            .toList();
    long paths = facts.stream().map(WhyNot.Fact::path).distinct().count();
    return paths == 1 && facts.size() == either.alternatives().size() ? facts : List.of();
  }

  private String facts(List<WhyNot.Fact> ofOne) {
    WhyNot.Fact first = ofOne.get(0);
    String wanted = ofOne.stream().map(this::wanted).collect(Collectors.joining(" or "));
    return capital(registers.label(first.path()))
        + ": "
        + met(first.path(), first.met())
        + "; wanted: "
        + wanted
        + ".";
  }

  private String quoted(String type, List<String> keys) {
    return keys.stream()
        .map(key -> "“" + label(type, key) + "”")
        .collect(Collectors.joining(" or "));
  }

  private String label(String type, String key) {
    return type.equals("Question") ? registers.label(key) : registers.label(type, key);
  }

  private String met(String path, @Nullable Object value) {
    return value == null ? "not stated" : value(path, value);
  }

  private String value(String path, @Nullable Object value) {
    String words = Wording.value(registers, path, value);
    String unit = registers.unit(path);
    return !(value instanceof Number) || unit.isEmpty() ? words : words + " " + unit;
  }

  private String wanted(WhyNot.Fact fact) {
    if (fact.wanted() == Relation.STATED) {
      return "stated";
    }
    if (fact.wanted() == Relation.UNSTATED) {
      return "left open";
    }
    String values =
        fact.values().stream()
            .map(each -> value(fact.path(), each))
            .collect(Collectors.joining(" or "));
    String of = "";
    if (!fact.compared().isEmpty()) {
      of = " (" + registers.label(fact.compared()) + ")";
    } else if (!fact.threshold().isEmpty()) {
      of = " (the policy’s number “" + fact.threshold() + "”)";
    }
    String known = values + of;
    return switch (fact.wanted()) {
      case IS -> known;
      case IS_NOT -> "stated, and not " + known;
      case LESS -> "less than " + known;
      case AT_MOST -> "at most " + known;
      case MORE -> "more than " + known;
      case AT_LEAST -> "at least " + known;
      case STATED, UNSTATED -> throw new IllegalStateException("told above");
    };
  }

  private static String counted(int count, String one, String many) {
    return Wording.number(count) + " " + (count == 1 ? one : many);
  }

  private static String capital(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }
}
