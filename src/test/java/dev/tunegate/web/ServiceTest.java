package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.store.Databases;
import dev.tunegate.store.JournalTable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starting, and what happens when the policy itself is at fault. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceTest {

  @Test
  void anAddressOrPortThatCannotBeHadIsNamedWithWhatToDo() {
    RunningService first = RunningService.shared();
    int taken = Service.portOf(first.running());
    assertThatThrownBy(() -> run("127.0.0.1", taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "The service cannot listen on 127.0.0.1, port "
                + taken
                + ": the port is taken. Give another with serve --address and --port.");
    assertThatThrownBy(() -> run("no.such.host.invalid", 0))
        .hasMessageContaining("this machine knows no such address");
    assertThatThrownBy(() -> run("192.0.2.1", 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("The service cannot listen on 192.0.2.1, port 0: ");
  }

  @Test
  void aCaseThatThePolicyDoesNotDecideIsA500ThatNamesTheRules(CapturedOutput output) {
    try (var service = new RunningService(withASecondVerdict())) {
      var http = new Http(service);
      var problem =
          ApiTest.problem(
              http.decide("{\"title\":\"x\",\"attributes\":{\"twice\":true}}"),
              500,
              "/problems/undecided");
      assertThat(problem.get("detail").stringValue())
          .contains("The policy reached 2 verdicts")
          .contains("A second verdict")
          .doesNotContain("\tat ");
      var page = http.form("/verdict", Map.of("attributes.flag.twice", "true"));
      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body()).contains("The policy gave no single verdict");
      assertThat(http.decide("{\"title\":\"x\"}").statusCode()).isEqualTo(201);
      assertThat(http.page("/").body()).doesNotContain("Or look at a sample");
    }
    assertThat(output.getAll()).contains("A second verdict").doesNotContain("\tat ");
  }

  @Test
  void theFirstStartPrintsTheOneTimePasswordsOnceAndNoOtherDoes() {
    try (var database = Databases.SQLITE.open()) {
      var accounts =
          new Accounts(database, new JournalTable(database), Clock.systemUTC(), new SecureRandom());
      String told = String.join("\n", FirstAccounts.lines(accounts.createFirst()));
      for (String name : List.of("asker", "owner", "approver", "auditor", "admin")) {
        Matcher line = Pattern.compile("  " + name + " +([a-z2-9-]{23})\n +may ").matcher(told);
        assertThat(line.find()).as(told).isTrue();
        assertThat(accounts.verify(name, line.group(1))).isPresent();
      }
      assertThat(told).contains("shown this once", "tunegate accounts reset NAME");
      assertThat(FirstAccounts.lines(accounts.createFirst())).isEmpty();
    }
  }

  private static void run(String address, int port) {
    Service.run(
        new Opening(
            PolicyLocation::shipped,
            Databases.SQLITE.fresh(),
            null,
            Recording.DEFAULT,
            address,
            port));
  }

  private static PolicyLocation withASecondVerdict() {
    Map<String, byte[]> files = new HashMap<>();
    PolicySource.read(Path.of("rules"))
        .files()
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    String rule =
        """
        import dev.tunegate.facts.*
        import dev.tunegate.verdict.*

        rule "A second verdict"
            @source( L01 )
            @because( "It is asked for." )
        when
            Attribute( name == "twice", flag == true )
        then
            insert( new Verdict( Outcome.FINE_TUNE ) );
        end
        """;
    String declaration =
        "twice: { type: flag, group: task, label: twice, ask: \"Twice?\", means: It counts. }\n";
    files.put("attributes.yaml", declaration.getBytes(StandardCharsets.UTF_8));
    files.put("verdict/second.drl", rule.getBytes(StandardCharsets.UTF_8));
    return new PolicyLocation("a test", PolicySource.of(files), SampleFiles.none());
  }
}
