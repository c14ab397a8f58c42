package dev.tunegate.web;

import dev.tunegate.versions.Step;
import java.util.List;

/**
 * A version in the history, with what people did about it.
 *
 * @param steps beyond that it was saved, proposed and replaced, first things first
 */
record HistoryRow(VersionRow row, List<Line> steps) {

  /** A step: who took it, when, and why; empty where no reason was given. */
  record Line(String what, String who, String when, String why) {}

  static HistoryRow of(VersionRow row, List<Step> steps) {
    return new HistoryRow(
        row,
        steps.stream()
            .filter(
                step ->
                    switch (step.kind()) {
                      case DRAFTED, PROPOSED, SUPERSEDED -> false;
                      default -> true;
                    })
            .map(
                step ->
                    new Line(
                        step.kind().label(), step.by(), Words.moment(step.at()), step.reason()))
            .toList());
  }
}
