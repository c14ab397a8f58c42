package dev.tunegate.web;

import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A service on a free port of this machine. */
final class RunningService implements AutoCloseable {

  /** Begins when it is first asked for; this class must be there before, for other threads too. */
  private static final class Shared {
    static final RunningService SERVICE =
        new RunningService(
            PolicyLocation.find(Path.of(System.getProperty("tunegate.rules", "rules")), null));
  }

  private static final class SharedStaff {
    static final Staff STAFF = shared().hire();
  }

  private final ConfigurableApplicationContext running;

  /** A service with a database of its own. */
  RunningService(PolicyLocation location) {
    this(location, Databases.SQLITE.fresh(), null, Clock.systemUTC());
  }

  RunningService(
      PolicyLocation location, DatabaseAddress database, @Nullable Path watched, Clock clock) {
    this(new Opening(() -> location, database, watched, Recording.DEFAULT, "127.0.0.1", 0), clock);
  }

  RunningService(Opening opening, Clock clock) {
    this.running = Service.start(opening, clock);
  }

  /** Hires people into its database, in which there are none yet. */
  Staff hire() {
    return new Staff(desks().database());
  }

  ServiceDesk desks() {
    return running.getBean(ServiceDesk.class);
  }

  /** The service over the policy of this project; one for all tests, it runs until they end. */
  static RunningService shared() {
    return Shared.SERVICE;
  }

  /** The people of the shared service. */
  static Staff staff() {
    return SharedStaff.STAFF;
  }

  /** The desk in force. */
  Desk desk() {
    return desks().current().now();
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
