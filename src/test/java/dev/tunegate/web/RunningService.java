package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** The service over the shipped policy, on a free port of this machine; one for all tests. */
final class RunningService {

  private static final RunningService SHARED = new RunningService();

  private final Desk desk;
  private final int port;

  @SuppressWarnings("resource") // it runs until the tests end
  private RunningService() {
    String named = System.getProperty("tunegate.rules");
    desk = Desk.open(PolicyLocation.find(named == null ? null : Path.of(named), null));
    ConfigurableApplicationContext running = Service.start(desk, "127.0.0.1", 0);
    port = Service.portOf(running);
  }

  static RunningService shared() {
    return SHARED;
  }

  Desk desk() {
    return desk;
  }

  /** The address of a page, such as {@code http://127.0.0.1:40001/policy}. */
  String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
