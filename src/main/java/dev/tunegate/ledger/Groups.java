package dev.tunegate.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One thread that works on what many threads hand in, on all at once that came while it worked on
 * the group before. When nothing comes it works on empty groups, at a given pace.
 */
final class Groups<T> implements AutoCloseable {

  private static final int MOST = 1000;

  private final LinkedBlockingQueue<T> queue = new LinkedBlockingQueue<>();
  private final Duration pace;
  private final Consumer<List<T>> work;
  private final Thread thread;
  private boolean closing;

  /**
   * Begins to work.
   *
   * @param work never throws
   */
  Groups(String name, Duration pace, Consumer<List<T>> work) {
    this.pace = pace;
    this.work = work;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Hands in; it is worked on even if this is closed meanwhile. */
  synchronized void add(T item) {
    if (closing) {
      throw new LedgerException("The ledger is closed");
    }
    queue.add(item);
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private void run() {
    // Read before the queue: what was added before closing is then found in it.
    for (boolean last = isClosing(); !last || !queue.isEmpty(); last = isClosing()) {
      List<T> group = new ArrayList<>();
      try {
        T first = queue.poll(pace.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          gather();
          group.add(first);
          queue.drainTo(group, MOST - 1);
        }
      } catch (InterruptedException unexpected) {
        // Nobody interrupts it; were it so, the work is still to be done.
        continue;
      }
      work.accept(group);
    }
  }

  /**
   * Whom the last group has just let go come with more at once; as long as they do, they are met.
   */
  @SuppressWarnings("ThreadPriorityCheck") // only a hint, which nothing depends on
  private void gather() {
    for (int before = -1; before < queue.size() && queue.size() < MOST; ) {
      before = queue.size();
      Thread.yield();
    }
  }

  /** Takes nothing more, and returns when all is done. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
