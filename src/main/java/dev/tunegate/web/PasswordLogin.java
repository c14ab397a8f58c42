package dev.tunegate.web;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.PasswordsBusyException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A login by name and password. Whatever is the matter with them, it fails in one way; that there
 * was no turn is no matter of theirs.
 */
final class PasswordLogin implements AuthenticationProvider {

  private final Accounts accounts;

  PasswordLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    try {
      return accounts
          .verify(login.getName(), String.valueOf(login.getCredentials()))
          .map(Person::of)
          .orElseThrow(() -> new BadCredentialsException("The login failed"));
    } catch (PasswordsBusyException busy) {
      throw new AuthenticationServiceException("The login has to wait", busy);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
