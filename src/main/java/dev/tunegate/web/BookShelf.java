package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.Reading;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.versions.Recent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The books of the versions that people read, each made once. */
@Component
final class BookShelf {

  /** As many as people read in turn. */
  private static final int KEPT = 6;

  /** So long a page waits for the samples to be decided; later readers find them decided. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /**
   * A sample in which a rule fires.
   *
   * @param address of its page; null where it has none, as the samples of other versions
   */
  record Fired(@Nullable String address, String name, String verdict) {}

  /**
   * A version that somebody reads.
   *
   * @param inForce whether it is the one that decides
   */
  record Open(Book book, Reading reading, boolean inForce, Map<String, String> addresses) {

    /** For each rule the samples in which it fires; null while they are not decided yet. */
    @Nullable Map<String, List<Fired>> fired() {
      return reading
          .firing(PATIENCE)
          .map(
              all -> {
                Map<String, List<Fired>> fired = new HashMap<>();
                all.forEach(
                    (rule, samples) -> fired.put(rule, samples.stream().map(this::fired).toList()));
                return fired;
              })
          .orElse(null);
    }

    private Fired fired(Sample sample) {
      return new Fired(
          addresses.get(sample.path()),
          sample.name(),
          book.policy().registers().label("Verdict", sample.folder()));
    }
  }

  private final ServiceDesk service;
  private final Desk desk;
  private final SampleShelf samples;

  private final Recent<String, Book> made = new Recent<>(KEPT);

  BookShelf(ServiceDesk service, Desk desk, SampleShelf samples) {
    this.service = service;
    this.desk = desk;
    this.samples = samples;
  }

  /**
   * Opens a version.
   *
   * @param version a number, {@code active} or a fingerprint; empty for the one in force
   * @throws dev.tunegate.versions.RefusedException if there is none, or if it cannot be read
   */
  Open open(String version) {
    Reading reading = version.isBlank() ? service.readings().now() : service.readings().of(version);
    boolean inForce = Objects.equals(reading.version(), desk.version());
    var links = inForce ? BookLinks.IN_FORCE : new BookLinks(String.valueOf(reading.version()));
    return new Open(
        book(reading, links), reading, inForce, inForce ? samples.addresses() : Map.of());
  }

  private Book book(Reading reading, BookLinks links) {
    String key = links.version() + " " + reading.policy().fingerprint();
    return made.get(key, () -> Book.of(reading.policy(), links));
  }
}
