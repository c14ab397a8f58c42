package dev.tunegate.cli;

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
          stream("-", standardInput, false, sink);
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
    try (InputStream in = Files.newInputStream(file)) {
      stream(file.toString(), in, isLines(file.toString()), sink);
    }
  }

  /** One case a line if the file says so, or its first line is a whole object; else one case. */
  private static void stream(String name, InputStream in, boolean lines, Sink sink)
      throws IOException {
    var reader = new LineReader(in, MOST);
    byte[] line = reader.next();
    if (lines || isObject(line)) {
      lines(name, reader, line, sink);
      return;
    }
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(line);
    if (!reader.ended()) {
      whole.write('\n');
      whole.writeBytes(reader.rest(MOST - line.length));
    }
    sink.accept(new Found(name, whole.toByteArray()));
  }

  private static boolean isObject(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).strip();
    return text.startsWith("{") && text.endsWith("}");
  }

  private static void lines(String name, LineReader reader, byte[] firstLine, Sink sink)
      throws IOException {
    boolean single = reader.ended();
    byte[] line = firstLine;
    for (int number = 1; ; number++) {
      if (!isBlank(line)) {
        sink.accept(new Found(single ? name : name + ":" + number, line));
      }
      if (reader.ended()) {
        return;
      }
      line = reader.next();
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
}
