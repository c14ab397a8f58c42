package dev.tunegate.web;

import dev.tunegate.versions.State;
import dev.tunegate.versions.Version;
import java.util.Locale;

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
    State state = version.state();
    return new VersionRow(
        version.number(),
        state.label() + (asked ? "; a roll back to it waits to be confirmed" : ""),
        state.name().toLowerCase(Locale.ROOT),
        version.author(),
        Words.moment(version.created()),
        version.message());
  }
}
