package dev.tunegate.versions;

import static dev.tunegate.versions.House.ADA;
import static dev.tunegate.versions.House.BO;
import static dev.tunegate.versions.House.NOON;
import static dev.tunegate.versions.VersionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.MovingClock;
import dev.tunegate.store.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions that come into force at a time, on both databases. */
class SchedulesTest {

  private static final Instant ONE = NOON.plus(Duration.ofHours(1));

  private final MovingClock clock = new MovingClock(NOON);

  @ParameterizedTest
  @EnumSource
  void atItsTimeAVersionComesIntoForceAndTheRecordTellsWhoSetIt(Databases vendor) {
    try (var house = new House(vendor, clock)) {
      int number = house.approved(Contents.enough(400), ADA, BO).number();
      Schedule set = house.schedules.set(number, ONE.plusMillis(400), BO);
      assertThat(set).isEqualTo(new Schedule(number, "Bo", NOON, ONE, null));
      assertThat(house.schedules.of(number)).contains(set);
      assertThat(refused(() -> house.schedules.set(number, ONE.plusSeconds(60), ADA)))
          .hasMessageContaining("Bo has set version 2 to come into force at 2026-05-15T13:00:00Z");
      clock.advance(Duration.ofMinutes(59));
      assertThat(house.schedules.due()).isEmpty();
      clock.advance(Duration.ofMinutes(1));
      try (var restarted = house.again()) {
        assertThat(restarted.schedules.due()).containsExactly(set);
        assertThat(restarted.schedules.carryOut(set).number()).isEqualTo(number);
      }
      assertThat(house.schedules.all()).isEmpty();
      assertThat(house.versions.get(number).state()).isEqualTo(State.ACTIVE);
      assertThat(house.versions.steps(number))
          .extracting(step -> step.kind() + " " + step.by() + ": " + step.reason())
          .endsWith(
              "ACTIVATION_SCHEDULED Bo: To come into force at 2026-05-15T13:00:00Z",
              "ACTIVATED tunegate: At the time that Bo set, 2026-05-15T13:00:00Z");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimeThatIsPastOrTooFarOffIsRefusedAndSoIsAVersionThatIsNotApproved(Databases vendor) {
    try (var house = new House(vendor, clock)) {
      int number = house.proposed(Contents.enough(400), ADA).number();
      assertThat(refused(() -> house.schedules.set(number, ONE, ADA)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
      house.reviews.approve(number, "", BO);
      for (Instant time : List.of(NOON, NOON.minusSeconds(1), NOON.plus(Duration.ofDays(400)))) {
        assertThat(refused(() -> house.schedules.set(number, time, ADA)))
            .hasMessageContaining("Name a time that is to come, within a year");
      }
      assertThat(refused(() -> house.schedules.callOff(number, "", ADA)))
          .hasMessageContaining("nothing to call off");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCalledOffWithdrawnOrPutInForceByHandDoesNotHappen(Databases vendor) {
    try (var house = new House(vendor, clock)) {
      int off = house.approved(Contents.enough(400), ADA, BO).number();
      int withdrawn = house.approved(Contents.enough(300), ADA, BO).number();
      int byHand = house.approved(Contents.enough(200), ADA, BO).number();
      List<Schedule> set = new ArrayList<>();
      for (int number : List.of(off, withdrawn, byHand)) {
        set.add(house.schedules.set(number, ONE, BO));
      }
      house.schedules.callOff(off, "Not this week", ADA);
      house.reviews.withdraw(withdrawn, "It was a slip", ADA, false);
      house.activations.activate(byHand, BO);
      clock.advance(Duration.ofHours(2));
      assertThat(house.schedules.due()).isEmpty();
      for (Schedule each : set) {
        assertThat(refused(() -> house.schedules.carryOut(each)))
            .hasMessageContaining("is not to come into force now");
        house.schedules.fail(each, "Nobody shall read this");
      }
      assertThat(house.versions.inForce()).get().extracting(InForce::number).isEqualTo(byHand);
      assertThat(house.versions.steps(off))
          .last()
          .matches(step -> step.kind() == Step.Kind.ACTIVATION_CALLED_OFF)
          .matches(step -> step.reason().equals("Not this week"));
      assertThat(house.schedules.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutdatedAtItsTimeIsToldAndWaitsForSomebody(Databases vendor) {
    try (var house = new House(vendor, clock)) {
      int late = house.approved(Contents.enough(400), ADA, BO).number();
      Schedule set = house.schedules.set(late, ONE, BO);
      house.active(Contents.enough(300));
      clock.advance(Duration.ofHours(2));
      RefusedException why = refused(() -> house.schedules.carryOut(set));
      assertThat(why.kind()).isEqualTo(RefusedException.Kind.OUTDATED);
      house.schedules.fail(set, String.valueOf(why.getMessage()));
      assertThat(house.schedules.due()).isEmpty();
      assertThat(house.schedules.all().get(0).trouble()).contains("is in force now");
      assertThat(house.versions.steps(late))
          .last()
          .matches(step -> step.kind() == Step.Kind.ACTIVATION_FAILED)
          .matches(step -> step.by().equals("tunegate"));
      house.schedules.callOff(late, "", ADA);
      assertThat(house.schedules.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoProcessesOneCarriesItOut(Databases vendor) throws Exception {
    var processes = Executors.newFixedThreadPool(4);
    try (var house = new House(vendor, clock);
        var other = house.again()) {
      int number = house.approved(Contents.enough(400), ADA, BO).number();
      Schedule set = house.schedules.set(number, ONE, BO);
      clock.advance(Duration.ofHours(1));
      List<Callable<Boolean>> work = new ArrayList<>();
      for (House each : List.of(house, other, house, other)) {
        work.add(
            () -> {
              try {
                each.schedules.carryOut(set);
                return true;
              } catch (RefusedException told) {
                return false;
              }
            });
      }
      int happened = 0;
      for (Future<Boolean> each : processes.invokeAll(work)) {
        happened += each.get() ? 1 : 0;
      }
      assertThat(happened).isEqualTo(1);
      assertThat(house.versions.steps(number))
          .filteredOn(step -> step.kind() == Step.Kind.ACTIVATED)
          .hasSize(1);
    } finally {
      processes.shutdownNow();
    }
  }
}
