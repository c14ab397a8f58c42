package dev.tunegate.web;

import dev.tunegate.accounts.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Keeps of a login only whose it is. Every request looks the account up: what an administrator
 * changes counts from the next request on, in every process that serves the database.
 */
final class Logins implements SecurityContextRepository {

  private static final String LOGIN = "dev.tunegate.login";

  private record Login(String name, int generation) implements java.io.Serializable {}

  private final Accounts accounts;

  Logins(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Deferred(this, request);
  }

  @Deprecated
  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    throw new UnsupportedOperationException("Nothing loads a context before it is asked for");
  }

  private Optional<Person> load(HttpServletRequest request) {
    // A browser adds its cookies to whatever a foreign page sends: programs act by tokens.
    boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    @Nullable Login login = !reading && TokenFilter.isApi(request) ? null : login(request);
    return login == null
        ? Optional.empty()
        : accounts
            .find(login.name())
            .filter(account -> account.active() && account.generation() == login.generation())
            .map(Person::of);
  }

  private static @Nullable Login login(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(LOGIN) instanceof Login login ? login : null;
  }

  /** Whether a browser is logged in, or was until its account changed. */
  static boolean isLoggedIn(HttpServletRequest request) {
    return login(request) != null;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof Person person && !person.isMachine()) {
      request
          .getSession(true)
          .setAttribute(LOGIN, new Login(person.getName(), person.account().generation()));
    } else if (request.getSession(false) != null) {
      request.getSession(false).removeAttribute(LOGIN);
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return isLoggedIn(request);
  }

  /** Goes on with another state of the account that is logged in, under another session name. */
  void renew(Person person, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId();
    var context = new SecurityContextImpl(person);
    SecurityContextHolder.setContext(context);
    saveContext(context, request, response);
  }

  /** Looks the account up when it is first asked for. */
  private static final class Deferred implements DeferredSecurityContext {

    private final Logins logins;
    private final HttpServletRequest request;
    private @Nullable SecurityContext context;
    private boolean generated;

    Deferred(Logins logins, HttpServletRequest request) {
      this.logins = logins;
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (context == null) {
        Optional<Person> person = logins.load(request);
        generated = person.isEmpty();
        context = person.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new);
      }
      return context;
    }

    @Override
    public boolean isGenerated() {
      get();
      return generated;
    }
  }
}
