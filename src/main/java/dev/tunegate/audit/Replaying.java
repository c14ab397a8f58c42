package dev.tunegate.audit;

import dev.tunegate.audit.Replay.Difference;
import dev.tunegate.audit.Replay.Reason;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.DecisionReader;
import dev.tunegate.engine.EngineVersion;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.register.DecisionRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Decides again what a record holds, and compares to the byte. Stateless. */
public final class Replaying {

  private Replaying() {}

  /**
   * Replays a record.
   *
   * @param engine of the policy that decided it
   */
  public static Replay of(DecisionRecord record, DecisionEngine engine) {
    if (!record.masked().isEmpty()) {
      return masked(record);
    }
    JsonNode recorded = record.json();
    String by = recorded.path("engine").stringValue("");
    Decision again;
    try {
      Case facts = engine.policy().model().read(recorded.required("case").toString());
      again = engine.decide(facts);
    } catch (InvalidCaseException refused) {
      return new Replay.NotReplayable(
          Reason.NOT_UNDERSTOOD,
          "This version of Tunegate refuses the recorded case: " + refused.getMessage());
    } catch (UndecidedException none) {
      String verdict = recorded.path("verdict").toString();
      String why = "\"no verdict: " + none.getMessage() + "\"";
      return new Replay.Different(
          by, EngineVersion.full(), List.of(new Difference("/verdict", verdict, why)), 0);
    }
    if (Arrays.equals(engine.toJson(again.withEngine(by)), record.decision())) {
      return by.equals(again.engine())
          ? new Replay.Equal()
          : new Replay.EqualByAnotherEngine(by, again.engine());
    }
    return different(by, recorded, again, engine, record);
  }

  private static Replay different(
      String by, JsonNode recorded, Decision again, DecisionEngine engine, DecisionRecord record) {
    byte[] now = engine.toJson(again);
    var differences = JsonDifferences.of(recorded, DecisionReader.json(now));
    List<Difference> found = differences.found();
    if (found.isEmpty()) {
      // The same values in other bytes: that is no match either.
      found =
          List.of(
              new Difference(
                  "",
                  new String(record.decision(), StandardCharsets.UTF_8),
                  new String(now, StandardCharsets.UTF_8)));
    }
    return new Replay.Different(by, again.engine(), found, differences.more());
  }

  static Replay masked(DecisionRecord record) {
    return new Replay.NotReplayable(
        Reason.MASKED,
        "A part of the case was masked and is not in the record: "
            + String.join(", ", record.masked())
            + ".");
  }
}
