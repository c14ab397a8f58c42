package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, ready to be started with a desk. */
public final class Service {

  private Service() {}

  /**
   * Serves until the process ends; returns when ready.
   *
   * @param port the port to listen on, 0 for any that is free
   * @throws UncheckedIOException if it cannot listen there
   */
  public static void run(Desk desk, String address, int port) {
    ConfigurableApplicationContext running = start(desk, address, port);
    String host = address.contains(":") ? "[" + address + "]" : address;
    System.err.println(
        "Ready at http://" + host + ":" + portOf(running) + "/. Stop it with Ctrl+C.");
  }

  static ConfigurableApplicationContext start(Desk desk, String address, int port) {
    try {
      InetAddress.getByName(address);
    } catch (UnknownHostException unknown) {
      throw cannotListen(address, port, "this machine knows no such address", unknown);
    }
    var application = new SpringApplication(WebConfiguration.class);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("desk", desk));
    try {
      return application.run("--server.address=" + address, "--server.port=" + port);
    } catch (ApplicationContextException failure) {
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException) {
          throw cannotListen(address, port, "the port is taken", failure);
        }
        if (cause instanceof SocketException refused) {
          throw cannotListen(address, port, String.valueOf(refused.getMessage()), failure);
        }
      }
      throw failure;
    }
  }

  /** The port that a running service listens on. */
  static int portOf(ConfigurableApplicationContext running) {
    var server = ((ServletWebServerApplicationContext) running).getWebServer();
    return server == null ? -1 : server.getPort();
  }

  private static UncheckedIOException cannotListen(
      String address, int port, String why, Exception cause) {
    String message =
        "The service cannot listen on "
            + address
            + ", port "
            + port
            + ": "
            + why
            + ". Give another with serve --address and --port.";
    return new UncheckedIOException(message, new IOException(cause));
  }
}
