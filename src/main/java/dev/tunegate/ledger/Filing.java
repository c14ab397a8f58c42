package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings checkpoints, once they are durable in the database, to the file outside of it. */
final class Filing {

  private final NoteFile file;
  private final Deque<SignedNote> waiting = new ArrayDeque<>();

  Filing(Path path) {
    this.file = new NoteFile(path);
  }

  void add(List<SignedNote> notes) {
    waiting.addAll(notes);
  }

  /** One that another process signed, or one that ended before it got to the file. */
  void addMissing(SignedNote note) {
    if (waiting.isEmpty()) {
      waiting.add(note);
    }
  }

  /** Whether the file lacks checkpoints. */
  boolean isBehind() {
    return !waiting.isEmpty();
  }

  /** The last one in the file, or null. */
  @Nullable SignedNote last() {
    try {
      return file.last();
    } catch (IOException | IllegalArgumentException failure) {
      throw new LedgerException(
          "The file of checkpoints cannot be read, or holds something else. Check it.", failure);
    }
  }

  /**
   * Nothing more is recorded while the file lags behind.
   *
   * @param otherwise what is to be told if it still does
   */
  void flush(String otherwise) {
    try {
      for (SignedNote note = waiting.peek(); note != null; note = waiting.peek()) {
        file.append(note);
        waiting.remove();
      }
    } catch (IOException failure) {
      throw new LedgerException(
          otherwise + ": the file of checkpoints cannot be written. Check its folder and disk.",
          failure);
    }
  }

  /** What a round recorded is durable, so only the next one fails if the file cannot follow. */
  void tryFlush() {
    try {
      flush("No more is recorded");
    } catch (LedgerException triedAgainByTheNextRound) {
      // They keep waiting.
    }
  }
}
