package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A log's verifier keys in a file, one a line, from the first to the present one. */
public final class KeysFile {

  private KeysFile() {}

  /**
   * The keys of a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is no verifier key
   */
  public static List<VerifierKey> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> VerifierKey.parse(line.strip()))
        .toList();
  }

  /** Adds those that are not in it. */
  static void add(Path file, List<VerifierKey> keys) throws IOException {
    List<VerifierKey> missing = new ArrayList<>(keys);
    if (Files.exists(file)) {
      missing.removeAll(read(file));
    }
    if (missing.isEmpty()) {
      return;
    }
    var lines = new StringBuilder();
    missing.forEach(key -> lines.append(key).append('\n'));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
