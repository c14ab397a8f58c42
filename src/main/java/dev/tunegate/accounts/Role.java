package dev.tunegate.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is in the house. An account may have several; two steps still need two people. */
public enum Role {
  /** Has cases decided. */
  ASKER("Asker"),
  /** Changes the policy. */
  POLICY_OWNER("Policy owner"),
  /** Agrees to changes as the second person. */
  APPROVER("Approver"),
  /** Reads everything. */
  AUDITOR("Auditor"),
  /** Manages accounts, and has no say in the policy. */
  ADMINISTRATOR("Administrator");

  private final String title;

  Role(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** As it is written in commands and the API, such as {@code policy-owner}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What whoever has it may do. */
  public Set<Right> rights() {
    return switch (this) {
      case ASKER -> EnumSet.of(Right.READ, Right.DECIDE);
      case POLICY_OWNER -> EnumSet.of(Right.READ, Right.DECIDE, Right.POLICY_WRITE);
      case APPROVER -> EnumSet.of(Right.READ, Right.DECIDE, Right.POLICY_APPROVE);
      case AUDITOR -> EnumSet.of(Right.READ, Right.JOURNAL);
      case ADMINISTRATOR -> EnumSet.of(Right.READ, Right.ACCOUNTS);
    };
  }

  /** The role of a code. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
