package dev.tunegate.web;

import dev.tunegate.desk.PolicyLocation;

/** A service over the shipped policy, with people who change it, each at a browser of their own. */
final class Workbench implements AutoCloseable {

  private final RunningService service = new RunningService(PolicyLocation.shipped());

  Workbench() {
    service.hire();
  }

  RunningService service() {
    return service;
  }

  /** Somebody who has not said yet who they are. */
  Visitor visitor(boolean script) {
    return new Visitor(service, script);
  }

  /** Ada, who has logged in. */
  Visitor ada(boolean script) {
    Visitor ada = visitor(script);
    ada.logIn("ada");
    return ada;
  }

  @Override
  public void close() {
    service.close();
  }
}
