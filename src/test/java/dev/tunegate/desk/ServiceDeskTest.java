package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Contents;
import dev.tunegate.versions.RefusedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service from its first start on. */
class ServiceDeskTest {

  @ParameterizedTest
  @EnumSource
  void theVersionInForceOutlivesTheProcessAndOutranksWhatIsFound(Databases vendor) {
    DatabaseAddress database = vendor.fresh();
    int number;
    try (ServiceDesk service = ServiceDesks.open(database)) {
      assertThat(service.current().now().version()).isEqualTo(1);
      number = ServiceDesks.bringIntoForce(service, Contents.enough(400));
      assertThat(service.current().now().version()).isEqualTo(number);
    }
    try (ServiceDesk again =
        ServiceDesks.open(database, ServiceDesks.location(Contents.enough(300)), null)) {
      assertThat(again.current().now().version()).isEqualTo(number);
      assertThat(again.current().now().policy().fingerprint())
          .isEqualTo(Contents.enough(400).rules().fingerprint());
      assertThat(again.current().now().samples()).hasSize(4);
      assertThat(again.life().history()).hasSize(2);
    }
  }

  @Test
  void aBrokenPolicyDoesNotBecomeTheFirstVersion() {
    DatabaseAddress database = Databases.SQLITE.fresh();
    assertThatThrownBy(
            () -> ServiceDesks.open(database, ServiceDesks.location(Contents.broken()), null))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("added/added.drl");
    try (ServiceDesk mended = ServiceDesks.open(database)) {
      assertThat(mended.life().history()).hasSize(1);
    }
  }

  @Test
  void aFolderThatIsNoPolicyDoesNotKeepALaterStartFromServing() {
    DatabaseAddress database = Databases.SQLITE.fresh();
    ServiceDesks.open(database).close();
    var opening =
        new Opening(
            () -> PolicyLocation.find(Path.of("src"), null),
            database,
            null,
            Recording.DEFAULT,
            "127.0.0.1",
            0);
    try (ServiceDesk service = ServiceDesk.open(opening, ServiceDesks.NOON)) {
      assertThat(service.current().now().version()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProcessFollowsWhatAnotherPutsInForce(Databases vendor) {
    DatabaseAddress database = vendor.fresh();
    try (ServiceDesk one = ServiceDesks.open(database);
        ServiceDesk other = ServiceDesks.open(database)) {
      int number = ServiceDesks.bringIntoForce(one, Contents.enough(400));
      Waiting.until(() -> Integer.valueOf(number).equals(other.current().now().version()));
      one.life().rollBackInEmergency(1, "For a test", ServiceDesks.ADA);
      Waiting.until(() -> Integer.valueOf(1).equals(other.current().now().version()));
      assertThat(other.health().well()).isTrue();
    }
  }

  @Test
  void aDeskThatWasTakenDecidesAsItBeganWhateverComesIntoForce() {
    try (ServiceDesk service = ServiceDesks.open()) {
      Desk before = service.current().now();
      ServiceDesks.bringIntoForce(service, Contents.enough(400));
      var facts = CaseReader.read("{\"title\":\"t\"}");
      assertThat(before.decide(facts).policy().fingerprint())
          .isEqualTo(Contents.sound().rules().fingerprint());
      assertThat(service.current().now().decide(facts).policy().fingerprint())
          .isEqualTo(Contents.enough(400).rules().fingerprint());
    }
  }

  @Test
  void ofTwoActivationsAtOnceOneIsToldAndTheOtherDecides() throws Exception {
    var people = Executors.newFixedThreadPool(2);
    try (ServiceDesk service = ServiceDesks.open()) {
      List<Integer> approved = new ArrayList<>();
      for (int enough : new int[] {450, 400}) {
        int number =
            service.life().draft(null, "x", Contents.enough(enough), ServiceDesks.ADA).number();
        service.life().propose(number, ServiceDesks.ADA);
        service.life().approve(number, "", ServiceDesks.BO);
        approved.add(number);
      }
      List<Callable<Integer>> work = new ArrayList<>();
      for (int number : approved) {
        work.add(
            () -> {
              try {
                return service.life().activate(number, ServiceDesks.BO).number();
              } catch (RefusedException told) {
                assertThat(told.kind()).isEqualTo(RefusedException.Kind.OUTDATED);
                return 0;
              }
            });
      }
      List<Integer> happened = new ArrayList<>();
      for (Future<Integer> each : people.invokeAll(work)) {
        happened.add(each.get());
      }
      happened.remove(Integer.valueOf(0));
      assertThat(happened).containsExactly(service.current().now().version());
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void aVersionThatDoesNotPassTheFullCheckIsRefusedWithEverythingFound() {
    try (ServiceDesk service = ServiceDesks.open()) {
      for (var content : List.of(Contents.unsound(), Contents.broken())) {
        int number = service.life().draft(null, "x", content, ServiceDesks.ADA).number();
        assertThatThrownBy(() -> service.life().propose(number, ServiceDesks.ADA))
            .isInstanceOfSatisfying(
                RefusedException.class, refused -> assertThat(refused.diagnostics()).isNotEmpty());
      }
      assertThat(service.current().now().version()).isEqualTo(1);
    }
  }

  @Test
  void theReviewDateIsOverdueFromTheDayAfterOn() {
    try (ServiceDesk service = ServiceDesks.open()) {
      var policy = service.current().now().policy();
      var review = policy.registers().info().review();
      assertThat(review).isNotNull();
      Instant lastMoment = review.atTime(23, 59).toInstant(ZoneOffset.UTC);
      assertThat(ReviewDate.overdue(policy, Clock.fixed(lastMoment, ZoneOffset.UTC))).isEmpty();
      assertThat(
              ReviewDate.overdue(policy, Clock.fixed(lastMoment.plusSeconds(60), ZoneOffset.UTC)))
          .contains(review);
    }
  }
}
