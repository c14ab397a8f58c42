package dev.tunegate.web;

import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.KeyReasons;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its page shows it, top to bottom.
 *
 * @param slug the verdict as the name of a style
 * @param label the verdict in a word
 * @param lead the word as it begins the sentence; empty where the sentence begins otherwise
 * @param sentence the verdict as a sentence, without its lead
 * @param verdict the rules that drew it
 */
record VerdictPage(
    String slug,
    String label,
    String lead,
    String sentence,
    String title,
    @Nullable String description,
    List<Reasoning.Step> verdict,
    List<Reasoning.Step> reasons,
    List<Said> actions,
    List<Said> warnings,
    List<Open> open,
    List<CheckRow> checks,
    List<Row> comparison,
    List<CaseTable.Section> sections,
    String caseJson) {

  /** Something said with its reasons. */
  record Said(String label, List<String> because) {}

  /**
   * An open question.
   *
   * @param screen the part of the case in which it is asked
   * @param id where it stands there
   */
  record Open(String path, String ask, List<String> because, String screen, String id) {}

  /**
   * One of the ten checks.
   *
   * @param slug the answer as the name of a style
   */
  record CheckRow(int item, String question, String answer, String slug, List<String> because) {}

  /** A row of the comparison. */
  record Row(String label, String prompting, String tuning, Side side, List<String> because) {

    /** The side as the name of a style. */
    public String slug() {
      return side.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The page of a decision.
   *
   * @param links into the book of the version that decided
   * @param asking the policy by which a case is asked for, that in force
   */
  static VerdictPage of(PolicyModel model, Decision decision, BookLinks links, PolicyModel asking) {
    Registers registers = model.registers();
    var reasoning = new Reasoning(model, decision.justification(), links);
    String outcome = decision.verdict().outcome().name();
    String label = registers.label("Verdict", outcome);
    String said = decision.verdict().because();
    String lead = said.startsWith(label + ":") ? label + ":" : "";
    return new VerdictPage(
        Words.slug(decision.verdict().outcome()),
        label,
        lead,
        said.substring(lead.length()).strip(),
        decision.title(),
        decision.facts().description(),
        reasoning.of("conclusion:Verdict:" + outcome),
        reasons(decision, registers, reasoning),
        said(decision.actions()),
        said(decision.warnings()),
        decision.questions().stream().map(question -> open(asking, question)).toList(),
        decision.checklist().stream().map(VerdictPage::check).toList(),
        decision.comparison().stream().map(row -> row(registers, row)).toList(),
        CaseTable.of(model, Answers.of(decision.facts()), Map.of()),
        CaseWriter.toIndentedJson(decision.facts()));
  }

  /** Open questions stand in their own list, so they are left out here. */
  private static List<Reasoning.Step> reasons(
      Decision decision, Registers registers, Reasoning reasoning) {
    List<Reasoning.Step> steps = new ArrayList<>();
    for (KeyReasons.Reason reason : KeyReasons.of(decision, registers)) {
      if (!reason.type().equals("Question")) {
        steps.addAll(reasoning.of(reason.node()));
      }
    }
    return steps;
  }

  private static List<Said> said(List<Decision.Entry> entries) {
    return entries.stream()
        .map(entry -> new Said(entry.label(), becauses(entry.derivations())))
        .toList();
  }

  private static Open open(PolicyModel model, Decision.QuestionEntry question) {
    QuestionText text = model.registers().questions().get(question.path());
    return new Open(
        question.path(),
        question.ask(),
        becauses(question.derivations()),
        text == null ? "" : text.group(),
        Question.id(Question.inputOf(model, question.path())));
  }

  /**
   * The open questions, those first that can settle the verdict soonest.
   *
   * @param paths the facts that can change the verdict, in the order to ask
   */
  List<Open> open(List<String> paths) {
    return open.stream()
        .sorted(
            Comparator.comparing(
                question ->
                    paths.contains(question.path())
                        ? paths.indexOf(question.path())
                        : paths.size()))
        .toList();
  }

  private static CheckRow check(Decision.CheckEntry entry) {
    return new CheckRow(
        entry.item(),
        entry.question(),
        ConclusionWords.answer(entry.answer()),
        slug(entry.answer()),
        becauses(entry.derivations()));
  }

  private static String slug(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Row row(Registers registers, Decision.ReadingEntry entry) {
    Code code = registers.code("Reading", entry.dimension());
    return new Row(
        registers.label("Reading", entry.dimension()),
        code == null ? "" : code.prompting(),
        code == null ? "" : code.tuning(),
        entry.side(),
        becauses(entry.derivations()));
  }

  private static List<String> becauses(List<Derivation> derivations) {
    return derivations.stream().map(Derivation::because).distinct().toList();
  }
}
