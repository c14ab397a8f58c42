package dev.tunegate.web;

import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.State;
import dev.tunegate.versions.Version;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version in the history.
 *
 * @param style what the state is called as a style
 * @param when the moment it was saved
 */
record VersionRow(
    int number, String state, String style, String author, String when, String message) {

  static VersionRow of(Version version) {
    return of(version, false);
  }

  /**
   * A version in the history.
   *
   * @param asked whether a roll back to it waits for a second person
   */
  static VersionRow of(Version version, boolean asked) {
    return of(version, asked, null);
  }

  /**
   * A version in the history.
   *
   * @param asked whether a roll back to it waits for a second person
   * @param set when it is to come into force; null where no time is set
   */
  static VersionRow of(Version version, boolean asked, @Nullable Schedule set) {
    State state = version.state();
    String at =
        set == null
            ? ""
            : set.trouble() == null
                ? "; comes into force on " + Words.moment(set.due())
                : "; could not come into force on " + Words.moment(set.due());
    return new VersionRow(
        version.number(),
        state.label() + (asked ? "; a roll back to it waits to be confirmed" : "") + at,
        state.name().toLowerCase(Locale.ROOT),
        version.author(),
        Words.moment(version.created()),
        version.message());
  }
}
