package dev.tunegate.web;

import dev.tunegate.accounts.Account;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.store.Actor;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever a request was authenticated as, with what they may do. This is the one place at which a
 * login becomes somebody with rights: by a password or a token today; a login by OpenID Connect
 * will come to an account here too, whose roles stay those in the database.
 */
final class Person extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Account account;
  private final transient @Nullable String token;
  private final transient Set<Right> rights;

  private Person(Account account, @Nullable String token, Set<Right> rights) {
    super(AuthorityUtils.NO_AUTHORITIES);
    this.account = account;
    this.token = token;
    this.rights = rights;
    setAuthenticated(true);
  }

  /** A person who has logged in. */
  static Person of(Account account) {
    return new Person(account, null, account.rights());
  }

  /** A machine with a token, which may do what both it and its owner may. */
  static Person of(Tokens.Bearer bearer) {
    Set<Right> rights = EnumSet.copyOf(bearer.owner().rights());
    rights.retainAll(bearer.token().scopes());
    return new Person(bearer.owner(), bearer.token().name(), rights);
  }

  /** Who is behind the request of this thread; null if nobody is known to be. */
  static @Nullable Person current() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof Person person
        ? person
        : null;
  }

  Account account() {
    return account;
  }

  /** Whether it is a machine, with a token. */
  boolean isMachine() {
    return token != null;
  }

  boolean may(Right right) {
    return rights.contains(right);
  }

  /** What it may do: of a machine, what its token and its owner both may. */
  Set<Right> rights() {
    return rights;
  }

  /** Whether the password has to be changed first; a token has a secret of its own. */
  boolean mustChange() {
    return account.mustChange() && !isMachine();
  }

  /** As a step is recorded. */
  Actor actor() {
    return new Actor(account.name(), token);
  }

  @Override
  public String getName() {
    return account.name();
  }

  @Override
  public Object getPrincipal() {
    return account.name();
  }

  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
