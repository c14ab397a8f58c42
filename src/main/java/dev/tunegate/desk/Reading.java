package dev.tunegate.desk;

import dev.tunegate.analysis.Sample;
import dev.tunegate.policy.PolicyModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy as it is read, with the samples that its rules fire in.
 *
 * @param version its number; null where it is none of a service
 * @param firing for each rule the samples in which it fires, once they have been decided
 */
public record Reading(
    @Nullable Integer version,
    PolicyModel policy,
    List<Sample> samples,
    FutureTask<Map<String, List<Sample>>> firing) {

  /** Whether its samples could not be decided, so that it has to be read again. */
  boolean failed() {
    return firing.isDone() && firing(Duration.ZERO).isEmpty();
  }

  /**
   * For each rule the samples whose justification it is part of; empty while they are still being
   * decided, and where they cannot be.
   *
   * @param longest how long to wait for them
   */
  public Optional<Map<String, List<Sample>>> firing(Duration longest) {
    try {
      return Optional.of(firing.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException | CancellationException notNow) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
