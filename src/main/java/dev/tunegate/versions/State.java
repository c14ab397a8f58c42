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
  /** In force: the one that decides. */
  ACTIVE("In force"),
  /** Was in force; can be put back. */
  SUPERSEDED("Superseded");

  private final String label;

  State(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
