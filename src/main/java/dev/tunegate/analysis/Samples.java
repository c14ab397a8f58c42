package dev.tunegate.analysis;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  static final String LAYOUT =
      "A sample is <VERDICT>/<a sentence>.json with <a sentence>.expect.yaml beside it.";

  /** No samples. */
  public static Samples none() {
    return new Samples(List.of(), List.of());
  }

  /** Reads a folder; what cannot be read is among the problems. */
  public static Samples read(Path folder) {
    return of(SampleFiles.read(folder));
  }

  /** Takes what was found in a folder. */
  public static Samples of(SampleFiles found) {
    return of(found.files(), new ArrayList<>(found.problems()));
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
                        text(path, bytes, problems),
                        expectation(stem + EXPECTATION, expected, problems)));
              } else if (!path.endsWith(EXPECTATION)) {
                problems.add(error(path, "this is no sample", LAYOUT));
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
      return ExpectationReader.read(text(path, bytes, problems));
    } catch (IllegalArgumentException broken) {
      problems.add(
          error(path, String.valueOf(broken.getMessage()), "Write verdict, actions and why."));
      return null;
    }
  }

  private static String text(String path, byte[] bytes, List<Diagnostic> problems) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      problems.add(error(path, "the file is not UTF-8 text", "Save it as UTF-8 in your editor."));
      return "";
    }
  }

  static Diagnostic error(String path, String problem, String advice) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, Place.of("facts-samples/" + path), "", problem, advice);
  }
}
