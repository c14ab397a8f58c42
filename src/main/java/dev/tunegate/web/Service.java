package dev.tunegate.web;

import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service, ready to be started. */
public final class Service {

  private Service() {}

  /**
   * Serves until the process ends; returns when ready.
   *
   * @throws UncheckedIOException if it cannot listen there
   * @throws StoreException if the database cannot be used
   * @throws LedgerException if the ledger cannot be used
   * @throws PolicyException if the policy cannot run
   */
  public static void run(Opening opening) {
    ConfigurableApplicationContext running = start(opening, Clock.systemUTC());
    ServiceDesk service = running.getBean(ServiceDesk.class);
    announce(service, opening);
    // Only now: had the start failed, nobody would have seen the passwords.
    FirstAccounts.lines(service.accounts().createFirst()).forEach(System.err::println);
    String host =
        opening.address().contains(":") ? "[" + opening.address() + "]" : opening.address();
    System.err.println(
        "Ready at http://" + host + ":" + portOf(running) + "/. Stop it with Ctrl+C.");
  }

  private static void announce(ServiceDesk service, Opening opening) {
    PolicyModel policy = service.current().now().policy();
    System.err.println(
        "Policy "
            + policy.registers().info().name()
            + " sha256:"
            + Frame.shortened(policy.fingerprint())
            + ", "
            + service.current().now().description()
            + " in "
            + service.database().description());
    if (opening.watched() == null) {
      tellOfAnother(policy.fingerprint(), opening);
    }
  }

  /** Whoever changed the folder, and started again, shall not think that it counts. */
  private static void tellOfAnother(String fingerprint, Opening opening) {
    String found;
    try {
      PolicyLocation location = opening.location().get();
      if (location.source().fingerprint().equals(fingerprint)) {
        return;
      }
      found = "What is in " + location.description() + " is another policy.";
    } catch (PolicyException broken) {
      found = "What is in the folder rules is no policy.";
    }
    System.err.println(
        found
            + " It changes nothing here; to bring it into force, begin with: tunegate policy push");
  }

  static ConfigurableApplicationContext start(Opening opening, Clock clock) {
    try {
      InetAddress.getByName(opening.address());
    } catch (UnknownHostException unknown) {
      throw cannotListen(opening, "this machine knows no such address", unknown);
    }
    var application = new SpringApplication(WebConfiguration.class);
    var desk = new OpeningDesk(opening, clock);
    // It opens while Spring starts, once logging is set up, and is closed with the service.
    application.addInitializers(
        context -> {
          desk.begin();
          var beans = (GenericApplicationContext) context;
          beans.registerBean(ServiceDesk.class, desk::await);
          beans.registerBean(Opening.class, () -> opening);
        });
    try {
      return application.run(
          "--server.address=" + opening.address(), "--server.port=" + opening.port());
    } catch (BeansException failure) {
      desk.abandon();
      throw told(opening, failure);
    }
  }

  /** What keeps the service from starting, as whoever starts it can mend it. */
  private static RuntimeException told(Opening opening, RuntimeException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException
          || cause instanceof LedgerException
          || cause instanceof PolicyException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof PortInUseException) {
        return cannotListen(opening, "the port is taken", failure);
      }
      if (cause instanceof SocketException refused) {
        return cannotListen(opening, String.valueOf(refused.getMessage()), failure);
      }
    }
    return failure;
  }

  /** The port that a running service listens on. */
  static int portOf(ConfigurableApplicationContext running) {
    var server = ((ServletWebServerApplicationContext) running).getWebServer();
    return server == null ? -1 : server.getPort();
  }

  private static UncheckedIOException cannotListen(Opening opening, String why, Exception cause) {
    String message =
        "The service cannot listen on "
            + opening.address()
            + ", port "
            + opening.port()
            + ": "
            + why
            + ". Give another with serve --address and --port.";
    return new UncheckedIOException(message, new IOException(cause));
  }
}
