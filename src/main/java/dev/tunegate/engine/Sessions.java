package dev.tunegate.engine;

import dev.tunegate.policy.Policy;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;

/**
 * Sessions that are used again, each by one thread at a time: to make one, with a memory for every
 * node of the network, costs more than to decide a case in it. A session in which anything was
 * thrown is never used again.
 */
final class Sessions {

  private final Policy policy;

  /**
   * Enough to keep every processor busy. The one used last is used next: its memories are still in
   * the processor's caches.
   */
  private static final int MOST = Runtime.getRuntime().availableProcessors();

  /** More threads at once would not be sooner done, and each would need a session of its own. */
  private final Semaphore places = new Semaphore(MOST);

  private final BlockingDeque<ReusedSession> idle = new LinkedBlockingDeque<>(MOST);

  private volatile boolean closed;

  Sessions(Policy policy) {
    this.policy = policy;
  }

  /** Lets work run in an empty session that it has for itself. */
  void use(Consumer<StatefulKnowledgeSessionImpl> work) {
    places.acquireUninterruptibly();
    try {
      inPlace(work);
    } finally {
      places.release();
    }
  }

  private void inPlace(Consumer<StatefulKnowledgeSessionImpl> work) {
    ReusedSession waiting = idle.pollFirst();
    ReusedSession reused = waiting == null ? new ReusedSession(policy.newSession()) : waiting;
    boolean kept = false;
    try {
      work.accept(reused.session());
      reused.empty();
      kept = idle.offerFirst(reused);
    } finally {
      if (!kept) {
        reused.session().dispose();
      } else if (closed) {
        disposeIdle();
      }
    }
  }

  /** Keeps no session any more: one in use is disposed of at its end. */
  void close() {
    closed = true;
    disposeIdle();
  }

  private void disposeIdle() {
    for (ReusedSession left = idle.pollFirst(); left != null; left = idle.pollFirst()) {
      left.session().dispose();
    }
  }
}
