package dev.tunegate.versions;

/** What became of a change to a file of a working copy. */
public sealed interface Saving {

  /** The file as it is now. */
  WorkingFile file();

  /** It is durable. */
  record Saved(WorkingFile file) implements Saving {}

  /**
   * Somebody changed the file since it was read, so nothing was written.
   *
   * @param file as the other left it
   */
  record Conflict(WorkingFile file) implements Saving {}
}
