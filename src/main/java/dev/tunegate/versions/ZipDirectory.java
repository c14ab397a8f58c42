package dev.tunegate.versions;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a zip archive that somebody sent, and the bytes of its files. The classes of
 * Java tell neither links nor encrypted files, and read an archive from the front otherwise than
 * from its directory; here the directory alone counts, and nothing is unpacked beyond what it
 * states.
 */
final class ZipDirectory {

  /** What keeps an archive, or a file in it, from being read; the message says it for people. */
  static final class BrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  /**
   * An entry.
   *
   * @param name as it stands there; null if it is no UTF-8
   * @param type what Unix calls the type of a file, such as {@link #LINK}; 0 if it is not stated
   * @param size bytes when unpacked, as the directory states them
   */
  record Entry(
      @Nullable String name,
      int flags,
      int method,
      int type,
      long checksum,
      long packed,
      long size,
      long offset) {

    boolean isFolder() {
      return name != null && name.endsWith("/");
    }

    boolean isEncrypted() {
      return (flags & ENCRYPTED) != 0;
    }
  }

  static final int LINK = 0xA000;
  static final int FILE = 0x8000;

  /** Encrypted; strongly encrypted; with a masked directory. */
  private static final int ENCRYPTED = 1 | (1 << 6) | (1 << 13);

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int HEAD = 0x02014b50;
  private static final int HEAD_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xFFFF;

  private final ByteBuffer bytes;
  private final int directory;
  private final List<Entry> entries;

  private ZipDirectory(ByteBuffer bytes, int directory, List<Entry> entries) {
    this.bytes = bytes;
    this.directory = directory;
    this.entries = entries;
  }

  /**
   * Reads a directory.
   *
   * @param most entries that it may have
   * @throws BrokenException if the bytes are no whole archive, or have more entries
   */
  static ZipDirectory read(byte[] archive, int most) throws BrokenException {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    int count = bytes.getShort(end + 10) & 0xFFFF;
    long size = bytes.getInt(end + 12) & 0xFFFFFFFFL;
    long from = bytes.getInt(end + 16) & 0xFFFFFFFFL;
    boolean inParts = bytes.getInt(end + 4) != 0 || count != (bytes.getShort(end + 8) & 0xFFFF);
    if (inParts || count == 0xFFFF || from == 0xFFFFFFFFL) {
      throw new BrokenException("the archive is in several parts, or in the form for huge ones");
    }
    if (count > most) {
      throw new BrokenException(
          "the archive has " + count + " entries; at most " + most + " are read");
    }
    if (from + size != end) {
      throw new BrokenException("the archive is damaged: its directory is not where it should be");
    }
    List<Entry> entries = new ArrayList<>();
    int at = (int) from;
    for (int i = 0; i < count; i++) {
      if (end - at < HEAD_LENGTH || bytes.getInt(at) != HEAD) {
        throw new BrokenException("the archive is damaged: its directory breaks off");
      }
      int name = bytes.getShort(at + 28) & 0xFFFF;
      int rest = (bytes.getShort(at + 30) & 0xFFFF) + (bytes.getShort(at + 32) & 0xFFFF);
      if (end - at - HEAD_LENGTH < name + rest) {
        throw new BrokenException("the archive is damaged: its directory breaks off");
      }
      entries.add(entry(bytes, at, name));
      at += HEAD_LENGTH + name + rest;
    }
    if (at != end) {
      throw new BrokenException("the archive is damaged: its directory has more than it states");
    }
    return new ZipDirectory(bytes, (int) from, entries);
  }

  /** Where the directory ends: there is one place only from which the archive ends as stated. */
  private static int end(ByteBuffer bytes) throws BrokenException {
    int last = bytes.capacity() - END_LENGTH;
    for (int at = last; at >= 0 && last - at <= LONGEST_COMMENT; at--) {
      if (bytes.getInt(at) == END && (bytes.getShort(at + 20) & 0xFFFF) == last - at) {
        return at;
      }
    }
    boolean begins = bytes.capacity() >= 4 && bytes.getInt(0) == LOCAL;
    throw new BrokenException(
        begins ? "the archive is cut short: its end is missing" : "this is no zip archive");
  }

  private static Entry entry(ByteBuffer bytes, int at, int nameLength) {
    return new Entry(
        utf8(bytes.slice(at + HEAD_LENGTH, nameLength)),
        bytes.getShort(at + 8) & 0xFFFF,
        bytes.getShort(at + 10) & 0xFFFF,
        bytes.getInt(at + 38) >>> 16 & 0xF000,
        bytes.getInt(at + 16) & 0xFFFFFFFFL,
        bytes.getInt(at + 20) & 0xFFFFFFFFL,
        bytes.getInt(at + 24) & 0xFFFFFFFFL,
        bytes.getInt(at + 42) & 0xFFFFFFFFL);
  }

  private static @Nullable String utf8(ByteBuffer name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  /** What the archive holds, in the order of its directory. */
  List<Entry> entries() {
    return entries;
  }

  /**
   * Unpacks a file: never more than the entry states.
   *
   * @throws BrokenException if it is packed otherwise than is read, or is not what the directory
   *     states
   */
  byte[] unpack(Entry entry) throws BrokenException {
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw new BrokenException("it is packed in a way that is not read, number " + entry.method());
    }
    int at = data(entry);
    byte[] file = new byte[(int) entry.size()];
    boolean whole =
        entry.method() == STORED
            ? entry.packed() == entry.size() && copied(at, file)
            : inflated(at, (int) entry.packed(), file);
    var checksum = new CRC32();
    checksum.update(file);
    if (!whole || checksum.getValue() != entry.checksum()) {
      throw new BrokenException("it is damaged: it is not as long as stated, or other than stated");
    }
    return file;
  }

  /** Where its bytes begin; all of them lie before the directory. */
  private int data(Entry entry) throws BrokenException {
    if (entry.offset() + LOCAL_LENGTH <= directory && bytes.getInt((int) entry.offset()) == LOCAL) {
      int at = (int) entry.offset();
      int name = bytes.getShort(at + 26) & 0xFFFF;
      long begin = (long) at + LOCAL_LENGTH + name + (bytes.getShort(at + 28) & 0xFFFF);
      if (begin + entry.packed() <= directory
          && entry.name() != null
          && entry.name().equals(utf8(bytes.slice(at + LOCAL_LENGTH, name)))) {
        return (int) begin;
      }
    }
    throw new BrokenException("it is damaged: it is not where the directory has it");
  }

  private boolean copied(int at, byte[] file) {
    bytes.get(at, file);
    return true;
  }

  private boolean inflated(int at, int packed, byte[] file) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(bytes.slice(at, packed));
      int length = 0;
      while (length < file.length && !inflater.finished()) {
        int more = inflater.inflate(file, length, file.length - length);
        if (more == 0 && !inflater.finished()) {
          return false;
        }
        length += more;
      }
      // An end that comes later shows itself by one byte more.
      return length == file.length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
    } catch (DataFormatException damaged) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
