package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must hold of every policy, whatever its rules, tried over generated cases. Each kind of
 * failure is told once, with a case that shows it.
 */
public final class Invariants {

  /** Seed of the generated cases; the same cases are tried every time. */
  public static final long SEED = 20_260_515L;

  private final DecisionEngine engine;
  private final Registers registers;
  private final List<Case> bases;
  private final CaseGenerator generator;
  private final Map<String, Diagnostic> broken = new LinkedHashMap<>();
  private int decided;

  /** Invariants of the policy that an engine decides by. */
  public Invariants(DecisionEngine engine, List<Case> bases) {
    this(engine, bases, SEED);
  }

  Invariants(DecisionEngine engine, List<Case> bases, long seed) {
    this.engine = engine;
    this.registers = engine.policy().model().registers();
    this.bases = List.copyOf(bases);
    this.generator = new CaseGenerator(engine.policy().model(), bases, seed);
  }

  /** How many cases were decided. */
  public int decided() {
    return decided;
  }

  /**
   * Tries the bases as they stand and a number of generated cases, with every fact of each blanked
   * in turn; what is broken comes back.
   */
  public List<Diagnostic> check(int cases) {
    bases.forEach(this::attempt);
    for (int i = 0; i < cases; i++) {
      attempt(generator.next());
    }
    return List.copyOf(broken.values());
  }

  private void attempt(Case facts) {
    try {
      check(facts);
    } catch (UndecidedException undecided) {
      note(
          "every case, also with any fact left out, gets exactly one verdict",
          String.valueOf(undecided.getMessage()),
          facts);
    }
  }

  private void check(Case facts) {
    Decision decision = decide(facts);
    complete(decision);
    objectionsHold(decision);
    if (decision.verdict().outcome() != Outcome.FINE_TUNE) {
      for (String path : registers.paths()) {
        if (facts.value(path) != null) {
          blank(decision, path);
        }
      }
    }
    moreExamples(decision);
  }

  private Decision decide(Case facts) {
    decided++;
    return engine.decide(facts);
  }

  private void complete(Decision decision) {
    List<String> rows =
        decision.comparison().stream().map(Decision.ReadingEntry::dimension).toList();
    List<String> wanted = registers.activeCodes("Reading").stream().map(Code::code).toList();
    if (!rows.equals(wanted)) {
      note(
          "every case gets one reading a row of the comparison",
          "the rows are " + rows + "; wanted are " + wanted,
          decision.facts());
    }
    List<String> items =
        decision.checklist().stream().map(item -> String.valueOf(item.item())).toList();
    List<String> asked = registers.activeCodes("Check").stream().map(Code::code).toList();
    if (!items.equals(asked)) {
      note(
          "every case gets one answer an item of the checklist",
          "the items are " + items + "; wanted are " + asked,
          decision.facts());
    }
  }

  private void objectionsHold(Decision decision) {
    Outcome outcome = decision.verdict().outcome();
    boolean contradicted = !decision.contradictions().isEmpty();
    if (contradicted && outcome != Outcome.NEEDS_INFORMATION) {
      note("a contradiction needs information", "the verdict is " + outcome, decision.facts());
    }
    if (!contradicted && !decision.vetoes().isEmpty() && outcome != Outcome.PROMPT) {
      note("a veto ends in prompting", "the verdict is " + outcome, decision.facts());
    }
  }

  private void blank(Decision before, String path) {
    CaseBuilder builder = CaseBuilder.from(before.facts()).put(path, null);
    if (path.equals("baseline.failureRateMeasured")) {
      builder.put("baseline.failurePercent", null);
    }
    Decision after = decide(builder.build());
    if (after.verdict().outcome() != Outcome.FINE_TUNE) {
      return;
    }
    boolean untied = !before.contradictions().isEmpty();
    Set<String> warned = warnings(after, path);
    Set<String> conflicts = conflicts(before);
    conflicts.removeAll(conflicts(after));
    if (!untied && warned.isEmpty() && conflicts.isEmpty()) {
      note(
          "leaving a fact unstated never leads to tuning",
          "without "
              + path
              + " the verdict turns from "
              + before.verdict().outcome()
              + " to FINE_TUNE, and nothing warns of it",
          before.facts());
    }
  }

  /** Warnings of a decision which say that this very fact is not stated. */
  private Set<String> warnings(Decision decision, String path) {
    return decision.warnings().stream()
        .map(Decision.Entry::code)
        .filter(code -> code(code).unstated().equals(path))
        .collect(Collectors.toSet());
  }

  private Set<String> conflicts(Decision decision) {
    return decision.warnings().stream()
        .map(Decision.Entry::code)
        .filter(code -> code(code).conflictingTestimony())
        .collect(Collectors.toSet());
  }

  private Code code(String warning) {
    return Objects.requireNonNull(registers.code("Warning", warning), warning);
  }

  private void moreExamples(Decision before) {
    Long examples = before.facts().data().labeledExamples();
    if (examples == null) {
      return;
    }
    for (Object more : generator.candidates("data.labeledExamples")) {
      if ((Long) more <= examples) {
        continue;
      }
      Decision after =
          decide(CaseBuilder.from(before.facts()).put("data.labeledExamples", more).build());
      boolean lost =
          before.verdict().outcome() == Outcome.FINE_TUNE
              && after.verdict().outcome() != Outcome.FINE_TUNE;
      List<String> gaps = new ArrayList<>(after.gaps().stream().map(Decision.Entry::code).toList());
      gaps.removeAll(before.gaps().stream().map(Decision.Entry::code).toList());
      if (lost || !gaps.isEmpty()) {
        note(
            "more usable examples never make it worse",
            "with "
                + more
                + " instead of "
                + examples
                + " examples the verdict goes from "
                + before.verdict().outcome()
                + " to "
                + after.verdict().outcome()
                + (gaps.isEmpty() ? "" : ", with new gaps " + gaps),
            before.facts());
      }
    }
  }

  private void note(String invariant, String how, Case facts) {
    broken.computeIfAbsent(
        invariant,
        key ->
            new Diagnostic(
                Diagnostic.Severity.ERROR,
                Place.ofPolicy(),
                "",
                "it does not hold that " + key + ": " + how,
                "See it with this case (seed " + SEED + "): " + CaseWriter.toJson(facts)));
  }
}
