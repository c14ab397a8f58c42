package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.desk.Recording;
import dev.tunegate.register.Search;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Contents;
import dev.tunegate.versions.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that was lost goes on from an export of its log. */
class AuditImportTest {

  @TempDir Path folder;
  private AuditedService service;
  private Path export;
  private List<Schedule> scheduled = List.of();

  @BeforeEach
  void export() {
    service = new AuditedService(folder.resolve("data"));
    service.use(
        running -> {
          var ada = new Actor("Ada");
          running.life().draft(null, "Never proposed", Contents.enough(400), ada);
          int other = running.life().draft(null, "Withdrawn", Contents.enough(410), ada).number();
          running.life().withdraw(other, "No need", ada, false);
          int timed = running.life().draft(null, "Later", Contents.enough(430), ada).number();
          running.life().propose(timed, ada);
          running.life().approve(timed, "", new Actor("Bo"));
          running.reviews().comments().write(timed, "rules/thresholds.yaml", 1, "Why?", ada);
          running.life().schedule(timed, Instant.now().plus(Duration.ofDays(30)), ada);
          scheduled = running.life().scheduled();
          running.decisions().erase(service.ids.get(1), new Actor("Bo"), "asked to");
        });
    export = folder.resolve("export.ndjson");
    assertThat(
            CommandLineRun.of("audit", "export", export.toString(), "--data", data("data")).code())
        .isZero();
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun restore(String into, String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"audit", "import", export.toString(), "--data", data(into)},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void aServiceThatStartsOnItDecidesByTheVersionInForceAndShowsTheRegister() throws IOException {
    CommandLineRun run = restore("restored");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("are restored into", "5 accounts are back", "accounts reset NAME")
        .contains("Drafts that were never proposed are in no log, and are gone: versions 3, 4.");
    Path restored = folder.resolve("restored");
    assertThat(CommandLineRun.of("audit", "verify", "--data", restored.toString()).out())
        .contains("The record holds");

    Files.copy(folder.resolve("data").resolve("signing-key"), restored.resolve("signing-key"));
    try (var running = AuditedService.open(restored, Recording.DEFAULT)) {
      assertThat(running.current().now().version()).isEqualTo(2);
      assertThat(running.life().history()).hasSize(3);
      assertThat(running.life().scheduled()).isEqualTo(scheduled).hasSize(1);
      assertThat(running.reviews().comments().of(5)).hasSize(1);
      assertThat(running.life().report(2).steps()).hasSize(4);
      assertThat(running.decisions().register().find(Search.all(10))).hasSize(5);
      assertThat(running.accounts().createFirst()).isEmpty();
      Accounts.Issued issued = running.accounts().reset("owner", "restored", Actor.CONSOLE);
      assertThat(issued.password()).isNotEmpty();
      service.decide(running, 1);
      assertThat(running.life().draft(null, "Goes on", Contents.enough(420), new Actor("Ada")))
          .extracting("number")
          .isEqualTo(6);
    }
    CommandLineRun verified = CommandLineRun.of("audit", "verify", "--data", restored.toString());
    assertThat(verified.out()).contains("The record holds");
    assertThat(CommandLineRun.of("audit", "replay", "--all", "--data", restored.toString()).err())
        .contains("6 equal", "1 not replayable");
  }

  @Test
  void whatWasTamperedWithIsNotRestoredAndNothingIsOverwritten() throws IOException {
    assertThat(restore("data").err()).contains("holds a ledger already");
    Files.writeString(export, Files.readString(export).replace("Case 4", "Case 9"));
    CommandLineRun bad = restore("bad");
    assertThat(bad.err()).contains("The export is not restored: Entry ");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(AuditedService.number(folder.resolve("bad"), "select count(*) from journal"))
        .isZero();
    assertThat(restore("bad", "--key", "nonsense").code()).isEqualTo(2);
  }
}
