package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people write about versions. Every comment, answer and resolution is a step of the journal
 * and nothing else: nobody changes what was said, and the log proves it like every other step.
 */
public final class Comments {

  /** More is a conversation that belongs elsewhere. */
  private static final int MOST = 500;

  private static final int LONGEST = 2_000;

  private static final String WRITTEN = "comment.written";
  private static final String ANSWERED = "comment.answered";
  private static final String RESOLVED = "comment.resolved";
  private static final String REOPENED = "comment.reopened";

  private final Versions versions;
  private final Records records;

  /** Comments on these versions. */
  public Comments(Versions versions) {
    this.versions = versions;
    this.records = versions.records();
  }

  /** What was written about a version, first things first. */
  public List<Comment> of(int number) {
    Map<Long, Comment> comments = new LinkedHashMap<>();
    for (Journal.Entry entry : records.journal().of(subject(number))) {
      JsonNode said = JsonMapper.shared().readTree(entry.payload());
      if (entry.kind().equals(WRITTEN)) {
        comments.put(
            entry.sequence(),
            new Comment(
                entry.sequence(),
                number,
                said.path("file").stringValue(""),
                said.path("line").intValue(0),
                words(said),
                List.of(),
                null));
      } else {
        comments.computeIfPresent(
            said.path("comment").longValue(), (id, comment) -> after(comment, entry, said));
      }
    }
    return new ArrayList<>(comments.values());
  }

  private static Comment after(Comment comment, Journal.Entry entry, JsonNode said) {
    List<Comment.Words> replies = new ArrayList<>(comment.replies());
    if (entry.kind().equals(ANSWERED)) {
      replies.add(words(said));
    }
    Comment.Settled settled =
        switch (entry.kind()) {
          case RESOLVED -> new Comment.Settled(words(said).by(), words(said).at());
          case REOPENED -> null;
          default -> comment.settled();
        };
    return new Comment(
        comment.id(),
        comment.version(),
        comment.file(),
        comment.line(),
        comment.first(),
        replies,
        settled);
  }

  private static Comment.Words words(JsonNode said) {
    return new Comment.Words(
        said.path("by").stringValue(""),
        said.path("token").stringValue(null),
        Instant.parse(said.path("at").stringValue("")),
        said.path("text").stringValue(""));
  }

  /**
   * Comments on a version.
   *
   * @param file one of its files; empty for all of the version
   * @param line of that file, from 1; 0 for all of the version
   * @return the comment's id
   * @throws RefusedException if there is no such line, or the words cannot be taken
   */
  public long write(int number, String file, int line, String text, Actor by) {
    String words = text(text);
    return records.step(
        () -> {
          Version version = records.version(number);
          requireRoom(number);
          if (!file.isEmpty() || line != 0) {
            requireLine(version, file, line);
          }
          return record(WRITTEN, version, by, words, Map.of("file", file, "line", line));
        });
  }

  /** Answers a comment. */
  public void answer(int number, long comment, String text, Actor by) {
    String words = text(text);
    records.step(
        () -> {
          Version version = records.version(number);
          find(number, comment);
          requireRoom(number);
          return record(ANSWERED, version, by, words, Map.of("comment", comment));
        });
  }

  /** Says that nothing is left to do about a comment, or that something is after all. */
  public void resolve(int number, long comment, boolean settled, Actor by) {
    records.step(
        () -> {
          Version version = records.version(number);
          Comment found = find(number, comment);
          if ((found.settled() != null) == settled) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                settled && found.settled() != null
                    ? found.settled().by() + " has resolved this comment already."
                    : "This comment is open already.");
          }
          requireRoom(number);
          String kind = settled ? RESOLVED : REOPENED;
          return record(kind, version, by, "", Map.of("comment", comment));
        });
  }

  private long record(String kind, Version version, Actor by, String text, Map<String, ?> more) {
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("at", records.now().toString());
    by.record(facts);
    facts.put("content", version.content());
    facts.put("text", text);
    facts.put("version", version.number());
    return records.journal().append(kind, subject(version.number()), facts);
  }

  private static String text(String text) {
    String words = Records.words("what you mean", text.replace("\r\n", "\n"));
    if (words.length() > LONGEST) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "A comment has at most "
              + LONGEST
              + " characters; "
              + words.length()
              + " were sent. Say it shorter, or in two.");
    }
    return words;
  }

  private Comment find(int number, long id) {
    return of(number).stream()
        .filter(comment -> comment.id() == id)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.NO_VERSION,
                    "There is no such comment on version " + number + "."));
  }

  private void requireRoom(int number) {
    if (records.journal().of(subject(number)).size() >= MOST) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "Version "
              + number
              + " has "
              + MOST
              + " comments, answers and resolutions, and more are not taken. Talk it over, and save"
              + " what comes of it as a new draft.");
    }
  }

  private void requireLine(Version version, String file, int line) {
    String text = versions.content(version).files().get(file);
    if (text == null) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "Version "
              + version.number()
              + " has no file "
              + file.replaceAll("\\p{C}", "?")
              + ", so there is no line to comment on. Comment on the version as a whole.");
    }
    int last = TextDifference.lines(text).size();
    if (line < 1 || line > last) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "Line " + line + " is none of " + file + ", which has the lines 1 to " + last + ".");
    }
  }

  private static String subject(int number) {
    return "comments/" + number;
  }
}
