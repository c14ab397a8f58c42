package dev.tunegate.desk;

import dev.tunegate.analysis.SampleCheck;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is saved in a rules folder, for work on one's own machine: when it is sound it is in
 * force at once, and when it is not the last good version stays in force, and the reason is told.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Path folder;
  private final PolicyLife life;
  private final CurrentDesk current;
  private final Clock clock;
  private final FolderChanges changes;
  private final Thread thread;
  private volatile WatchState state;
  private @Nullable String seen;

  Watch(Path folder, PolicyLife life, CurrentDesk current, Clock clock) {
    this.folder = folder;
    this.life = life;
    this.current = current;
    this.clock = clock;
    this.changes = new FolderChanges(List.of(folder, PolicyLocation.samplesBeside(folder)));
    this.state = new WatchState(PolicyLocation.nameOf(folder), clock.instant(), true, List.of());
    this.thread = Daemon.of("watch", this::run);
  }

  void start() {
    look();
    thread.start();
  }

  WatchState state() {
    return state;
  }

  private void run() {
    try {
      while (changes.await()) {
        look();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the folder as it is now. Whatever is in it, the thread goes on. */
  private void look() {
    try {
      PolicyLocation location = PolicyLocation.atWork(folder);
      Content content = Content.of(location.source(), location.sampleFiles());
      if (!content.digest().equals(seen)) {
        seen = content.digest();
        take(content);
      }
    } catch (PolicyException broken) {
      seen = null;
      refuse(broken.diagnostics());
    } catch (RefusedException refused) {
      refuse(List.of(diagnostic(String.valueOf(refused.getMessage()))));
    } catch (RuntimeException failure) {
      seen = null;
      LOG.error("What is saved in the watched folder could not be taken", failure);
      refuse(List.of(diagnostic("something went wrong; the log says what")));
    }
  }

  private void take(Content content) {
    boolean known =
        content
            .digest()
            .equals(life.version(Objects.requireNonNull(current.now().version())).content());
    PolicyDesk built = life.build(content);
    List<Diagnostic> found = new ArrayList<>(samples(content, built));
    if (known) {
      built.close();
    } else {
      life.putInForceUnseen(content, built);
    }
    tell(true, found);
    LOG.info("The watched folder is sound and in force as {}", current.now().description());
  }

  /** Samples that fail are told; whoever works on a policy mends them last. */
  private static List<Diagnostic> samples(Content content, PolicyDesk built) {
    List<Diagnostic> found = new ArrayList<>(content.readSamples().problems());
    SampleCheck check = built.sampleCheck();
    content.readSamples().all().forEach(sample -> found.addAll(check.check(sample).problems()));
    return found;
  }

  private void refuse(List<Diagnostic> all) {
    List<Diagnostic> found = all.stream().map(this::withoutPath).toList();
    if (state.sound() || !state.findings().equals(found)) {
      LOG.warn(
          "The watched folder is not sound; {} stays in force. {}",
          current.now().description(),
          found.isEmpty() ? "" : found.get(0));
    }
    tell(false, found);
  }

  private void tell(boolean sound, List<Diagnostic> found) {
    Instant since = clock.instant();
    state = new WatchState(PolicyLocation.nameOf(folder), since, sound, found);
  }

  /** Where the folder is is nobody's business who only reads the pages. */
  private Diagnostic withoutPath(Diagnostic found) {
    String file = found.place().file();
    return file.contains(folder.toString())
            || file.contains(PolicyLocation.samplesBeside(folder).toString())
        ? new Diagnostic(
            found.severity(),
            Place.of(PolicyLocation.nameOf(folder)),
            found.rule(),
            found.problem(),
            found.advice())
        : found;
  }

  private static Diagnostic diagnostic(String problem) {
    return new Diagnostic(Diagnostic.Severity.ERROR, Place.ofPolicy(), "", problem, "");
  }

  @Override
  public void close() {
    thread.interrupt();
    changes.close();
  }
}
