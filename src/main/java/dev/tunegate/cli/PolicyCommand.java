package dev.tunegate.cli;

import dev.tunegate.analysis.FullCheck;
import dev.tunegate.analysis.Sample;
import dev.tunegate.analysis.SampleCheck;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.StatementCoverage;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks and tests policies. */
@Command(
    name = "policy",
    description = {
      "Check a policy, test it, compare it, and see what it encodes.",
      "Change the policy of a running service: push, propose, approve, activate."
    },
    subcommands = {
      CompareCommand.class,
      PushCommand.class,
      ProposeCommand.class,
      ApproveCommand.class,
      RejectCommand.class,
      WithdrawCommand.class,
      ActivateCommand.class,
      RebaseCommand.class,
      RollbackCommand.class,
      ShowCommand.class,
      HistoryCommand.class
    })
final class PolicyCommand implements Runnable {

  private static final String INDENT = "     ";
  private static final String RULE = INDENT + "rule ";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(),
        "Name what to do: check, compare, test or statements; or, with a running service, push,"
            + " propose, approve, reject, withdraw, activate, rebase, rollback, show or history.");
  }

  @Command(
      name = "check",
      description = {
        "Check that a policy is good enough to run.",
        "Reads it, compiles it, decides its samples, and tries it on generated cases."
      })
  int check(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "The rules folder. Default: ./rules, else the shipped policy.")
          @Nullable Path folder,
      @Option(
              names = "--quick",
              description = "Only read and check the text, without compiling it.")
          boolean quick,
      @Option(
              names = "--samples",
              paramLabel = "DIR",
              description = "Its samples. Default: facts-samples beside it.")
          @Nullable Path samples) {
    PolicyLocation location = find(folder, samples);
    if (quick) {
      PolicyChecker.Result result = PolicyChecker.check(location.source());
      return report(location, result.model(), result.diagnostics(), "");
    }
    FullCheck.Report report = FullCheck.check(location.source(), location.samples());
    String tried =
        ", "
            + report.samples()
            + " samples, "
            + Wording.number(report.cases())
            + " generated cases";
    return report(location, report.model(), report.diagnostics(), tried);
  }

  private static PolicyLocation find(@Nullable Path folder, @Nullable Path samples) {
    if (samples != null && !Files.isDirectory(samples)) {
      throw new UsageException(samples + ": there is no such folder of samples.");
    }
    return PolicyLocation.find(folder, samples);
  }

  private int report(
      PolicyLocation location, @Nullable PolicyModel model, List<Diagnostic> found, String tried) {
    PrintWriter out = spec.commandLine().getOut();
    found.forEach(out::println);
    long errors = found.stream().filter(Diagnostic::isError).count();
    announce(location, model);
    String size =
        model == null
            ? ""
            : model.rules().size()
                + " rules, "
                + model.registers().statements().size()
                + " statements"
                + tried
                + ": ";
    out.println(
        size
            + (errors == 0 ? "sound" : errors + (errors == 1 ? " error" : " errors"))
            + warnings(found.size() - errors)
            + ".");
    out.flush();
    return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String warnings(long count) {
    return count == 0 ? "" : ", " + count + (count == 1 ? " warning" : " warnings");
  }

  private void announce(PolicyLocation location, @Nullable PolicyModel model) {
    String name = model == null ? "(not readable)" : model.registers().info().name();
    PolicyOptions.announce(location, name, spec.commandLine().getErr());
  }

  @Command(name = "test", description = "Decide every sample and compare it with what is expected.")
  int test(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "The rules folder. Default: ./rules, else the shipped policy.")
          @Nullable Path folder,
      @Option(
              names = "--samples",
              paramLabel = "DIR",
              description = "Its samples. Default: facts-samples beside it.")
          @Nullable Path samples) {
    PolicyLocation location = find(folder, samples);
    PolicyModel model = PolicyChecker.check(location.source()).orThrow();
    announce(location, model);
    var check = new SampleCheck(new DecisionEngine(Policy.compile(model)));
    PrintWriter out = spec.commandLine().getOut();
    location.samples().problems().forEach(out::println);
    int failed = location.samples().problems().size();
    // Failures come last, where they are seen.
    List<SampleCheck.Result> results =
        location.samples().all().stream()
            .map(check::check)
            .sorted(Comparator.comparing(result -> !result.passed()))
            .toList();
    for (SampleCheck.Result result : results) {
      Sample sample = result.sample();
      out.println(
          (result.passed() ? "passed  " : "FAILED  ") + sample.folder() + ": " + sample.name());
      result.problems().forEach(problem -> out.println("        " + problem.problem()));
      failed += result.passed() ? 0 : 1;
    }
    int all = location.samples().all().size();
    out.println((all - failed) + " of " + all + " samples as expected.");
    if (all == 0) {
      throw new UsageException("There are no samples. Name their folder with --samples.");
    }
    out.flush();
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Command(
      name = "statements",
      description =
          "List the article's statements and the rules that encode each, or why none does.")
  int statements(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "The rules folder. Default: ./rules, else the shipped policy.")
          @Nullable Path folder) {
    PolicyLocation location = PolicyLocation.find(folder, null);
    PolicyChecker.Result result = PolicyChecker.check(location.source());
    PolicyModel model = result.model();
    if (model == null) {
      return report(location, null, result.diagnostics(), "");
    }
    announce(location, model);
    PrintWriter out = spec.commandLine().getOut();
    int uncovered = 0;
    int outside = 0;
    for (StatementCoverage coverage : StatementCoverage.of(Objects.requireNonNull(model))) {
      out.print(statement(coverage));
      if (!coverage.statement().outOfScope().isEmpty()) {
        outside++;
      } else if (coverage.uncovered()) {
        uncovered++;
      }
    }
    int all = model.registers().statements().size();
    out.println(
        all
            + " statements: "
            + (all - uncovered - outside)
            + " encoded, "
            + outside
            + " out of scope, "
            + uncovered
            + " encoded by nothing.");
    out.flush();
    return uncovered == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String statement(StatementCoverage coverage) {
    var text = new StringBuilder();
    String outOfScope = coverage.statement().outOfScope();
    Paragraph.append(text, coverage.statement().says(), coverage.statement().id() + "  ", INDENT);
    coverage.rules().forEach(rule -> Paragraph.append(text, '"' + rule + '"', RULE, INDENT));
    coverage
        .thresholds()
        .forEach(name -> Paragraph.append(text, '"' + name + '"', INDENT + "threshold ", INDENT));
    if (!outOfScope.isEmpty()) {
      Paragraph.append(text, outOfScope, INDENT + "out of scope: ", INDENT);
    } else if (coverage.uncovered()) {
      text.append(INDENT).append("NOTHING ENCODES IT\n");
    }
    return text.toString();
  }
}
