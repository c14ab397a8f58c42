package dev.tunegate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads lines of bytes, of which it keeps no more than a bound: a file of one endless line does not
 * fill the memory. It looks through a buffer at a time, as a batch has more bytes than cases.
 */
final class LineReader {

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean ended;

  /** A reader that keeps at most so many bytes of a line. */
  LineReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** Whether the line read last was ended by the end of the input, so that none follows. */
  boolean ended() {
    return ended;
  }

  /** The next line without its end, or as much of it as is kept; empty at the end of the input. */
  byte[] next() throws IOException {
    var line = new ByteArrayOutputStream(1 << 10);
    while (fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, Math.min(end - from, most - line.size()));
      from = end;
      if (end < to) {
        from++;
        return line.toByteArray();
      }
    }
    ended = true;
    return line.toByteArray();
  }

  /** What follows the lines read so far, as much of it as is kept. */
  byte[] rest(int length) throws IOException {
    var rest = new ByteArrayOutputStream();
    while (rest.size() < length && fill()) {
      int some = Math.min(to - from, length - rest.size());
      rest.write(buffer, from, some);
      from += some;
    }
    return rest.toByteArray();
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }
}
