package dev.tunegate.accounts;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who may act, and is recorded by name. An account is never removed and its name never
 * given to another: the record would not tell them apart.
 *
 * @param name what it logs in with
 * @param displayName the person's name, or what the machine is for
 * @param roles what it is
 * @param active whether it may log in and its tokens count
 * @param password the hash of its password, after the name of its algorithm in braces
 * @param mustChange whether the password is to be changed before anything else
 * @param generation grows whenever earlier logins shall count no more
 * @param created when it was made
 * @param createdBy who made it
 */
public record Account(
    String name,
    String displayName,
    Set<Role> roles,
    boolean active,
    String password,
    boolean mustChange,
    int generation,
    Instant created,
    String createdBy) {

  /** Keeps the roles as they are, in their order. */
  public Account {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** What it may do by its roles. */
  public Set<Right> rights() {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    roles.forEach(role -> rights.addAll(role.rights()));
    return rights;
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "Account[" + name + ", " + roles + (active ? "" : ", disabled") + "]";
  }
}
