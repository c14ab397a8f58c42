package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Side;
import java.util.List;

/**
 * What comes back for a case: a pure function of the case, the policy and the engine. It holds no
 * id, no time and nothing random; lists are in the order of {@code codes.yaml}.
 *
 * @param title the case's title
 * @param actions in the order to do them
 * @param questions in the order of {@code questions.yaml}
 * @param comparison one entry a dimension
 * @param checklist one entry an item
 * @param engine name and version of what decided
 * @param facts the case itself
 */
public record Decision(
    String title,
    VerdictEntry verdict,
    List<Entry> grounds,
    List<Entry> prospects,
    List<Entry> gaps,
    List<Entry> vetoes,
    List<Entry> warnings,
    List<Entry> findings,
    List<ContradictionEntry> contradictions,
    List<Entry> actions,
    List<QuestionEntry> questions,
    List<ReadingEntry> comparison,
    List<CheckEntry> checklist,
    Justification justification,
    PolicyRef policy,
    String engine,
    Case facts) {

  /** Version of the JSON form of a decision. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * The verdict.
   *
   * @param because the deciding reason, fit for a headline
   */
  public record VerdictEntry(Outcome outcome, String because, List<Derivation> derivations) {}

  /**
   * A conclusion with a code.
   *
   * @param label the code in words
   * @param derivations every rule that reached it, sorted by name
   */
  public record Entry(String code, String label, List<Derivation> derivations) {}

  /** Two facts that cannot both be so. */
  public record ContradictionEntry(List<String> paths, List<Derivation> derivations) {}

  /**
   * A fact that is not stated and matters.
   *
   * @param ask the question in plain words
   */
  public record QuestionEntry(String path, String ask, List<Derivation> derivations) {}

  /** A row of the comparison. */
  public record ReadingEntry(String dimension, Side side, List<Derivation> derivations) {}

  /** An item of the checklist. */
  public record CheckEntry(
      int item, String question, Answer answer, List<Derivation> derivations) {}

  /** The policy that decided. */
  public record PolicyRef(String name, String fingerprint) {}

  /** The same, as if another engine had decided it. */
  public Decision withEngine(String other) {
    return new Decision(
        title,
        verdict,
        grounds,
        prospects,
        gaps,
        vetoes,
        warnings,
        findings,
        contradictions,
        actions,
        questions,
        comparison,
        checklist,
        justification,
        policy,
        other,
        facts);
  }
}
