package dev.tunegate.versions;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicySource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A whole policy as a zip archive: the folders {@code rules} and {@code facts-samples}, at the top
 * or in one folder. What is in it is bounded before anything is unpacked.
 *
 * @param rules bytes of the files by their path below {@code rules}
 * @param samples bytes of the files by their path below {@code facts-samples}; empty if the archive
 *     has no such folder
 */
public record Archive(Map<String, byte[]> rules, Map<String, byte[]> samples) {

  /** Most bytes that an archive may have. */
  public static final int LARGEST = 20 << 20;

  /** Rules and samples of a version have no more, folders included. */
  private static final int MOST_ENTRIES = 8_000;

  /** Rules and samples of a version are smaller. */
  private static final long LARGEST_IN_ALL = 16 << 20;

  /** Text shrinks to a tenth; what shrinks beyond this is made to. */
  private static final int STRONGEST = 100;

  /** Below this no archive is suspicious, however it is packed. */
  private static final long HARMLESS = 1 << 20;

  private static final int MOST_PROBLEMS = 100;

  /** Stands for the archive as a whole in findings. */
  private static final String WHOLE = "archive";

  private static final String LAYOUT =
      "Put into the archive what a version has: the folder rules and, beside it, facts-samples. The"
          + " page of each version hands out such an archive.";

  /**
   * Reads an archive.
   *
   * @throws PolicyException if it cannot be read, or holds what a policy cannot, naming all of it
   */
  public static Archive read(byte[] archive) {
    try {
      if (archive.length > LARGEST) {
        throw new ZipDirectory.BrokenException(
            "the archive has more than the " + LARGEST + " bytes that are read");
      }
      ZipDirectory directory = ZipDirectory.read(archive, MOST_ENTRIES);
      Map<String, ZipDirectory.Entry> files = files(directory, archive.length);
      return unpacked(directory, files);
    } catch (ZipDirectory.BrokenException broken) {
      throw new PolicyException(Place.of(WHOLE), String.valueOf(broken.getMessage()), LAYOUT);
    }
  }

  /** The entries that are files of a policy, by their name without a folder around all of them. */
  private static Map<String, ZipDirectory.Entry> files(ZipDirectory directory, long length)
      throws ZipDirectory.BrokenException {
    var problems = new ArrayList<Diagnostic>();
    Map<String, ZipDirectory.Entry> files = new LinkedHashMap<>();
    long total = 0;
    for (ZipDirectory.Entry entry : directory.entries()) {
      String name = entry.name();
      if (name == null) {
        refuse(
            problems,
            "?",
            "the name of a file is no UTF-8",
            "Rename it, or pack it with another tool.");
      } else if (!isLeftByAMac(name)) {
        check(entry, name, problems);
        if (!entry.isFolder()) {
          total += entry.size();
          if (files.put(name, entry) != null) {
            refuse(problems, name, "two files have this name", "Keep the one that is meant.");
          }
        }
      }
    }
    if (total > LARGEST_IN_ALL) {
      throw new ZipDirectory.BrokenException(
          "unpacked, the archive has " + total + " bytes; at most " + LARGEST_IN_ALL + " are read");
    }
    if (total > HARMLESS && total > STRONGEST * length) {
      throw new ZipDirectory.BrokenException(
          "unpacked, the archive is more than " + STRONGEST + " times as large as packed");
    }
    ContentCheck.refuse(problems);
    return withoutTop(files);
  }

  private static void check(ZipDirectory.Entry entry, String name, List<Diagnostic> problems) {
    boolean folder = entry.isFolder();
    String path = folder && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (!ContentCheck.isHarmless(path, 2) || path.matches("[A-Za-z]:.*")) {
      refuse(
          problems,
          name,
          "this is no name of a file in a version",
          "Pack it with a name as in rules/grounds/format.drl: folders and a file with / between"
              + " them, without .. and without a drive.");
    } else if (entry.type() == ZipDirectory.LINK) {
      refuse(problems, name, "this is a symbolic link", "Put the file itself into the archive.");
    } else if (entry.type() != 0 && entry.type() != ZipDirectory.FILE && !folder) {
      refuse(problems, name, "this is no ordinary file", "Leave it out.");
    } else if (entry.isEncrypted()) {
      refuse(problems, name, "the file is encrypted", "Pack it without a password.");
    } else if (entry.size() > PolicySource.LARGEST_FILE) {
      refuse(
          problems,
          name,
          "the file has "
              + entry.size()
              + " bytes; at most "
              + PolicySource.LARGEST_FILE
              + " are read",
          "Split it, or leave it out.");
    }
  }

  /** What the packer of a Mac adds, and no policy ever holds. */
  private static boolean isLeftByAMac(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
  }

  /** Whoever packs a folder has it around everything in the archive. */
  private static Map<String, ZipDirectory.Entry> withoutTop(Map<String, ZipDirectory.Entry> files) {
    Set<String> tops =
        files.keySet().stream()
            .map(name -> name.substring(0, name.indexOf('/') + 1))
            .collect(Collectors.toSet());
    String top = tops.size() == 1 ? tops.iterator().next() : "";
    if (top.equals(Content.RULES) || top.equals(Content.SAMPLES)) {
      return files;
    }
    Map<String, ZipDirectory.Entry> below = new LinkedHashMap<>();
    files.forEach((name, entry) -> below.put(name.substring(top.length()), entry));
    return below;
  }

  private static Archive unpacked(ZipDirectory directory, Map<String, ZipDirectory.Entry> files) {
    var problems = new ArrayList<Diagnostic>();
    Map<String, byte[]> rules = new TreeMap<>();
    Map<String, byte[]> samples = new TreeMap<>();
    files.forEach(
        (name, entry) -> {
          try {
            if (name.startsWith(Content.RULES)) {
              rules.put(name.substring(Content.RULES.length()), directory.unpack(entry));
            } else if (name.startsWith(Content.SAMPLES)) {
              samples.put(name.substring(Content.SAMPLES.length()), directory.unpack(entry));
            } else {
              refuse(problems, name, "this is neither in rules nor in facts-samples", LAYOUT);
            }
          } catch (ZipDirectory.BrokenException broken) {
            String what = String.valueOf(broken.getMessage());
            refuse(problems, name, what, "Pack the archive once more.");
          }
        });
    if (problems.isEmpty() && rules.isEmpty()) {
      refuse(problems, WHOLE, "there is no folder rules in the archive", LAYOUT);
    }
    ContentCheck.refuse(problems);
    return new Archive(rules, samples);
  }

  private static void refuse(
      List<Diagnostic> problems, String name, String problem, String advice) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(ContentCheck.error(ContentCheck.shown(name), problem, advice));
    }
  }

  /**
   * The content of a version.
   *
   * @param before the version that was changed: its samples stay where the archive has none
   * @throws PolicyException if a file is none that a version can hold, naming every one
   */
  public Content content(Content before) {
    return Content.of(rules, samples.isEmpty() ? before.sampleFiles() : samples);
  }
}
