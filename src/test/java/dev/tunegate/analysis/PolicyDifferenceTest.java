package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.Change.Kind;
import dev.tunegate.analysis.Change.Subject;
import dev.tunegate.policy.PolicyFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is different between two policies, told by what it means. */
class PolicyDifferenceTest {

  private static final String HOMEWORK = "homework/examples.drl";

  private static PolicyDifference difference(PolicyFixture after) {
    return difference(PolicyFixture.sound(), after);
  }

  private static PolicyDifference difference(PolicyFixture before, PolicyFixture after) {
    return PolicyDifference.of(edition(before, Samples.none()), edition(after, Samples.none()));
  }

  private static Edition edition(PolicyFixture fixture, Samples samples) {
    return Edition.of("a test", fixture.model(), samples);
  }

  private static Change changed(Subject subject, String name, Detail... details) {
    return new Change(subject, Kind.CHANGED, name, List.of(details));
  }

  @Test
  void nothingIsDifferentFromItself() {
    PolicyDifference difference = difference(PolicyFixture.sound());

    assertThat(difference.changes()).isEmpty();
    assertThat(difference.files()).isEmpty();
  }

  @Test
  void aCommentIsDifferentOnlyAsText() {
    PolicyDifference difference =
        difference(
            PolicyFixture.sound().replace(HOMEWORK, "rule \"Too few", "// Why?\nrule \"Too few"));

    assertThat(difference.changes()).isEmpty();
    assertThat(difference.files()).containsExactly(HOMEWORK);
  }

