package dev.tunegate.analysis;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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
  private static final int DEEPEST = 3;
  private static final int MOST = 5_000;
  private static final int MOST_PROBLEMS = 500;
  private static final long LARGEST = 1 << 20;
  private static final long LARGEST_IN_ALL = 32 << 20;
  private static final String LAYOUT =
      "A sample is <VERDICT>/<a sentence>.json with <a sentence>.expect.yaml beside it.";

  /** No samples. */
  public static Samples none() {
    return new Samples(List.of(), List.of());
  }

  /** Reads a folder; what cannot be read is among the problems. */
  public static Samples read(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder.toRealPath(), DEEPEST)) {
      collect(folder.toRealPath(), paths.sorted().iterator(), files, problems);
    } catch (IOException | UncheckedIOException failure) {
      problems.add(
          error(
              folder.toString(),
              "the folder of samples cannot be read",
              "Name a folder with --samples, or check its permissions."));
    }
    return of(files, problems);
  }

  private static void collect(
      Path folder, Iterator<Path> paths, Map<String, byte[]> files, List<Diagnostic> problems)
      throws IOException {
    long total = 0;
    while (paths.hasNext()) {
      Path path = paths.next();
      int depth = path.equals(folder) ? 0 : folder.relativize(path).getNameCount();
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        if (depth == DEEPEST) {
          problems.add(error(name, "folders are nested too deep here", LAYOUT));
        }
      } else if (Files.isSymbolicLink(path)) {
        problems.add(error(name, "this is a symbolic link", "Put the file itself here."));
      } else if (!Files.isRegularFile(path)) {
        problems.add(error(name, "this is no ordinary file", "Remove it."));
      } else if (Files.size(path) > LARGEST) {
        problems.add(
            error(
                name,
                "the file has " + Files.size(path) + " bytes; at most " + LARGEST + " are read",
                "Keep samples small."));
      } else {
        byte[] bytes = Files.readAllBytes(path);
        total += bytes.length;
        files.put(name, bytes);
      }
      if (files.size() > MOST || total > LARGEST_IN_ALL || problems.size() > MOST_PROBLEMS) {
        problems.add(
            error(
                "",
                "there is more than is read: at most "
                    + MOST
                    + " files and "
                    + LARGEST_IN_ALL
                    + " bytes",
                "Check that this is the folder of samples."));
        return;
      }
    }
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
