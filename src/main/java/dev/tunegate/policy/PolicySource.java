package dev.tunegate.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The text of a policy: every file of a rules folder, with line ends as LF and without byte order
 * marks.
 *
 * @param files text by path below the folder, sorted by the path's UTF-8 bytes
 * @param fingerprint {@code sha256:} and the digest over what {@code sha256sum} prints of the files
 */
public record PolicySource(SortedMap<String, String> files, String fingerprint) {

  /** Most bytes that one file may have. */
  public static final int LARGEST_FILE = 1 << 20;

  /** Most bytes that a whole policy may have. */
  public static final int LARGEST_POLICY = 8 << 20;

  /** Most files that a policy may have. */
  public static final int MOST_FILES = 1_000;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * Reads a folder.
   *
   * @throws PolicyException if it is missing, empty, unreadable, too large, or holds what is no
   *     policy file
   */
  public static PolicySource read(Path folder) {
    return read(folder, name -> false);
  }

  /**
   * Reads a folder, passing over files by their name, such as those that an editor keeps beside the
   * ones it has open.
   *
   * @throws PolicyException as {@link #read(Path)} does
   */
  public static PolicySource read(Path folder, Predicate<String> passedOver) {
    return of(FolderReader.read(folder, passedOver));
  }

  /**
   * Takes files by their path below the rules folder.
   *
   * @throws PolicyException if a file is no policy file, is too large, or is not UTF-8 text
   */
  public static PolicySource of(Map<String, byte[]> contents) {
    var problems = new Diagnostics();
    SortedMap<String, byte[]> normalised = new TreeMap<>(PolicySource::byUtf8);
    SortedMap<String, String> texts = new TreeMap<>(PolicySource::byUtf8);
    if (contents.isEmpty()) {
      problems.error(
          Place.ofPolicy(),
          "the policy has no files",
          "Point to a rules folder that holds policy.yaml and its rules.");
    }
    if (contents.size() > MOST_FILES) {
      problems.error(
          Place.ofPolicy(),
          "the policy has " + contents.size() + " files; at most " + MOST_FILES + " are read",
          "Join small files, or check that this is the rules folder.");
    }
    long total = contents.values().stream().mapToLong(bytes -> bytes.length).sum();
    if (total > LARGEST_POLICY) {
      problems.error(
          Place.ofPolicy(),
          "the policy has " + total + " bytes; at most " + LARGEST_POLICY + " are read",
          "Check that this is the rules folder.");
    }
    if (problems.hasErrors()) {
      throw new PolicyException(problems.sorted());
    }
    contents.forEach(
        (path, bytes) -> {
          byte[] plain = normalise(bytes);
          normalised.put(path, plain);
          texts.put(path, decode(path, plain, problems));
        });
    if (problems.hasErrors()) {
      throw new PolicyException(problems.sorted());
    }
    return new PolicySource(Collections.unmodifiableSortedMap(texts), fingerprint(normalised));
  }

  private static String decode(String path, byte[] bytes, Diagnostics problems) {
    if (isAmbiguous(path)) {
      problems.error(
          Place.of(path.replaceAll("\\p{C}", "?")),
          "the name of the file holds a backslash or a character that is not seen",
          "Rename it: use letters, digits, spaces and hyphens.");
      return "";
    }
    if (!FileKind.isKnown(path)) {
      problems.error(
          Place.of(path),
          "the file is of a kind that a policy does not have",
          "A policy holds " + FileKind.NAMES + "; move anything else out of the folder.");
      return "";
    }
    if (bytes.length > LARGEST_FILE) {
      problems.error(
          Place.of(path),
          "the file has " + bytes.length + " bytes; at most " + LARGEST_FILE + " are read",
          "Split it into files of one idea each.");
      return "";
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      refuseInvisible(path, text, problems);
      return text;
    } catch (CharacterCodingException notUtf8) {
      problems.error(
          Place.of(path), "the file is not UTF-8 text", "Save it as UTF-8 in your editor.");
      return "";
    }
  }

  /** What is not seen can make a rule read differently from what it does. */
  private static void refuseInvisible(String path, String text, Diagnostics problems) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      int character = text.codePointAt(i);
      if (character == '\n') {
        line++;
        lineStart = i + 1;
      } else if (character != '\t' && isInvisible(character)) {
        problems.error(
            Place.of(path, line, i - lineStart + 1),
            String.format("an invisible character (U+%04X) stands here", character),
            "Remove it: it can make text read differently from what it does.");
        return;
      }
    }
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Such names could make two different policies have one fingerprint. */
  private static boolean isAmbiguous(String path) {
    return path.indexOf('\\') >= 0 || path.codePoints().anyMatch(PolicySource::isInvisible);
  }

  private static byte[] normalise(byte[] bytes) {
    int from = 0;
    if (bytes.length >= 3 && Arrays.equals(Arrays.copyOf(bytes, 3), BYTE_ORDER_MARK)) {
      from = 3;
    }
    byte[] plain = new byte[bytes.length - from];
    int length = 0;
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        continue;
      }
      plain[length++] = bytes[i];
    }
    return Arrays.copyOf(plain, length);
  }

  private static String fingerprint(SortedMap<String, byte[]> files) {
    var lines = new StringBuilder();
    files.forEach(
        (path, bytes) -> lines.append(sha256(bytes)).append("  ").append(path).append('\n'));
    return "sha256:" + sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static int byUtf8(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
