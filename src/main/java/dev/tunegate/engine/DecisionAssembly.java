package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts a decision together from the firings of one session. */
final class DecisionAssembly {

  private final PolicyModel model;
  private final Registers registers;
  private final Case facts;
  private final CaseValues values;
  private final List<Firing> firings;

  /** Conclusions by type, each with the firings that reached it. */
  private final Map<String, Map<Conclusion, List<Firing>>> concluded = new HashMap<>();

  DecisionAssembly(PolicyModel model, Case facts, CaseValues values, List<Firing> firings) {
    this.model = model;
    this.registers = model.registers();
    this.facts = facts;
    this.values = values;
    this.firings = new ArrayList<>(firings);
    // The order in which Drools fires within a layer means nothing.
    this.firings.sort(Comparator.comparing(Firing::id));
    for (Firing firing : this.firings) {
      for (Conclusion conclusion : firing.conclusions()) {
        concluded
            .computeIfAbsent(conclusion.type(), type -> new LinkedHashMap<>())
            .computeIfAbsent(conclusion, key -> new ArrayList<>(2))
            .add(firing);
      }
    }
  }

  Decision assemble() {
    Map<String, Integer> counts = new HashMap<>();
    concluded.forEach((type, all) -> counts.put(type, all.size()));
    var reasons = new Reasons(registers, counts);
    Map<Firing, Derivation> derivations = new HashMap<>();
    firings.forEach(firing -> derivations.put(firing, firing.derivation(reasons)));
    return new Decision(
        facts.title(),
        verdict(derivations),
        entries("Ground", derivations),
        entries("Prospect", derivations),
        entries("Gap", derivations),
        entries("Veto", derivations),
        entries("Warning", derivations),
        entries("Finding", derivations),
        contradictions(derivations),
        entries("Action", derivations),
        questions(derivations),
        comparison(derivations),
        checklist(derivations),
        new JustificationBuilder(registers, facts, values, firings, concluded, derivations).build(),
        new Decision.PolicyRef(registers.info().name(), model.fingerprint()),
        EngineVersion.full(),
        facts);
  }

  private Map<Conclusion, List<Firing>> of(String type) {
    return concluded.getOrDefault(type, Map.of());
  }

  private Decision.VerdictEntry verdict(Map<Firing, Derivation> derivations) {
    Map<Conclusion, List<Firing>> verdicts = of("Verdict");
    if (verdicts.size() != 1) {
      String met =
          verdicts.entrySet().stream()
              .map(
                  entry ->
                      entry.getKey().key()
                          + " by "
                          + entry.getValue().stream()
                              .map(firing -> '"' + firing.plan().rule().name() + '"')
                              .collect(Collectors.joining(", ")))
              .sorted()
              .collect(Collectors.joining("; "));
      throw new UndecidedException(
          verdicts.isEmpty()
              ? "No rule of the policy reached a verdict for this case. Exactly one is needed: add a"
                  + " rule for such cases."
              : "The policy reached "
                  + verdicts.size()
                  + " verdicts for this case: "
                  + met
                  + ". Exactly one is needed: make the rules exclude each other.");
    }
    Map.Entry<Conclusion, List<Firing>> only = verdicts.entrySet().iterator().next();
    List<Derivation> all = derivations(only.getValue(), derivations);
    return new Decision.VerdictEntry(
        ((Verdict) only.getKey()).outcome(), all.get(0).because(), all);
  }

  private List<Decision.Entry> entries(String type, Map<Firing, Derivation> derivations) {
    Map<Conclusion, List<Firing>> found = of(type);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, List<Firing>> byCode = new HashMap<>();
    found.forEach((conclusion, by) -> byCode.put(conclusion.key(), by));
    List<Decision.Entry> entries = new ArrayList<>(found.size());
    for (Code code : registers.codesOf(type).values()) {
      List<Firing> by = byCode.get(code.code());
      if (by != null) {
        entries.add(new Decision.Entry(code.code(), code.label(), derivations(by, derivations)));
      }
    }
    return List.copyOf(entries);
  }

  private List<Decision.ContradictionEntry> contradictions(Map<Firing, Derivation> derivations) {
    return of("Contradiction").entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().key()))
        .map(
            entry -> {
              var both = (Contradiction) entry.getKey();
              return new Decision.ContradictionEntry(
                  List.of(both.path(), both.other()), derivations(entry.getValue(), derivations));
            })
        .toList();
  }

  private List<Decision.QuestionEntry> questions(Map<Firing, Derivation> derivations) {
    Map<Conclusion, List<Firing>> found = of("Question");
    List<Decision.QuestionEntry> entries = new ArrayList<>();
    for (QuestionText text : registers.questions().values()) {
      List<Firing> by = found.get(new Question(text.path()));
      if (by != null) {
        entries.add(
            new Decision.QuestionEntry(text.path(), text.ask(), derivations(by, derivations)));
      }
    }
    return List.copyOf(entries);
  }

  private List<Decision.ReadingEntry> comparison(Map<Firing, Derivation> derivations) {
    List<Decision.ReadingEntry> entries = new ArrayList<>();
    for (Code code : registers.codesOf("Reading").values()) {
      of("Reading")
          .forEach(
              (conclusion, by) -> {
                var reading = (Reading) conclusion;
                if (reading.dimension().equals(code.code())) {
                  entries.add(
                      new Decision.ReadingEntry(
                          code.code(), reading.side(), derivations(by, derivations)));
                }
              });
    }
    return List.copyOf(entries);
  }

  private List<Decision.CheckEntry> checklist(Map<Firing, Derivation> derivations) {
    List<Decision.CheckEntry> entries = new ArrayList<>();
    for (Code code : registers.codesOf("Check").values()) {
      of("Check")
          .forEach(
              (conclusion, by) -> {
                var check = (Check) conclusion;
                if (String.valueOf(check.item()).equals(code.code())) {
                  entries.add(
                      new Decision.CheckEntry(
                          check.item(),
                          code.label(),
                          check.answer(),
                          derivations(by, derivations)));
                }
              });
    }
    return List.copyOf(entries);
  }

  private static List<Derivation> derivations(
      List<Firing> by, Map<Firing, Derivation> derivations) {
    List<Derivation> all = new ArrayList<>(by.size());
    for (Firing firing : by) {
      Derivation derivation = Objects.requireNonNull(derivations.get(firing));
      // One rule can fire for several conclusions and give the same reason each time.
      if (all.isEmpty() || !all.get(all.size() - 1).equals(derivation)) {
        all.add(derivation);
      }
    }
    return Collections.unmodifiableList(all);
  }
}
