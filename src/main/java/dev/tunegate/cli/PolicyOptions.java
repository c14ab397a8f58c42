package dev.tunegate.cli;

import dev.tunegate.desk.PolicyLocation;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy a command uses. */
final class PolicyOptions {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The rules folder. Default: ./rules if there is one, else the shipped policy.")
  private @Nullable Path rules;

  /** Whether a folder was named. */
  boolean named() {
    return rules != null;
  }

  PolicyLocation find() {
    return PolicyLocation.find(rules, null);
  }

  /** Says which policy is used, where it does not mix with results. */
  static void announce(PolicyLocation location, String name, PrintWriter err) {
    announce(location.source().fingerprint(), location.description(), name, err);
  }

  /** As {@link #announce(PolicyLocation, String, PrintWriter)}, wherever it comes from. */
  static void announce(String fingerprint, String from, String name, PrintWriter err) {
    err.println("Policy " + name + " " + shortened(fingerprint) + ", from " + from);
    err.flush();
  }

  static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(fingerprint.length(), "sha256:".length() + 12));
  }
}
