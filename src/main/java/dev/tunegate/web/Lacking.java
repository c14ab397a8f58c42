package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says what somebody would need to be let through, and what they have. */
final class Lacking {

  private Lacking() {}

  /**
   * Why somebody is not let through.
   *
   * @param needed the rights of which any one would do
   */
  static String words(Person person, List<Right> needed) {
    boolean owned = needed.stream().anyMatch(person.account().rights()::contains);
    if (person.isMachine() && owned) {
      return "This needs a token with the scope "
          + codes(needed, " or ")
          + "; yours has "
          + codes(person.rights(), ", ")
          + ". Make another on the page /account.";
    }
    return "This needs the role "
        + roles(Arrays.stream(Role.values()).filter(role -> gives(role, needed)).toList(), " or ")
        + "; "
        + (person.isMachine() ? "the token's owner, " : "your account, ")
        + person.getName()
        + ", has "
        + roles(person.account().roles(), ", ")
        + ". Ask an administrator for the role.";
  }

  private static boolean gives(Role role, List<Right> needed) {
    return needed.stream().anyMatch(role.rights()::contains);
  }

  private static String codes(Collection<Right> rights, String between) {
    return rights.isEmpty()
        ? "none"
        : rights.stream().sorted().map(Right::code).collect(Collectors.joining(between));
  }

  private static String roles(Collection<Role> roles, String between) {
    return roles.isEmpty()
        ? "none"
        : roles.stream().sorted().map(Role::title).collect(Collectors.joining(between));
  }
}
