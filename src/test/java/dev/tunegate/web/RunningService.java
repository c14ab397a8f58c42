package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** A service on a free port of this machine. */
final class RunningService implements AutoCloseable {

  private static final RunningService SHARED =
      new RunningService(
          Desk.open(
              PolicyLocation.find(Path.of(System.getProperty("tunegate.rules", "rules")), null)));

  private final Desk desk;
  private final ConfigurableApplicationContext running;

  RunningService(Desk desk) {
    this.desk = desk;
    this.running = Service.start(desk, "127.0.0.1", 0);
  }

  /** The service over the policy of this project; one for all tests, it runs until they end. */
  static RunningService shared() {
    return SHARED;
  }

  Desk desk() {
    return desk;
  }

  ConfigurableApplicationContext running() {
    return running;
  }

  /** The address of a page, such as {@code http://127.0.0.1:40001/policy}. */
  String at(String path) {
    return "http://127.0.0.1:" + Service.portOf(running) + path;
  }

  @Override
  public void close() {
    running.close();
  }
}
