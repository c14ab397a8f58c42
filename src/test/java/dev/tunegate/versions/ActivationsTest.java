package dev.tunegate.versions;

import static dev.tunegate.versions.House.ADA;
import static dev.tunegate.versions.House.BO;
import static dev.tunegate.versions.House.CY;
import static dev.tunegate.versions.VersionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.store.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What puts versions in force, and back, on both databases. */
class ActivationsTest {

  @ParameterizedTest
  @EnumSource
  void aRollBackTakesTwoPeople(Databases vendor) {
    try (var house = new House(vendor)) {
      int second = house.active(Contents.enough(400));
      assertThat(refused(() -> house.activations.confirmRollback(1, BO)))
          .hasMessageContaining("Nobody has asked to roll back to version 1");
      house.activations.requestRollback(1, "It was better", ADA);
      assertThat(house.versions.rollbackAsked(1))
          .contains(new Rollback("Ada", House.NOON, "It was better"));
      assertThat(refused(() -> house.activations.requestRollback(1, "Me too", CY)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
      assertThat(refused(() -> house.activations.confirmRollback(1, ADA)).kind())
          .isEqualTo(RefusedException.Kind.SELF);
      assertThat(house.versions.inForce()).get().extracting(InForce::number).isEqualTo(second);
      assertThat(house.activations.confirmRollback(1, BO).number()).isEqualTo(1);
      assertThat(house.versions.get(1).state()).isEqualTo(State.ACTIVE);
      assertThat(house.versions.get(second).state()).isEqualTo(State.SUPERSEDED);
      assertThat(house.versions.rollbackAsked(1)).isEmpty();
      assertThat(house.versions.steps(1))
          .extracting(step -> step.kind() + " " + step.by() + ": " + step.reason())
          .endsWith("ROLLBACK_REQUESTED Ada: It was better", "ROLLED_BACK Bo: It was better");
      assertThat(house.activations.requestRollback(second, "No, that one", ADA)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRollBackIsDeclinedWithAReason(Databases vendor) {
    try (var house = new House(vendor)) {
      house.active(Contents.enough(400));
      house.activations.requestRollback(1, "It was better", ADA);
      assertThat(refused(() -> house.activations.declineRollback(1, "", BO)).kind())
          .isEqualTo(RefusedException.Kind.WORDS);
      house.activations.declineRollback(1, "It was not", BO);
      assertThat(house.versions.rollbackAsked(1)).isEmpty();
      assertThat(house.versions.steps(1))
          .extracting(Step::kind)
          .endsWith(Step.Kind.ROLLBACK_DECLINED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherActivationMakesAnAskedRollBackVoid(Databases vendor) {
    try (var house = new House(vendor)) {
      house.active(Contents.enough(400));
      house.activations.requestRollback(1, "It was better", ADA);
      house.active(Contents.enough(300));
      assertThat(refused(() -> house.activations.confirmRollback(1, BO)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmergencyNeedsOnePersonAndAReason(Databases vendor) {
    try (var house = new House(vendor)) {
      house.active(Contents.enough(400));
      assertThat(refused(() -> house.activations.rollBackInEmergency(1, "", ADA)).kind())
          .isEqualTo(RefusedException.Kind.WORDS);
      house.activations.rollBackInEmergency(1, "All cases fail", ADA);
      assertThat(house.versions.inForce()).get().extracting(InForce::number).isEqualTo(1);
      assertThat(house.versions.steps(1))
          .last()
          .matches(step -> step.kind() == Step.Kind.EMERGENCY_ROLLED_BACK)
          .matches(step -> step.reason().equals("All cases fail"));
      assertThat(refused(() -> house.activations.rollBackInEmergency(1, "Again", ADA)))
          .hasMessage("Version 1 is in force; only one that is superseded can be put back.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNeverInForceIsNotRolledBackTo(Databases vendor) {
    try (var house = new House(vendor)) {
      int draft = house.draft(Contents.enough(400), ADA).number();
      assertThat(refused(() -> house.activations.requestRollback(draft, "x", ADA)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
      assertThat(refused(() -> house.activations.rollBackInEmergency(draft, "x", ADA)).kind())
          .isEqualTo(RefusedException.Kind.WRONG_STATE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWatchedFolderNeedsNobodyAndIsRecorded(Databases vendor) {
    try (var house = new House(vendor)) {
      InForce now = house.activations.watched(Contents.enough(400));
      Version version = house.versions.get(now.number());
      assertThat(version.author()).isEqualTo("watch");
      assertThat(version.state()).isEqualTo(State.ACTIVE);
      assertThat(version.parent()).isEqualTo(1);
      assertThat(house.versions.get(1).state()).isEqualTo(State.SUPERSEDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyActivationsAtOnceOneHappensAndTheOthersAreTold(Databases vendor) throws Exception {
    var people = Executors.newFixedThreadPool(6);
    try (var house = new House(vendor);
        var elsewhere = house.again()) {
      List<Integer> approved = new ArrayList<>();
      for (int examples : new int[] {450, 400, 350, 300, 250, 200}) {
        approved.add(house.approved(Contents.enough(examples), ADA, BO).number());
      }
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int number : approved) {
        House at = number % 2 == 0 ? house : elsewhere;
        work.add(
            () -> {
              try {
                at.activations.activate(number, BO);
                return true;
              } catch (RefusedException told) {
                assertThat(told.kind()).isEqualTo(RefusedException.Kind.OUTDATED);
                return false;
              }
            });
      }
      int happened = 0;
      for (Future<Boolean> each : people.invokeAll(work)) {
        happened += each.get() ? 1 : 0;
      }
      assertThat(happened).isEqualTo(1);
      assertThat(house.versions.newestFirst())
          .filteredOn(version -> version.state() == State.ACTIVE)
          .extracting(Version::number)
          .containsExactly(house.versions.inForce().orElseThrow().number());
    } finally {
      people.shutdownNow();
    }
  }
}
