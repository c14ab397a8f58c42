package dev.tunegate.versions;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.PolicyException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what a version cannot hold. Names are kept harmless, since versions are also handed out
 * as files; what rules may hold beyond that is {@link dev.tunegate.policy.PolicySource}'s to say.
 */
final class ContentCheck {

  private static final int MOST_SAMPLES = 5_000;
  private static final int LARGEST_SAMPLE = 1 << 20;
  private static final int LARGEST_SAMPLES = 8 << 20;
  private static final int LONGEST_PATH = 300;
  private static final int DEEPEST = 8;

  private ContentCheck() {}

  static void check(Set<String> rules, Map<String, byte[]> samples) {
    List<Diagnostic> problems = new ArrayList<>();
    rules.forEach(path -> checkPath(Content.RULES, path, problems));
    samples.keySet().forEach(path -> checkPath(Content.SAMPLES, path, problems));
    if (samples.size() > MOST_SAMPLES) {
      problems.add(
          error(
              "facts-samples",
              "there are " + samples.size() + " files of samples; at most " + MOST_SAMPLES,
              "Keep those that tell the most."));
    }
    long total = 0;
    for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
      total += sample.getValue().length;
      if (sample.getValue().length > LARGEST_SAMPLE) {
        problems.add(
            error(
                Content.SAMPLES + shown(sample.getKey()),
                "the file has "
                    + sample.getValue().length
                    + " bytes; at most "
                    + LARGEST_SAMPLE
                    + " are kept",
                "Keep samples small."));
      }
    }
    if (total > LARGEST_SAMPLES) {
      problems.add(
          error(
              "facts-samples",
              "the samples have " + total + " bytes; at most " + LARGEST_SAMPLES + " are kept",
              "Keep those that tell the most."));
    }
    refuse(problems);
  }

  private static void checkPath(String folder, String path, List<Diagnostic> problems) {
    if (!isHarmless(path, 0)) {
      problems.add(
          error(
              folder + shown(path),
              "this is no name of a file in a version",
              "Name it as in grounds/format.drl: folders and a file, at most "
                  + DEEPEST
                  + " deep and "
                  + LONGEST_PATH
                  + " characters long, without .. and without characters that are not seen."));
    }
  }

  /**
   * Whether a path names a file below a folder and nothing else.
   *
   * @param around how many folders may stand around that folder in the path
   */
  static boolean isHarmless(String path, int around) {
    String[] names = path.split("/", -1);
    boolean harmless =
        path.length() <= LONGEST_PATH * (1 + around) && names.length <= DEEPEST + around;
    for (String name : names) {
      harmless &= !name.isBlank() && !name.equals(".") && !name.equals("..");
    }
    return harmless
        && path.indexOf('\\') < 0
        && path.codePoints().noneMatch(ContentCheck::isUnseen);
  }

  private static boolean isUnseen(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** A path for people, whatever it holds. */
  static String shown(String path) {
    String plain = path.replaceAll("[\\p{C}]", "?");
    return plain.length() <= LONGEST_PATH ? plain : plain.substring(0, LONGEST_PATH) + "…";
  }

  /** The text of a sample's file. */
  static String text(String path, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.replace("\r\n", "\n");
    } catch (CharacterCodingException notUtf8) {
      throw new PolicyException(
          Place.of(Content.SAMPLES + path),
          "the file is not UTF-8 text",
          "Save it as UTF-8 in your editor.");
    }
  }

  static void refuse(List<Diagnostic> problems) {
    if (problems.stream().anyMatch(Diagnostic::isError)) {
      throw new PolicyException(problems);
    }
  }

  static Diagnostic error(String file, String problem, String advice) {
    return new Diagnostic(Diagnostic.Severity.ERROR, Place.of(file), "", problem, advice);
  }
}
