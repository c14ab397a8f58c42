package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.Journal;
import dev.tunegate.store.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of versions: the tables, and a step in the journal with every change in them. */
final class Records {

  private static final int LONGEST_TEXT = 4_000;

  final VersionTable versions;
  final ContentTable contents;
  final ScheduleTable schedules;
  private final Database database;
  private final Journal journal;
  private final Clock clock;

  Records(Database database, Journal journal, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.versions = new VersionTable(database);
    this.contents = new ContentTable(database);
    this.schedules = new ScheduleTable(database);
  }

  /**
   * Takes a step: all of it is durable when this returns, or, if anything is thrown, nothing is.
   */
  <T> T step(Supplier<T> work) {
    return database.inTransaction(
        () -> {
          versions.lock();
          return work.get();
        });
  }

  Journal journal() {
    return journal;
  }

  Database database() {
    return database;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Version version(int number) {
    return versions
        .find(number)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.NO_VERSION,
                    "There is no version "
                        + number
                        + " of the policy. The history lists those that there are."));
  }

  InForce inForce() {
    return versions
        .inForce()
        .orElseThrow(() -> new IllegalStateException("No version is in force"));
  }

  /** Adds a version with its content and its first step. */
  Version add(Content content, Version like, Actor by) {
    var version =
        new Version(
            versions.nextNumber(),
            contents.keep(content),
            content.rules().fingerprint(),
            like.parent(),
            like.origin(),
            like.author(),
            now(),
            like.message(),
            like.state());
    versions.add(version);
    if (version.state() == State.ACTIVE) {
      enter(version.content(), content);
    }
    // With what else a version is made of: the log alone is enough to make the tables again.
    Integer origin = version.origin();
    record(
        Step.Kind.DRAFTED,
        version,
        by,
        version.message(),
        origin == null ? Map.of() : Map.of("origin", origin));
    return version;
  }

  /** Records a step, with what identifies the version beyond this database. */
  long record(Step.Kind kind, Version version, Actor by, String reason, Map<String, ?> more) {
    return record(kind, version, by, reason, more, now());
  }

  /** The same, where the step's time stands elsewhere too. */
  long record(
      Step.Kind kind, Version version, Actor by, String reason, Map<String, ?> more, Instant at) {
    if (kind == Step.Kind.PROPOSED) {
      enter(version.content(), contents.load(version.content()));
    }
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("at", at.toString());
    by.record(facts);
    facts.put("content", version.content());
    facts.put("fingerprint", version.fingerprint());
    facts.put("parent", version.parent());
    facts.put("reason", reason);
    facts.put("version", version.number());
    return journal.append(kind.code(), subject(version.number()), facts);
  }

  /** What may decide stands whole in the ledger: decisions are then explained by it alone. */
  private void enter(String digest, Content content) {
    Outbox.add(database, ContentEntry.KIND, now(), ContentEntry.payload(digest, content));
  }

  private static String subject(int number) {
    return "policy/" + number;
  }

  List<Step> steps(int number) {
    return journal.of(subject(number)).stream().map(Records::step).toList();
  }

  /** What became of every version, by its number. */
  Map<Integer, List<Step>> steps() {
    Map<Integer, List<Step>> all = new HashMap<>();
    for (Journal.Entry entry : journal.ofAll("policy/")) {
      int version = JsonMapper.shared().readTree(entry.payload()).get("version").intValue();
      all.computeIfAbsent(version, number -> new ArrayList<>()).add(step(entry));
    }
    return all;
  }

  private static Step step(Journal.Entry entry) {
    JsonNode payload = JsonMapper.shared().readTree(entry.payload());
    return new Step(
        entry.sequence(),
        Step.Kind.of(entry.kind()),
        Instant.parse(payload.get("at").stringValue()),
        payload.get("by").stringValue(),
        payload.path("token").stringValue(null),
        payload.get("reason").stringValue());
  }

  /** What a version and the one in force changed since the version's parent. */
  Divergence divergence(Version version, int inForce) {
    int parent = Optional.ofNullable(version.parent()).orElse(version.number());
    Content base = contents.load(version(parent).content());
    Content here = contents.load(version.content());
    Content there = contents.load(version(inForce).content());
    return new Divergence(
        parent,
        inForce,
        FileChange.between(base, here),
        FileChange.between(base, there),
        Rebase.of(base, here, there).files().equals(there.files()));
  }

  /** Words that a step is recorded with. */
  static String words(String what, String text) {
    String words = text.strip();
    if (words.isEmpty()) {
      throw new RefusedException(
          RefusedException.Kind.WORDS, "Say " + what + ": the words are missing.");
    }
    return optionalWords(what, words);
  }

  /** Words that may be missing. */
  static String optionalWords(String what, String text) {
    String words = text.strip();
    if (words.length() > LONGEST_TEXT) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "Say "
              + what
              + " in at most "
              + LONGEST_TEXT
              + " characters; "
              + words.length()
              + " were"
              + " sent.");
    }
    if (words.codePoints().anyMatch(Records::isUnseen)) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The words hold a character that is not seen. Type them anew as plain text.");
    }
    return words;
  }

  private static boolean isUnseen(int character) {
    int type = Character.getType(character);
    return type == Character.SURROGATE
        || type == Character.FORMAT
        || (type == Character.CONTROL
            && character != '\n'
            && character != '\r'
            && character != '\t');
  }
}
