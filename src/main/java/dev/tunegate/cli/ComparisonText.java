package dev.tunegate.cli;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.Comparison;
import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Explained;
import dev.tunegate.analysis.Comparison.Transition;
import dev.tunegate.analysis.DifferenceText;
import dev.tunegate.analysis.Edition;
import dev.tunegate.analysis.Judgement;
import dev.tunegate.analysis.SampleChangeWords;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.List;

/** A comparison for people to read in a terminal of 80 columns. */
final class ComparisonText {

  private static final int MOST_REASONS = 5;
  private static final int MOST_NAMED = 10;

  private final Comparison comparison;
  private final Registers registers;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(Comparison comparison) {
    this.comparison = comparison;
    this.registers = comparison.after().model().registers();
  }

  static String of(Comparison comparison) {
    var writer = new ComparisonText(comparison);
    writer.edition("Old: ", comparison.before());
    writer.edition("New: ", comparison.after());
    writer.differences();
    writer.matrix();
    comparison.transitions().stream().filter(Transition::changes).forEach(writer::transition);
    writer.elsewhere();
    writer.looked();
    return writer.text.toString();
  }

  private void edition(String role, Edition edition) {
    String name = edition.model().registers().info().name();
    String fingerprint = PolicyOptions.shortened(edition.model().fingerprint());
    paragraph(name + " " + fingerprint + ", from " + edition.label(), role, "     ");
  }

  private void differences() {
    heading("What is different in the policy");
    List<Change> changes = comparison.difference().changes();
    if (changes.isEmpty()) {
      List<String> files = comparison.difference().files();
      paragraph(
          files.isEmpty()
              ? "Nothing."
              : "Nothing but comments or layout, in " + String.join(", ", files) + ".",
          "  ",
          "  ");
    }
    var words = new SampleChangeWords(registers);
    for (Change change : changes) {
      paragraph(DifferenceText.headline(change), "  ", "    ");
      for (Change.Detail raw : change.details()) {
        Change.Detail detail = change.subject() == Change.Subject.SAMPLE ? words.detail(raw) : raw;
        String before = DifferenceText.before(detail);
        String after = DifferenceText.after(detail);
        if (!before.isEmpty()) {
          paragraph(before, "    - ", "      ");
        }
        if (!after.isEmpty()) {
          paragraph(after, "    + ", "      ");
        }
      }
    }
  }

  /** Rows are the old verdicts and columns the new ones. */
  private void matrix() {
    heading("What becomes of the verdicts (old down, new across)");
    List<Judgement> all = new ArrayList<>(List.of(Judgement.values()));
    boolean decided =
        comparison.transitions().stream()
            .allMatch(t -> t.before() != Judgement.UNDECIDED && t.after() != Judgement.UNDECIDED);
    if (decided) {
      all.remove(Judgement.UNDECIDED);
    }
    text.append("  ").append(" ".repeat(17));
    all.forEach(to -> text.append("  ").append(to));
    text.append('\n');
    for (Judgement from : all) {
      text.append("  ").append(String.format("%-17s", from));
      for (Judgement to : all) {
        Transition met = comparison.transition(from, to);
        String count = met == null ? "." : Wording.number(met.counts().all());
        text.append("  ").append(" ".repeat(Math.max(0, to.name().length() - count.length())));
        text.append(count);
      }
      text.append('\n');
    }
    if (!comparison.changesVerdicts()) {
      text.append('\n');
      paragraph("No verdict changes in any case that was looked at.", "  ", "  ");
    }
  }

  private void transition(Transition transition) {
    heading(transition.before() + " becomes " + transition.after());
    cases(transition.counts(), transition.named());
    if (transition.example() != null) {
      example(transition.example());
    }
  }

  private void elsewhere() {
    Comparison.Elsewhere elsewhere = comparison.elsewhere();
    Example example = elsewhere.example();
    if (example == null) {
      return;
    }
    heading("The same verdict with other reasons, actions or notes");
    cases(elsewhere.counts(), elsewhere.named());
    facts(example.facts());
    conclusions("no more: ", example.lost(), comparison.before());
    conclusions("new: ", example.gained(), comparison.after());
  }

  private void cases(Counts counts, List<String> named) {
    paragraph(
        counted(counts.samples(), "sample", "samples")
            + ", "
            + counted(counts.generated(), "generated case", "generated cases")
            + ", "
            + counted(counts.recorded(), "recorded decision", "recorded decisions"),
        "  ",
        "  ");
    named.stream().limit(MOST_NAMED).forEach(name -> paragraph(name, "  * ", "    "));
    int more = counts.samples() + counts.recorded() - Math.min(MOST_NAMED, named.size());
    if (more > 0) {
      paragraph("and " + Wording.number(more) + " more", "  * ", "    ");
    }
  }

  private static String counted(int count, String one, String many) {
    return (count == 0 ? "no" : Wording.number(count)) + " " + (count == 1 ? one : many);
  }

  private void example(Example example) {
    facts(example.facts());
    explained("Old: ", example.before());
    explained("New: ", example.after());
  }

  private void facts(Case facts) {
    List<String> stated = new ArrayList<>();
    for (Field field : Catalogue.fields()) {
      Object value = field.valueIn(facts);
      if (value != null) {
        stated.add(field.path() + ": " + Wording.value(registers, field.path(), value));
      }
    }
    for (Attribute attribute : facts.attributes().values()) {
      String path = attribute.path();
      stated.add(path + ": " + Wording.value(registers, path, attribute.value()));
    }
    paragraph(
        "The smallest such case found states "
            + (stated.isEmpty() ? "nothing." : counted(stated.size(), "fact:", "facts:")),
        "  ",
        "  ");
    stated.forEach(fact -> paragraph(fact, "    ", "      "));
  }

  private void explained(String role, Explained explained) {
    paragraph(explained.headline(), "  " + role, "       ");
    explained.reasons().stream()
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                paragraph(
                    reason.because() + " [" + String.join(", ", reason.sources()) + "]",
                    "     - ",
                    "       "));
    int more = explained.reasons().size() - MOST_REASONS;
    if (more > 0) {
      paragraph("and " + more + " more", "     - ", "       ");
    }
  }

  private void conclusions(String role, List<Conclusion> conclusions, Edition edition) {
    for (Conclusion conclusion : conclusions) {
      Registers words = edition.model().registers();
      paragraph(role + ConclusionWords.says(conclusion, words), "    ", "      ");
    }
  }

  private void looked() {
    Comparison.Looked looked = comparison.looked();
    text.append('\n');
    paragraph(
        "Looked at "
            + counted(looked.samples(), "sample", "samples")
            + ", "
            + counted(looked.generated(), "generated case", "generated cases")
            + (looked.generated() == 0 ? "" : " with seed " + looked.seed())
            + ", "
            + counted(looked.recorded(), "recorded decision", "recorded decisions")
            + "; beyond these nothing is claimed. Every sample and every case shown was decided"
            + " under both policies just as a service decides. A sample that both have counts once;"
            + " those of cases that are to be refused have no verdict, and are not counted.",
        "",
        "");
  }

  private void heading(String heading) {
    text.append('\n').append(heading).append('\n');
  }

  private void paragraph(String sentence, String first, String others) {
    Paragraph.append(text, sentence, first, others);
  }
}
