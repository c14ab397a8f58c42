package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Looked;
import dev.tunegate.analysis.Comparison.Recorded;
import dev.tunegate.analysis.Comparison.Transition;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Gap;
import dev.tunegate.verdict.Question;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a change of policy does to verdicts. */
class ComparisonTest {

  private static final long SEED = 5;

  /** Tunes by the small policy, with examples to spare. */
  private static CaseBuilder tuned(String title, long examples) {
    return new CaseBuilder(title)
        .put("task.outputFormat", OutputFormat.STRICT)
        .put("task.scope", Scope.NARROW)
        .put("baseline.failurePercent", BigDecimal.TEN)
        .put("baseline.acceptableFailurePercent", BigDecimal.ONE)
        .put("data.labeledExamples", examples);
  }

  private static Edition edition(PolicyFixture fixture) {
    return Edition.of("a test", fixture.model(), Samples.none());
  }

  private static PolicyFixture fewer() {
    return PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: 300");
  }

  private static Comparison compare(PolicyFixture after, int generated, Recorded... recorded) {
    return Comparison.of(
        edition(PolicyFixture.sound()), edition(after), generated, SEED, List.of(recorded));
  }

  private static Transition transition(Comparison comparison, Judgement from, Judgement to) {
    return Objects.requireNonNull(comparison.transition(from, to));
  }

  @Test
  void nothingChangesBetweenAPolicyAndItself() {
    Comparison comparison = compare(PolicyFixture.sound(), 2_000);

    assertThat(comparison.changesVerdicts()).isFalse();
    assertThat(comparison.transitions()).hasSizeGreaterThan(1).noneMatch(Transition::changes);
    assertThat(comparison.elsewhere().counts().all()).isZero();
    assertThat(comparison.elsewhere().example()).isNull();
  }

  @Test
  void everyCaseIsCountedOnceWhereItCameFrom() {
    var stays = new Recorded("r1", tuned("Stays", 600).build());
    var turns = new Recorded("r2", tuned("Turns", 400).build());

    Comparison comparison = compare(fewer(), 1_500, stays, turns);

    assertThat(comparison.looked()).isEqualTo(new Looked(0, 1_500, SEED, 2));
    assertThat(comparison.transitions().stream().mapToInt(t -> t.counts().all()).sum())
        .isEqualTo(1_502);
    assertThat(transition(comparison, Judgement.FINE_TUNE, Judgement.FINE_TUNE).counts().recorded())
        .isEqualTo(1);
    Transition changed = transition(comparison, Judgement.NOT_YET, Judgement.FINE_TUNE);
    assertThat(changed.counts().recorded()).isEqualTo(1);
    assertThat(changed.named()).containsExactly("r2");
    assertThat(comparison.transitions().get(0)).isEqualTo(changed);
  }

  @Test
  void boundariesOfEitherPolicyAreReachedWithoutAnySample() {
    Comparison comparison = compare(fewer(), 20_000);

    assertThat(transition(comparison, Judgement.NOT_YET, Judgement.FINE_TUNE).counts().generated())
        .isPositive();
    assertThat(comparison.transition(Judgement.FINE_TUNE, Judgement.NOT_YET)).isNull();
  }

  @Test
  void theSmallestExampleStatesOnlyWhatMattersAndIsExplainedUnderBoth() {
    Case large =
        tuned("Turns", 400)
            .description("Much is said here.")
            .put("task.automatedPipeline", true)
            .put("baseline.promptWords", 7L)
            .put("data.verified", true)
            .attribute(Attribute.of("region", "EU"))
            .build();

    Comparison comparison = compare(fewer(), 0, new Recorded("r", large));

    Example example =
        Objects.requireNonNull(
            transition(comparison, Judgement.NOT_YET, Judgement.FINE_TUNE).example());
    // A stated failure rate says of itself that it was measured.
    assertThat(example.facts()).isEqualTo(tuned("Turns", 400).build());
    assertThat(example.before().headline()).isEqualTo("one thing is undone");
    assertThat(example.before().reasons())
        .extracting(reason -> reason.because())
        .contains("There are 400 examples; 500 are needed");
    assertThat(example.after().judgement()).isEqualTo(Judgement.FINE_TUNE);
    assertThat(example.after().headline()).isEqualTo("The homework is done");
    assertThat(example.lost()).contains(new Gap("TOO_FEW_EXAMPLES"));
  }

