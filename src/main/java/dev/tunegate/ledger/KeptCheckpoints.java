package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of checkpoints that was kept: one, or many in the order of their sizes. */
public final class KeptCheckpoints {

  private KeptCheckpoints() {}

  /**
   * The checkpoint of most entries, if there is any.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds what is no checkpoint
   */
  public static Optional<Checkpoint> last(Path file) throws IOException {
    try (var notes = new NoteFile.Reader(file)) {
      Checkpoint last = null;
      for (SignedNote note = notes.next(); note != null; note = notes.next()) {
        Checkpoint next = Checkpoint.of(note);
        last = last == null || next.size() > last.size() ? next : last;
      }
      return Optional.ofNullable(last);
    }
  }

  /**
   * The checkpoint of a size, if it is there.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds what is no checkpoint
   */
  public static Optional<SignedNote> find(Path file, long size) throws IOException {
    try (var notes = new NoteFile.Reader(file)) {
      for (SignedNote note = notes.next(); note != null; note = notes.next()) {
        if (Checkpoint.of(note).size() == size) {
          return Optional.of(note);
        }
      }
      return Optional.empty();
    }
  }
}
