package dev.tunegate.cli;

import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.store.StoreException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the service. */
@Command(name = "serve", description = "Serve the pages and the API (the default).")
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = {
        "The address to listen on. Default: ${DEFAULT-VALUE}, which only this machine reaches;",
        "on any other, everything needs a login."
      })
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port to listen on. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = {
        "For work on this machine: a rules folder of which every sound change is in force as soon",
        "as it is saved, without a second person."
      })
  private @Nullable Path watched;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private RecordingOptions recording = new RecordingOptions();

  @Mixin private PolicyOptions policy = new PolicyOptions();

  private final Program.Server server;

  ServeCommand(Program.Server server) {
    this.server = server;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port is " + port + "; give a number from 0 to 65,535.");
    }
    if (watched != null) {
      requireLoopback();
    }
    try {
      server.serve(
          new Opening(
              location(), database.address(), watched, recording.recording(), address, port));
    } catch (UncheckedIOException | StoreException | LedgerException cannotStart) {
      throw new UsageException(String.valueOf(cannotStart.getMessage()));
    }
    return Program.RUNNING;
  }

  /** A folder that was named must be there; one that was not is read only where it is needed. */
  private Supplier<PolicyLocation> location() {
    if (watched != null || policy.named()) {
      PolicyLocation found = watched == null ? policy.find() : PolicyLocation.atWork(watched);
      return () -> found;
    }
    return policy::find;
  }

  /** Whoever can write the folder changes the policy alone: that is for one's own machine. */
  private void requireLoopback() {
    try {
      if (InetAddress.getByName(address).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException unknown) {
      // Told with the other addresses that do not serve.
    }
    throw new UsageException(
        "--watch goes with an address that only this machine reaches, and "
            + address
            + " is none. Leave out --address, or push versions with: tunegate policy push");
  }
}
