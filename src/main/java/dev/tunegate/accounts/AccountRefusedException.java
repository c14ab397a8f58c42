package dev.tunegate.accounts;

/** A change of accounts or tokens that is not made. The message says why, and what to do. */
public final class AccountRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Kind {
    /** There is no such account or token. */
    MISSING,
    /** The name is given already. */
    TAKEN,
    /** What was given is not as wanted. */
    INVALID,
    /** The password is not good enough. */
    PASSWORD,
    /** Nobody does this to their own account. */
    SELF,
    /** It would leave nobody who can manage accounts. */
    LAST
  }

  private final Kind kind;

  AccountRefusedException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }
}