  @Test
  void aCaseThatOnePolicyCannotDecideIsARowOfItsOwn() {
    PolicyFixture twice =
        PolicyFixture.sound()
            .rule(
                "Never broad",
                "Task( scope == Scope.MANY_CAPABILITIES )",
                "insert( new Verdict( Outcome.NOT_YET ) );");

    Comparison comparison = compare(twice, 2_000);

    Transition undecided = transition(comparison, Judgement.PROMPT, Judgement.UNDECIDED);
    Example example = Objects.requireNonNull(undecided.example());
    assertThat(example.after().headline()).contains("NOT_YET by \"Never broad\"");
    assertThat(example.facts().task().scope()).isEqualTo(Scope.MANY_CAPABILITIES);
    assertThat(Tally.stated(example.facts())).isEqualTo(1);
  }

  @Test
  void declaredAttributesAreVariedAndLeftOutLikeFields() {
    PolicyFixture before = PolicyFixture.sound().declare("region: text", "team: text");
    PolicyFixture residency =
        PolicyFixture.sound()
            .declare("region: text", "team: text")
            .rule(
                "Residency",
                "Attribute( name == \"region\", text == \"EU\" )",
                "insert( new Veto( \"TOO_BROAD\" ) );");

    Comparison comparison =
        Comparison.of(edition(before), edition(residency), 20_000, SEED, List.of());

    Example example =
        Objects.requireNonNull(
            transition(comparison, Judgement.FINE_TUNE, Judgement.PROMPT).example());
    assertThat(example.facts().attributes()).containsOnlyKeys("region");
    assertThat(example.after().reasons()).extracting(Derivation::rule).contains("Residency");
  }

  @Test
  void theSameVerdictOnOtherGroundsIsToldApart() {
    PolicyFixture quiet =
        PolicyFixture.sound()
            .replace("homework/examples.drl", "insert( new Question( $path ) );", "");

    Comparison comparison = compare(quiet, 1_000);

    assertThat(comparison.changesVerdicts()).isFalse();
    assertThat(comparison.elsewhere().counts().generated()).isBetween(1, 999);
    Example example = Objects.requireNonNull(comparison.elsewhere().example());
    assertThat(Tally.stated(example.facts())).isZero();
    assertThat(example.lost()).containsExactly(new Question("data.labeledExamples"));
    assertThat(example.gained()).isEmpty();
  }

  @Test
  void samplesOfBothPoliciesAreLookedAtOnceEach() {
    Samples old =
        samples("PROMPT/Same.json", "{\"title\":\"a\"}", "PROMPT/Old.json", "{\"title\":\"b\"}");
    Samples now =
        samples("PROMPT/Same.json", "{ \"title\": \"a\" }", "REFUSED/No.json", "{\"title\":0}");

    Comparison comparison =
        Comparison.of(
            Edition.of("old", PolicyFixture.sound().model(), old),
            Edition.of("new", fewer().model(), now),
            0,
            SEED,
            List.of());

    assertThat(comparison.looked().samples()).isEqualTo(2);
    assertThat(transition(comparison, Judgement.PROMPT, Judgement.PROMPT).counts())
        .isEqualTo(new Counts(2, 0, 0));
  }

  private static Samples samples(String one, String first, String two, String second) {
    return Samples.of(
        Map.of(
            one, first.getBytes(StandardCharsets.UTF_8),
            two, second.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theResultIsTheSameOnAnyNumberOfThreads() {
    assertThat(text(0)).isEqualTo(text(1)).isEqualTo(text(3)).contains("NOT_YET");
  }

  private static String text(int helpers) {
    var comparing = new Comparing(edition(PolicyFixture.sound()), edition(fewer()), helpers);
    return ComparisonWriter.toJson(comparing.compare(6_500, SEED, List.of()));
  }

  @Test
  void disagreementWithDroolsIsToldLoudly() {
    Edition sound = edition(PolicyFixture.sound());
    var confirmation = new Confirmation(sound, sound);
    Concluded right = new Evaluator(sound.model()).evaluate(tuned("x", 400).build());
    Concluded wrong = new Evaluator(fewer().model()).evaluate(tuned("x", 400).build());

    assertThatThrownBy(() -> confirmation.confirm(tuned("x", 400).build(), right, wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The evaluator and Drools disagree on a case")
        .hasMessageContaining("\"labeledExamples\":400");
  }
}
