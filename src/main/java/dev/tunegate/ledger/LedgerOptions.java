package dev.tunegate.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a ledger works; the {@linkplain #defaults() defaults} are good for a service.
 *
 * @param checkpointEvery at most how often a checkpoint is signed while entries come; an entry is
 *     in one after that time at the latest. Zero: after every group.
 * @param pollEvery how often incoming rows of other transactions are looked for
 * @param appendWithin how long an append waits before it says that the outcome is unknown
 * @param clock gives the time of entries
 * @param writer held while writing to SQLite: who shares it with other writers in this process gets
 *     turns in order, where SQLite would let them try again and again
 */
public record LedgerOptions(
    Duration checkpointEvery, Duration pollEvery, Duration appendWithin, Clock clock, Lock writer) {

  /** A checkpoint a second, ten looks a second, thirty seconds of waiting, the system's clock. */
  public static LedgerOptions defaults() {
    return new LedgerOptions(
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Clock.systemUTC(),
        new ReentrantLock(true));
  }

  /** The same with another pace of checkpoints. */
  public LedgerOptions withCheckpointEvery(Duration pace) {
    return new LedgerOptions(pace, pollEvery, appendWithin, clock, writer);
  }

  /** The same with a lock that is shared with other writers. */
  public LedgerOptions withWriter(Lock shared) {
    return new LedgerOptions(checkpointEvery, pollEvery, appendWithin, clock, shared);
  }

  /** The same with another clock. */
  public LedgerOptions withClock(Clock other) {
    return new LedgerOptions(checkpointEvery, pollEvery, appendWithin, other, writer);
  }
}
