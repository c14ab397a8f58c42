package dev.tunegate.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Prints text as UTF-8, whatever the locale says, so that results are the same bytes on every
 * machine; and takes text that is UTF-8 already.
 */
final class Utf8Writer extends PrintWriter {

  private final OutputStream stream;

  Utf8Writer(OutputStream stream) {
    super(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), true);
    this.stream = stream;
  }

  /**
   * Prints a line of UTF-8 text; what was printed before comes before it.
   *
   * @throws ReaderGoneException if nobody reads what is printed any more
   */
  static void println(PrintWriter out, byte[] utf8) {
    if (out instanceof Utf8Writer writer) {
      writer.println(utf8);
    } else {
      out.println(new String(utf8, StandardCharsets.UTF_8));
    }
    if (out.checkError()) {
      throw new ReaderGoneException();
    }
  }

  private void println(byte[] utf8) {
    flush();
    try {
      stream.write(utf8);
      stream.write('\n');
    } catch (IOException gone) {
      setError();
    }
  }

  /** Nobody reads what is printed any more, as when it goes to {@code head}. */
  static final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
