package dev.tunegate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.store.Actor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GistTest {

  private static final Desk DESK = Desk.open(PolicyLocation.shipped());
  private static final Instant AT = Instant.parse("2026-05-15T12:00:00.123456Z");

  private static final List<Masking> MASKINGS =
      List.of(
          Masking.none(),
          Masking.of(List.of("title")),
          Masking.of(List.of("title", "description", "baseline.failurePercent")));

  /** Of the decision at hand, which is held to be the same as of what the ledger holds. */
  private static Gist gist(Case facts, Masking masking) {
    Decision kept = masking.apply(DESK.decide(facts), DESK.policy());
    var record =
        DecisionRecord.of(
            AT, new Actor("Ada", "ci"), DESK.version(), masking.in(facts), DESK.toJson(kept));
    Gist gist = Gist.of(record, kept);
    Gist other = Gist.of(record.payload());
    assertThat(gist).isEqualTo(other);
    assertThat(gist.terms()).isEqualTo(other.terms());
    return gist;
  }

  @Test
  void itIsTheSameOfADecisionAtHandAndOfWhatTheLedgerHoldsForEverySampleMaskedToo() {
    assertThat(DESK.samples()).isNotEmpty();
    for (var sample : DESK.samples()) {
      Case facts = DESK.policy().read(sample.json());
      for (Masking masking : MASKINGS) {
        assertThat(gist(facts, masking).rules()).isNotEmpty();
      }
    }
  }

  @Test
  void ofWhatIsMaskedItHoldsNoWord() {
    Case facts =
        new CaseBuilder("Xylophone \uD83E\uDD93").description("Sorting of zebra letters").build();
    assertThat(gist(facts, MASKINGS.get(0)).terms())
        .contains("word:xylophone", "word:zebra", "actor:Ada");
    assertThat(gist(facts, MASKINGS.get(1)).terms())
        .contains("word:zebra")
        .doesNotContain("word:xylophone", "word:masked");
    assertThat(gist(facts, MASKINGS.get(2)).terms()).noneMatch(term -> term.startsWith(Terms.WORD));
  }
}
