package dev.tunegate.cli;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationWriter;
import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.audit.HeldPolicies;
import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ExplanationRequest;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Register;
import dev.tunegate.store.Database;
import dev.tunegate.versions.Content;
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

  @Parameters(
      paramLabel = "FILE|ID|-",
      description = {
        "One case, - for standard input, or the id of a recorded decision, which is explained by",
        "the policy that decided it."
      })
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

  @Mixin private DatabaseOptions database = new DatabaseOptions();

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
    if (DecisionRecord.isId(input)) {
      return recorded(err);
    }
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

  private Subject recorded(PrintWriter err) {
    if (policy.named()) {
      throw new UsageException(
          "A recorded decision is explained by the policy that decided it; leave out --rules.");
    }
    Silence.libraries();
    try (Database opened = Database.open(database.existing())) {
      StoredLedger ledger = StoredLedger.of(opened.dataSource());
      DecisionRecord record =
          new Register(opened, ledger)
              .record(input)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "There is no decision " + input + " on record, or it is erased."));
      if (!record.holdsAllFacts()) {
        throw new UsageException(
            "The record leaves out what was masked ("
                + String.join(", ", record.masked())
                + "), so the case cannot be decided again.");
      }
      Content content =
          new HeldPolicies(ledger)
              .find(record.fingerprint())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "The record does not hold the policy that decided, "
                              + record.fingerprint()
                              + "."));
      var location =
          new PolicyLocation(
              "the record of " + record.at(),
              content.rules(),
              new SampleFiles(content.sampleFiles(), List.of()));
      Desk desk = Desk.open(location);
      PolicyOptions.announce(location, desk.policy().registers().info().name(), err);
      return new Subject(desk, desk.policy().read(record.caseJson()));
    }
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
