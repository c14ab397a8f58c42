package dev.tunegate.cli;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service. */
@Command(name = "serve", description = "Serve the pages and the API (the default).")
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on. Default: ${DEFAULT-VALUE}, which only this machine reaches.")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port to listen on. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Program.Server server;

  ServeCommand(Program.Server server) {
    this.server = server;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port is " + port + "; give a number from 0 to 65,535.");
    }
    PolicyLocation location = policy.find();
    Desk desk = Desk.open(location);
    PolicyOptions.announce(
        location, desk.policy().registers().info().name(), spec.commandLine().getErr());
    try {
      server.serve(desk, address, port);
    } catch (UncheckedIOException cannotListen) {
      throw new UsageException(String.valueOf(cannotListen.getMessage()));
    }
    return Program.RUNNING;
  }
}
