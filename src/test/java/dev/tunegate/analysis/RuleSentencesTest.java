package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.Condition;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rule in sentences says what the rule says, in words that anybody reads. */
class RuleSentencesTest {

  private static final PolicyModel SHIPPED =
      PolicyChecker.check(PolicySource.read(Path.of(System.getProperty("tunegate.rules", "rules"))))
          .orThrow();

  /** Constants, names of fields and classes, paths, variables and signs of the rule language. */
  private static final Pattern RAW =
      Pattern.compile(
          "\\b[A-Z]{2,}\\b|[A-Z]+_[A-Z]|\\b[a-z]+[A-Z]\\w*|\\b[a-z]+\\.[a-z]|[$={}|&]"
              + "|\\b(null|true|false|code|insert|exists)\\b");

  private static List<String> texts(List<Sentence> sentences) {
    return sentences.stream().map(Sentence::text).toList();
  }

  private static Rule rule(PolicyModel model, String name) {
    return Objects.requireNonNull(model.rule(name), name);
  }

  @Test
  void noRuleShowsANameOfTheRuleLanguage() {
    var sentences = new RuleSentences(SHIPPED.registers());
    List<String> raw = new ArrayList<>();
    for (Rule rule : SHIPPED.rules()) {
      assertThat(sentences.conclusions(rule)).as(rule.name()).hasSameSizeAs(rule.insertions());
      sentences
          .all(rule)
          .map(Sentence::text)
          .filter(text -> RAW.matcher(text).find() || text.isBlank())
          .forEach(text -> raw.add(rule.name() + ": " + text));
    }
    assertThat(SHIPPED.rules()).hasSizeGreaterThan(200);
    assertThat(raw).isEmpty();
  }

  /** What a rule asks or looks up is told: nothing of it is dropped on the way into words. */
  @Test
  void everyNumberAndEveryConclusionThatARuleNamesIsInItsSentences() {
    var sentences = new RuleSentences(SHIPPED.registers());
    List<String> dropped = new ArrayList<>();
    for (Rule rule : SHIPPED.rules()) {
      List<Sentence.Piece> pieces =
          sentences.all(rule).flatMap(told -> told.pieces().stream()).toList();
      List<String> named = new ArrayList<>();
      rule.thresholds().forEach(use -> named.add(use.name()));
      for (Condition condition : rule.conditions()) {
        switch (condition.pattern().type()) {
          case "Task", "Baseline", "Data", "Constraints", "Pilot" -> {}
          case "Unstated", "Question" -> named.addAll(condition.pattern().keys());
          default ->
              condition
                  .pattern()
                  .keys()
                  .forEach(key -> named.add(condition.pattern().type() + ":" + key));
        }
      }
      named.stream()
          .filter(name -> pieces.stream().noneMatch(piece -> piece.key().equals(name)))
          .forEach(name -> dropped.add(rule.name() + " names " + name));
    }
    assertThat(dropped).isEmpty();
  }

  @Test
  void aRuleReadsAsItWasMeant() {
    var sentences = new RuleSentences(SHIPPED.registers());
    Rule few = rule(SHIPPED, "Too few usable examples for a narrow task");
    assertThat(texts(sentences.conditions(few)))
        .containsExactly(
            "This is found: “There is, or may be, a reason for tuning”.",
            "The width of the task is “one narrow task with clear edges”.",
            "The number of labelled examples is at least 500 examples"
                + " (“examples for a narrow task”).",
            "The number of usable examples is less than 500 examples"
                + " (“examples for a narrow task”).");
    assertThat(texts(sentences.conclusions(few)))
        .containsExactly(
            "Homework is missing: “There are too few labelled examples”.",
            "This is to be done: “Collect labelled examples”.");
    assertThat(sentences.because(few).text())
        .isEqualTo(
            "Of your [labelled examples] labelled examples [usable examples] are right;"
                + " a narrow task needs 500.");
    Rule format = rule(SHIPPED, "A strict format and failures that nobody has sorted");
    assertThat(texts(sentences.conditions(format)))
        .contains(
            "Either the strictness of the output format is “strict, so that every output must"
                + " match exactly”, or the kind of task is “fill a fixed structure, such as a form"
                + " or a table” and the strictness of the output format is not stated.",
            "The tolerance for format errors is not stated, or is “none at all”.",
            "None of these is found: “The prompt fails rarely enough” or “Work of this kind is"
                + " within reach of a prompt”.");
  }

  @Test
  void factsThatAPolicyAddsReadAlike() {
    PolicyModel added = PolicyChecker.check(ResidencyPolicy.location().source()).orThrow();
    var sentences = new RuleSentences(added.registers());
    assertThat(texts(sentences.conditions(rule(added, "Data that would leave its region"))))
        .containsExactly(
            "Where the data must stay is not “anywhere”.",
            "Where the model would be tuned is not where the data must stay.");
  }
}
