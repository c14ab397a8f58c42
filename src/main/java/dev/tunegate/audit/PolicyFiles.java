package dev.tunegate.audit;

import dev.tunegate.policy.PolicySource;
import dev.tunegate.versions.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy as a folder, or as the archive of a version that a service hands out. */
public final class PolicyFiles {

  private PolicyFiles() {}

  /**
   * Reads the rules.
   *
   * @throws IOException if it cannot be read
   * @throws dev.tunegate.policy.PolicyException if they are no files of a policy, or an archive of
   *     none
   */
  public static PolicySource read(Path folderOrArchive) throws IOException {
    if (Files.isDirectory(folderOrArchive)) {
      return PolicySource.read(folderOrArchive);
    }
    try (InputStream in = Files.newInputStream(folderOrArchive)) {
      return PolicySource.of(Archive.read(in.readNBytes(Archive.LARGEST + 1)).rules());
    }
  }
}
