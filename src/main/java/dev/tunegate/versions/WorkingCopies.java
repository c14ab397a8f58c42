package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the policy that are being written. A copy is its owner's alone until it is shared, and
 * then every policy owner's; to anybody else it does not exist. Whoever writes a file names the
 * revision that they read, so that two windows, or two people, overwrite nothing unseen.
 */
public final class WorkingCopies {

  private static final int MOST_OF_ONE = 50;
  private static final int MOST_FILES = 2_000;
  private static final int LARGEST_FILE = 1 << 20;

  /** As many versions as people begin copies of in turn; each takes a megabyte. */
  private static final int KEPT = 4;

  private final Records records;
  private final WorkingTable table;
  private final Versions versions;
  private final SecureRandom random = new SecureRandom();

  /** Files by the digest of all of them, since a copy is checked with every letter. */
  private final Recent<String, SortedMap<String, String>> bases = new Recent<>(KEPT);

  /** The working copies in the database of these versions. */
  public WorkingCopies(Versions versions) {
    this.versions = versions;
    this.records = versions.records();
    this.table = new WorkingTable(records.database());
  }

  /** Begins a copy of a version, without any change yet. */
  public WorkingCopy begin(int basis, Actor by) {
    return records
        .database()
        .inTransaction(
            () -> {
              if (table.count(by.name()) >= MOST_OF_ONE) {
                throw new RefusedException(
                    RefusedException.Kind.WRONG_STATE,
                    "You have "
                        + MOST_OF_ONE
                        + " working copies. Discard those that you need no more, or save them as"
                        + " drafts.");
              }
              Version from = records.version(basis);
              // More of the same change has the same purpose.
              String message = from.state() == State.DRAFT ? from.message() : "";
              var now = records.now();
              var copy =
                  new WorkingCopy(newId(), by.name(), from.number(), message, false, now, now);
              table.add(copy);
              return copy;
            });
  }

