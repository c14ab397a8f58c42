package dev.tunegate.policy.shipped;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policy of this repository with the two attributes and two rules that the README adds. */
public final class ResidencyPolicy {

  private static final Path ADDED = Path.of("src/test/resources/residency");

  private ResidencyPolicy() {}

  /** Where it was read from. */
  public static PolicyLocation location() {
    return new PolicyLocation(
        "a test", PolicySource.of(rules()), new SampleFiles(samples(), List.of()));
  }

  /** Writes it into {@code rules} and {@code facts-samples} of a folder. */
  public static void write(Path folder) {
    write(rules(), folder.resolve("rules"));
    write(samples(), folder.resolve("facts-samples"));
  }

  /** What is added, as text by path. */
  public static Map<String, String> added() {
    Map<String, String> texts = new TreeMap<>();
    read(ADDED).forEach((path, bytes) -> texts.put(path, text(bytes)));
    return texts;
  }

  private static Map<String, byte[]> rules() {
    Map<String, byte[]> files = read(Path.of("rules"));
    files.putAll(read(ADDED.resolve("rules")));
    files.computeIfPresent(
        "statements.yaml",
        (path, bytes) ->
            (text(bytes) + "\n" + added().get("statement.yaml")).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static Map<String, byte[]> samples() {
    Map<String, byte[]> files = read(Path.of("facts-samples"));
    files.putAll(read(ADDED.resolve("facts-samples")));
    return files;
  }

  private static Map<String, byte[]> read(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return files;
  }

  private static void write(Map<String, byte[]> files, Path folder) {
    files.forEach(
        (path, bytes) -> {
          try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
