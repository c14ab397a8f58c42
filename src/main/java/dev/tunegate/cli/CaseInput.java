package dev.tunegate.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the cases in files, folders and standard input, and hands them out one by one. */
final class CaseInput {

  /** A case as it was found. */
  static final class Found {

    private final String source;
    private final byte[] json;

    Found(String source, byte[] json) {
      this.source = source;
      this.json = json;
    }

    /** Where it was found, such as {@code cases.ndjson:12}. */
    String source() {
      return source;
    }

    byte[] json() {
      return json;
    }
  }

  /** Takes cases, in the order in which they stand. */
  interface Sink {
    void accept(Found found);
  }

  /** A little more than a case may have, so that the reader can say that it is too large. */
  private static final int MOST = (1 << 18) + 1;

  private CaseInput() {}

  /** Refuses names that stand for nothing, before any work is done. */
  static void require(List<String> names) {
    for (String name : names) {
      if (!name.equals("-") && !Files.isReadable(Path.of(name))) {
        throw new UsageException(
            name
                + ": there is no such file or folder that can be read. Name a case, a folder of"
                + " cases, an NDJSON file, or - for standard input.");
      }
    }
  }

  /** Hands out every case of the named inputs. */
  static void read(List<String> names, InputStream standardInput, Sink sink) {
    try {
      for (String name : names) {
        if (name.equals("-")) {
          stream("-", new BufferedInputStream(standardInput, 1 << 16), false, sink);
        } else {
          path(Path.of(name), sink);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void path(Path path, Sink sink) throws IOException {
    if (!Files.isDirectory(path)) {
      file(path, sink);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(CaseInput::holdsCases).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new UsageException(path + ": the folder holds no .json or .ndjson file.");
    }
    for (Path file : files) {
      file(file, sink);
    }
  }

  private static boolean holdsCases(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".json") || isLines(name));
  }

  private static boolean isLines(String name) {
    return name.endsWith(".ndjson") || name.endsWith(".jsonl");
  }

  private static void file(Path file, Sink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      stream(file.toString(), in, isLines(file.toString()), sink);
    }
  }

  /** One case a line if the file says so, or its first line is a whole object; else one case. */
  private static void stream(String name, InputStream in, boolean lines, Sink sink)
      throws IOException {
    var first = new ByteArrayOutputStream();
    boolean more = line(in, first);
    byte[] line = first.toByteArray();
    if (lines || isObject(line)) {
      lines(name, in, line, more, sink);
      return;
    }
    if (more) {
      first.write('\n');
    }
    first.write(in.readNBytes(Math.max(0, MOST - first.size())));
    sink.accept(new Found(name, first.toByteArray()));
  }

  private static boolean isObject(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).strip();
    return text.startsWith("{") && text.endsWith("}");
  }

  private static void lines(String name, InputStream in, byte[] firstLine, boolean more, Sink sink)
      throws IOException {
    byte[] line = firstLine;
    boolean another = more;
    int number = 1;
    boolean single = !another;
    while (true) {
      if (!isBlank(line)) {
        sink.accept(new Found(single ? name : name + ":" + number, line));
      }
      if (!another) {
        return;
      }
      var next = new ByteArrayOutputStream();
      another = line(in, next);
      line = next.toByteArray();
      number++;
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads up to the end of the line, keeping no more than a case may have; tells if more follows.
   */
  private static boolean line(InputStream in, ByteArrayOutputStream into) throws IOException {
    while (true) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      if (next == '\n') {
        return true;
      }
      if (into.size() < MOST) {
        into.write(next);
      }
    }
  }
}
