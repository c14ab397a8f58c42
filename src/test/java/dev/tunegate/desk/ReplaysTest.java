package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tunegate.analysis.Sample;
import dev.tunegate.audit.Reconsidered;
import dev.tunegate.audit.Replay;
import dev.tunegate.audit.Replay.Difference;
import dev.tunegate.audit.Replay.Reason;
import dev.tunegate.engine.EngineVersion;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.ledger.Entry;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Masking;
import dev.tunegate.store.Actor;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Contents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded is decided again, and only what is the same to the byte is called so. */
class ReplaysTest {

  /** So many decisions are recorded and replayed: -Dtunegate.replayed=100000 for many. */
  private static final int REPLAYED = Integer.getInteger("tunegate.replayed", 400);

  private static Case facts(String title) {
    return CaseReader.read(
        "{\"title\":\""
            + title
            + "\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},\"baseline\":"
            + "{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
            + "\"data\":{\"labeledExamples\":470}}");
  }

  @Test
  void everySampleAndManyDecisionsAreReplayedToTheByte() throws Exception {
    var location = PolicyLocation.find(null, null);
    try (ServiceDesk service = ServiceDesks.open(Databases.SQLITE.fresh(), location, null)) {
      Desk desk = service.current().now();
      List<Sample> samples = desk.samples();
      int count = Math.max(REPLAYED, samples.size());
      record(service, desk, samples, count);
      try (var replays = new Replays(service.decisions().ledger().stored())) {
        assertThat(replayed(service, replays)).isEqualTo(count);
      }
    }
  }

