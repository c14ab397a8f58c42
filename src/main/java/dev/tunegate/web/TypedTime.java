package dev.tunegate.web;

import dev.tunegate.versions.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A moment as people and programs write it. */
final class TypedTime {

  private static final int LONGEST = 40;

  private TypedTime() {}

  /**
   * A moment with its offset, such as {@code 2026-12-01T08:00Z}.
   *
   * @throws RefusedException if it is none
   */
  static Instant withOffset(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException none) {
      throw refused(text);
    }
  }

  /**
   * The same; without an offset it is meant in UTC.
   *
   * @throws RefusedException if it is none
   */
  static Instant inUtc(String text) {
    try {
      return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException other) {
      return withOffset(text);
    }
  }

  private static RefusedException refused(String text) {
    String shown = text.strip().replaceAll("\\p{C}", "?");
    return new RefusedException(
        RefusedException.Kind.WORDS,
        (shown.isEmpty()
                ? "The time is missing."
                : "“"
                    + shown.substring(0, Math.min(LONGEST, shown.length()))
                    + "” is no time that can be read.")
            + " Write day, hour and minute as in 2026-12-01T08:00Z, where Z stands for UTC.");
  }
}
