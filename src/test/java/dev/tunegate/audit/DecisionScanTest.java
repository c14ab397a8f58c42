package dev.tunegate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.store.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionScanTest {

  private static final DecisionEngine ENGINE = ShippedPolicy.engine();

  private static DecisionRecord record(Case facts) {
    return DecisionRecord.of(
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Actor.CONSOLE,
        7,
        List.of(),
        ENGINE.toJson(ENGINE.decide(facts)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void itReadsWhatParsingTheWholeRecordReads() {
    List<Case> cases = new ArrayList<>(ShippedPolicy.samples());
    for (String title :
        List.of(
            "{\"recordId\":\"none\"}",
            "]}],[{[",
            "Backslash \\ and \\\" quotation mark",
            "ends in a backslash \\",
            "Ünïcode – 模型 \uD83D\uDE80",
            "tab\there")) {
      cases.add(new CaseBuilder(title).description(title.repeat(3)).build());
    }
    for (Case facts : cases) {
      DecisionRecord record = record(facts);
      var json = record.json();
      assertThat(DecisionScan.of(record.payload()))
          .isEqualTo(
              new DecisionScan(
                  record.id(),
                  record.at(),
                  Actor.CONSOLE.name(),
                  7,
                  json.at("/policy/fingerprint").stringValue(),
                  json.at("/verdict/outcome").stringValue(),
                  json.at("/verdict/because").stringValue(),
                  json.at("/title").stringValue()));
    }
  }

  @Test
  void whatIsCutOffAnywhereOrGoesOnIsNoDecision() {
    byte[] payload = record(new CaseBuilder("A \"case\"").build()).payload();
    for (int length = 0; length < payload.length; length += 37) {
      byte[] cut = Arrays.copyOf(payload, length);
      assertThatThrownBy(() -> DecisionScan.of(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("This is no record of a decision");
    }
    assertThatThrownBy(() -> DecisionScan.of(Arrays.copyOf(payload, payload.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatHasNotTheShapeIsNoDecision() {
    for (String text : List.of("[]", "{}", "null", "7", "{\"recordId\":7}", "{\"at\" :\"x\"}")) {
      assertThatThrownBy(() -> DecisionScan.of(utf8(text)))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
