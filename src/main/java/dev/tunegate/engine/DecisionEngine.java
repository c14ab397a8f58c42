package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Part;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.AskedPaths;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyModel;
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
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Decides cases by one policy. Safe to share between threads. */
public final class DecisionEngine {

  /** A policy that concludes more than this for one case is taken to have no end. */
  private static final int MOST_FIRINGS = 20_000;

  private final Policy policy;
  private final Sessions sessions;
  private final List<RulePlan> plans;
  private final Repertoire repertoire;
  private final Outline outline;
  private @Nullable Fragments fragments;
  private final List<Asked> asked;

  /** A fact that rules ask about, with what tells them that a case does not state it. */
  private record Asked(FactPath fact, Unstated unstated) {}

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
    this.outline = new Outline(plans);
    this.asked =
        AskedPaths.of(model).stream()
            .map(path -> new Asked(FactPath.of(path), new Unstated(path)))
            .toList();
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
      plans.stream().flatMap(plan -> Stream.ofNullable(plan.derivation())).forEach(pieces::add);
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
                  Match match = event.getMatch();
                  RulePlan plan = plans.get(Integer.parseInt(match.getRule().getName()));
                  firings.add(Firing.of(plan, match, facts));
                }
              });
          insert(facts, session);
          session.fireAllRules(MOST_FIRINGS);
          if (firings.size() >= MOST_FIRINGS) {
            throw endless(firings);
          }
        });
    return firings;
  }

  private void insert(Case facts, KieSession session) {
    for (Part part : facts.parts()) {
      session.insert(part);
    }
    for (Attribute attribute : facts.attributes().values()) {
      session.insert(attribute);
    }
    for (Asked each : asked) {
      if (each.fact().in(facts) == null) {
        session.insert(each.unstated());
      }
    }
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
