package dev.tunegate.web;

import dev.tunegate.desk.Daemon;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.ServiceDesk;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens the service's desk on a thread of its own: that takes as long as Spring takes to start. */
final class OpeningDesk {

  private final Opening opening;
  private final Clock clock;
  private final CompletableFuture<ServiceDesk> desk = new CompletableFuture<>();

  OpeningDesk(Opening opening, Clock clock) {
    this.opening = opening;
    this.clock = clock;
  }

  void begin() {
    Daemon.of("opening", this::open).start();
  }

  private void open() {
    try {
      desk.complete(ServiceDesk.open(opening, clock));
    } catch (RuntimeException | Error failure) {
      desk.completeExceptionally(failure);
    }
  }

  /** The desk, once it is open; what kept it from opening is thrown. */
  ServiceDesk await() {
    try {
      return desk.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException plain) {
        throw plain;
      }
      throw failed;
    }
  }

  /** Closes the desk that nobody will use, when it is open; closing it twice does no harm. */
  void abandon() {
    var unused = desk.thenAccept(ServiceDesk::close);
  }
}
