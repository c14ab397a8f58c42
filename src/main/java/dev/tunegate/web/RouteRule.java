package dev.tunegate.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request through if its route is listed, and is for whoever asks. */
final class RouteRule implements AuthorizationManager<RequestAuthorizationContext> {

  private final Reach reach;

  RouteRule(Reach reach) {
    this.reach = reach;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Person person = authentication.get() instanceof Person known ? known : null;
    boolean open = reach.open(context.getRequest());
    boolean granted =
        Routes.of(context.getRequest())
            .filter(route -> route.access().grants(person, open))
            .isPresent();
    return new AuthorizationDecision(granted);
  }
}
