package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.NetworkRule;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Decides cases by one policy. Safe to share between threads. */
public final class DecisionEngine {

  /** A policy that concludes more than this for one case is taken to have no end. */
  private static final int MOST_FIRINGS = 20_000;

  private final Policy policy;
  private final Sessions sessions;
  private final List<RulePlan> plans;

  /** Of each rule in the network its firing, where it can have but one that is known beforehand. */
  private final List<@Nullable Firing> known = new ArrayList<>();

  private final Repertoire repertoire;
  private final Outline outline;
  private @Nullable Fragments fragments;

  /** An engine for a policy. */
  public DecisionEngine(Policy policy) {
    this.policy = policy;
    this.sessions = new Sessions(policy);
    PolicyModel model = policy.model();
    this.repertoire = new Repertoire(model);
    this.plans =
        model.rules().stream()
            .map(rule -> new RulePlan(rule, model.registers(), repertoire))
            .toList();
    policy.networkRules().forEach(rule -> known.add(plans.get(rule.index()).foresee(rule)));
    this.outline = new Outline(plans);
  }

  /** The policy that it decides by. */
  public Policy policy() {
    return policy;
  }

  /**
   * Decides a case.
   *
   * @throws UndecidedException if the policy gives no single verdict, or finds no end
   */
  public Decision decide(Case facts) {
    return new DecisionAssembly(policy.model(), repertoire, outline, facts, fire(facts)).assemble();
  }

  /**
   * A decision as JSON on one line, in UTF-8; the same bytes as {@link DecisionWriter} writes, only
   * sooner for decisions of this engine.
   */
  public byte[] toJson(Decision decision) {
    return DecisionWriter.toBytes(decision, fragments());
  }

  /** Made when first needed: who decides one case for a person needs none. */
  private synchronized Fragments fragments() {
    if (fragments == null) {
      List<Object> pieces = outline.pieces();
      plans.forEach(plan -> pieces.addAll(plan.pieces()));
      repertoire.texts().forEach(pieces::add);
      Stream.of(Answer.values(), Side.values())
          .flatMap(Stream::of)
          .map(Enum::name)
          .forEach(pieces::add);
      fragments = new Fragments(pieces);
    }
    return fragments;
  }

  /**
   * Disposes of what waits for the next decision; decisions under way, and later ones, still end.
   */
  public void close() {
    sessions.close();
  }

  private List<Firing> fire(Case facts) {
    List<Firing> firings = new ArrayList<>(64);
    sessions.use(
        session -> {
          session.addEventListener(
              new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                  firings.add(firing(event.getMatch(), facts));
                }
              });
          policy.insert(facts, session);
          session.fireAllRules(MOST_FIRINGS);
          if (firings.size() >= MOST_FIRINGS) {
            throw endless(firings);
          }
        });
    return firings;
  }

  private Firing firing(Match match, Case facts) {
    int number = Policy.number(match);
    Firing only = known.get(number);
    if (only != null) {
      return only;
    }
    NetworkRule rule = policy.networkRules().get(number);
    return plans.get(rule.index()).firing(rule, match, facts);
  }

  private static UndecidedException endless(List<Firing> firings) {
    Map<String, Integer> counts = new HashMap<>();
    firings.forEach(firing -> counts.merge(firing.plan().rule().name(), 1, Integer::sum));
    String busiest =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(3)
            .map(entry -> '"' + entry.getKey() + "\" (" + entry.getValue() + " times)")
            .collect(Collectors.joining(", "));
    return new UndecidedException(
        "The policy found no end after " + MOST_FIRINGS + " firings; most often fired: " + busiest);
  }
}
