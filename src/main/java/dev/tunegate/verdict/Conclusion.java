package dev.tunegate.verdict;

/** What a rule can conclude. Conclusions are a set: two rules that reach the same one agree. */
public sealed interface Conclusion
    permits Finding,
        Ground,
        Prospect,
        Gap,
        Veto,
        Contradiction,
        Action,
        Question,
        Warning,
        Reading,
        Check,
        Verdict {

  /** What tells it from others of its type, such as {@code FORMAT} or {@code 3:YES}. */
  String key();

  /** The name of its type, such as {@code Ground}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * The conclusion of a type and a {@linkplain #key key}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Conclusion of(String type, String key) {
    return switch (type) {
      case "Finding" -> new Finding(key);
      case "Ground" -> new Ground(key);
      case "Prospect" -> new Prospect(key);
      case "Gap" -> new Gap(key);
      case "Veto" -> new Veto(key);
      case "Action" -> new Action(key);
      case "Question" -> new Question(key);
      case "Warning" -> new Warning(key);
      case "Verdict" -> new Verdict(Outcome.valueOf(key));
      case "Contradiction" -> new Contradiction(before(key, ','), after(key, ','));
      case "Reading" -> new Reading(before(key, ':'), Side.valueOf(after(key, ':')));
      case "Check" ->
          new Check(Integer.parseInt(before(key, ':')), Answer.valueOf(after(key, ':')));
      default -> throw new IllegalArgumentException("No conclusion is called " + type);
    };
  }

  private static String before(String key, char sign) {
    return key.substring(0, split(key, sign));
  }

  private static String after(String key, char sign) {
    return key.substring(split(key, sign) + 1);
  }

  private static int split(String key, char sign) {
    int at = key.indexOf(sign);
    if (at < 0) {
      throw new IllegalArgumentException("No conclusion has the key " + key);
    }
    return at;
  }

  /** Readable and unique among conclusions, such as {@code Ground:FORMAT}. */
  default String id() {
    return type() + ":" + key();
  }
}
