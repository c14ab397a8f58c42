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

  /** Readable and unique among conclusions, such as {@code Ground:FORMAT}. */
  default String id() {
    return type() + ":" + key();
  }
}
