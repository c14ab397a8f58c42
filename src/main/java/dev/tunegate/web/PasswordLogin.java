package dev.tunegate.web;

import dev.tunegate.accounts.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** A login by name and password. Whatever is the matter, it fails in one way. */
final class PasswordLogin implements AuthenticationProvider {

  private final Accounts accounts;

  PasswordLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    return accounts
        .verify(login.getName(), String.valueOf(login.getCredentials()))
        .map(Person::of)
        .orElseThrow(() -> new BadCredentialsException("The login failed"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
