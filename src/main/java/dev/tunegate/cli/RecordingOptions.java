package dev.tunegate.cli;

import dev.tunegate.desk.Recording;
import dev.tunegate.register.Masking;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How decisions are recorded. */
final class RecordingOptions {

  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      description = {
        "The key that signs the record's checkpoints, made if it is missing; in production, keep",
        "it where the database's operators cannot read it. Default: signing-key in the folder of",
        "--data. Also: TUNEGATE_SIGNING_KEY."
      })
  private @Nullable Path signingKey;

  @Option(
      names = "--mask",
      split = ",",
      paramLabel = "PATH",
      description = {
        "What of a case is not recorded in clear: title, description, a path such as",
        "baseline.failurePercent, or attributes.NAME. Also: TUNEGATE_MASK."
      })
  private @Nullable List<String> mask;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      description = {
        "Decisions older than this are erased from the record, which goes on to verify. Default:",
        "none is. Also: TUNEGATE_KEEP_DAYS."
      })
  private @Nullable Integer keepDays;

  Recording recording() {
    try {
      return new Recording(key(), Masking.of(masked()), days());
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private @Nullable Path key() {
    if (signingKey != null) {
      return signingKey;
    }
    String named = environment("TUNEGATE_SIGNING_KEY");
    return named.isEmpty() ? null : Path.of(named);
  }

  private List<String> masked() {
    if (mask != null) {
      return mask;
    }
    String named = environment("TUNEGATE_MASK");
    return named.isEmpty() ? List.of() : List.of(named.split(",", -1));
  }

  private @Nullable Integer days() {
    String named = environment("TUNEGATE_KEEP_DAYS");
    if (keepDays != null || named.isEmpty()) {
      return keepDays;
    }
    try {
      return Integer.valueOf(named);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "TUNEGATE_KEEP_DAYS is " + named + "; give a number of days.", wrong);
    }
  }

  private static String environment(String name) {
    @Nullable String value = System.getenv(name);
    return value == null ? "" : value.strip();
  }
}
