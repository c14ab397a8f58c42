package dev.tunegate.desk;

import static dev.tunegate.desk.ServiceDesks.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.analysis.Judgement;
import dev.tunegate.analysis.Sample;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import dev.tunegate.versions.RefusedException;
import org.junit.jupiter.api.Test;

class TrialsTest {

  private record Tried(String label, Content content) implements Tryable {}

  @Test
  void whatIsGlancedAtIsWhatDroolsDecidesOnEverySample() {
    try (ServiceDesk service = ServiceDesks.open()) {
      var tried = new Tried("a draft", Contents.enough(400));
      Desk now = service.current().now();
      for (Sample sample : tried.content().readSamples().all()) {
        Trial glance = service.trials().glance(tried, now, sample.json());
        Trial decided = service.trials().decide(tried, now, sample.json());
        assertThat(glance.before().judgement()).isEqualTo(decided.before().judgement());
        assertThat(glance.after().judgement()).isEqualTo(decided.after().judgement());
        assertThat(glance.after().beyond(glance.before()))
            .as(sample.path())
            .isEqualTo(decided.after().beyond(decided.before()));
        assertThat(decided.after().refused().isEmpty()).isEqualTo(!sample.refused());
      }
    }
  }

  @Test
  void fewEnginesAreKeptReadyHoweverManyDraftsAreTried() {
    try (ServiceDesk service = ServiceDesks.open()) {
      Sample sample = Contents.sound().readSamples().all().get(0);
      for (int examples = 400; examples < 408; examples++) {
        var tried = new Tried("a draft", Contents.enough(examples));
        Trial trial = service.trials().decide(tried, service.current().now(), sample.json());
        assertThat(trial.after().judgement()).isNotEqualTo(Judgement.UNDECIDED);
        assertThat(service.trials().ready()).isLessThanOrEqualTo(3);
      }
      service.trials().close();
      assertThat(service.trials().ready()).isZero();
    }
  }

  @Test
  void aBrokenDraftIsRefusedWithEverythingThatIsWrong() {
    try (ServiceDesk service = ServiceDesks.open()) {
      var broken = new Tried("a draft", Contents.broken());
      assertThatThrownBy(() -> service.trials().glance(broken, service.current().now(), "{}"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> {
                assertThat(refused).hasMessageContaining("something wrong in a draft");
                assertThat(refused.diagnostics()).isNotEmpty();
              });
    }
  }

  @Test
  void aComparisonIsKnownTheSecondTime() {
    try (ServiceDesk service = ServiceDesks.open()) {
      int draft = service.life().draft(null, "x", Contents.enough(400), ADA).number();
      assertThat(service.comparisons().known(1, draft)).isEmpty();
      var found = service.comparisons().of(1, draft, PolicyComparisons.CASES);
      assertThat(service.comparisons().known(1, draft)).containsSame(found);
    }
  }
}
