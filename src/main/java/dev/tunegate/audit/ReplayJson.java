package dev.tunegate.audit;

import dev.tunegate.audit.Replay.Difference;
import dev.tunegate.audit.Replay.Different;
import dev.tunegate.audit.Replay.EqualByAnotherEngine;
import dev.tunegate.audit.Replay.NotReplayable;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.verdict.Derivation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replays as JSON, on one line. */
public final class ReplayJson {

  private ReplayJson() {}

  /**
   * A replay.
   *
   * @param under what another policy would decide; null if nobody asked
   */
  public static String of(String recordId, Replay replay, @Nullable Reconsidered under) {
    Map<String, Object> json = new HashMap<>();
    json.put("recordId", recordId);
    json.put("match", replay.isMatch());
    if (replay instanceof EqualByAnotherEngine equal) {
      json.put("result", "EQUAL_BY_ANOTHER_ENGINE");
      json.put("engine", engines(equal.recorded(), equal.now()));
    } else if (replay instanceof Different different) {
      json.put("result", "DIFFERENT");
      json.put("engine", engines(different.recorded(), different.now()));
      json.put(
          "differences", different.differences().stream().map(ReplayJson::difference).toList());
      json.put("more", different.more());
    } else if (replay instanceof NotReplayable not) {
      json.put("result", "NOT_REPLAYABLE");
      json.put("reason", not.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.put("why", not.why());
    } else {
      json.put("result", "EQUAL");
    }
    if (under != null) {
      json.put("under", under(under));
    }
    return CanonicalJson.of(json);
  }

  private static Map<String, String> engines(String recorded, String now) {
    return Map.of("recorded", recorded, "now", now);
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> json = new HashMap<>();
    json.put("pointer", difference.pointer());
    json.put("recorded", difference.recorded());
    json.put("now", difference.now());
    return json;
  }

  private static Map<String, Object> under(Reconsidered under) {
    Map<String, Object> json = new HashMap<>();
    json.put("before", under.before());
    json.put("because", under.because());
    json.put("after", under.after());
    json.put("nowBecause", under.nowBecause());
    json.put("changes", under.changes());
    json.put("lost", under.lost());
    json.put("gained", under.gained());
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (Derivation reason : under.reasons()) {
      reasons.add(
          Map.of("rule", reason.rule(), "because", reason.because(), "sources", reason.sources()));
    }
    json.put("reasons", reasons);
    return json;
  }
}
