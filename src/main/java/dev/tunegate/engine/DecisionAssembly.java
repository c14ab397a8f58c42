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
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Puts a decision together from the firings of one session. */
final class DecisionAssembly {

  private final PolicyModel model;
  private final Registers registers;
  private final Case facts;
  private final List<Firing> firings;

  /** Conclusions by type, each with the derivations that reached it. */
  private final Map<String, Map<Conclusion, List<Derivation>>> concluded = new HashMap<>();

  DecisionAssembly(PolicyModel model, Case facts, List<Firing> firings) {
    this.model = model;
    this.registers = model.registers();
    this.facts = facts;
    this.firings = firings;
    // The order in which Drools fires within a layer means nothing.
    firings.sort(Comparator.comparing(Firing::id));
    for (Firing firing : firings) {
      for (Node.ConclusionNode result : firing.results()) {
        of(result.conclusion().type()).putIfAbsent(result.conclusion(), new ArrayList<>(2));
      }
    }
  }

  Decision assemble() {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Set<Conclusion>> all = new HashMap<>();
    concluded.forEach(
        (type, of) -> {
          counts.put(type, of.size());
          all.put(type, of.keySet());
        });
    var reasons = new Reasons(registers, facts, counts);
    var justification = new JustificationBuilder(registers, facts, all);
    for (Firing firing : firings) {
      Derivation derivation = reasons.derivation(firing);
      justification.draw(firing, derivation);
      firing.results().forEach(result -> derive(result.conclusion(), derivation));
    }
    return new Decision(
        facts.title(),
        verdict(),
        entries("Ground"),
        entries("Prospect"),
        entries("Gap"),
        entries("Veto"),
        entries("Warning"),
        entries("Finding"),
        contradictions(),
        entries("Action"),
        questions(),
        comparison(),
        checklist(),
        justification.build(),
        new Decision.PolicyRef(registers.info().name(), model.fingerprint()),
        EngineVersion.full(),
        facts);
  }

  private Map<Conclusion, List<Derivation>> of(String type) {
    return concluded.computeIfAbsent(type, none -> new LinkedHashMap<>());
  }

  private void derive(Conclusion conclusion, Derivation derivation) {
    List<Derivation> all = of(conclusion.type()).get(conclusion);
    // One rule can fire for several conclusions and give the same reason each time.
    if (all.isEmpty() || !all.get(all.size() - 1).equals(derivation)) {
      all.add(derivation);
    }
  }

  private Decision.VerdictEntry verdict() {
    Map<Conclusion, List<Derivation>> verdicts = of("Verdict");
    if (verdicts.size() != 1) {
      throw undecided(verdicts);
    }
    Map.Entry<Conclusion, List<Derivation>> only = verdicts.entrySet().iterator().next();
    List<Derivation> derivations = Collections.unmodifiableList(only.getValue());
    return new Decision.VerdictEntry(
        ((Verdict) only.getKey()).outcome(), derivations.get(0).because(), derivations);
  }

  private static UndecidedException undecided(Map<Conclusion, List<Derivation>> verdicts) {
    String met =
        verdicts.entrySet().stream()
            .map(
                entry ->
                    entry.getKey().key()
                        + " by "
                        + entry.getValue().stream()
                            .map(derivation -> '"' + derivation.rule() + '"')
                            .collect(Collectors.joining(", ")))
            .sorted()
            .collect(Collectors.joining("; "));
    return new UndecidedException(
        verdicts.isEmpty()
            ? "No rule of the policy reached a verdict for this case. Exactly one is needed: add a"
                + " rule for such cases."
            : "The policy reached "
                + verdicts.size()
                + " verdicts for this case: "
                + met
                + ". Exactly one is needed: make the rules exclude each other.");
  }

  private List<Decision.Entry> entries(String type) {
    return inOrder(
        type, (code, found) -> new Decision.Entry(code.code(), code.label(), found.derivations()));
  }

  private List<Decision.ReadingEntry> comparison() {
    return inOrder(
        "Reading",
        (code, found) ->
            new Decision.ReadingEntry(
                code.code(), ((Reading) found.conclusion()).side(), found.derivations()));
  }

  private List<Decision.CheckEntry> checklist() {
    return inOrder(
        "Check",
        (code, found) -> {
          var check = (Check) found.conclusion();
          return new Decision.CheckEntry(
              check.item(), code.label(), check.answer(), found.derivations());
        });
  }

  private List<Decision.QuestionEntry> questions() {
    Map<String, List<Found>> byPath = byCode("Question");
    List<Decision.QuestionEntry> entries = new ArrayList<>();
    if (!byPath.isEmpty()) {
      for (QuestionText text : registers.questions().values()) {
        for (Found found : byPath.getOrDefault(text.path(), List.of())) {
          entries.add(new Decision.QuestionEntry(text.path(), text.ask(), found.derivations()));
        }
      }
    }
    return Collections.unmodifiableList(entries);
  }

  private List<Decision.ContradictionEntry> contradictions() {
    return of("Contradiction").entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().key()))
        .map(
            entry -> {
              var both = (Contradiction) entry.getKey();
              return new Decision.ContradictionEntry(
                  List.of(both.path(), both.other()),
                  Collections.unmodifiableList(entry.getValue()));
            })
        .toList();
  }

  /** A conclusion with the derivations that reached it. */
  private record Found(Conclusion conclusion, List<Derivation> derivations) {}

  /** An entry for each conclusion of a type, in the order of {@code codes.yaml}. */
  private <T> List<T> inOrder(String type, BiFunction<Code, Found, T> entry) {
    Map<String, List<Found>> byCode = byCode(type);
    List<T> entries = new ArrayList<>();
    if (!byCode.isEmpty()) {
      for (Code code : registers.codesOf(type).values()) {
        for (Found found : byCode.getOrDefault(code.code(), List.of())) {
          entries.add(entry.apply(code, found));
        }
      }
    }
    return Collections.unmodifiableList(entries);
  }

  private Map<String, List<Found>> byCode(String type) {
    Map<String, List<Found>> byCode = new HashMap<>();
    of(type)
        .forEach(
            (conclusion, derivations) ->
                byCode
                    .computeIfAbsent(code(conclusion), code -> new ArrayList<>(1))
                    .add(new Found(conclusion, Collections.unmodifiableList(derivations))));
    return byCode;
  }

  private static String code(Conclusion conclusion) {
    if (conclusion instanceof Reading reading) {
      return reading.dimension();
    }
    return conclusion instanceof Check check ? String.valueOf(check.item()) : conclusion.key();
  }
}
