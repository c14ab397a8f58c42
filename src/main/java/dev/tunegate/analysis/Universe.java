package dev.tunegate.analysis;

import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the rules of a policy can conclude, each conclusion with a bit. */
final class Universe {

  private final int first;
  private final List<Conclusion> conclusions = new ArrayList<>();
  private final Map<Conclusion, Integer> bits = new HashMap<>();
  private final Map<String, List<Conclusion>> byType = new HashMap<>();

  /**
   * An empty universe.
   *
   * @param first the bit of its first conclusion
   */
  Universe(int first) {
    this.first = first;
  }

  /** The bit of a conclusion, which is taken in where it is new. */
  int add(Conclusion conclusion) {
    Integer known = bits.get(conclusion);
    if (known != null) {
      return known;
    }
    int bit = first + conclusions.size();
    bits.put(conclusion, bit);
    conclusions.add(conclusion);
    byType.computeIfAbsent(conclusion.type(), type -> new ArrayList<>()).add(conclusion);
    return bit;
  }

  /** The bit of a conclusion; null where no rule can reach it. */
  @Nullable Integer bit(Object conclusion) {
    return bits.get(conclusion);
  }

  /** All conclusions of a type. */
  List<Conclusion> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** The conclusion of a bit. */
  Conclusion at(int bit) {
    return conclusions.get(bit - first);
  }

  /** The first bit. */
  int first() {
    return first;
  }

  /** The bit after the last. */
  int end() {
    return first + conclusions.size();
  }
}
