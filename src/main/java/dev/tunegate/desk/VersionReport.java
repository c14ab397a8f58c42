package dev.tunegate.desk;

import dev.tunegate.versions.CheckResult;
import dev.tunegate.versions.Divergence;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.Rollback;
import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.Step;
import dev.tunegate.versions.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a version.
 *
 * @param steps what became of it, first things first
 * @param files paths of its files, sorted
 * @param changes what it has otherwise than its parent
 * @param check what the last check found; null if it was never checked
 * @param divergence what it and the version in force changed since its parent; null where its
 *     parent is in force, or it was in force itself
 * @param rollback the roll back to it that waits for a second person; null if none does
 * @param schedule when it is to come into force; null where no time is set
 */
public record VersionReport(
    Version version,
    List<Step> steps,
    List<String> files,
    List<FileChange> changes,
    @Nullable CheckResult check,
    @Nullable Divergence divergence,
    @Nullable Rollback rollback,
    @Nullable Schedule schedule) {

  /** Whether it waits for something that another version in force keeps from happening. */
  public boolean outdated() {
    return divergence != null && version.state().isOpen();
  }
}
