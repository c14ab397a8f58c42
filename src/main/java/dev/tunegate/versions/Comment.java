package dev.tunegate.versions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a version: on a line of one of its files, or on all of it.
 *
 * @param id the sequence of its step in the journal
 * @param version number of the version
 * @param file such as {@code rules/thresholds.yaml}; empty where it is on all of the version
 * @param line of that file, from 1; 0 where it is on all of the version
 * @param first what was written
 * @param replies what was answered, first things first
 * @param settled who said that nothing is left to do about it; null while it is open
 */
public record Comment(
    long id,
    int version,
    String file,
    int line,
    Words first,
    List<Words> replies,
    @Nullable Settled settled) {

  /**
   * Something that somebody wrote.
   *
   * @param token the name of the token that acted for that account; null where the person did
   */
  public record Words(String by, @Nullable String token, Instant at, String text) {}

  /** Who resolved a comment, and when. */
  public record Settled(String by, Instant at) {}

  /** Copies the list. */
  public Comment {
    replies = List.copyOf(replies);
  }

  /** Whether it is on a line. */
  public boolean onLine() {
    return line > 0;
  }
}
