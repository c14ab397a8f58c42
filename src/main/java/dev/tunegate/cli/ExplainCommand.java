package dev.tunegate.cli;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationWriter;
import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ExplanationRequest;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the verdict on one case. */
@Command(
    name = "explain",
    description = {
      "Explain the verdict on a case: why it is so, why not another, what would change it, and"
          + " what is still open.",
      "Without an option it tells why, back to the facts. What it answers comes from running the"
          + " policy, and each change that it names was decided by Drools."
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE|-", description = "One case, or - for standard input.")
  private String input = "";

  @Option(
      names = "--why-not",
      paramLabel = "VERDICT|RULE",
      description = {
        "Why this verdict, or the rule of this name, did not come about: what failed, with the value"
            + " met and the value wanted."
      })
  private List<String> whyNot = new ArrayList<>();

  @Option(
      names = "--what-if",
      paramLabel = "VERDICT",
      description =
          "The smallest changes, of up to three facts that a team can act on, that would lead to"
              + " this verdict.")
  private List<String> whatIf = new ArrayList<>();

  @Option(
      names = "--open",
      description =
          "Which facts that are not stated can still change the verdict, in the order to ask, and"
              + " what would settle it.")
  private boolean open;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A case with the policy that decides it. */
  private record Subject(Desk desk, Case facts) {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    try {
      Subject subject = subject(err);
      Explanation explanation =
          new ExplanationRequest(verdicts(whyNot), verdicts(whatIf), open)
              .answer(subject.desk(), subject.facts());
      if (json) {
        out.println(ExplanationWriter.toJson(explanation));
      } else {
        out.print(ExplainText.of(explanation, subject.desk().policy(), Terminal.colour()));
      }
      out.flush();
      return ExitCode.DONE;
    } catch (InvalidCaseException invalid) {
      err.println(input + ": refused, nothing was decided");
      CaseRefusal.of(invalid).errors().forEach(error -> err.println("  " + error.message()));
      return ExitCode.BAD_INPUT;
    } catch (UndecidedException undecided) {
      err.println(input + ": not decided");
      err.println("  " + undecided.getMessage());
      return ExitCode.INTERNAL;
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(String.valueOf(unknown.getMessage()));
    }
  }

  /** The one place where what was named becomes a case and a policy. */
  private Subject subject(PrintWriter err) {
    CaseInput.require(List.of(input));
    List<byte[]> found = new ArrayList<>();
    PolicyLocation location = policy.find();
    CaseInput.read(List.of(input), System.in, each -> found.add(each.json()));
    if (found.size() != 1) {
      throw new UsageException(
          input + " holds " + found.size() + " cases; name a file that holds one.");
    }
    Desk desk = Desk.open(location);
    PolicyOptions.announce(location, desk.policy().registers().info().name(), err);
    return new Subject(desk, desk.policy().read(found.get(0)));
  }

  /** Verdicts may be written in small letters and with hyphens; names of rules stay as they are. */
  private static List<String> verdicts(List<String> names) {
    return names.stream()
        .map(
            name ->
                name.matches("(?i)fine[-_]tune|prompt|not[-_]yet|needs[-_]information")
                    ? name.toUpperCase(Locale.ROOT).replace('-', '_')
                    : name)
        .toList();
  }
}
