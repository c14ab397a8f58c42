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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The packaged jar as a service, changed from the command line, and killed at any moment. */
class PolicyLifeIT {

  private static final long SEED = 20_260_515;

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
    return new PackagedJar(folder)
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
      String[] inOneHour = {
        "policy", "activate", "2", "--at", Instant.now().plusSeconds(3600) + ""
      };
      assertThat(run(service, "bo", inOneHour).out())
          .contains("Version 2 is approved", "as bo set", "policy activate 2 --call-off");
      assertThat(run(service, "bo", "policy", "activate", "2", "--at", "noon").err())
          .contains("“noon” is no time that can be read");
      assertThat(
              run(service, "ada", "policy", "activate", "2", "--call-off", "--reason", "Now").out())
          .contains("Put it in force with: tunegate policy activate 2");
      assertThat(run(service, "bo", "policy", "activate", "2").out()).contains("is in force");
      PackagedJar.Run history = run(service, "", "policy", "history");
      assertThat(history.out()).contains("2  in force", "ada: Fewer will do", "1  superseded");
      PackagedJar.Run back =
          run(service, "ada", "policy", "rollback", "1", "--emergency", "--reason", "It fails");
      assertThat(back.out()).startsWith("Version 1 is in force now, ");
      assertThat(back.out()).contains("Version 2 is superseded.");
      assertThat(run(service, "ada", "policy", "rollback", "2", "--reason", "After all").out())
          .startsWith("Version 1 is in force, as before.")
          .contains("policy rollback 2 --confirm");
      save(Contents.enough(300));
      assertThat(run(service, "ada", "policy", "push", "-m", "A slip").code()).isZero();
      assertThat(run(service, "", "policy", "history", "--open").out()).contains("A slip");
      assertThat(run(service, "ada", "policy", "withdraw", "3", "--reason", "A slip").out())
          .contains("Version 3 is withdrawn");
      assertThat(run(service, "", "policy", "history", "--open").out()).doesNotContain("A slip");
      assertThat(run(service, "", "policy", "push", "-m", "x").code())
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(service.said()).doesNotContain("\tat ", "Exception");
    }
  }

  /** A step of a version's life, with what version 2 is before and after; nothing if absent. */
  private record Move(
      String name, String before, String after, int longest, Consumer<RunningJar> take) {}

  private List<Move> life() {
    ObjectNode draft = JsonMapper.shared().createObjectNode().put("message", "Fewer will do");
    Content content = Contents.enough(400);
    ObjectNode rules = draft.putObject("files");
    content.rules().files().forEach(rules::put);
    ObjectNode samples = draft.putObject("samples");
    content.samples().forEach(samples::put);
    String ada = staff.token("ada");
    String bo = staff.token("bo");
    Map<String, Object> emergency = Map.of("emergency", true, "reason", "For a test");
    return List.of(
        new Move("draft", "", "DRAFT", 400, at -> at.as(ada).draft(draft)),
        new Move(
            "propose", "DRAFT", "PROPOSED", 2_000, at -> at.as(ada).step(2, "propose", Map.of())),
        new Move(
            "approve", "PROPOSED", "APPROVED", 60, at -> at.as(bo).step(2, "approve", Map.of())),
        new Move(
            "activate", "APPROVED", "ACTIVE", 400, at -> at.as(bo).step(2, "activate", Map.of())),
        new Move(
            "roll back",
            "ACTIVE",
            "SUPERSEDED",
            400,
            at -> at.as(bo).step(1, "rollback", emergency)));
  }

  /**
   * Every step is begun and killed at a moment of the seed, before, within or after it; then it is
   * taken whole, if it was not, and killed as soon as it is acknowledged, before the next one.
   */
  @Test
  void whateverStepItIsKilledAtTheOldOrTheNewStateIsThereWhole() throws IOException {
    save(Contents.sound());
    hire();
    var random = new Random(SEED);
    var service = new RunningJar(folder);
    try {
      for (Move move : life()) {
        int delay = random.nextInt(move.longest());
        String when = move.name() + " killed after " + delay + " ms with seed " + SEED;
        killWithin(service, move, delay);
        service = new RunningJar(folder);
        assertWhole(service, when);
        assertThat(stateOf(service, 2)).as(when).isIn(move.before(), move.after());
        if (stateOf(service, 2).equals(move.before())) {
          move.take().accept(service);
        }
        service.kill();
        service = new RunningJar(folder);
        assertWhole(service, "after " + move.name());
        assertThat(stateOf(service, 2)).as("after " + move.name()).isEqualTo(move.after());
      }
    } finally {
      service.kill();
    }
  }

  private static void killWithin(RunningJar service, Move move, int delay) {
    var acting =
        new Thread(
            () -> {
              try {
                move.take().accept(service);
              } catch (RefusedByServiceException | UsageException gone) {
                // The service has been killed.
              }
            });
    acting.start();
    RunningJar.sleep(delay);
    service.kill();
    try {
      acting.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String stateOf(RunningJar service, int number) {
    for (JsonNode version : service.as("").history().get("versions")) {
      if (version.get("number").intValue() == number) {
        return version.get("state").stringValue();
      }
    }
    return "";
  }

  private static void assertWhole(RunningJar service, String when) {
    JsonNode history = service.as("").history();
    int inForce = history.get("inForce").intValue();
    assertThat(history.get("versions"))
        .as(when)
        .filteredOn(version -> version.get("state").stringValue().equals("ACTIVE"))
        .extracting(version -> version.get("number").intValue())
        .containsExactly(inForce);
    for (JsonNode version : history.get("versions")) {
      int number = version.get("number").intValue();
      JsonNode steps = service.as("").version(number).get("steps");
      String last = steps.get(steps.size() - 1).get("step").stringValue();
      String state = version.get("state").stringValue();
      List<String> fitting =
          switch (state) {
            case "DRAFT" -> List.of("DRAFTED");
            case "ACTIVE" -> List.of("ACTIVATED", "EMERGENCY_ROLLED_BACK");
            default -> List.of(state);
          };
      assertThat(last).as(when + ", version " + number).isIn(fitting);
      // Reading it proves its files against its digest.
      assertThat(service.as("").files(String.valueOf(number)).get("files").isEmpty()).isFalse();
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
    assertThat(folder.resolve("data").resolve("tunegate.db")).doesNotExist();
  }

  @Test
  void aBrokenPolicyDoesNotServe() throws IOException {
    Path rules = save(Contents.broken());
    PackagedJar.Run run =
        new PackagedJar(folder).run("serve", "--port", "0", "--rules", rules.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("rules/added/added.drl:").doesNotContain("Ready at", "\tat ");
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
