package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tool can write instead, at its place in the text. */
class FixTest {

  @Test
  void aMisspeltNameIsFoundWholeAndFromItsPlaceOn() {
    String text = "failed\n  Baseline( failedPercent > 1, failed > 2 )\n";
    var fix = new Fix("failed", "failurePercent");
    assertThat(fix.in(text, Place.of("x.drl", 2, 3)))
        .contains(new Fix.Range(text.lastIndexOf("failed "), text.lastIndexOf("failed ") + 6));
    assertThat(fix.in(text, Place.of("x.drl", 9, 1))).isEmpty();
    assertThat(new Fix("few-shot exampels", "x").in("a \"few-shot exampels\"", Place.of("x")))
        .contains(new Fix.Range(3, 20));
  }

  @Test
  void whatTheCheckSuggestsCanBeWritten() {
    PolicyFixture broken = PolicyFixture.sound().replace("thresholds.yaml", "unit:", "unti:");
    List<Diagnostic> found = PolicyChecker.check(PolicySource.of(broken.bytes())).diagnostics();
    assertThat(found).extracting(Diagnostic::fix).contains(new Fix("unti", "unit"));
  }
}
