package dev.tunegate.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Work in numbered pieces. It begins at once in other threads, and whoever waits for its end takes
 * pieces too; so the one who began it can do something else first.
 */
final class Pieces<T> implements AutoCloseable {

  private final IntFunction<T> work;
  private final AtomicReferenceArray<T> done;
  private final AtomicInteger next = new AtomicInteger();
  private final List<ForkJoinTask<?>> helpers = new ArrayList<>();

  /**
   * Begins.
   *
   * @param threads how many threads begin now, as far as others have left any
   */
  Pieces(int count, int threads, IntFunction<T> work) {
    this.work = work;
    this.done = new AtomicReferenceArray<>(count);
    for (int i = 0; i < Math.min(count, threads); i++) {
      helpers.add(ForkJoinPool.commonPool().submit(this::take));
    }
  }

  private void take() {
    for (int i = next.getAndIncrement(); i < done.length(); i = next.getAndIncrement()) {
      done.set(i, work.apply(i));
    }
  }

  /** What came of every piece, in their order. */
  List<T> finish() {
    take();
    helpers.forEach(ForkJoinTask::join);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < done.length(); i++) {
      all.add(done.get(i));
    }
    return all;
  }

  /** No further piece is begun. */
  @Override
  public void close() {
    next.set(done.length());
  }
}
