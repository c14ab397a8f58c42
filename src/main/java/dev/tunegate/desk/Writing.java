package dev.tunegate.desk;

import dev.tunegate.analysis.Samples;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.policy.Registers;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import dev.tunegate.versions.WorkingCopies;
import dev.tunegate.versions.WorkingCopy;
import dev.tunegate.versions.WorkingFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes to the policy, for the adapters: a working copy is begun, written file by file,
 * checked while that is done, and saved as a draft. Whoever asks for a copy that is not theirs to
 * see is told that there is none, by a {@link dev.tunegate.versions.RefusedException}.
 */
public final class Writing {

  /** As many copies as people write at the same time. */
  private static final int KEPT = 4;

  private final WorkingCopies copies;
  private final Workshop workshop;

  /** What is wrong with samples: most letters are typed elsewhere, and there are many samples. */
  private final Recent<Map<String, String>, List<Diagnostic>> samplesRead = new Recent<>(KEPT);

  Writing(Versions versions, Workshop workshop) {
    this.copies = new WorkingCopies(versions);
    this.workshop = workshop;
  }

  /** The copies that somebody may read and write, the last changed first. */
  public List<WorkingCopy> of(Actor by) {
    return copies.of(by);
  }

  /** Begins a copy of a version. */
  public WorkingCopy begin(int basis, Actor by) {
    return copies.begin(basis, by);
  }

  /** A copy that somebody may read and write. */
  public WorkingCopy get(String id, Actor by) {
    return copies.get(id, by);
  }

  /** Text of every file of a copy, by {@code rules/…} and {@code facts-samples/…}. */
  public SortedMap<String, String> texts(String id, Actor by) {
    return copies.texts(get(id, by));
  }

  /**
   * What a copy holds, as a version would.
   *
   * @throws PolicyException if a file is none that a version can hold
   */
  public Content content(String id, Actor by) {
    return copies.content(get(id, by));
  }

  /** What a copy changes in its basis. */
  public List<FileChange> changes(String id, Actor by) {
    return copies.changes(get(id, by));
  }

  /** A file of a copy; without a text if it has none of that path. */
  public WorkingFile file(String id, String path, Actor by) {
    return copies.file(get(id, by), path);
  }

  /** Text of a file in the version that a copy is based on; null if it has none of that path. */
  public @Nullable String original(String id, String path, Actor by) {
    return copies.original(get(id, by), path);
  }

  /**
   * Writes a file of a copy, or removes it.
   *
   * @param read the revision that the new text was made from
   * @param text the whole text, or null to remove the file
   */
  public Saving write(String id, String path, int read, @Nullable String text, Actor by) {
    return copies.write(get(id, by), path, read, text);
  }

  /** Keeps what the change is for, as far as it is written. */
  public void describe(String id, String message, Actor by) {
    copies.describe(get(id, by), message);
  }

  /** Opens a copy to every policy owner, or closes it again. */
  public void share(String id, boolean shared, Actor by) {
    copies.share(get(id, by), shared, by);
  }

  /** Throws a copy away. */
  public void discard(String id, Actor by) {
    copies.discard(get(id, by), by);
  }

  /**
   * What the quick check, which needs no rule engine, finds in a copy.
   *
   * @param files text of every file, by {@code rules/…} and {@code facts-samples/…}
   * @param registers what its YAML files declare; null where they cannot be read
   * @param diagnostics everything found, in the order of the files
   */
  public record Checked(
      SortedMap<String, String> files,
      @Nullable Registers registers,
      List<Diagnostic> diagnostics) {}

  /** Makes the quick check of a copy as it is. */
  public Checked check(String id, Actor by) {
    return check(texts(id, by));
  }

  /** Makes the quick check of a copy as it would be with one file of another text. */
  public Checked check(String id, String path, String text, Actor by) {
    SortedMap<String, String> files = texts(id, by);
    files.put(path, text.replace("\r\n", "\n"));
    return check(files);
  }

  private Checked check(SortedMap<String, String> files) {
    Map<String, byte[]> rules = new TreeMap<>();
    Map<String, String> samples = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(Content.RULES)) {
            rules.put(path.substring(Content.RULES.length()), bytes(text));
          } else {
            samples.put(path.substring(Content.SAMPLES.length()), text);
          }
        });
    List<Diagnostic> found = new ArrayList<>();
    Registers registers = null;
    try {
      PolicyChecker.Result result = PolicyChecker.check(PolicySource.of(rules));
      registers = result.registers();
      found.addAll(result.diagnostics());
    } catch (PolicyException unreadable) {
      found.addAll(unreadable.diagnostics());
    }
    found.addAll(problems(samples));
    return new Checked(files, registers, List.copyOf(found));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Diagnostic> problems(Map<String, String> samples) {
    return samplesRead.get(
        samples,
        () -> {
          Map<String, byte[]> files = new TreeMap<>();
          samples.forEach((path, text) -> files.put(path, bytes(text)));
          return Samples.of(files).problems();
        });
  }

  /**
   * Saves a copy as a draft, after which there is only the draft.
   *
   * @param message what the change is for
   */
  public Version saveAsDraft(String id, String message, Actor by) {
    WorkingCopy copy = get(id, by);
    return workshop.within(() -> copies.saveAsDraft(copy, message, by));
  }
}
