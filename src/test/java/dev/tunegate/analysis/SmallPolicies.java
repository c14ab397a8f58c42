package dev.tunegate.analysis;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.PolicyModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Policies made at random over a handful of facts, so small that all cases can be looked at one by
 * one: with derived facts, attributes, facts that are compared with each other, absences, and
 * contradictions.
 */
final class SmallPolicies {

  private static final List<String> CONDITIONS =
      List.of(
          "Task( scope == Scope.NARROW )",
          "Task( scope != null, scope != Scope.MANY_CAPABILITIES )",
          "Task( scope == null )",
          "Threshold( name == \"least examples\", $least : value )\n"
              + "Data( labeledExamples < $least )",
          "Threshold( name == \"least examples\", $least : value )\n"
              + "Data( usableExamples >= $least )",
          "Data( verified == true )",
          "Data( verified == null || verified == false )",
          "Threshold( name == \"most failures\", $most : value )\nData( flawedPercent > $most )",
          "Baseline( $failed : failurePercent, acceptableFailurePercent < $failed )",
          "Baseline( failureRateMeasured == true )",
          "Baseline( retrieval in ( Retrieval.POOR, Retrieval.GOOD ) )",
          "Attribute( name == \"region\", text != \"EU\" )",
          "not Attribute( name == \"region\" )",
          "Unstated( path == \"data.verified\" )");

  /** What the conditions look at, and nothing else. */
  static final List<String> PATHS =
      List.of(
          "task.scope",
          "data.labeledExamples",
          "data.verified",
          "data.flawedPercent",
          "baseline.failurePercent",
          "baseline.acceptableFailurePercent",
          "baseline.failureRateMeasured",
          "baseline.retrieval",
          "attributes.region");

  private final Random random;

  SmallPolicies(long seed) {
    random = new Random(seed);
  }

  /** An engine for the next policy. */
  DecisionEngine next() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rules.add(rule(i, facts(2), "insert( new Ground( \"FORMAT\" ) );"));
      rules.add(rule(i + 10, facts(2), "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );"));
    }
    rules.add(
        rule(20, facts(1) + chance("exists Ground( )"), "insert( new Veto( \"TOO_BROAD\" ) );"));
    rules.add(
        rule(
            21,
            facts(2),
            "insert( new Contradiction( \"data.verified\", \"data.flawedPercent\" ) );"));
    String sound = "not Contradiction( )\n";
    rules.add(rule(30, "exists Contradiction( )", verdict("NEEDS_INFORMATION")));
    rules.add(rule(31, sound + "exists Ground( )\nnot Gap( )\nnot Veto( )", verdict("FINE_TUNE")));
    rules.add(
        rule(
            32,
            sound + "exists Ground( )\nexists Gap( )" + chance("not Veto( )"),
            verdict("NOT_YET")));
    rules.add(rule(33, sound + "not Ground( )\nnot Veto( )", verdict("PROMPT")));
    rules.add(rule(34, sound + "exists Veto( )" + chance(facts(1)), verdict("PROMPT")));
    PolicyModel model =
        PolicyFixture.bare()
            .declare(
                "region: text, answers: { EU: \"in the EU\", US: \"in the US\" }, actionable: true")
            .replace(
                "codes.yaml", "NOT_YET: {", "NEEDS_INFORMATION: { label: \"more\" }\n  NOT_YET: {")
            .rules(rules.toArray(String[]::new))
            .model();
    return new DecisionEngine(Policy.compile(model));
  }

  private static String rule(int number, String conditions, String consequence) {
    return PolicyFixture.ruleText("rule " + number, conditions, consequence);
  }

  private static String verdict(String outcome) {
    return "insert( new Verdict( Outcome." + outcome + " ) );";
  }

  private String chance(String condition) {
    return random.nextInt(3) == 0 ? "" : "\n" + condition;
  }

  /** So many conditions or fewer, numbers of the policy first. */
  private String facts(int most) {
    List<String> thresholds = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    Set<String> types = new HashSet<>();
    for (int i = 0; i <= random.nextInt(most); i++) {
      String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
      List<String> lines = condition.lines().toList();
      String pattern = lines.get(lines.size() - 1);
      // A rule looks at each part of a case once.
      if (types.add(pattern.replaceFirst("^not ", "").replaceFirst("[ (].*", ""))) {
        thresholds.addAll(lines.subList(0, lines.size() - 1));
        patterns.add(pattern);
      }
    }
    thresholds.addAll(patterns);
    return String.join("\n", thresholds);
  }

  /** A case that states some of the facts. */
  Case facts(PolicyModel model, int oneInUnstated) {
    var generator = new CaseGenerator(model, List.of(), 0);
    var builder = new CaseBuilder("Generated");
    for (String path : PATHS) {
      List<Object> values = generator.candidates(path);
      if (random.nextInt(oneInUnstated) > 0) {
        builder.put(path, values.get(random.nextInt(values.size())));
      }
    }
    return CaseGenerator.consistent(builder.build());
  }

  /** Every case that comes of one by trying all alternatives of some facts. */
  static void every(
      Alternatives alternatives, Case base, List<String> paths, BiConsumer<int[], Case> sink) {
    List<Varied> varied = paths.stream().map(path -> alternatives.of(base, path)).toList();
    every(base, varied, 0, new int[paths.size()], sink);
  }

  private static void every(
      Case base, List<Varied> varied, int index, int[] choice, BiConsumer<int[], Case> sink) {
    if (index == choice.length) {
      sink.accept(choice.clone(), at(base, varied, choice));
      return;
    }
    for (choice[index] = 0; choice[index] < varied.get(index).options().size(); choice[index]++) {
      every(base, varied, index + 1, choice, sink);
    }
  }

  private static Case at(Case base, List<Varied> varied, int[] choice) {
    CaseBuilder builder = CaseBuilder.from(base);
    for (int i = 0; i < choice.length; i++) {
      if (choice[i] > 0) {
        builder.put(varied.get(i).path(), varied.get(i).options().get(choice[i]));
      }
    }
    return builder.build();
  }

  /** What comes of a case; null if the reader refuses it or it has a contradiction. */
  static @Nullable Judgement judge(Evaluator evaluator, PolicyModel model, Case base, Case facts) {
    try {
      if (!model.read(CaseWriter.toJson(facts)).equals(facts)) {
        return null;
      }
    } catch (InvalidCaseException refused) {
      return null;
    }
    Concluded before = evaluator.evaluate(base);
    Concluded after = evaluator.evaluate(facts);
    boolean contradicted =
        after.stream()
            .anyMatch(each -> each.type().equals("Contradiction") && !before.contains(each));
    return contradicted ? null : Judgement.of(after.outcomes());
  }
}
