package dev.tunegate.versions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as people send them, and as nobody should. */
public final class Archives {

  private static final int HEAD = 0x02014b50;

  private Archives() {}

  /** Packs texts by their name. */
  public static byte[] of(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return packed(bytes);
  }

  /** Packs files by their name; one that ends in a slash is a folder. */
  public static byte[] packed(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A sound policy with one more file. */
  public static byte[] with(String name, String text) {
    Map<String, String> files = new TreeMap<>(Contents.enough(400).files());
    files.put(name, text);
    return of(files);
  }

  /** A sound policy of which one file's head in the directory says otherwise. */
  static byte[] patched(String name, int offset, int value, int bytes) {
    byte[] archive = with(name, "// nothing\n");
    int at = head(archive, name) + offset;
    for (int i = 0; i < bytes; i++) {
      archive[at + i] = (byte) (value >>> (8 * i));
    }
    return archive;
  }

  /** A sound policy in which a file is a link, as Unix packs one. */
  public static byte[] withLink() {
    return patched("rules/link.drl", 38, 0xA1FF << 16, 4);
  }

  /** The same archive with each name of a file replaced by another of the same length. */
  static byte[] renamed(byte[] archive, String from, String to) {
    String latin = new String(archive, StandardCharsets.ISO_8859_1);
    return latin.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int head(byte[] archive, String name) {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + 46 + wanted.length <= archive.length; at++) {
      if (bytes.getInt(at) == HEAD
          && ByteBuffer.wrap(archive, at + 46, wanted.length).equals(ByteBuffer.wrap(wanted))) {
        return at;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
