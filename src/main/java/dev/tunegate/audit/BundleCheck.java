package dev.tunegate.audit;

import dev.tunegate.policy.PolicySource;
import dev.tunegate.versions.Archive;
import dev.tunegate.versions.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a policy that somebody has in hand, a folder of rules or the archive of a version, is one
 * that a verified log tells of.
 *
 * @param holds whether it is
 * @param says which one it is, or what it is instead, in a sentence
 */
public record BundleCheck(boolean holds, String says) {

  /**
   * Holds a policy against a report. Of a folder the rules are compared, of an archive the samples
   * too, where it has any.
   *
   * @throws IOException if it cannot be read
   * @throws dev.tunegate.policy.PolicyException if it holds no policy
   */
  public static BundleCheck of(Path folderOrArchive, RecordReport report) throws IOException {
    PolicySource rules;
    String content = "";
    if (Files.isDirectory(folderOrArchive)) {
      rules = PolicySource.read(folderOrArchive);
    } else {
      Archive archive;
      try (InputStream in = Files.newInputStream(folderOrArchive)) {
        archive = Archive.read(in.readNBytes(Archive.LARGEST + 1));
      }
      rules = PolicySource.of(archive.rules());
      content =
          archive.samples().isEmpty()
              ? ""
              : Content.of(archive.rules(), archive.samples()).digest();
    }
    return of(folderOrArchive.toString(), rules.fingerprint(), content, report.versions());
  }

  private static BundleCheck of(
      String what, String fingerprint, String content, List<RecordReport.Version> versions) {
    RecordReport.Version sameRules = null;
    for (RecordReport.Version version : versions) {
      boolean same = version.fingerprint().equals(fingerprint);
      if (same && (content.isEmpty() || version.content().equals(content))) {
        return new BundleCheck(
            true,
            (content.isEmpty() ? "The rules of " : "Rules and samples of ")
                + what
                + " are those of version "
                + version.number()
                + ", byte for byte, as entry "
                + version.entry()
                + " names it.");
      }
      sameRules = same ? version : sameRules;
    }
    return new BundleCheck(
        false,
        sameRules == null
            ? what + " is no policy of this record: no entry names the rules " + fingerprint + "."
            : what
                + " was changed: its rules are those of version "
                + sameRules.number()
                + ", and its samples are not.");
  }
}
