package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Samples, generated cases and invariants take declared attributes like built-in facts. */
class DeclaredAttributesCheckTest {

  private static final String READS_ALL =
      """
      Threshold( name == "most failures", $most : value )
      Attribute( name == "share", number > $most )
      Attribute( name == "words", text in ( "one", "two" ) || text == "three" )
      Attribute( name == "region", text == "EU" )
      Attribute( name == "regulated", flag == true )
      """;

  private static PolicyFixture policy() {
    return PolicyFixture.sound()
        .declare(
            "share: number, min: -10, max: 4",
            "words: text",
            "region: text, answers: { EU: \"in the Union\", US: \"in the States\" }",
            "regulated: flag");
  }

  @Test
  void theShippedPolicyWithAttributesAndRulesOfItsOwnPassesTheFullCheck() {
    var location = ResidencyPolicy.location();

    FullCheck.Report report = FullCheck.check(location.source(), location.samples());

    assertThat(report.diagnostics()).isEmpty();
    assertThat(report.samples()).isEqualTo(location.samples().all().size());
  }

  @Test
  void generatedCasesStandOnEveryAnswerAndBesideEveryThreshold() {
    PolicyModel model = policy().conditions(READS_ALL).model();
    var generator = new CaseGenerator(model, List.of(), 1);

    assertThat(generator.candidates("attributes.region")).containsExactly("EU", "US");
    assertThat(generator.candidates("attributes.words"))
        .containsExactly("one", "two", "three", "something else");
    assertThat(generator.candidates("attributes.regulated")).containsExactly(true, false);
    assertThat(generator.candidates("attributes.share"))
        .extracting(number -> ((BigDecimal) number).toPlainString())
        .containsExactly("-10", "4", "-0.5", "0", "0.5", "2.0", "2.5", "3.0");
    List<Case> cases = Stream.generate(generator::next).limit(200).toList();
    for (String path : List.of("attributes.region", "attributes.words", "attributes.regulated")) {
      Set<Object> met =
          cases.stream()
              .map(facts -> facts.value(path))
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      assertThat(met).hasSameElementsAs(generator.candidates(path));
      assertThat(cases).anyMatch(facts -> facts.value(path) == null);
    }
  }

  @Test
  void leavingAnAttributeUnstatedMustNotLeadToTuning() {
    Map<String, byte[]> samples =
        Map.of(
            "FINE_TUNE/ready.json",
            """
            {"title":"t","task":{"scope":"NARROW","outputFormat":"STRICT"},
             "baseline":{"failurePercent":5,"acceptableFailurePercent":1},
             "data":{"labeledExamples":500}}
            """
                .getBytes(StandardCharsets.UTF_8),
            "FINE_TUNE/ready.expect.yaml",
            "verdict: FINE_TUNE\nwhy: all is done\n".getBytes(StandardCharsets.UTF_8));
    PolicyFixture policy =
        PolicyFixture.sound()
            .declare("regulated: flag")
            .conditions("Attribute( name == \"regulated\", flag == true )");

    List<String> broken =
        FullCheck.check(policy.source(), Samples.of(samples)).diagnostics().stream()
            .map(Diagnostic::problem)
            .filter(problem -> problem.contains("never leads to tuning"))
            .toList();

    assertThat(broken).hasSize(1);
    assertThat(broken.get(0))
        .contains("without attributes.regulated the verdict turns from NOT_YET");
  }

  @Test
  void aSampleThatDoesNotFitTheDeclarationIsTold() {
    Map<String, byte[]> samples =
        Map.of(
            "PROMPT/there.json",
            "{\"title\":\"t\",\"attributes\":{\"regulated\":\"yes\"}}"
                .getBytes(StandardCharsets.UTF_8),
            "PROMPT/there.expect.yaml",
            "verdict: PROMPT\nwhy: it is\n".getBytes(StandardCharsets.UTF_8));
    PolicyFixture policy =
        PolicyFixture.sound()
            .declare("regulated: flag")
            .conditions("Attribute( name == \"regulated\", flag == true )");

    Set<String> problems = new TreeSet<>();
    FullCheck.check(policy.source(), Samples.of(samples))
        .diagnostics()
        .forEach(found -> problems.add(found.problem()));

    assertThat(problems)
        .contains(
            "\"there\" does not come out as expected: the case is refused: wrong-type at"
                + " /attributes/*");
  }
}
