package dev.tunegate.cli;

import dev.tunegate.audit.PolicyFiles;
import dev.tunegate.audit.Receipt;
import dev.tunegate.audit.ReceiptCheck;
import dev.tunegate.audit.ReceiptReport;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.register.DecisionRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a receipt. */
@Command(
    name = "verify",
    description = {
      "Check a receipt: its signature, that its entry is in the log, its digests; with --policy,",
      "decide again and compare to the byte. Exit 1 if anything is wrong."
    })
final class ReceiptVerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("receipt.json");

  @Mixin private TrustOptions trust = new TrustOptions();

  @Option(
      names = "--consistency",
      paramLabel = "FILE",
      description = {
        "The proof that the log only grew between the receipt's checkpoint and another, as audit",
        "consistency or /api/audit/consistency hands it out."
      })
  private @Nullable Path consistency;

  @Option(
      names = "--policy",
      paramLabel = "DIR|ZIP",
      description = "The rules folder of the policy that decided, or a version's files.zip.")
  private @Nullable Path policy;

  @Option(
      names = "--decision",
      paramLabel = "FILE",
      description = "The decision as you got it, to be the same byte for byte.")
  private @Nullable Path decision;

  @Option(
      names = "--case",
      paramLabel = "FILE",
      description = "The case as you asked, to state the same.")
  private @Nullable Path facts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ReceiptReport report;
    try {
      byte[] receipt = read(file);
      report =
          ReceiptCheck.check(
              receipt,
              new ReceiptCheck.Given(
                  trust.keys(),
                  source(),
                  trust.checkpoints(),
                  consistency == null ? null : read(consistency),
                  decision == null ? null : read(decision),
                  facts == null ? null : read(facts)));
    } catch (IOException failure) {
      throw new UsageException("A file cannot be read: " + failure.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(report));
    out.flush();
    return report.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** One byte more than a receipt may have is enough to refuse it. */
  private static byte[] read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(ReceiptCheck.LARGEST + 1);
    }
  }

  private @Nullable PolicySource source() throws IOException {
    return policy == null ? null : PolicyFiles.read(policy);
  }

  private static String text(ReceiptReport report) {
    var text = new StringBuilder();
    Receipt receipt = report.receipt();
    String fault = report.fault();
    if (fault != null) {
      Paragraph.append(text, "The receipt does NOT hold: " + fault + ".", "", "");
      return text.toString();
    }
    if (receipt != null) {
      DecisionRecord record = receipt.record();
      Paragraph.append(
          text,
          "The receipt holds: "
              + record.json().at("/verdict/outcome").stringValue()
              + ", decided at "
              + record.at()
              + " for "
              + record.by().name()
              + ", record "
              + record.id()
              + ".",
          "",
          "");
    }
    text.append("\nProved\n");
    report.proved().forEach(each -> Paragraph.append(text, each, "  * ", "    "));
    if (!report.notKnown().isEmpty()) {
      text.append("\nNot known\n");
      report.notKnown().forEach(each -> Paragraph.append(text, each, "  * ", "    "));
    }
    return text.toString();
  }
}
