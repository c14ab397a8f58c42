package dev.tunegate.cli;

import dev.tunegate.analysis.Edition;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.versions.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A policy that an argument of a command names: a rules folder, or a version of a running service
 * by its number, its fingerprint, or {@code active}.
 */
final class PolicyArgument {

  private static final String VERSION = "active|[1-9][0-9]{0,8}|sha256:[0-9a-f]{8,64}";

  private PolicyArgument() {}

  /**
   * The policy, compiled and with its samples.
   *
   * @param role for messages, such as {@code old}
   * @param samples their folder; null for {@code facts-samples} beside the rules
   * @param server where versions are found
   * @throws UsageException if there is none, or if it cannot run
   */
  static Edition find(String role, String argument, @Nullable Path samples, ServerOptions server) {
    if (samples != null && !Files.isDirectory(samples)) {
      throw new UsageException(samples + ": there is no such folder of samples.");
    }
    try {
      if (argument.matches(VERSION) && !Files.exists(Path.of(argument))) {
        return version(server.client().files(argument));
      }
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

  private static Edition version(JsonNode answer) {
    Content content = Content.of(files(answer.path("files")), files(answer.path("samples")));
    return Edition.of(
        "version " + answer.path("number").intValue() + " of the service",
        PolicyChecker.check(content.rules()).orThrow(),
        content.readSamples());
  }

  private static Map<String, byte[]> files(JsonNode texts) {
    Map<String, byte[]> files = new TreeMap<>();
    texts
        .properties()
        .forEach(
            each ->
                files.put(
                    each.getKey(), each.getValue().stringValue().getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static String lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(diagnostic -> diagnostic + System.lineSeparator())
        .collect(Collectors.joining());
  }
}
