package dev.tunegate.cli;

import dev.tunegate.analysis.Edition;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy that an argument of a command names. So far that is a rules folder. */
final class PolicyArgument {

  private PolicyArgument() {}

  /**
   * The policy, compiled and with its samples.
   *
   * @param role for messages, such as {@code old}
   * @param samples their folder; null for {@code facts-samples} beside the rules
   * @throws UsageException if there is none, or if it cannot run
   */
  static Edition find(String role, String argument, @Nullable Path samples) {
    if (samples != null && !Files.isDirectory(samples)) {
      throw new UsageException(samples + ": there is no such folder of samples.");
    }
    try {
      PolicyLocation location = PolicyLocation.find(Path.of(argument), samples);
      return Edition.of(
          location.description(),
          PolicyChecker.check(location.source()).orThrow(),
          location.samples());
    } catch (PolicyException broken) {
      throw new UsageException(
          lines(broken.diagnostics())
              + "The "
              + role
              + " policy, "
              + argument
              + ", cannot be used. Run: tunegate policy check "
              + argument);
    } catch (InvalidPathException noPath) {
      throw new UsageException(argument + " names no folder.");
    }
  }

  private static String lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(diagnostic -> diagnostic + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
