package dev.tunegate.web;

import dev.tunegate.versions.WorkingCopy;

/**
 * A working copy in a list.
 *
 * @param message what it is for, or that this is not said yet
 * @param when it was last written
 */
record WorkRow(
    String id, int basis, String owner, String message, boolean shared, String begun, String when) {

  static WorkRow of(WorkingCopy copy) {
    return new WorkRow(
        copy.id(),
        copy.basis(),
        copy.owner(),
        copy.message().isEmpty() ? "Not said yet" : copy.message(),
        copy.shared(),
        Words.moment(copy.created()),
        Words.moment(copy.changed()));
  }

  /** Where it is read and written. */
  public String address() {
    return WorkController.WORK + "/" + id;
  }
}
