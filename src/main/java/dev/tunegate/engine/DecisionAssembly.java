package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a decision together from the firings of one session. */
final class DecisionAssembly {

  private final PolicyModel model;
  private final Registers registers;
  private final Outline outline;
  private final Case facts;
  private final List<Firing> firings;
  private final Concluded concluded;

  DecisionAssembly(
      PolicyModel model, Repertoire repertoire, Outline outline, Case facts, List<Firing> firings) {
    this.model = model;
    this.registers = model.registers();
    this.outline = outline;
    this.facts = facts;
    // The order in which Drools fires within a layer means nothing.
    this.firings = Outline.inOrder(firings);
    this.concluded = new Concluded(repertoire);
    // Reasons count conclusions: all must be known before the first reason.
    this.firings.forEach(concluded::add);
  }

  Decision assemble() {
    var reasons = new Reasons(registers, facts, concluded);
    var justification = new JustificationBuilder(registers, outline, facts, concluded);
    for (Firing firing : firings) {
      Derivation derivation = reasons.derivation(firing);
      justification.draw(firing, derivation);
      concluded.derive(firing, derivation);
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

  private Decision.VerdictEntry verdict() {
    List<Concluded.Found> verdicts = concluded.of("Verdict");
    if (verdicts.size() != 1) {
      throw undecided(verdicts);
    }
    Concluded.Found only = verdicts.get(0);
    return new Decision.VerdictEntry(
        ((Verdict) only.conclusion()).outcome(),
        only.derivations().get(0).because(),
        only.derivations());
  }

  private static UndecidedException undecided(List<Concluded.Found> verdicts) {
    String met =
        verdicts.stream()
            .map(
                found ->
                    found.code()
                        + " by "
                        + found.derivations().stream()
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
    return list(
        type, found -> new Decision.Entry(found.code(), found.label(), found.derivations()));
  }

  private List<Decision.ReadingEntry> comparison() {
    return list(
        "Reading",
        found ->
            new Decision.ReadingEntry(
                found.code(), ((Reading) found.conclusion()).side(), found.derivations()));
  }

  private List<Decision.CheckEntry> checklist() {
    return list(
        "Check",
        found -> {
          var check = (Check) found.conclusion();
          return new Decision.CheckEntry(
              check.item(), found.label(), check.answer(), found.derivations());
        });
  }

  private List<Decision.QuestionEntry> questions() {
    return list(
        "Question",
        found -> new Decision.QuestionEntry(found.code(), found.label(), found.derivations()));
  }

  private List<Decision.ContradictionEntry> contradictions() {
    return list(
        "Contradiction",
        found -> {
          var both = (Contradiction) found.conclusion();
          return new Decision.ContradictionEntry(
              List.of(both.path(), both.other()), found.derivations());
        });
  }

  /** An entry for each conclusion of a type. */
  private <T> List<T> list(String type, Function<Concluded.Found, T> entry) {
    List<Concluded.Found> found = concluded.of(type);
    List<T> entries = new ArrayList<>(found.size());
    found.forEach(each -> entries.add(entry.apply(each)));
    return Collections.unmodifiableList(entries);
  }
}
