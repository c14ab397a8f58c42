package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.GeneratedCases;
import dev.tunegate.policy.DroolsConclusions;
import dev.tunegate.policy.EditedPolicies;
import dev.tunegate.policy.GeneratedRuleCases;
import dev.tunegate.policy.GeneratedRules;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The evaluator comes to the same verdicts and to every same conclusion as Drools. For a million
 * cases: {@code mvn test -Dtest=EvaluatorDifferentialTest -Dtunegate.differential.cases=1000000}.
 */
class EvaluatorDifferentialTest {

  private static final long SEED = 20_260_517L;

  /** How many cases are tried, half of them by edited policies. */
  private static final int CASES = Integer.getInteger("tunegate.differential.cases", 16_000);

  private static final int CASES_OF_A_POLICY = 1_000;
  private static final PolicyModel SHIPPED = ShippedPolicy.engine().policy().model();

  @Test
  void theShippedPolicyConcludesTheSame() {
    Set<String> verdicts = new TreeSet<>();
    for (int i = 0; i < CASES / 2; i += CASES_OF_A_POLICY) {
      List<Case> cases = ShippedPolicy.cases(CASES_OF_A_POLICY, SEED + i);
      same(ShippedPolicy.engine().policy(), cases, SEED + i)
          .forEach(concluded -> verdicts.add(concluded.outcomes().toString()));
    }
    assertThat(verdicts).hasSameSizeAs(Outcome.values());
  }

  @Test
  void editedPoliciesConcludeTheSame() {
    var shipped = new Evaluator(SHIPPED);
    var edited = new EditedPolicies(SHIPPED, SEED);
    int different = 0;
    int policies = CASES / 2 / CASES_OF_A_POLICY;
    for (int i = 0; i < policies; i++) {
      Policy policy = Policy.compile(edited.next());
      List<Case> cases = cases(policy.model(), SEED + i);
      List<Concluded> concluded = same(policy, cases, SEED + i);
      boolean changed = false;
      for (int j = 0; j < cases.size() && !changed; j++) {
        changed = !concluded.get(j).equals(shipped.evaluate(cases.get(j)));
      }
      different += changed ? 1 : 0;
    }
    assertThat(different).as("edits that change a conclusion").isGreaterThan(policies * 3 / 4);
  }

  @Test
  void rulesAtRandomConcludeTheSame() {
    for (int i = 0; i < Math.max(2, CASES / 50_000); i++) {
      var generated = new GeneratedRuleCases(SEED + i);
      List<Case> cases = Stream.generate(generated::next).limit(CASES_OF_A_POLICY).toList();
      Policy policy = Policy.compile(GeneratedRules.policy(300, SEED + i));
      Set<Conclusion> ever = new HashSet<>();
      same(policy, cases, SEED + i).forEach(ever::addAll);
      assertThat(ever).as("conclusions ever reached").hasSizeGreaterThan(225);
    }
  }

  @Test
  void casesAtRandomWithAttributesConcludeTheSame() {
    same(ShippedPolicy.engine().policy(), GeneratedCases.many(1_000), GeneratedCases.SEED);
  }

  @Test
  void aDecisionHoldsTheSameConclusions() {
    var evaluator = new Evaluator(SHIPPED);
    for (Case facts : ShippedPolicy.samples()) {
      Decision decision = ShippedPolicy.engine().decide(facts);
      Set<Conclusion> decided = new HashSet<>();
      for (Node node : decision.justification().nodes()) {
        if (node instanceof Node.ConclusionNode conclusion) {
          decided.add(conclusion.conclusion());
        }
      }
      assertThat(evaluator.evaluate(facts)).isEqualTo(decided);
      assertThat(evaluator.evaluate(facts).outcomes())
          .containsExactly(decision.verdict().outcome());
    }
  }

  private static List<Case> cases(PolicyModel model, long seed) {
    var own = new CaseGenerator(model, ShippedPolicy.samples(), seed);
    List<Case> cases = new ArrayList<>(ShippedPolicy.cases(CASES_OF_A_POLICY / 2, seed));
    while (cases.size() < CASES_OF_A_POLICY) {
      cases.add(own.next());
    }
    return cases;
  }

  private static List<Concluded> same(Policy policy, List<Case> cases, long seed) {
    var evaluator = new Evaluator(policy.model());
    List<Concluded> all = new ArrayList<>();
    try (var drools = new DroolsConclusions(policy)) {
      for (Case facts : cases) {
        Concluded concluded = evaluator.evaluate(facts);
        assertThat(concluded)
            .as(() -> "seed %d, case %s".formatted(seed, CaseWriter.toJson(facts)))
            .isEqualTo(drools.of(facts));
        all.add(concluded);
      }
    }
    return all;
  }
}
