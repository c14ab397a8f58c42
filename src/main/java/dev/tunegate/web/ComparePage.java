package dev.tunegate.web;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.Comparison;
import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Transition;
import dev.tunegate.analysis.DifferenceText;
import dev.tunegate.analysis.Edition;
import dev.tunegate.analysis.Judgement;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as its page shows it.
 *
 * @param comparison what is shown
 */
record ComparePage(Comparison comparison) {

  /** A change of the policy, with what was and what is in each of its aspects. */
  record Line(String headline, List<Detail> details) {}

  /** One aspect; either text may be empty. */
  record Detail(String before, String after) {}

  /** Verdicts by the older policy, and what became of them. */
  record Row(String label, List<Cell> cells) {}

  /**
   * How many cases.
   *
   * @param count empty where there are none
   * @param stays whether the verdict is the same
   */
  record Cell(String count, boolean stays) {}

  /** A fact of an example, in words. */
  record Told(String label, String value) {}

  /** What is different. */
  public List<Line> changes() {
    Registers registers = comparison.after().model().registers();
    return comparison.difference().changes().stream()
        .map(
            each ->
                each.subject() == Change.Subject.SAMPLE
                    ? sample(SampleLine.of(each, registers))
                    : line(each))
        .toList();
  }

  private static Line sample(Line line) {
    return new Line("Sample " + line.headline(), line.details());
  }

  /** A case by what it is called: a sample by its sentence, a recorded one by its ID. */
  public String named(String name) {
    return SampleLine.sentence(name);
  }

  static Line line(Change change) {
    return new Line(
        DifferenceText.headline(change),
        change.details().stream().map(ComparePage::detail).toList());
  }

  static Detail detail(Change.Detail detail) {
    return new Detail(DifferenceText.before(detail), DifferenceText.after(detail));
  }

  /** Files that are different in nothing but comments or layout; empty if there is more. */
  public List<String> onlyLayout() {
    return comparison.difference().changes().isEmpty()
        ? comparison.difference().files()
        : List.of();
  }

  /** The judgements that were met, as heads of columns and of rows. */
  public List<Judgement> judgements() {
    return Arrays.stream(Judgement.values())
        .filter(each -> each != Judgement.UNDECIDED || met(each))
        .toList();
  }

  private boolean met(Judgement judgement) {
    return comparison.transitions().stream()
        .anyMatch(each -> each.before() == judgement || each.after() == judgement);
  }

  /** What becomes of the verdicts. */
  public List<Row> matrix() {
    return judgements().stream()
        .map(from -> new Row(label(from), judgements().stream().map(to -> cell(from, to)).toList()))
        .toList();
  }

  private Cell cell(Judgement from, Judgement to) {
    Transition met = comparison.transition(from, to);
    return new Cell(met == null ? "" : Wording.number(met.counts().all()), from == to);
  }

  /** The verdicts that become others. */
  public List<Transition> transitions() {
    return comparison.transitions().stream().filter(Transition::changes).toList();
  }

  /** A judgement in words. */
  public String label(Judgement judgement) {
    return judgement == Judgement.UNDECIDED
        ? "No single verdict"
        : comparison.after().model().registers().label("Verdict", judgement.name());
  }

  /** The facts that a case states. */
  public List<Told> facts(Case facts) {
    Registers registers = comparison.after().model().registers();
    List<Told> told = new ArrayList<>();
    for (String path : registers.paths()) {
      @Nullable Object value = facts.value(path);
      if (value != null) {
        String unit = registers.unit(path);
        String worded = Wording.value(registers, path, value);
        told.add(new Told(registers.label(path), unit.isEmpty() ? worded : worded + " " + unit));
      }
    }
    return told;
  }

  /** What was concluded before and is no more, in words. */
  public List<String> lost(Example example) {
    return said(example.lost(), comparison.before());
  }

  /** What was not concluded before and is now, in words. */
  public List<String> gained(Example example) {
    return said(example.gained(), comparison.after());
  }

  /** By the policy that concluded them: the other may not know the code. */
  private static List<String> said(List<Conclusion> conclusions, Edition edition) {
    Registers registers = edition.model().registers();
    return conclusions.stream().map(each -> ConclusionWords.says(each, registers)).toList();
  }

  /** Where cases come from. */
  public String counted(Counts counts) {
    return counted(counts.samples(), "sample", "samples")
        + ", "
        + counted(counts.generated(), "generated case", "generated cases")
        + " and "
        + counted(counts.recorded(), "recorded decision", "recorded decisions");
  }

  private static String counted(int count, String one, String many) {
    return (count == 0 ? "no" : Wording.number(count)) + " " + (count == 1 ? one : many);
  }

  /** How far was looked. */
  public String looked() {
    Comparison.Looked looked = comparison.looked();
    return "Looked at "
        + counted(new Counts(looked.samples(), looked.generated(), looked.recorded()))
        + "; beyond these nothing is claimed. Every sample and every case that is shown was decided"
        + " under both versions just as the service decides. A sample that both versions have counts"
        + " once; those of cases that are to be refused have no verdict, and are not counted.";
  }
}
