package dev.tunegate.ledger;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Signed notes one after the other in a file, each followed by two blank lines; a file of a single
 * note is one too. It grows at its end, and a note is in it whole or not at all.
 */
final class NoteFile {

  /** What ends a note; a checkpoint never has it inside. */
  private static final String END = "\n\n\n";

  /** Longer than the last note can be. */
  private static final int TAIL = 1 << 16;

  private final Path path;

  NoteFile(Path path) {
    this.path = path;
  }

  /** Adds a note, and waits until it is on disk. */
  void append(SignedNote note) throws IOException {
    byte[] bytes = (note + "\n\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // Until it is closed: another process may have the same file.
      file.lock();
      long end = wholeLength(file);
      try {
        // A part of a note, left by a crash, is overwritten.
        file.truncate(end);
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
          file.write(rest, end + rest.position());
        }
        file.force(true);
      } catch (IOException failure) {
        file.truncate(end);
        throw failure;
      }
    }
  }

  /** The last whole note, or null if there is none. */
  @Nullable SignedNote last() throws IOException {
    if (Files.notExists(path)) {
      return null;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long end = wholeLength(file);
      String tail = tail(file, end);
      if (tail.isEmpty()) {
        return null;
      }
      String whole = tail.substring(0, tail.length() - END.length() + 1);
      int before = whole.lastIndexOf(END);
      String last = before < 0 ? whole : whole.substring(before + END.length());
      return SignedNote.parse(last.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static long wholeLength(FileChannel file) throws IOException {
    String tail = tail(file, file.size());
    int end = tail.lastIndexOf(END);
    int whole = end < 0 ? 0 : end + END.length();
    return file.size() - tail.length() + whole;
  }

  /** Bytes as characters one to one: only newlines are looked for. */
  private static String tail(FileChannel file, long end) throws IOException {
    long from = Math.max(0, end - TAIL);
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // Until all of it is read.
    }
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  /** Reads the notes from the first to the last, one at a time. */
  static final class Reader implements Closeable {

    private final BufferedReader lines;

    Reader(Path path) throws IOException {
      this.lines = Files.newBufferedReader(path);
    }

    /**
     * The next note, or null after the last.
     *
     * @throws IllegalArgumentException if what comes is no signed note
     */
    @Nullable SignedNote next() throws IOException {
      var note = new StringBuilder();
      boolean signed = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && note.length() == 0) {
          continue;
        }
        if (line.isEmpty() && signed) {
          break;
        }
        signed = signed || line.isEmpty();
        note.append(line).append('\n');
      }
      return note.length() == 0 ? null : SignedNote.parse(note.toString());
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
