package dev.tunegate.web;

import dev.tunegate.desk.Tryable;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.WorkingCopy;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something to try, as its page names it.
 *
 * @param label in a sentence, such as {@code version 3}
 * @param name at the head of its side, such as {@code Version 3}
 * @param title of the page
 * @param lead the title's second line, up to what it is held against
 * @param base its own address
 * @param state how far it is, in a word
 * @param copy whether it is a working copy, whose findings are mended in its own editor
 * @param read its rules and samples; null where its files are none that a version can hold
 * @param untaken why not; null where they are
 */
record TrySubject(
    String label,
    String name,
    String title,
    String lead,
    String base,
    String state,
    boolean copy,
    @Nullable Content read,
    @Nullable PolicyException untaken)
    implements Tryable {

  static TrySubject of(Version version, Content content) {
    String name = "ersion " + version.number();
    return new TrySubject(
        "v" + name,
        "V" + name,
        "Try v" + name,
        "A case under this version",
        "/policy/versions/" + version.number(),
        VersionRow.of(version).state().toLowerCase(java.util.Locale.ROOT),
        false,
        content,
        null);
  }

  static TrySubject of(WorkingCopy copy, Supplier<Content> content) {
    @Nullable Content read = null;
    @Nullable PolicyException untaken = null;
    try {
      read = content.get();
    } catch (PolicyException broken) {
      untaken = broken;
    }
    return new TrySubject(
        "this working copy",
        "The working copy",
        "Try the change to version " + copy.basis(),
        "A case under the working copy as it is saved",
        WorkController.WORK + "/" + copy.id(),
        copy.shared() ? "shared" : "yours",
        true,
        read,
        untaken);
  }

  @Override
  public Content content() {
    if (read == null) {
      throw untaken == null ? new IllegalStateException("There is nothing to try") : untaken;
    }
    return read;
  }

  /** Paths of its files. */
  List<String> files() {
    return read == null ? List.of() : List.copyOf(read.files().keySet());
  }
}
