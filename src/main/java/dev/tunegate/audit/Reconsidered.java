package dev.tunegate.audit;

import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.DecisionReader;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.Registers;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What another policy would decide of a recorded case, and what is different by it.
 *
 * @param before the recorded verdict
 * @param because its deciding reason
 * @param after the other verdict; null where the other policy decides nothing
 * @param nowBecause its deciding reason; where there is none, why
 * @param lost what was concluded and is no more, in words
 * @param gained what was not concluded and is now, in words
 * @param reasons by which the other policy reaches its verdict
 */
public record Reconsidered(
    String before,
    String because,
    @Nullable String after,
    String nowBecause,
    List<String> lost,
    List<String> gained,
    List<Derivation> reasons) {

  /** Copies the lists. */
  public Reconsidered {
    lost = List.copyOf(lost);
    gained = List.copyOf(gained);
    reasons = List.copyOf(reasons);
  }

  /** Whether the verdict is another one. */
  public boolean changes() {
    return !before.equals(after);
  }

  /**
   * Decides a recorded case by another policy.
   *
   * @throws IllegalArgumentException if a part of the case was masked
   */
  public static Reconsidered of(DecisionRecord record, DecisionEngine other) {
    if (!record.masked().isEmpty()) {
      throw new IllegalArgumentException(((Replay.NotReplayable) Replaying.masked(record)).why());
    }
    JsonNode recorded = record.json();
    String before = recorded.at("/verdict/outcome").stringValue("");
    String because = recorded.at("/verdict/because").stringValue("");
    try {
      Decision now =
          other.decide(other.policy().model().read(recorded.required("case").toString()));
      JsonNode json = DecisionReader.json(other.toJson(now));
      Registers words = other.policy().model().registers();
      return new Reconsidered(
          before,
          because,
          now.verdict().outcome().name(),
          now.verdict().because(),
          only(recorded, json, words),
          only(json, recorded, words),
          now.verdict().derivations());
    } catch (InvalidCaseException | UndecidedException none) {
      String why = String.valueOf(none.getMessage());
      return new Reconsidered(before, because, null, why, List.of(), List.of(), List.of());
    }
  }

  private static List<String> only(JsonNode here, JsonNode there, Registers words) {
    Set<String> conclusions = conclusions(here);
    conclusions.removeAll(conclusions(there));
    return conclusions.stream()
        .map(
            id -> {
              int colon = id.indexOf(':');
              return Conclusion.of(id.substring(0, colon), id.substring(colon + 1));
            })
        .map(conclusion -> ConclusionWords.says(conclusion, words))
        .toList();
  }

  private static Set<String> conclusions(JsonNode decision) {
    Set<String> conclusions = new TreeSet<>();
    for (JsonNode node : decision.at("/justification/nodes")) {
      if (node.path("kind").stringValue("").equals("conclusion")) {
        conclusions.add(node.path("type").stringValue("") + ":" + node.path("key").stringValue(""));
      }
    }
    return conclusions;
  }
}
