package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides the samples of a policy and compares what comes out with what is expected. */
public final class SampleCheck {

  /**
   * What came of one sample.
   *
   * @param problems what is not as expected; empty where all is
   */
  public record Result(Sample sample, List<Diagnostic> problems) {

    /** Whether all is as expected. */
    public boolean passed() {
      return problems.isEmpty();
    }
  }

  private final DecisionEngine engine;
  private final SampleWords words;
  private final Set<String> fired = new TreeSet<>();
  private final List<Case> cases = new ArrayList<>();

  /** A check by an engine. */
  public SampleCheck(DecisionEngine engine) {
    this.engine = engine;
    this.words = new SampleWords(engine.policy().model().registers());
  }

  /** Decides one sample. */
  public Result check(Sample sample) {
    List<String> wrong = new ArrayList<>();
    Expectation expected = sample.expectation();
    if (expected == null) {
      wrong.add("no expectation stands beside it, or it cannot be read");
    } else if (sample.refused()) {
      refused(sample, expected, wrong);
    } else {
      decided(sample, expected, wrong);
    }
    return new Result(sample, wrong.isEmpty() ? List.of() : List.of(told(sample, wrong)));
  }

  /** All that is wrong with a sample, told once. */
  private static Diagnostic told(Sample sample, List<String> wrong) {
    Expectation expected = sample.expectation();
    String why = expected == null ? "" : expected.why().strip();
    return Samples.error(
        sample.path(),
        '"' + sample.name() + "\" does not come out as expected: " + String.join("; ", wrong),
        "Mend the rules, or change what the sample expects if the policy is meant so."
            + (why.isEmpty() ? "" : " It says why it expects this: " + why));
  }

  /** Names of the rules that fired in any sample so far. */
  public Set<String> fired() {
    return fired;
  }

  /** The cases of the samples that were decided so far. */
  public List<Case> cases() {
    return cases;
  }

  private void refused(Sample sample, Expectation expected, List<String> wrong) {
    try {
      read(sample);
      wrong.add("expected to be refused, got accepted");
    } catch (InvalidCaseException refusal) {
      List<Expectation.Problem> met =
          refusal.problems().stream().map(SampleCheck::problem).toList();
      if (!met.equals(expected.problems())) {
        wrong.add("expected to be refused for " + told(expected.problems()) + ", got " + told(met));
      }
    }
  }

  private static String told(List<Expectation.Problem> problems) {
    return problems.stream()
        .map(problem -> problem.type().replace('-', ' ') + " at " + problem.pointer())
        .collect(Collectors.joining(" and "));
  }

  private Case read(Sample sample) {
    return engine.policy().model().read(sample.json());
  }

  private static Expectation.Problem problem(CaseProblem problem) {
    return new Expectation.Problem(problem.pointer(), problem.type());
  }

  private void decided(Sample sample, Expectation expected, List<String> wrong) {
    try {
      Case facts = read(sample);
      Decision decision = engine.decide(facts);
      cases.add(facts);
      for (Node node : decision.justification().nodes()) {
        if (node instanceof Node.FiringNode firing) {
          fired.add(firing.rule());
        }
      }
      String verdict = decision.verdict().outcome().name();
      if (!verdict.equals(expected.verdict())) {
        wrong.add(words.verdict(expected.verdict(), decision));
      }
      if (!sample.folder().equals(expected.verdict())) {
        wrong.add(
            "it stands in the folder " + sample.folder() + " and expects " + expected.verdict());
      }
      expected
          .lists()
          .forEach(
              (name, codes) -> {
                List<String> met = codes(decision, name);
                if (!met.equals(codes)) {
                  wrong.add(words.list(name, codes, met));
                }
              });
    } catch (InvalidCaseException refusal) {
      wrong.add(
          "the case is refused: "
              + String.valueOf(refusal.getMessage()).replaceFirst("^The case is refused: ", ""));
    } catch (UndecidedException undecided) {
      wrong.add(String.valueOf(undecided.getMessage()));
    }
  }

  private static List<String> codes(Decision decision, String list) {
    return switch (list) {
      case "actions" -> codes(decision.actions());
      case "grounds" -> codes(decision.grounds());
      case "prospects" -> codes(decision.prospects());
      case "gaps" -> codes(decision.gaps());
      case "vetoes" -> codes(decision.vetoes());
      case "warnings" -> codes(decision.warnings());
      case "findings" -> codes(decision.findings());
      case "questions" -> decision.questions().stream().map(Decision.QuestionEntry::path).toList();
      default -> decision.contradictions().stream().map(c -> String.join(",", c.paths())).toList();
    };
  }

  private static List<String> codes(List<Decision.Entry> entries) {
    return entries.stream().map(Decision.Entry::code).toList();
  }
}
