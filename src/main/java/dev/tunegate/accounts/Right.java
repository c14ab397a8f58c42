package dev.tunegate.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Roles give rights; a token is limited to some of its owner's. */
public enum Right {
  /** Read the policy, its history, every case's form, and what was decided. */
  READ("read the policy, its history and all decisions"),
  /** Have cases decided. */
  DECIDE("have cases decided"),
  /** Save drafts, check, propose and rebase them, ask for a roll back. */
  POLICY_WRITE("draft, propose and rebase versions, and ask for a roll back"),
  /** Approve and reject as a second person, confirm a roll back, roll back in an emergency. */
  POLICY_APPROVE("approve and reject versions, and confirm a roll back"),
  /** Read the record of every step. */
  JOURNAL("read the record of every step"),
  /** Make, change and disable accounts, and revoke tokens. */
  ACCOUNTS("make, change and disable accounts, and revoke tokens");

  private final String may;

  Right(String may) {
    this.may = may;
  }

  /** As a scope of a token is written, such as {@code policy:write}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /** What it allows, as it follows “may”. */
  public String may() {
    return may;
  }

  /** The right of a code. */
  public static Optional<Right> of(String code) {
    return Arrays.stream(values()).filter(right -> right.code().equals(code)).findFirst();
  }
}
