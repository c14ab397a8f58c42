package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Staff;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged jar as a service, changed from the command line, and killed at any moment. */
class PolicyLifeIT {

  private static final long SEED = 20_260_515;
  private static final int KILLS = 4;

  @TempDir Path folder;
  private Staff staff;

  private Path save(Content content) throws IOException {
    for (Map.Entry<String, String> file : content.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve("rules");
  }

  private void hire() {
    staff = Staff.at(DatabaseAddress.inFolder(folder.resolve("data")));
  }

  private PackagedJar.Run run(RunningJar service, String who, String... command) {
    return new PackagedJar(folder, "-XX:TieredStopAtLevel=1")
        .run(
            new byte[0],
            Map.of("TUNEGATE_SERVER", service.address(), "TUNEGATE_TOKEN", staff.token(who)),
            command);
  }

  @Test
  void twoPeopleChangeAThresholdFromTheCommandLine() throws IOException {
    save(Contents.sound());
    hire();
    try (var service = new RunningJar(folder)) {
      assertThat(service.said()).contains("version 1 in the file data");
      save(Contents.enough(400));
      PackagedJar.Run pushed =
          run(service, "ada", "policy", "push", "-m", "Fewer will do", "--propose");
      assertThat(pushed.code()).as(pushed.err()).isZero();
      assertThat(pushed.out()).contains("Version 2 is proposed").contains("policy approve 2");
      PackagedJar.Run own = run(service, "ada", "policy", "approve", "2");
      assertThat(own.code()).isEqualTo(ExitCode.FAILED);
      assertThat(own.err()).contains("your own work, ada");
      assertThat(run(service, "bo", "policy", "approve", "2", "--comment", "Yes").code()).isZero();
      assertThat(run(service, "bo", "policy", "activate", "2").out()).contains("is in force");
      PackagedJar.Run history = run(service, "", "policy", "history");
      assertThat(history.out()).contains("2  in force", "ada: Fewer will do", "1  superseded");
      PackagedJar.Run back =
          run(service, "ada", "policy", "rollback", "1", "--emergency", "--reason", "It fails");
      assertThat(back.out()).contains("Version 1 is in force");
      assertThat(run(service, "", "policy", "push", "-m", "x").code())
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(service.said()).doesNotContain("\tat ", "Exception");
    }
  }

  @Test
  void whateverMomentItIsKilledAtOneWholeVersionIsInForce() throws IOException {
    save(Contents.sound());
    hire();
    var random = new Random(SEED);
    var service = new RunningJar(folder);
    try {
      bringIntoForce(service, Contents.enough(400));
      for (int kill = 0; kill < KILLS; kill++) {
        var stop = new AtomicBoolean();
        RunningJar running = service;
        var changing = new Thread(() -> change(running, staff.token("ada"), stop));
        changing.start();
        RunningJar.sleep(50 + random.nextInt(700));
        service.kill();
        stop.set(true);
        join(changing);
        service = new RunningJar(folder);
        assertWhole(service, "kill " + kill + " with seed " + SEED);
      }
    } finally {
      service.kill();
    }
  }

  private void bringIntoForce(RunningJar service, Content content) throws IOException {
    save(content);
    assertThat(run(service, "ada", "policy", "push", "-m", "x", "--propose").code()).isZero();
    service.as(staff.token("bo")).step(2, "approve", Map.of());
    service.as(staff.token("bo")).step(2, "activate", Map.of());
  }

  /** Puts one version in the other's place as fast as it goes, until nobody answers. */
  private static void change(RunningJar service, String token, AtomicBoolean stop) {
    for (int i = 0; !stop.get(); i++) {
      try {
        service
            .as(token)
            .step(1 + i % 2, "rollback", Map.of("emergency", true, "reason", "For a test"));
      } catch (RefusedByServiceException | UsageException refusedOrGone) {
        // The version is in force already, or the service has been killed.
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void assertWhole(RunningJar service, String when) {
    JsonNode history = service.as("").history();
    int inForce = history.get("inForce").intValue();
    assertThat(history.get("versions"))
        .as(when)
        .filteredOn(version -> version.get("state").stringValue().equals("ACTIVE"))
        .extracting(version -> version.get("number").intValue())
        .containsExactly(inForce);
    for (int number : List.of(1, 2)) {
      JsonNode steps = service.as("").version(number).get("steps");
      String last = steps.get(steps.size() - 1).get("step").stringValue();
      if (number == inForce) {
        assertThat(last).as(when).isIn("ACTIVATED", "EMERGENCY_ROLLED_BACK");
      } else {
        assertThat(last).as(when).isEqualTo("SUPERSEDED");
      }
    }
  }

  @Test
  void aDatabaseThatCannotBeUsedIsToldInPlainWords() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("tunegate.db"), "This is a letter. ".repeat(100));
    PackagedJar.Run run = new PackagedJar(folder).run("serve", "--port", "0");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("is no SQLite database").doesNotContain("\tat ");
    PackagedJar.Run unreachable =
        new PackagedJar(folder)
            .run(
                new byte[0],
                Map.of("TUNEGATE_DATABASE_PASSWORD", "secret1"),
                "serve",
                "--port",
                "0",
                "--database",
                "jdbc:postgresql://localhost:1/x?password=secret2");
    assertThat(unreachable.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unreachable.err() + unreachable.out())
        .contains("It does not answer")
        .doesNotContain("secret", "\tat ");
  }

  @Test
  void itServesFromAPostgreSqlAndNeverShowsThePassword() throws IOException {
    save(Contents.sound());
    String url = Databases.POSTGRESQL.fresh().url() + "?user=postgres&password=postgres";
    try (var service = new RunningJar(folder, "--database", url)) {
      assertThat(service.said())
          .contains("version 1 in the PostgreSQL at localhost:")
          .doesNotContain("postgres", "password=");
      assertThat(service.as("").history().get("inForce").intValue()).isEqualTo(1);
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aBrokenPolicyDoesNotServe() throws IOException {
    Path rules = save(Contents.broken());
    PackagedJar.Run run =
        new PackagedJar(folder).run("serve", "--port", "0", "--rules", rules.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("added/added.drl").doesNotContain("Ready at", "\tat ");
    PackagedJar.Run watched =
        new PackagedJar(folder)
            .run("serve", "--port", "0", "--address", "0.0.0.0", "--watch", rules.toString());
    assertThat(watched.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(watched.err()).contains("--watch goes with an address that only this machine");
  }

  @Test
  void aDecisionOnTheCommandLineNeedsNoDatabase() throws IOException {
    Files.writeString(folder.resolve("case.json"), "{\"title\":\"x\"}");
    assertThat(new PackagedJar(folder).run("decide", "case.json").code()).isZero();
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
