package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where a rule stands says nothing about when it runs. */
class RuleOrderTest {

  private static final long SEED = 20_260_516L;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DecisionEngine ENGINE = ShippedPolicy.engine();
  private static final List<Case> CASES = ShippedPolicy.cases(500, SEED);

  @Test
  void renamingRuleFilesNeverChangesADecision() {
    Map<String, byte[]> renamed = new TreeMap<>();
    List<String> paths = new ArrayList<>(files().keySet());
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      boolean rules = path.contains(".drl");
      // The last comes first, out of its folder.
      String suffix = path.substring(path.lastIndexOf('/') + 1);
      String name = rules ? "%04d-%s".formatted(paths.size() - i, suffix) : path;
      renamed.put(name, bytes(path));
    }

    assertSameDecisions(engine(renamed));
  }

  @Test
  void mergingRuleFilesNeverChangesADecision() {
    Map<String, byte[]> merged = new TreeMap<>();
    var rules = new StringBuilder();
    files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".drl")) {
                rules.insert(0, text + "\n");
              } else {
                merged.put(path, bytes(path));
              }
            });
    merged.put("all.drl", rules.toString().getBytes(StandardCharsets.UTF_8));

    assertSameDecisions(engine(merged));
  }

  @Test
  void givingTheRuleEngineTheRulesInAnotherOrderNeverChangesADecision() {
    PolicyModel model = ENGINE.policy().model();
    List<dev.tunegate.policy.Rule> rules = new ArrayList<>(model.rules());
    List<Integer> layers = new ArrayList<>(model.layers());
    Collections.reverse(rules);
    Collections.reverse(layers);

    assertSameDecisions(
        new DecisionEngine(
            Policy.compile(new PolicyModel(model.source(), model.registers(), rules, layers))));
  }

  private static Map<String, String> files() {
    return ShippedPolicy.location().source().files();
  }

  private static byte[] bytes(String path) {
    return String.valueOf(files().get(path)).getBytes(StandardCharsets.UTF_8);
  }

  private static DecisionEngine engine(Map<String, byte[]> files) {
    return new DecisionEngine(
        Policy.compile(PolicyChecker.check(PolicySource.of(files)).orThrow()));
  }

  private static void assertSameDecisions(DecisionEngine other) {
    for (Case facts : CASES) {
      assertThat(withoutPlaces(other, facts))
          .as("seed %d, case %s", SEED, CaseWriter.toJson(facts))
          .isEqualTo(withoutPlaces(ENGINE, facts));
    }
  }

  /** A decision without what tells where a rule stands: fingerprint, file and line. */
  private static JsonNode withoutPlaces(DecisionEngine engine, Case facts) {
    JsonNode decision = MAPPER.readTree(DecisionWriter.toJson(engine.decide(facts)));
    ((ObjectNode) decision.get("policy")).remove("fingerprint");
    for (JsonNode node : decision.get("justification").get("nodes")) {
      ((ObjectNode) node).remove(List.of("file", "line"));
    }
    return decision;
  }
}
