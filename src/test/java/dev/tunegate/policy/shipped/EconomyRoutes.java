package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Constraints;
import dev.tunegate.facts.Pilot;
import dev.tunegate.facts.Scope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The economy routes: they hold even where prompting works (L25, L38, L40). */
final class EconomyRoutes {

  private EconomyRoutes() {}

  static List<Route> of(Case facts) {
    Map<String, Done> homework = new LinkedHashMap<>(CommonHomework.of(facts));
    // The small tuned model is known to match; a small prompted model is known not to suffice.
    homework.put("PILOT", Done.of(facts.pilot().matchesLargeModel()));
    homework.put("SMALL_MODEL", not(Done.of(facts.baseline().smallModelSuffices())));
    Map<String, Done> latency = new LinkedHashMap<>(homework);
    // ... and to meet the limit.
    latency.put("PILOT_LATENCY", meets(facts));
    return List.of(
        new Route("COST", cost(facts), homework), new Route("LATENCY", latency(facts), latency));
  }

  /**
   * Over 1,000,000 queries a month, cost matters, scope NARROW, and a pilot shows that the small
   * tuned model matches.
   */
  private static Standing cost(Case facts) {
    Constraints constraints = facts.constraints();
    Long queries = constraints.monthlyQueries();
    Boolean matters = constraints.inferenceCostMatters();
    // Cost is open only if volume is above 1,000,000, or cost is said to matter and volume is
    // unstated.
    boolean high = queries != null && queries > Numbers.HIGH_VOLUME;
    boolean open = high || (queries == null && Boolean.TRUE.equals(matters));
    // Volume that costs nobody anything is no ground.
    if (!open || Boolean.FALSE.equals(matters)) {
      return Standing.CLOSED;
    }
    Scope scope = facts.task().scope();
    if ((scope != null && scope != Scope.NARROW) || smallTunedModelIsOut(facts)) {
      return Standing.CLOSED;
    }
    boolean ground =
        high
            && Boolean.TRUE.equals(matters)
            && scope == Scope.NARROW
            && Boolean.TRUE.equals(facts.pilot().matchesLargeModel());
    return ground ? Standing.GROUND : Standing.PROSPECT;
  }

  /**
   * A hard limit below 100 ms (or below 200, if the questions of the section are answered so) that
   * the prompted system misses and the tuned small model meets, at an acceptable failure rate.
   */
  private static Standing latency(Case facts) {
    BigDecimal limit = facts.constraints().latencyLimitMs();
    Boolean hard = facts.constraints().latencyLimitHard();
    // Latency is open only with a limit below 200 ms, or a hard limit of unstated size.
    boolean open = limit == null ? Boolean.TRUE.equals(hard) : limit.compareTo(Numbers.SLOW) < 0;
    // A wish that is not hard is no ground.
    if (!open || Boolean.FALSE.equals(hard)) {
      return Standing.CLOSED;
    }
    // The prompted system meets the limit, or the small tuned model is out.
    if (Numbers.within(facts.baseline().latencyMs(), limit) || smallTunedModelIsOut(facts)) {
      return Standing.CLOSED;
    }
    boolean ground =
        Boolean.TRUE.equals(hard)
            && Numbers.above(facts.baseline().latencyMs(), limit)
            && Numbers.within(facts.pilot().latencyMs(), limit)
            && Boolean.TRUE.equals(facts.pilot().matchesLargeModel());
    return ground ? Standing.GROUND : Standing.PROSPECT;
  }

  /** "Small models": what leaves no economy ground, whatever else is so. */
  private static boolean smallTunedModelIsOut(Case facts) {
    Pilot pilot = facts.pilot();
    // The team's judgement is the word that counts.
    return Boolean.FALSE.equals(pilot.matchesLargeModel())
        // A measured miss defeats the ground.
        || Numbers.above(pilot.failurePercent(), facts.baseline().acceptableFailurePercent())
        || Numbers.above(pilot.latencyMs(), facts.constraints().latencyLimitMs())
        // If a small prompted model suffices, there is neither a latency nor a cost ground.
        || Boolean.TRUE.equals(facts.baseline().smallModelSuffices());
  }

  private static Done meets(Case facts) {
    BigDecimal limit = facts.constraints().latencyLimitMs();
    return Numbers.within(facts.pilot().latencyMs(), limit) ? Done.YES : Done.UNSTATED;
  }

  private static Done not(Done done) {
    return done == Done.YES ? Done.NO : done == Done.NO ? Done.YES : done;
  }
}
