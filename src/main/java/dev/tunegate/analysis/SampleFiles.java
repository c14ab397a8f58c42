package dev.tunegate.analysis;

import dev.tunegate.policy.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a folder of samples, as they are.
 *
 * @param files bytes by path below the folder
 * @param problems what could not be read
 */
public record SampleFiles(Map<String, byte[]> files, List<Diagnostic> problems) {

  private static final int DEEPEST = 3;
  private static final int MOST = 5_000;
  private static final int MOST_PROBLEMS = 500;
  private static final long LARGEST = 1 << 20;
  private static final long LARGEST_IN_ALL = 32 << 20;

  /** No files. */
  public static SampleFiles none() {
    return new SampleFiles(Map.of(), List.of());
  }

  /** Reads a folder; what cannot be read is among the problems. */
  public static SampleFiles read(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder.toRealPath(), DEEPEST)) {
      collect(folder.toRealPath(), paths.sorted().iterator(), files, problems);
    } catch (IOException | UncheckedIOException failure) {
      problems.add(
          Samples.error(
              folder.toString(),
              "the folder of samples cannot be read",
              "Name a folder with --samples, or check its permissions."));
    }
    return new SampleFiles(files, problems);
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
          problems.add(Samples.error(name, "folders are nested too deep here", Samples.LAYOUT));
        }
      } else if (Files.isSymbolicLink(path)) {
        problems.add(Samples.error(name, "this is a symbolic link", "Put the file itself here."));
      } else if (!Files.isRegularFile(path)) {
        problems.add(Samples.error(name, "this is no ordinary file", "Remove it."));
      } else if (Files.size(path) > LARGEST) {
        problems.add(
            Samples.error(
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
            Samples.error(
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
}