  @Test
  void aNumberIsToldOnceAndNotInTheRulesThatLookItUp() {
    assertThat(
            difference(PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: 300"))
                .changes())
        .containsExactly(
            changed(
                Subject.THRESHOLD,
                "least examples",
                new Detail("value", "500 examples", "300 examples")));
  }

  @Test
  void aConditionIsToldAsItWasAndAsItIs() {
    assertThat(
            difference(
                    PolicyFixture.sound()
                        .replace(HOMEWORK, "labeledExamples < $least", "labeledExamples <= $least"))
                .changes())
        .containsExactly(
            changed(
                Subject.RULE,
                "Too few examples",
                new Detail(
                    "when",
                    "Data( labeledExamples < [least examples] )",
                    "Data( labeledExamples <= [least examples] )")));
  }

  @Test
  void conditionsThatComeAndGoStandAlone() {
    assertThat(
            difference(
                    PolicyFixture.sound()
                        .replace(
                            "verdict/verdict.drl", "not Gap( )", "exists Finding( code == \"F\" )")
                        .replace("codes.yaml", "Veto:", "Finding:\n  F: { label: \"f\" }\nVeto:"))
                .changes())
        .contains(
            changed(
                Subject.RULE,
                "Tune",
                new Detail("when", "not Gap( )", ""),
                new Detail("when", "", "exists Finding( code == \"F\" )")),
            new Change(Subject.CODE, Kind.ADDED, "Finding F", List.of()));
  }

  @Test
  void reasonSourcesAndConclusionsAreToldOneByOne() {
    assertThat(
            difference(
                    PolicyFixture.sound()
                        .replace(HOMEWORK, "One system for everything", "It is to do all")
                        .replace(HOMEWORK, "@source( L1 )", "@source( L1, L2 )")
                        .replace(
                            HOMEWORK, "new Veto( \"TOO_BROAD\" )", "new Gap( \"SCOPE_UNKNOWN\" )"))
                .changes())
        .contains(
            changed(
                Subject.RULE,
                "Many capabilities",
                new Detail("then", "Veto( \"TOO_BROAD\" )", ""),
                new Detail("then", "", "Gap( \"SCOPE_UNKNOWN\" )"),
                new Detail("because", "One system for everything", "It is to do all"),
                new Detail("source", "L1", "L1, L2")));
  }

  @Test
  void aRuleThatIsNewOrGoneIsToldInFull() {
    PolicyFixture more =
        PolicyFixture.sound()
            .rule(
                "Vague",
                "Task( criteriaMeasurable == false )",
                "insert( new Gap( \"SCOPE_UNKNOWN\" ) );");
    List<Detail> whole =
        List.of(
            new Detail("when", "", "Task( criteriaMeasurable == false )"),
            new Detail("then", "", "Gap( \"SCOPE_UNKNOWN\" )"),
            new Detail("because", "", "It is so"),
            new Detail("source", "", "L1"));

    assertThat(difference(more).changes())
        .containsExactly(new Change(Subject.RULE, Kind.ADDED, "Vague", whole));
    assertThat(difference(more, PolicyFixture.sound()).changes())
        .extracting(Change::kind, change -> change.details().get(0))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Kind.REMOVED, new Detail("when", "Task( criteriaMeasurable == false )", "")));
  }

  @Test
  void aRuleThatIsMovedOrReformattedMeansTheSame() {
    PolicyFixture before = PolicyFixture.sound();
    String text = before.files().get("grounds/format.drl");
    PolicyFixture moved =
        PolicyFixture.sound().without("grounds/format.drl").with("other/place.drl", text);
    PolicyFixture rewritten =
        PolicyFixture.sound()
            .replace("grounds/format.drl", "$failed", "$rate")
            .replace("grounds/format.drl", "{failed}", "{rate}")
            .replace(
                "grounds/format.drl",
                "Task( outputFormat == OutputFormat.STRICT )\n",
                "Task(outputFormat==OutputFormat.STRICT)\n");

    assertThat(difference(moved).changes())
        .containsExactly(
            new Change(
                Subject.RULE,
                Kind.MOVED,
                "The format breaks too often",
                List.of(new Detail("file", "grounds/format.drl", "other/place.drl"))));
    assertThat(difference(rewritten).changes())
        .containsExactly(
            new Change(Subject.RULE, Kind.REFORMATTED, "The format breaks too often", List.of()));
  }

  @Test
  void aRuleWithAnotherNameThatConcludesTheSameIsRenamed() {
    assertThat(
            difference(
                    PolicyFixture.sound().replace(HOMEWORK, "\"Many capabilities\"", "\"Broad\""))
                .changes())
        .containsExactly(
            new Change(
                Subject.RULE,
                Kind.RENAMED,
                "Broad",
                List.of(new Detail("name", "Many capabilities", "Broad"))));
  }

  @Test
  void registersAreToldEntryByEntry() {
    assertThat(
            difference(
                    PolicyFixture.sound()
                        .replace("policy.yaml", "2027-01-01", "2028-01-01")
                        .replace("codes.yaml", "\"the format\"", "\"a format\"")
                        .replace("questions.yaml", "What is kind?", "Which kind?")
                        .replace("questions.yaml", "\"Everything\"", "\"All\"")
                        .replace("statements.yaml", "Examples are needed.", "Some are needed."))
                .changes())
        .containsExactly(
            changed(
                Subject.POLICY, "policy.yaml", new Detail("review", "2027-01-01", "2028-01-01")),
            changed(Subject.CODE, "Ground FORMAT", new Detail("label", "the format", "a format")),
            changed(
                Subject.QUESTION, "task.kind", new Detail("ask", "What is kind?", "Which kind?")),
            changed(Subject.GROUP, "all", new Detail("title", "Everything", "All")),
            changed(
                Subject.STATEMENT,
                "L2",
                new Detail("says", "Examples are needed.", "Some are needed.")));
  }

  @Test
  void whatIsDeclaredOfAttributesIsToldBesideItsWording() {
    assertThat(
            difference(
                    PolicyFixture.sound().declare("level: number"),
                    PolicyFixture.sound().declare("level: text", "team: text"))
                .changes())
        .extracting(DifferenceText::headline)
        .containsExactly(
            "Question \"attributes.team\" is new",
            "Attribute \"level\" changes",
            "Attribute \"team\" is new");
  }

  @Test
  void theOrderOfCodesIsToldBecauseListsFollowIt() {
    String few = "  TOO_FEW_EXAMPLES: { label: \"too few examples\" }\n";
    String scope = "  SCOPE_UNKNOWN: { label: \"the scope is not stated\" }\n";
    assertThat(
            difference(
                    PolicyFixture.sound()
                        .replace("codes.yaml", few, "")
                        .replace("codes.yaml", scope, scope + few))
                .changes())
        .containsExactly(
            changed(
                Subject.CODE_ORDER,
                "Gap",
                new Detail(
                    "order",
                    "TOO_FEW_EXAMPLES, EXAMPLES_UNKNOWN, SCOPE_UNKNOWN",
                    "EXAMPLES_UNKNOWN, SCOPE_UNKNOWN, TOO_FEW_EXAMPLES")));
  }

  @Test
  void samplesAreToldByWhatTheyStateAndExpect() {
    Samples before =
        samples(
            Map.of(
                "PROMPT/Stays.json", "{\"title\":\"a\"}",
                "PROMPT/Goes.json", "{\"title\":\"b\"}",
                "PROMPT/Turns.json", "{\"title\":\"c\",\"data\":{\"labeledExamples\":9}}",
                "PROMPT/Turns.expect.yaml", "verdict: PROMPT\nwhy: So.\n"));
    Samples after =
        samples(
            Map.of(
                "PROMPT/Stays.json", "{ \"title\": \"a\" }",
                "PROMPT/Comes.json", "{\"title\":\"d\"}",
                "NOT_YET/Turns.json",
                    "{\"title\":\"c\",\"data\":{\"labeledExamples\":8,\"verified\":true}}",
                "NOT_YET/Turns.expect.yaml", "verdict: NOT_YET\ngaps: [X]\nwhy: So.\n"));

    assertThat(
            PolicyDifference.of(
                    edition(PolicyFixture.sound(), before), edition(PolicyFixture.sound(), after))
                .changes())
        .containsExactly(
            changed(
                Subject.SAMPLE,
                "NOT_YET/Turns.json",
                new Detail("folder", "PROMPT", "NOT_YET"),
                new Detail("expected verdict", "PROMPT", "NOT_YET"),
                new Detail("expected gaps", "", "X"),
                new Detail("data.labeledExamples", "9", "8"),
                new Detail("data.verified", "", "true")),
            new Change(Subject.SAMPLE, Kind.ADDED, "PROMPT/Comes.json", List.of()),
            new Change(Subject.SAMPLE, Kind.REMOVED, "PROMPT/Goes.json", List.of()));
  }

  private static Samples samples(Map<String, String> texts) {
    Map<String, byte[]> files = new HashMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return Samples.of(files);
  }

  @Test
  void changesAreToldInWords() {
    List<String> words = new ArrayList<>();
    for (Change change :
        difference(PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: 300"))
            .changes()) {
      words.add(DifferenceText.headline(change));
      change.details().forEach(detail -> words.add(DifferenceText.sentence(detail)));
    }

    assertThat(words)
        .containsExactly(
            "Threshold \"least examples\" changes", "value: 500 examples, now: 300 examples");
  }
}