  private static void record(ServiceDesk service, Desk desk, List<Sample> samples, int count)
      throws Exception {
    var pool = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Decided>> work = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String json = samples.get(i % samples.size()).json();
        work.add(
            () -> service.decisions().decide(desk, desk.policy().read(json), new Actor("Ada")));
        if (work.size() == 1_000 || i == count - 1) {
          for (var done : pool.invokeAll(work)) {
            done.get();
          }
          work.clear();
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  private static long replayed(ServiceDesk service, Replays replays) {
    long equal = 0;
    long next = 0;
    var ledger = service.decisions().ledger().stored();
    List<Entry> piece = ledger.entries(DecisionRecord.KIND, next, null, 64);
    while (!piece.isEmpty()) {
      List<Replay> results = piece.parallelStream().map(replays::replay).toList();
      assertThat(results).allMatch(Replay.Equal.class::isInstance);
      equal += results.size();
      next = piece.get(piece.size() - 1).index() + 1;
      piece = ledger.entries(DecisionRecord.KIND, next, null, 64);
    }
    return equal;
  }

  @ParameterizedTest
  @EnumSource
  void whatAnEarlierVersionDecidedIsReplayedByThatVersion(Databases vendor) {
    try (ServiceDesk service = ServiceDesks.open(vendor.fresh())) {
      var first = decide(service, facts("First"));
      int second = ServiceDesks.bringIntoForce(service, Contents.enough(450));
      var later = decide(service, facts("Later"));
      try (var replays = new Replays(service.decisions().ledger().stored())) {
        assertThat(replays.replay(first)).isEqualTo(new Replay.Equal());
        assertThat(replays.replay(later)).isEqualTo(new Replay.Equal());

        Reconsidered under = replays.under(first, service.life().content(second));
        assertThat(under.changes()).isTrue();
        assertThat(under.before()).isEqualTo("NOT_YET");
        assertThat(under.after()).isEqualTo(later.json().at("/verdict/outcome").stringValue());
        assertThat(under.lost()).isNotEmpty();
        assertThat(under.gained()).contains("Verdict: tune");
        assertThat(replays.under(first, service.life().content(1)).changes()).isFalse();
      }
    }
  }

  private static DecisionRecord decide(ServiceDesk service, Case facts) {
    Decisions decisions = service.decisions();
    DecisionRecord record =
        decisions.decide(service.current().now(), facts, new Actor("Ada")).record();
    // Once it has its place in the log, the policy before it has its own.
    return decisions.register().record(record.id()).orElseThrow();
  }

  private static DecisionRecord edited(DecisionRecord record, String part, String by) {
    String json = new String(record.decision(), StandardCharsets.UTF_8);
    assertThat(json).contains(part);
    return DecisionRecord.of(
        record.at(),
        record.by(),
        record.policyVersion(),
        record.masked(),
        json.replace(part, by).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anotherEngineIsLabelledAndAnotherDecisionIsNeverAMatch() {
    try (ServiceDesk service = ServiceDesks.open();
        var replays = new Replays(service.decisions().ledger().stored())) {
      DecisionRecord record = decide(service, facts("One"));
      DecisionRecord old = edited(record, EngineVersion.full(), "Tunegate 0.1 (Drools 9)");
      Replay replay = replays.replay(old);
      assertThat(replay)
          .isEqualTo(
              new Replay.EqualByAnotherEngine("Tunegate 0.1 (Drools 9)", EngineVersion.full()));
      assertThat(replay.isMatch()).isTrue();

      DecisionRecord other =
          edited(edited(old, "\"outcome\":\"NOT_YET\"", "\"outcome\":\"PROMPT\""), "470", "471");
      var different = (Replay.Different) replays.replay(other);
      assertThat(different.isMatch()).isFalse();
      assertThat(different.differences().get(0))
          .isEqualTo(new Difference("/verdict/outcome", "\"PROMPT\"", "\"NOT_YET\""));
      assertThat(different.recorded()).startsWith("Tunegate 0.1");

      // The same values in another form are no match either.
      var spaced = (Replay.Different) replays.replay(edited(record, "\"gaps\":", "\"gaps\": "));
      assertThat(spaced.differences()).hasSize(1);
      assertThat(spaced.differences().get(0).pointer()).isEmpty();
    }
  }

  @Test
  void whatIsErasedMaskedOrOfAPolicyThatIsMissingIsNotReplayableAndNoMatch() {
    DatabaseAddress database = Databases.SQLITE.fresh();
    var recording = new Recording(null, Masking.of(List.of("description")), null);
    var location = ServiceDesks.location(Contents.sound());
    try (ServiceDesk service =
            ServiceDesk.open(
                new Opening(() -> location, database, null, recording, "127.0.0.1", 0),
                ServiceDesks.NOON);
        var replays = new Replays(service.decisions().ledger().stored())) {
      DecisionRecord masked =
          decide(service, new CaseBuilder("Masked").description("Nobody's business").build());
      assertReason(replays.replay(masked), Reason.MASKED, "description");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> replays.under(masked, Contents.sound()))
          .withMessageContaining("masked");

      DecisionRecord clear = decide(service, facts("Clear"));
      long index = service.decisions().register().find(clear.id()).orElseThrow().entry();
      service.decisions().erase(clear.id(), new Actor("Bo"), "The law wants it");
      Entry erased = service.decisions().ledger().entry(index).orElseThrow();
      assertReason(replays.replay(erased), Reason.ERASED, "erased");

      String fingerprint = clear.fingerprint();
      String missing = fingerprint.substring(0, fingerprint.length() - 4) + "0000";
      assertReason(
          replays.replay(edited(clear, fingerprint, missing)), Reason.POLICY_MISSING, missing);
      assertReason(
          replays.replay(edited(clear, "\"labeledExamples\":470", "\"labeledExamples\":-1")),
          Reason.NOT_UNDERSTOOD,
          "refuses the recorded case");
    }
  }

  private static void assertReason(Replay replay, Reason reason, String words) {
    assertThat(replay.isMatch()).isFalse();
    var not = (Replay.NotReplayable) replay;
    assertThat(not.reason()).isEqualTo(reason);
    assertThat(not.why()).contains(words);
  }
}
