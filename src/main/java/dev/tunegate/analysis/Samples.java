package dev.tunegate.analysis;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The samples that come with a policy, sorted by path.
 *
 * @param all the samples that could be read
 * @param problems what could not be read
 */
public record Samples(List<Sample> all, List<Diagnostic> problems) {

  private static final String CASE = ".json";
  private static final String EXPECTATION = ".expect.yaml";
  private static final int MOST = 5_000;
  private static final long LARGEST = 1 << 20;

  /** No samples. */
  public static Samples none() {
    return new Samples(List.of(), List.of());
  }

  /** Reads a folder; what cannot be read is among the problems. */
  public static Samples read(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder, 3)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().limit(MOST).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (Files.size(path) > LARGEST || Files.isSymbolicLink(path)) {
          problems.add(error(name, "the file is too large or a link", "Keep samples small files."));
        } else {
          files.put(name, Files.readAllBytes(path));
        }
      }
    } catch (IOException failure) {
      problems.add(
          error(
              folder.toString(),
              "the folder of samples cannot be read",
              "Name a folder with --samples, or check its permissions."));
    }
    return of(files, problems);
  }

  /** Takes files by their path below the samples folder. */
  public static Samples of(Map<String, byte[]> files) {
    return of(files, new ArrayList<>());
  }

  private static Samples of(Map<String, byte[]> files, List<Diagnostic> problems) {
    List<Sample> samples = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(CASE) && path.indexOf('/') > 0) {
                String stem = path.substring(0, path.length() - CASE.length());
                String name = stem.substring(stem.lastIndexOf('/') + 1);
                byte[] expected = files.get(stem + EXPECTATION);
                samples.add(
                    new Sample(
                        path,
                        name,
                        new String(bytes, StandardCharsets.UTF_8),
                        expectation(stem + EXPECTATION, expected, problems)));
              } else if (!path.endsWith(EXPECTATION)) {
                problems.add(
                    error(
                        path,
                        "this is no sample",
                        "A sample is <VERDICT>/<a sentence>.json with <a sentence>.expect.yaml beside it."));
              } else if (!files.containsKey(path.replace(EXPECTATION, CASE))) {
                problems.add(
                    error(path, "no case stands beside it", "Add the .json file, or remove it."));
              }
            });
    return new Samples(List.copyOf(samples), List.copyOf(problems));
  }

  private static @Nullable Expectation expectation(
      String path, byte @Nullable [] bytes, List<Diagnostic> problems) {
    if (bytes == null) {
      return null;
    }
    try {
      return ExpectationReader.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      problems.add(
          error(path, String.valueOf(broken.getMessage()), "Write verdict, actions and why."));
      return null;
    }
  }

  static Diagnostic error(String path, String problem, String advice) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, Place.of("facts-samples/" + path), "", problem, advice);
  }
}
