package dev.tunegate.web;

import dev.tunegate.analysis.Explainer;
import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The desk that was in force when a request first asked for it: the request keeps that one, also
 * when another comes into force meanwhile. For threads of requests only.
 */
final class RequestDesk implements Desk {

  private static final String ATTRIBUTE = RequestDesk.class.getName();

  private final ServiceDesk service;

  RequestDesk(ServiceDesk service) {
    this.service = service;
  }

  @Override
  public Desk taken() {
    RequestAttributes request = RequestContextHolder.currentRequestAttributes();
    Desk taken = (Desk) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (taken == null) {
      taken = service.current().now();
      request.setAttribute(ATTRIBUTE, taken, RequestAttributes.SCOPE_REQUEST);
    }
    return taken;
  }

  @Override
  public Decision decide(Case facts) {
    return taken().decide(facts);
  }

  @Override
  public Explainer explainer() {
    return taken().explainer();
  }

  @Override
  public byte[] toJson(Decision decision) {
    return taken().toJson(decision);
  }

  @Override
  public PolicyModel policy() {
    return taken().policy();
  }

  @Override
  public String description() {
    return taken().description();
  }

  @Override
  public @Nullable Integer version() {
    return taken().version();
  }

  @Override
  public List<Sample> samples() {
    return taken().samples();
  }
}
