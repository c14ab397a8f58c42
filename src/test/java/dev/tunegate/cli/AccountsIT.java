package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and tokens from the command line of the packaged jar, beside a service that runs. */
class AccountsIT {

  @TempDir Path folder;

  private PackagedJar.Run run(Map<String, String> environment, String... command) {
    return new PackagedJar(folder).run(new byte[0], environment, command);
  }

  @Test
  void aPipelineIsSetUpOnTheMachineItself() throws IOException {
    for (Map.Entry<String, String> file : Contents.sound().files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    PackagedJar.Run nowhere = run(Map.of(), "accounts", "list");
    assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).contains("There is no database in the folder data");
    assertThat(folder.resolve("data")).doesNotExist();

    String first;
    try (var service = new RunningJar(folder)) {
      first = service.said();
      assertThat(first).contains("one-time passwords").containsPattern("owner +[a-z2-9-]{23}");
      assertThat(run(Map.of(), "accounts", "list").out())
          .contains("admin  administrator  has a one-time password");
      PackagedJar.Run added =
          run(Map.of(), "accounts", "add", "ci", "--role", "policy-owner", "--reason", "CI");
      assertThat(added.out()).matches("[a-z2-9-]{23}\\R");
      assertThat(run(Map.of(), "accounts", "add", "ci", "--role", "asker").err())
          .contains("There is an account ci already");
      PackagedJar.Run token =
          run(Map.of(), "accounts", "token", "ci", "--name", "pipeline", "--scope", "policy:write");
      assertThat(token.out()).matches("tgt_[A-Za-z0-9_-]{43}\\R");
      assertThat(
              run(Map.of(), "accounts", "token", "ci", "--name", "x", "--scope", "accounts").err())
          .contains("has not the right accounts");
      Files.writeString(
          folder.resolve("rules/thresholds.yaml"),
          Contents.enough(400).files().get("rules/thresholds.yaml"));
      Map<String, String> environment =
          Map.of("TUNEGATE_SERVER", service.address(), "TUNEGATE_TOKEN", token.out().strip());
      PackagedJar.Run pushed = run(environment, "policy", "push", "-m", "By CI");
      assertThat(pushed.out()).as(pushed.err()).contains("Version 2");
      assertThat(run(environment, "policy", "approve", "2").err())
          .contains("This needs the role Approver; the token's owner, ci, has Policy owner");
      assertThat(run(Map.of(), "accounts", "reset", "admin").out()).matches("[a-z2-9-]{23}\\R");
    }
    try (var again = new RunningJar(folder)) {
      assertThat(again.said()).doesNotContainPattern(Pattern.compile("one-time password"));
      assertThat(first).doesNotContain("Exception");
    }
  }
}
