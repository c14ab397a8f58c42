package dev.tunegate.versions;

/** How far a version has come. */
public enum State {
  /** Saved, and not yet asked for. */
  DRAFT("Draft"),
  /** Sound, and waiting for the word of a second person. */
  PROPOSED("Proposed"),
  /** Approved by a second person, and ready to be put in force. */
  APPROVED("Approved"),
  /** Turned down, with a reason. */
  REJECTED("Rejected"),
  /** Taken back before it was ever in force. */
  WITHDRAWN("Withdrawn"),
  /** In force: the one that decides. */
  ACTIVE("In force"),
  /** Was in force; can be put back. */
  SUPERSEDED("Superseded");

  private final String label;

  State(String label) {
    this.label = label;
  }

  /** Whether somebody is still to take it further: it is neither closed nor was ever in force. */
  public boolean isOpen() {
    return this == DRAFT || this == PROPOSED || this == APPROVED;
  }

  /** Whether it ended before it was ever in force. */
  public boolean isClosed() {
    return this == REJECTED || this == WITHDRAWN;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
