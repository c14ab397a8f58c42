package dev.tunegate.cli;

import dev.tunegate.desk.Daemon;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things at once, such as cases, and hands the results back in the order in which
 * they came, with a bounded number of them in memory.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
final class Batch<T, R> implements AutoCloseable {

  private static final int CASES_A_TASK = 16;

  private final Function<T, R> work;
  private final Consumer<R> results;
  private final int window;
  private final ExecutorService workers;
  private final Deque<Future<List<R>>> pending = new ArrayDeque<>();
  private List<T> task = new ArrayList<>(CASES_A_TASK);

  Batch(Function<T, R> work, Consumer<R> results) {
    this.work = work;
    this.results = results;
    int threads = Runtime.getRuntime().availableProcessors();
    this.window = threads * 3;
    this.workers = Executors.newFixedThreadPool(threads, each -> Daemon.of("decide", each));
  }

  void add(T found) {
    task.add(found);
    if (task.size() == CASES_A_TASK) {
      submit();
    }
  }

  /** Waits for all that was added. */
  void finish() {
    if (!task.isEmpty()) {
      submit();
    }
    while (!pending.isEmpty()) {
      deliver();
    }
  }

  private void submit() {
    List<T> cases = task;
    task = new ArrayList<>(CASES_A_TASK);
    pending.add(workers.submit(() -> cases.stream().map(work).toList()));
    if (pending.size() >= window) {
      deliver();
    }
  }

  private void deliver() {
    try {
      pending.remove().get().forEach(results);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException plain) {
        throw plain;
      }
      throw new IllegalStateException("A case could not be worked on", failed.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
