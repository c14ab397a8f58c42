package dev.tunegate.audit;

import dev.tunegate.policy.PolicySource;
import dev.tunegate.versions.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A policy as a folder, or as the archive of a version that a service hands out. */
public final class PolicyFiles {

  /** Rules and samples of a version have no more. */
  private static final int MOST_FILES = 8_000;

  private PolicyFiles() {}

  /**
   * Reads the rules.
   *
   * @throws IOException if it cannot be read
   * @throws dev.tunegate.policy.PolicyException if they are no files of a policy
   * @throws IllegalArgumentException if the archive holds more than a policy may
   */
  public static PolicySource read(Path folderOrArchive) throws IOException {
    if (Files.isDirectory(folderOrArchive)) {
      return PolicySource.read(folderOrArchive);
    }
    Map<String, byte[]> rules = new TreeMap<>();
    int files = 0;
    long total = 0;
    try (var zip = new ZipInputStream(Files.newInputStream(folderOrArchive))) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        if (++files > MOST_FILES || total > PolicySource.LARGEST_POLICY) {
          throw new IllegalArgumentException("it holds more than a policy may");
        }
        if (!file.isDirectory() && file.getName().startsWith(Content.RULES)) {
          byte[] bytes = zip.readNBytes(PolicySource.LARGEST_FILE + 1);
          total += bytes.length;
          rules.put(file.getName().substring(Content.RULES.length()), bytes);
        }
      }
    }
    return PolicySource.of(rules);
  }
}
