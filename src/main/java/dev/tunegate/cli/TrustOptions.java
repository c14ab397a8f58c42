package dev.tunegate.cli;

import dev.tunegate.ledger.KeysFile;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.ledger.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an auditor knows from a place of their own. */
final class TrustOptions {

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "A checkpoint that was kept elsewhere, or many, one after the other in the order of their",
        "sizes: what was changed or rolled back since is found by it."
      })
  private @Nullable Path checkpoints;

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = {
        "The verifier key of the log, or a file with one a line, from a place of your own. May be",
        "repeated."
      })
  private List<String> keys = new ArrayList<>();

  /** The file of checkpoints; null if none was named. */
  @Nullable Path checkpoints() {
    if (checkpoints != null && !Files.isRegularFile(checkpoints)) {
      throw new UsageException(checkpoints + ": there is no such file of checkpoints.");
    }
    return checkpoints;
  }

  /** The keys; none if none was named. */
  List<VerifierKey> keys() {
    List<VerifierKey> found = new ArrayList<>();
    for (String named : keys) {
      try {
        boolean file = named.indexOf('\n') < 0 && Files.isRegularFile(Path.of(named));
        found.addAll(file ? KeysFile.read(Path.of(named)) : List.of(VerifierKey.parse(named)));
      } catch (IOException | IllegalArgumentException wrong) {
        throw new UsageException(
            "--key "
                + named
                + " is neither a verifier key nor a file of them"
                + (wrong instanceof InvalidPathException ? "." : ": " + wrong.getMessage() + "."));
      }
    }
    return found;
  }

  Trust trust() {
    return new Trust(keys(), checkpoints());
  }
}
