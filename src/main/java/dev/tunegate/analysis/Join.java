package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tries the conditions of a rule on a case one after the other, for what bits cannot tell. */
final class Join {

  private final Rule rule;
  private final Matched chosen;
  private final List<String> asked;

  /**
   * A join.
   *
   * @param chosen what the conditions match of which there are finitely many
   * @param asked paths of the facts that rules ask about when they are unstated
   */
  Join(Rule rule, Matched chosen, List<String> asked) {
    this.rule = rule;
    this.chosen = chosen;
    this.asked = asked;
  }

  /** Whether the conditions can all be met, by what the case states and what was concluded. */
  boolean holds(Case facts, Concluded concluded) {
    return holds(0, chosen.copy(), facts, concluded);
  }

  /** Whether it may hold or not by the fact at a path. */
  boolean looksAt(String path) {
    return rule.conditions().stream().anyMatch(condition -> looksAt(condition.pattern(), path));
  }

  private static boolean looksAt(Pattern pattern, String path) {
    Vocabulary.Type type = Vocabulary.typeOf(pattern);
    return switch (type.kind()) {
      case PART ->
          pattern.fields().stream().anyMatch(f -> Effects.origins(type.path(f)).contains(path));
      case CONCLUSION -> false;
      case MANY -> many(pattern, path);
    };
  }

  private static boolean many(Pattern pattern, String path) {
    String attribute = Attribute.nameAt(path);
    if (pattern.type().equals("Unstated")) {
      return pattern.keys().isEmpty() || pattern.keys().contains(path);
    }
    Set<String> named = pattern.attributes();
    return attribute != null && (named.isEmpty() || named.contains(attribute));
  }

  /** Types of the conclusions that it looks through. */
  Set<String> conclusionTypes() {
    Set<String> types = new TreeSet<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      Vocabulary.Type type = Vocabulary.typeOf(rule.conditions().get(i).pattern());
      if (type.kind() == Vocabulary.Kind.CONCLUSION && chosen.get(i) == null) {
        types.add(type.name());
      }
    }
    return types;
  }

  private boolean holds(int index, Matched matched, Case facts, Concluded concluded) {
    if (index == rule.conditions().size()) {
      return true;
    }
    Condition condition = rule.conditions().get(index);
    Object fixed = chosen.get(index);
    boolean absent = condition instanceof Condition.Absent;
    for (Object candidate :
        fixed == null ? candidates(condition.pattern(), facts, concluded) : List.of(fixed)) {
      matched.set(index, candidate);
      if (matched.fits(index, condition.pattern().constraints())) {
        if (absent) {
          return false;
        }
        if (holds(index + 1, matched, facts, concluded)) {
          return true;
        }
      }
    }
    return absent && holds(index + 1, matched, facts, concluded);
  }

  private Collection<?> candidates(Pattern pattern, Case facts, Concluded concluded) {
    Vocabulary.Type type = Vocabulary.typeOf(pattern);
    return switch (type.kind()) {
      case PART -> List.of(facts.part(type.javaType()));
      case CONCLUSION -> concluded.stream().filter(type.javaType()::isInstance).toList();
      case MANY ->
          type.javaType() == Unstated.class
              ? asked.stream().filter(path -> facts.value(path) == null).map(Unstated::new).toList()
              : facts.attributes().values();
    };
  }
}
