package dev.tunegate.bench;

import java.lang.management.ManagementFactory;

/**
 * Deciding and a bare Drools session in turns, in one process and by the time that the processor
 * spends: on a machine that others share, two runs one after the other compare the machine's moods.
 * Prints microseconds a case and the ratio, once every ten rounds; the first lines are the warm-up.
 */
public final class SideBySide {

  private static final int ROUNDS = 50;
  private static final int TURNS = 1_000;

  private SideBySide() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    var benchmark = new DecideBenchmark();
    long bare = 0;
    long decide = 0;
    long write = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      bare += spent(benchmark::bareSession);
      decide += spent(benchmark::decide);
      write += spent(benchmark::decideAndWrite);
      if (round % 10 == 0) {
        System.out.printf(
            "bare session %.1f, decide %.1f, decide and write %.1f microseconds; ratio %.2f%n",
            micros(bare), micros(decide), micros(write), (double) bare / decide);
        bare = 0;
        decide = 0;
        write = 0;
      }
    }
  }

  private static double micros(long nanos) {
    return nanos / 1e3 / (10.0 * TURNS);
  }

  private static long spent(Runnable work) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < TURNS; i++) {
      work.run();
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }
}
