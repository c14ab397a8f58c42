package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.analysis.Invariants;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.FailureMode;
import dev.tunegate.facts.PromptMaturity;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What must hold of the shipped policy for every case, tried on generated ones. */
class PolicyPropertiesTest {

  private static final long SEED = 20_260_515L;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> ECONOMY = Set.of("COST", "LATENCY");
  private static final DecisionEngine ENGINE = ShippedPolicy.engine();
  private static final List<Case> CASES = cases();

  private static List<Case> cases() {
    return Stream.<Collection<Case>>of(
            CompleteCases.byGround().values(),
            ShippedPolicy.samples(),
            ShippedPolicy.cases(3_000, SEED))
        .flatMap(Collection::stream)
        .toList();
  }

  @Test
  void theOrderOfKeysInACaseNeverMatters() {
    var random = new Random(SEED);
    for (Case facts : CASES.subList(0, 400)) {
      String json = CaseWriter.toJson(facts);
      String shuffled = shuffled(MAPPER.readTree(json), random).toString();

      assertThat(decided(CaseReader.read(shuffled))).as(seed(facts)).isEqualTo(decided(facts));
    }
  }

  @Test
  void decisionsAreTheSameToTheByteWhenRepeatedAndFromSeveralThreads() throws Exception {
    List<Case> some = CASES.subList(0, 150);
    List<String> once = some.stream().map(PolicyPropertiesTest::decided).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> some.stream().map(PolicyPropertiesTest::decided).toList());
      }
      for (Future<List<String>> again : threads.invokeAll(tasks)) {
        assertThat(again.get()).as("seed %d", SEED).isEqualTo(once);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFirstDraftNeverEndsInTuning() {
    for (Case facts : CASES) {
      Case draft =
          CaseBuilder.from(facts)
              .put("baseline.promptMaturity", PromptMaturity.FIRST_DRAFT)
              .build();

      assertThat(outcome(draft)).as(seed(draft)).isNotEqualTo(Outcome.FINE_TUNE);
    }
  }

  @Test
  void aFailureModeOfKnowledgeNeverTunesOnAFailureGround() {
    for (Case facts : CASES) {
      Case unknowing =
          CaseBuilder.from(facts).put("baseline.failureMode", FailureMode.KNOWLEDGE).build();
      Decision decision = ENGINE.decide(unknowing);

      assertThat(decision.grounds())
          .as(seed(unknowing))
          .extracting(Decision.Entry::code)
          .isSubsetOf(ECONOMY);
      if (decision.verdict().outcome() == Outcome.FINE_TUNE) {
        assertThat(decision.grounds()).as(seed(unknowing)).isNotEmpty();
      }
    }
  }

  @Test
  void moreVolumeNeverTakesTuningAway() {
    int tuned = 0;
    for (Case facts : CASES) {
      Long queries = facts.constraints().monthlyQueries();
      if (queries == null || outcome(facts) != Outcome.FINE_TUNE) {
        continue;
      }
      tuned++;
      for (long more :
          List.of(queries + 1, 500_000L, 500_001L, 1_000_000L, 1_000_001L, 1_000_000_000L)) {
        if (more > queries) {
          Case busier = CaseBuilder.from(facts).put("constraints.monthlyQueries", more).build();
          assertThat(outcome(busier)).as(seed(busier)).isEqualTo(Outcome.FINE_TUNE);
        }
      }
    }
    assertThat(tuned).as("cases that tune, seed %d", SEED).isPositive();
  }

  @Test
  void ignoranceNeverLeadsToTuningWhereTwoRoutesMeet() {
    var invariants = new Invariants(ENGINE, VariedCases.overlaid());

    assertThat(invariants.check(250)).extracting(Diagnostic::toString).isEmpty();
  }

  @Test
  void whoNeedsInformationIsToldWhichAndIsAskedNothingThatIsStated() {
    for (Case facts : CASES) {
      Decision decision = ENGINE.decide(facts);

      assertThat(decision.questions())
          .as(seed(facts))
          .extracting(Decision.QuestionEntry::path)
          .isSubsetOf(facts.unstated());
      if (needsAnswers(decision)) {
        assertThat(decision.questions()).as(seed(facts)).isNotEmpty();
      }
    }
  }

  @Test
  void answeringWhatIsAskedSoonEndsInAVerdict() {
    var random = new Random(SEED);
    var answers = new CaseGenerator(ENGINE.policy().model(), List.of(), SEED);
    for (Case begun : CASES) {
      Case facts = begun;
      Decision decision = ENGINE.decide(facts);
      for (int round = 0; round < 5 && needsAnswers(decision); round++) {
        CaseBuilder answered = CaseBuilder.from(facts);
        for (Decision.QuestionEntry question : decision.questions()) {
          List<Object> possible = answers.candidates(question.path());
          answered.put(question.path(), possible.get(random.nextInt(possible.size())));
        }
        facts = VariedCases.consistent(answered.build());
        decision = ENGINE.decide(facts);
      }

      assertThat(needsAnswers(decision)).as(seed(facts)).isFalse();
    }
  }

  private static boolean needsAnswers(Decision decision) {
    return decision.verdict().outcome() == Outcome.NEEDS_INFORMATION
        && decision.contradictions().isEmpty();
  }

  private static Outcome outcome(Case facts) {
    return ENGINE.decide(facts).verdict().outcome();
  }

  private static String decided(Case facts) {
    return DecisionWriter.toJson(ENGINE.decide(facts));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    var names = new ArrayList<>(object.propertyNames());
    Collections.shuffle(names, random);
    ObjectNode copy = MAPPER.createObjectNode();
    names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
    return copy;
  }

  private static String seed(Case facts) {
    return "seed " + SEED + ", case " + CaseWriter.toJson(facts).replace("%", "%%");
  }
}
