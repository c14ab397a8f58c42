package dev.tunegate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The record of steps: canonical, without gaps, and never changed. */
class JournalTest {

  @ParameterizedTest
  @EnumSource
  void anEntryHoldsAllOfItAsCanonicalJson(Databases vendor) {
    try (var database = vendor.open()) {
      var journal = new JournalTable(database);
      database.inTransaction(
          () ->
              journal.append(
                  "policy.approved",
                  "policy/3",
                  Map.of("who", "Bo", "at", "2026-05-15T12:00:00Z")));
      assertThat(journal.of("policy/3"))
          .containsExactly(
              new Journal.Entry(
                  1,
                  "policy.approved",
                  "{\"at\":\"2026-05-15T12:00:00Z\",\"kind\":\"policy.approved\",\"sequence\":1,"
                      + "\"subject\":\"policy/3\",\"who\":\"Bo\"}"));
      assertThat(journal.of("policy/4")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sequencesHaveNoGapsWhateverFailsAndWhoeverWrites(Databases vendor) throws Exception {
    var writers = Executors.newFixedThreadPool(6);
    try (var database = vendor.open()) {
      var journal = new JournalTable(database);
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        boolean fails = i % 3 == 0;
        work.add(
            () -> {
              database.inTransaction(
                  () -> {
                    journal.append("test", "it", Map.of());
                    if (fails) {
                      throw new IllegalArgumentException("on purpose");
                    }
                  });
              return true;
            });
      }
      for (var done : writers.invokeAll(work)) {
        try {
          done.get();
        } catch (java.util.concurrent.ExecutionException expected) {
          assertThat(expected).hasRootCauseMessage("on purpose");
        }
      }
      assertThat(journal.of("it"))
          .extracting(Journal.Entry::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    } finally {
      writers.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsNeitherChangedNorRemoved(Databases vendor) {
    try (var database = vendor.open()) {
      var journal = new JournalTable(database);
      database.inTransaction(() -> journal.append("test", "it", Map.of()));
      for (String tampering :
          List.of("update journal set payload = '{}'", "delete from journal where sequence = 1")) {
        assertThatThrownBy(() -> database.sql().sql(tampering).update())
            .hasStackTraceContaining("of the journal");
      }
      assertThat(journal.of("it")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsRecordedOutsideATransaction(Databases vendor) {
    try (var database = vendor.open()) {
      var journal = new JournalTable(database);
      assertThatThrownBy(() -> journal.append("test", "it", Map.of()))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
