package dev.tunegate.accounts;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps every place at which passwords are hashed taken, as a flood of logins does. */
public final class BusyPasswords implements AutoCloseable {

  private final CountDownLatch leave = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Takes all places of a service. */
  public BusyPasswords(Accounts accounts) throws InterruptedException {
    int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var inside = new CountDownLatch(places);
    for (int i = 0; i < places; i++) {
      threads.execute(() -> accounts.passwords().inTurn(() -> TurnsTest.hold(inside, leave)));
    }
    inside.await();
  }

  @Override
  public void close() {
    leave.countDown();
    threads.shutdownNow();
  }
}
