package dev.tunegate.policy;

import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.DSL;
import org.drools.model.Drools;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.runtime.rule.RuleContext;

/**
 * Builds the network of Drools straight from the typed model, by its executable model. Nothing is
 * written out as text, compiled or interpreted: a build takes a tenth of what it takes from DRL,
 * and no text of a policy ever reaches a compiler. Thresholds stand in it as numbers: joined as
 * facts they were measured to halve the speed. What no rule looks for is not put into the session:
 * that it was concluded is known from the rule that fired.
 */
final class RuleNetwork {

  private final PolicyModel model;
  private final List<NetworkRule> rules = new ArrayList<>();

  /** The patterns of each rule, by the index of the condition whose variable they have. */
  private final List<Map<Integer, NetworkPattern>> patterns = new ArrayList<>();

  /** How many patterns have each constraint. */
  private final Map<String, Integer> uses = new HashMap<>();

  /** What patterns look for, by type: keys of conclusions; empty where any will do. */
  private final Map<String, List<Set<String>>> looked = new HashMap<>();

  RuleNetwork(PolicyModel model) {
    this.model = model;
    for (int i = 0; i < model.rules().size(); i++) {
      rules.addAll(NetworkRule.of(i, model.rules().get(i)));
    }
    for (NetworkRule rule : rules) {
      Map<Integer, NetworkPattern> ofRule = new HashMap<>();
      for (NetworkRule.Seat seat : rule.seats()) {
        ofRule.computeIfAbsent(seat.variable(), variable -> new NetworkPattern(rule, variable));
      }
      ofRule.values().stream()
          .flatMap(NetworkPattern::keys)
          .forEach(key -> uses.merge(key, 1, Integer::sum));
      patterns.add(ofRule);
    }
    for (Rule rule : model.rules()) {
      for (Condition condition : rule.conditions()) {
        Pattern pattern = condition.pattern();
        looked.computeIfAbsent(pattern.type(), type -> new ArrayList<>()).add(pattern.keys());
      }
    }
  }

  /** The rules in the network; Drools calls them by their indexes. */
  List<NetworkRule> rules() {
    return rules;
  }

  /** Paths of the facts that patterns look for as unstated ones. */
  List<String> asked() {
    Set<String> paths = new LinkedHashSet<>();
    for (NetworkRule rule : rules) {
      for (int i = 0; i < rule.seats().size(); i++) {
        Pattern pattern = rule.rule().conditions().get(i).pattern();
        if (pattern.type().equals("Unstated") && rule.chosen(i) == null) {
          paths.addAll(AskedPaths.of(pattern, model.registers()));
        }
      }
    }
    return List.copyOf(paths);
  }

  InternalKnowledgeBase build() {
    var network = new ModelImpl("tunegate");
    for (int i = 0; i < rules.size(); i++) {
      network.addRule(rule(i));
    }
    return KieBaseBuilder.createKieBaseFromModel(network, EqualityBehaviorOption.EQUALITY);
  }

  private org.drools.model.Rule rule(int number) {
    NetworkRule rule = rules.get(number);
    List<Condition> conditions = rule.rule().conditions();
    List<Variable<Object>> held = new ArrayList<>();
    rule.seats().forEach(seat -> held.add(declaration(seat, held.size())));
    // Matches come first: a rule that begins with what is not there is woken for every case.
    List<RuleItemBuilder<?>> items = new ArrayList<>();
    List<RuleItemBuilder<?>> tests = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      NetworkPattern known = patterns.get(number).get(i);
      if (known != null) {
        PatternDef<Object> pattern = known.define(held, key -> uses.getOrDefault(key, 0));
        Condition condition = conditions.get(i);
        if (condition instanceof Condition.Match) {
          items.add(pattern);
        } else {
          tests.add(condition instanceof Condition.Exists ? DSL.exists(pattern) : DSL.not(pattern));
        }
      }
    }
    items.addAll(tests);
    items.add(consequence(rule));
    return PatternDSL.rule("tunegate.policy", String.valueOf(number))
        .attribute(org.drools.model.Rule.Attribute.SALIENCE, -model.layers().get(rule.index()))
        .build(items.toArray(RuleItemBuilder<?>[]::new));
  }

  @SuppressWarnings("unchecked") // Variables of all types are handed around together.
  private static Variable<Object> declaration(NetworkRule.Seat seat, int condition) {
    return (Variable<Object>) DSL.declarationOf(seat.held(), NetworkRule.variable(condition));
  }

  private RuleItemBuilder<?> consequence(NetworkRule rule) {
    List<Conclusion> constants = rule.constants();
    if (constants != null) {
      List<Conclusion> wanted = constants.stream().filter(this::isLookedFor).toList();
      return DSL.execute((Drools drools) -> wanted.forEach(drools::insert));
    }
    return DSL.execute(
        (Drools drools) ->
            rule.conclusions(((RuleContext) drools).getMatch()).stream()
                .filter(this::isLookedFor)
                .forEach(drools::insert));
  }

  private boolean isLookedFor(Conclusion conclusion) {
    Vocabulary.Type type = Objects.requireNonNull(Vocabulary.type(conclusion.type()));
    String key = String.valueOf(type.member(type.keyMember()).in(conclusion));
    return looked.getOrDefault(type.name(), List.of()).stream()
        .anyMatch(keys -> keys.isEmpty() || keys.contains(key));
  }
}
