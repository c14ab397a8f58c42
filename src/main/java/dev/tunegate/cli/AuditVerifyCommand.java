package dev.tunegate.cli;

import dev.tunegate.audit.BundleCheck;
import dev.tunegate.audit.RecordAudit;
import dev.tunegate.audit.RecordReport;
import dev.tunegate.desk.Recording;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.ledger.VerifierKey;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a record. */
@Command(
    name = "verify",
    description = {
      "Check the whole record, offline and without writing to it: every hash, the tree, every",
      "checkpoint and signature, that the policies that it names are held, and that the database",
      "holds what the log tells of. Exit 1 if anything is wrong; the first bad entry is named."
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "An export of audit export instead of a database.")
  private @Nullable Path export;

  @Option(
      names = "--policy",
      paramLabel = "DIR|ZIP",
      description = {
        "A policy that you have in hand, a rules folder or a version's files.zip: is it one of this",
        "record, byte for byte? May be repeated."
      })
  private List<Path> policies = new ArrayList<>();

  @Mixin private TrustOptions trust = new TrustOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Silence.libraries();
    PrintWriter err = spec.commandLine().getErr();
    var progress = new Progress("verified", err, Terminal.isTerminal(2));
    List<VerifierKey> keys = trust.keys();
    Path outside = trust.checkpoints();
    RecordReport report;
    String what;
    boolean beside = false;
    try {
      LongConsumer step = read -> progress.step();
      if (export != null) {
        what = "the export " + export;
        report = RecordAudit.ofExport(export, new Trust(keys, outside), step);
      } else {
        DatabaseAddress address = database.existing();
        what = address.description();
        if (outside == null) {
          outside = beside(address);
          beside = outside != null;
        }
        report = verify(address, new Trust(keys, outside), step);
      }
    } finally {
      progress.end();
    }
    List<BundleCheck> bundles = bundles(report);
    PrintWriter out = spec.commandLine().getOut();
    out.print(RecordText.of(report, what, keys, outside, beside, bundles));
    out.flush();
    boolean holds = report.holds() && bundles.stream().allMatch(BundleCheck::holds);
    return holds ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<BundleCheck> bundles(RecordReport report) {
    List<BundleCheck> bundles = new ArrayList<>();
    for (Path policy : policies) {
      try {
        bundles.add(BundleCheck.of(policy, report));
      } catch (IOException | PolicyException unreadable) {
        throw new UsageException(
            "--policy " + policy + " cannot be read as a policy: " + unreadable.getMessage());
      }
    }
    return bundles;
  }

  /** The ledger's own file is better than none. */
  private static @Nullable Path beside(DatabaseAddress address) {
    Path own = address.files().resolve(Recording.FOLDER).resolve(Ledger.CHECKPOINTS);
    return Files.isRegularFile(own) ? own : null;
  }

  private static RecordReport verify(DatabaseAddress address, Trust trust, LongConsumer step) {
    Optional<Path> file = address.file();
    if (file.isPresent()) {
      return RecordAudit.ofSqlite(file.get(), trust, step);
    }
    try (Database open = Database.openToRead(address)) {
      return RecordAudit.of(open.dataSource(), trust, step);
    }
  }
}
