package dev.tunegate.web;

import dev.tunegate.analysis.Judgement;
import dev.tunegate.analysis.Opinion;
import dev.tunegate.desk.Trial;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.facts.CaseProblem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case under two policies, as its page shows it.
 *
 * @param says what becomes of the verdict, as a sentence
 * @param decided whether it was decided, or only looked at while somebody types
 * @param shared the reasons that both give, told once
 * @param lost what is concluded by the version in force alone, in words
 * @param gained what is concluded by the policy that is tried alone, in words
 */
record TryPage(
    String says,
    boolean decided,
    Side before,
    Side after,
    List<Reason> shared,
    List<String> lost,
    List<String> gained) {

  /**
   * What one policy makes of the case.
   *
   * @param slug the verdict as the name of a style; empty where there is none
   * @param reasons those that the other does not give
   * @param problems what is wrong with the text as a case of this policy
   */
  record Side(
      String slug, String label, String headline, List<Reason> reasons, List<String> problems) {}

  /** A reason, with the statements behind it. */
  record Reason(String because, String sources) {}

  static TryPage of(Trial trial) {
    Opinion before = trial.before();
    Opinion after = trial.after();
    boolean both = before.judgement() != null && after.judgement() != null;
    List<String> lost = both ? words(before, after) : List.of();
    List<String> gained = both ? words(after, before) : List.of();
    List<Reason> old = reasons(before);
    List<Reason> now = reasons(after);
    return new TryPage(
        says(before, after, lost.isEmpty() && gained.isEmpty()),
        trial.decided(),
        side(before, without(old, now)),
        side(after, without(now, old)),
        now.stream().filter(old::contains).toList(),
        lost,
        gained);
  }

  private static String says(Opinion before, Opinion after, boolean same) {
    if (before.judgement() == null && after.judgement() == null) {
      return "This is no case yet.";
    }
    if (before.judgement() == null || after.judgement() == null) {
      return "Only one of the two takes this as a case.";
    }
    if (before.judgement() != after.judgement()) {
      return CaseTable.capital(label(before)) + " becomes " + label(after) + ".";
    }
    return same
        ? "It stays " + label(after) + ", and nothing else is different."
        : "It stays " + label(after) + ", and what is said with it is different.";
  }

  private static List<String> words(Opinion here, Opinion there) {
    return here.beyond(there).stream()
        .filter(conclusion -> !conclusion.type().equals("Verdict"))
        .map(conclusion -> ConclusionWords.says(conclusion, here.policy().registers()))
        .distinct()
        .toList();
  }

  private static List<Reason> reasons(Opinion opinion) {
    return opinion.reasons().stream()
        .map(reason -> new Reason(reason.because(), String.join(", ", reason.sources())))
        .distinct()
        .toList();
  }

  private static List<Reason> without(List<Reason> here, List<Reason> there) {
    return here.stream().filter(reason -> !there.contains(reason)).toList();
  }

  private static Side side(Opinion opinion, List<Reason> own) {
    @Nullable Judgement judgement = opinion.judgement();
    boolean verdict = judgement != null && judgement != Judgement.UNDECIDED;
    return new Side(
        verdict ? judgement.name().toLowerCase(Locale.ROOT).replace('_', '-') : "",
        label(opinion),
        opinion.headline(),
        own,
        opinion.refused().stream().map(CaseProblem::message).toList());
  }

  private static String label(Opinion opinion) {
    @Nullable Judgement judgement = opinion.judgement();
    if (judgement == null) {
      return "No case";
    }
    return judgement == Judgement.UNDECIDED
        ? "No single verdict"
        : opinion.policy().registers().label("Verdict", judgement.name());
  }
}