  private String newId() {
    byte[] id = new byte[8];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** The copies that somebody may read and write, the last changed first. */
  public List<WorkingCopy> of(Actor by) {
    return table.of(by.name());
  }

  /**
   * A copy that somebody may read and write.
   *
   * @throws RefusedException if there is none for them
   */
  public WorkingCopy get(String id, Actor by) {
    return table
        .find(id)
        .filter(copy -> copy.shared() || copy.owner().equals(by.name()))
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.NO_VERSION,
                    "There is no such working copy, or it is somebody else's and not shared. Yours"
                        + " are listed at /policy/work."));
  }

  /** Text of every file that a copy has, by {@code rules/…} and {@code facts-samples/…}. */
  public SortedMap<String, String> texts(WorkingCopy copy) {
    SortedMap<String, String> texts = new TreeMap<>(basis(copy));
    for (WorkingFile file : table.files(copy.id())) {
      if (file.text() == null) {
        texts.remove(file.path());
      } else {
        texts.put(file.path(), file.text());
      }
    }
    return texts;
  }

  private SortedMap<String, String> basis(WorkingCopy copy) {
    Version version = records.version(copy.basis());
    return bases.get(
        version.content(),
        () -> Collections.unmodifiableSortedMap(versions.content(version).files()));
  }

  /** What a copy changes in its basis. */
  public List<FileChange> changes(WorkingCopy copy) {
    return FileChange.between(basis(copy), texts(copy));
  }

  /**
   * What a copy holds, as a version would.
   *
   * @throws dev.tunegate.policy.PolicyException if a file is none that a version can hold
   */
  public Content content(WorkingCopy copy) {
    return Content.ofFiles(texts(copy));
  }

  /** A file as a copy has it. */
  public WorkingFile file(WorkingCopy copy, String path) {
    return table
        .file(copy.id(), path)
        .orElseGet(() -> new WorkingFile(path, basis(copy).get(path), 0));
  }

  /** Text of a file in the version that a copy is based on; null if it has none of that path. */
  public @Nullable String original(WorkingCopy copy, String path) {
    return basis(copy).get(path);
  }

  /**
   * Writes a file, or removes it.
   *
   * @param read the revision that the new text was made from
   * @param text the whole text, or null to remove the file
   */
  public Saving write(WorkingCopy copy, String path, int read, @Nullable String text) {
    String plain = text == null ? null : plain(text);
    requireName(path);
    return records
        .database()
        .inTransaction(
            () -> {
              WorkingCopy now = locked(copy.id());
              WorkingFile before = file(now, path);
              if (before.revision() == read && Objects.equals(before.text(), plain)) {
                return new Saving.Saved(before);
              }
              if (table.files(now.id()).size() >= MOST_FILES) {
                throw new RefusedException(
                    RefusedException.Kind.WORDS,
                    "A working copy changes at most "
                        + MOST_FILES
                        + " files. Save it as a draft, and go on from there.");
              }
              if (!table.write(now.id(), path, read, plain)) {
                return new Saving.Conflict(file(now, path));
              }
              table.update(changed(now, now.message(), now.shared()));
              return new Saving.Saved(file(now, path));
            });
  }

  private WorkingCopy locked(String id) {
    table.lock(id);
    return table
        .find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.NO_VERSION,
                    "This working copy was discarded or saved as a draft meanwhile, so nothing was"
                        + " written."));
  }

  private WorkingCopy changed(WorkingCopy copy, String message, boolean shared) {
    return new WorkingCopy(
        copy.id(), copy.owner(), copy.basis(), message, shared, copy.created(), records.now());
  }

  /** What a version cannot hold anyway; everything else that is wrong is for the check to say. */
  private static String plain(String text) {
    String plain = text.replace("\r\n", "\n");
    if (plain.length() > LARGEST_FILE) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The file has "
              + plain.length()
              + " characters; at most "
              + LARGEST_FILE
              + " are kept. Split it into files of one idea each.");
    }
    if (plain.indexOf(0) >= 0
        || plain.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The text holds half of a character, or one that is none. Type it anew as plain text.");
    }
    return plain;
  }

  private static void requireName(String path) {
    boolean below = path.startsWith(Content.RULES) || path.startsWith(Content.SAMPLES);
    if (!below) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "A file stands below rules/ or facts-samples/. Name it as in rules/grounds/format.drl.");
    }
    boolean rules = path.startsWith(Content.RULES);
    String name = path.substring((rules ? Content.RULES : Content.SAMPLES).length());
    ContentCheck.check(
        rules ? Set.of(name) : Set.of(), rules ? Map.of() : Map.of(name, new byte[0]));
  }

  /** Keeps what the change is for, as far as it is written. */
  public void describe(WorkingCopy copy, String message) {
    String words = Records.optionalWords("what the change is for", message);
    table.update(changed(copy, words, copy.shared()));
  }

  /** Opens a copy to every policy owner, or closes it again; only its owner does. */
  public void share(WorkingCopy copy, boolean shared, Actor by) {
    requireOwner(copy, by, "shared or closed");
    table.update(changed(copy, copy.message(), shared));
  }

  /** Throws a copy away; only its owner does. */
  public void discard(WorkingCopy copy, Actor by) {
    requireOwner(copy, by, "discarded");
    table.remove(copy.id());
  }

  private static void requireOwner(WorkingCopy copy, Actor by, String done) {
    if (!copy.owner().equals(by.name())) {
      throw new RefusedException(
          RefusedException.Kind.NOT_OWN,
          "This working copy is "
              + copy.owner()
              + "’s, who shares it with you: only "
              + copy.owner()
              + " decides whether it is "
              + done
              + ".");
    }
  }

  /**
   * Saves a copy as a draft, after which there is only the draft. If that is refused, the copy
   * stays as it is.
   *
   * @param message what the change is for
   */
  public Version saveAsDraft(WorkingCopy copy, String message, Actor by) {
    return records.step(
        () -> {
          WorkingCopy now = locked(copy.id());
          Version draft = versions.draft(now.basis(), message, content(now), by);
          table.remove(now.id());
          return draft;
        });
  }
}
