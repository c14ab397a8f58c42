package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that was read and checked: its rules, typed and resolved, and what its registers
 * declare.
 *
 * @param source the text it was read from
 * @param rules sorted by name, so that the order of files never matters
 * @param layers for each rule the layer it runs in, from 0
 */
public record PolicyModel(
    PolicySource source, Registers registers, List<Rule> rules, List<Integer> layers) {

  /** Copies the lists. */
  public PolicyModel {
    rules = List.copyOf(rules);
    layers = List.copyOf(layers);
  }

  /** The policy's fingerprint, {@code sha256:} and 64 hexadecimal digits. */
  public String fingerprint() {
    return source.fingerprint();
  }

  /**
   * Reads a case, with its attributes checked by what this policy declares of them.
   *
   * @throws dev.tunegate.facts.InvalidCaseException if the text is no case, with every problem
   */
  public Case read(byte[] json) {
    return CaseReader.read(json, registers::attribute);
  }

  /**
   * Reads a case, with its attributes checked by what this policy declares of them.
   *
   * @throws dev.tunegate.facts.InvalidCaseException if the text is no case, with every problem
   */
  public Case read(String json) {
    return CaseReader.read(json, registers::attribute);
  }

  /** The rule of a name, or null. */
  public @Nullable Rule rule(String name) {
    for (Rule rule : rules) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    return null;
  }

  /** The rules that cite a statement, sorted by name. */
  public List<Rule> rulesCiting(String statement) {
    return rules.stream().filter(rule -> rule.sources().contains(statement)).toList();
  }

  /** The thresholds that cite a statement, in their order. */
  public List<ThresholdEntry> thresholdsCiting(String statement) {
    return registers.thresholds().values().stream()
        .filter(threshold -> threshold.sources().contains(statement))
        .toList();
  }
}
