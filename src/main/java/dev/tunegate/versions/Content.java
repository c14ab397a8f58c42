package dev.tunegate.versions;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.analysis.Samples;
import dev.tunegate.policy.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a version consists of: the rules and their samples, which change together.
 *
 * @param rules the policy
 * @param samples text of every file of samples by its path below their folder
 */
public record Content(PolicySource rules, SortedMap<String, String> samples) {

  /** Folder of the rules in {@link #files}. */
  public static final String RULES = "rules/";

  /** Folder of the samples in {@link #files}. */
  public static final String SAMPLES = "facts-samples/";

  /** Keeps the samples as they are. */
  public Content {
    samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
  }

  /**
   * Takes files as they were sent or read; line ends become LF, as in the rules.
   *
   * @throws dev.tunegate.policy.PolicyException if a file is none that a version can hold, naming
   *     every one
   */
  public static Content of(Map<String, byte[]> rules, Map<String, byte[]> samples) {
    ContentCheck.check(rules.keySet(), samples);
    SortedMap<String, String> texts = new TreeMap<>();
    samples.forEach((path, bytes) -> texts.put(path, ContentCheck.text(path, bytes)));
    return new Content(PolicySource.of(rules), texts);
  }

  /**
   * Takes a policy that was read, with the files of its samples.
   *
   * @throws dev.tunegate.policy.PolicyException if a file is none that a version can hold
   */
  public static Content of(PolicySource rules, SampleFiles samples) {
    ContentCheck.refuse(samples.problems());
    return of(bytes(rules.files()), samples.files());
  }

  private static Map<String, byte[]> bytes(Map<String, String> texts) {
    Map<String, byte[]> bytes = new TreeMap<>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  /** Takes files by {@link #files their paths}, each below the folder of rules or of samples. */
  static Content ofFiles(Map<String, String> files) {
    return of(bytes(below(RULES, files)), bytes(below(SAMPLES, files)));
  }

  private static Map<String, String> below(String folder, Map<String, String> files) {
    Map<String, String> found = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            found.put(path.substring(folder.length()), text);
          }
        });
    return found;
  }

  /** Bytes of the files of rules, by their path below their folder. */
  public Map<String, byte[]> ruleFiles() {
    return bytes(rules.files());
  }

  /** Bytes of the files of samples, by their path below their folder. */
  public Map<String, byte[]> sampleFiles() {
    return bytes(samples);
  }

  /** Text of every file, by {@code rules/…} and {@code facts-samples/…}. */
  public SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    rules.files().forEach((path, text) -> files.put(RULES + path, text));
    samples.forEach((path, text) -> files.put(SAMPLES + path, text));
    return files;
  }

  /** The same with one file of another text. */
  public Content with(String path, String text) {
    SortedMap<String, String> files = files();
    files.put(path, text);
    return ofFiles(files);
  }

  /** The samples, read. */
  public Samples readSamples() {
    return Samples.of(new SampleFiles(sampleFiles(), List.of()));
  }

  /** Bytes of every file by their SHA-256, 64 hexadecimal digits: each once. */
  public Map<String, byte[]> fileBytes() {
    Map<String, byte[]> found = new TreeMap<>();
    bytes(files()).values().forEach(bytes -> found.put(Digest.of(bytes), bytes));
    return found;
  }

  /** A line for every file: its digest, two spaces, its path. */
  public String lines() {
    var lines = new StringBuilder();
    files()
        .forEach(
            (path, text) -> lines.append(Digest.of(text)).append("  ").append(path).append('\n'));
    return lines.toString();
  }

  /** Identifies rules and samples together: {@code sha256:} and 64 hexadecimal digits. */
  public String digest() {
    return Digest.PREFIX + Digest.of(lines());
  }
}
