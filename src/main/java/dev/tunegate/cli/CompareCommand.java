package dev.tunegate.cli;

import dev.tunegate.analysis.Comparison;
import dev.tunegate.analysis.ComparisonWriter;
import dev.tunegate.analysis.Edition;
import dev.tunegate.analysis.Invariants;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a changed policy changes. */
@Command(
    name = "compare",
    description = {
      "Tell what is different between two policies, and what that changes in verdicts.",
      "Looks at all samples of both and at generated cases around every number and answer that"
          + " either policy asks about. Says how far it looked; what it shows is decided as by a service."
    })
final class CompareCommand implements Callable<Integer> {

  private static final int MOST_CASES = 10_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = {
        "The policy as it was: a rules folder, or a version of a running service by its number,",
        "its fingerprint, or active."
      })
  private String old = "";

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The policy as it is now, named in the same way.")
  private String now = "";

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "How many cases to generate. Default: 100000.")
  private int cases = Comparison.CASES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where generating begins: the same seed, the same cases. Default: 20260515.")
  private long seed = Invariants.SEED;

  @Option(
      names = "--samples-old",
      paramLabel = "DIR",
      description = "Samples of the old policy. Default: facts-samples beside it.")
  private @Nullable Path samplesOld;

  @Option(
      names = "--samples-new",
      paramLabel = "DIR",
      description = "Samples of the new policy. Default: facts-samples beside it.")
  private @Nullable Path samplesNew;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(names = "--fail-on-change", description = "End with 1 if any verdict changes.")
  private boolean failOnChange;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    if (cases < 0 || cases > MOST_CASES) {
      throw new UsageException(
          "--cases " + cases + ": name a number from 0 to " + MOST_CASES + ".");
    }
    Edition before = PolicyArgument.find("old", old, samplesOld, server);
    Edition after = PolicyArgument.find("new", now, samplesNew, server);
    PrintWriter err = spec.commandLine().getErr();
    for (Edition edition : List.of(before, after)) {
      edition
          .samples()
          .problems()
          .forEach(problem -> err.println(edition.label() + ": " + problem));
    }
    Comparison comparison = Comparison.of(before, after, cases, seed, List.of());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ComparisonWriter.toJson(comparison));
    } else {
      out.print(ComparisonText.of(comparison));
    }
    out.flush();
    return failOnChange && comparison.changesVerdicts() ? ExitCode.FAILED : ExitCode.DONE;
  }
}
