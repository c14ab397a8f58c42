package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The quick check: reads a policy and checks its dialect, types, codes, layers and sources, without
 * Drools. Everything that is wrong is told in one go.
 */
public final class PolicyChecker {

  /** Most rules that a policy may have, rows of tables included. */
  static final int MOST_RULES = 2_000;

  /**
   * What the check found.
   *
   * @param model the policy; null where something keeps it from running
   * @param registers what its YAML files declare; null where they cannot be read
   * @param diagnostics everything found, in the order of the files
   */
  public record Result(
      @Nullable PolicyModel model, @Nullable Registers registers, List<Diagnostic> diagnostics) {

    /**
     * The policy.
     *
     * @throws PolicyException if something keeps it from running
     */
    public PolicyModel orThrow() {
      if (model == null) {
        throw new PolicyException(diagnostics);
      }
      return model;
    }
  }

  private final PolicySource source;
  private final Diagnostics problems = new Diagnostics();

  private PolicyChecker(PolicySource source) {
    this.source = source;
  }

  /** Checks a policy. */
  public static Result check(PolicySource source) {
    return new PolicyChecker(source).run();
  }

  private Result run() {
    @Nullable Registers registers = RegisterReader.read(source, problems);
    List<Rule> raw = readRules();
    if (registers == null) {
      return new Result(null, null, problems.sorted());
    }
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : raw) {
      if (problems.full()) {
        break;
      }
      rules.add(RuleChecker.check(rule, registers, problems));
    }
    rules.sort(Comparator.comparing(Rule::name));
    int[] layers = new int[0];
    if (!problems.hasErrors()) {
      layers = Layers.of(rules, problems);
      MatchBound.check(rules, registers, problems);
      rules.forEach(rule -> NetworkPattern.check(rule, problems));
    }
    if (!problems.hasErrors()) {
      warnOfUnusedCodes(rules, registers);
      warnOfUnreadAttributes(rules, registers);
      accountForStatements(rules, registers);
    }
    PolicyModel model =
        problems.hasErrors()
            ? null
            : new PolicyModel(source, registers, rules, Arrays.stream(layers).boxed().toList());
    return new Result(model, registers, problems.sorted());
  }

  private List<Rule> readRules() {
    List<Rule> rules = new ArrayList<>();
    source
        .files()
        .forEach(
            (path, text) -> {
              if (FileKind.isRules(path)) {
                rules.addAll(RuleParser.read(path, text, problems));
              } else if (FileKind.isTable(path)) {
                rules.addAll(TableReader.read(path, text, problems));
              }
            });
    if (rules.isEmpty() && !problems.hasErrors()) {
      problems.error(Place.ofPolicy(), "the policy has no rules", "Add at least one .drl file.");
    }
    if (rules.size() > MOST_RULES) {
      problems.error(
          rules.get(MOST_RULES).place(),
          "the policy has " + rules.size() + " rules; at most " + MOST_RULES + " are compiled",
          "Join rules through tables and findings.");
    }
    Map<String, Rule> byName = new HashMap<>();
    for (Rule rule : rules) {
      if (rule.name().isBlank() || rule.name().length() > 120) {
        problems.error(
            rule.place(),
            rule.name(),
            "a rule's name has 1 to 120 characters",
            "Name it in a short sentence.");
      }
      Rule first = byName.putIfAbsent(rule.name(), rule);
      if (first != null) {
        problems.error(
            rule.place(),
            rule.name(),
            "another rule has this name, at " + first.place().inVersion(),
            "Give each rule its own name.");
      }
    }
    return rules;
  }

  private void warnOfUnusedCodes(List<Rule> rules, Registers registers) {
    Set<String> written = new HashSet<>();
    for (Rule rule : rules) {
      for (Rule.Insertion insertion : rule.insertions()) {
        String code = insertion.arguments().get(0).literal();
        written.add(code == null ? insertion.type() : insertion.type() + ":" + code);
      }
    }
    registers
        .codes()
        .forEach(
            (type, codes) ->
                codes.forEach(
                    (name, code) -> {
                      boolean used = written.contains(type) || written.contains(type + ":" + name);
                      if (!used && !code.retired()) {
                        problems.warning(
                            code.place(),
                            "",
                            "no rule concludes the code " + name + " of " + type,
                            "Write a rule for it, or retire it and name its successor.");
                      }
                    }));
  }

  private void warnOfUnreadAttributes(List<Rule> rules, Registers registers) {
    Set<String> read = new HashSet<>();
    for (Rule rule : rules) {
      for (Condition condition : rule.conditions()) {
        read.addAll(condition.pattern().attributes());
      }
    }
    registers
        .attributes()
        .forEach(
            (name, entry) -> {
              if (!read.contains(name)) {
                problems.warning(
                    entry.place().within(name),
                    "",
                    "no rule reads the attribute " + name,
                    "Write a rule over it, or remove it.");
              }
            });
  }

  private void accountForStatements(List<Rule> rules, Registers registers) {
    Set<String> cited = new HashSet<>();
    rules.forEach(rule -> cited.addAll(rule.sources()));
    registers.thresholds().values().forEach(threshold -> cited.addAll(threshold.sources()));
    for (Statement statement : registers.statements().values()) {
      if (!cited.contains(statement.id()) && statement.outOfScope().isEmpty()) {
        problems.error(
            statement.place(),
            "the statement " + statement.id() + " is encoded by no rule and no threshold",
            "Cite it where it is encoded, or give the reason under out-of-scope.");
      }
    }
  }
}
