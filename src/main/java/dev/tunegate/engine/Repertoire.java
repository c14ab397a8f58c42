package dev.tunegate.engine;

import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a policy is known to be able to conclude, numbered in the order in which a decision lists
 * it: by type, then in the order of {@code codes.yaml} or {@code questions.yaml}.
 */
final class Repertoire {

  /**
   * A conclusion as a decision lists it.
   *
   * @param code by which its wording is found
   * @param label its wording; of a question how it is asked
   */
  record Listed(Conclusion conclusion, String code, String label) {}

  /** The numbers that conclusions of one type have, the last one left out. */
  record Range(int from, int to) {
    private static final Range NONE = new Range(0, 0);
  }

  private final Map<String, Map<String, Integer>> places = new HashMap<>();
  private final Comparator<Conclusion> order =
      Comparator.comparing(Conclusion::type)
          .thenComparingInt(this::place)
          .thenComparing(Conclusion::key);
  private final Registers registers;
  private final List<Listed> conclusions;
  private final Map<Conclusion, Integer> numbers = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();

  Repertoire(PolicyModel model) {
    this.registers = model.registers();
    registers.codes().forEach((type, codes) -> place(type, codes.keySet()));
    place("Question", registers.questions().keySet());
    var known = new TreeSet<>(order);
    registers.questions().keySet().forEach(path -> known.add(new Question(path)));
    for (Rule rule : model.rules()) {
      rule.insertions().stream().flatMap(Repertoire::known).forEach(known::add);
    }
    this.conclusions = known.stream().map(this::list).toList();
    for (Conclusion conclusion : known) {
      int number = numbers.size();
      numbers.put(conclusion, number);
      ranges.merge(
          conclusion.type(),
          new Range(number, number + 1),
          (all, one) -> new Range(all.from(), one.to()));
    }
  }

  private static Stream<Conclusion> known(Rule.Insertion insertion) {
    return Stream.ofNullable(Conclusions.constant(insertion));
  }

  private void place(String type, Collection<String> codes) {
    Map<String, Integer> ofType = new HashMap<>();
    codes.forEach(code -> ofType.put(code, ofType.size()));
    places.put(type, ofType);
  }

  private int place(Conclusion conclusion) {
    return places.getOrDefault(conclusion.type(), Map.of()).getOrDefault(code(conclusion), 0);
  }

  /** A conclusion with its wording. */
  Listed list(Conclusion conclusion) {
    String code = code(conclusion);
    QuestionText asked =
        conclusion instanceof Question question ? registers.questions().get(question.path()) : null;
    String label = asked == null ? registers.label(conclusion.type(), code) : asked.ask();
    return new Listed(conclusion, code, label);
  }

  private static String code(Conclusion conclusion) {
    if (conclusion instanceof Reading reading) {
      return reading.dimension();
    }
    return conclusion instanceof Check check ? String.valueOf(check.item()) : conclusion.key();
  }

  /** The order in which a decision lists conclusions. */
  Comparator<Conclusion> order() {
    return order;
  }

  /** How many conclusions are known. */
  int size() {
    return conclusions.size();
  }

  /** Number of a conclusion, or -1 for one that is not known before a case. */
  int number(Conclusion conclusion) {
    return numbers.getOrDefault(conclusion, -1);
  }

  /** The conclusion of a number. */
  Listed listed(int number) {
    return conclusions.get(number);
  }

  /** The codes and wordings of all that is known. */
  Stream<String> texts() {
    return conclusions.stream().flatMap(listed -> Stream.of(listed.code(), listed.label()));
  }

  /** The numbers of a type. */
  Range range(String type) {
    return ranges.getOrDefault(type, Range.NONE);
  }
}
