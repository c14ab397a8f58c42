package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.policy.Registers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in the policy's own words what a sample expects, and how a decision differs from it. */
public final class SampleWords {

  private final Registers registers;

  /** Words of a policy. */
  public SampleWords(Registers registers) {
    this.registers = registers;
  }

  /** The verdict that is expected, and the one that came, with its reason. */
  String verdict(String expected, Decision decision) {
    String got = registers.label("Verdict", decision.verdict().outcome().name());
    String because = decision.verdict().because();
    String said = because.startsWith(got) ? because : got + ": " + because;
    return "expected " + registers.label("Verdict", expected) + ", got " + unended(said);
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /**
   * What is missing of a list, and what is more than expected.
   *
   * @param name of the list, such as {@code gaps}
   */
  String list(String name, List<String> expected, List<String> got) {
    UnaryOperator<String> words = words(name);
    List<String> missing = without(expected, got);
    List<String> more = without(got, expected);
    String title = title(name);
    return missing.isEmpty() && more.isEmpty()
        ? title + ": expected in the order " + told(expected, words) + ", got " + told(got, words)
        : title + ": expected " + told(missing, words) + ", got " + told(more, words);
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }

  private static String told(List<String> codes, UnaryOperator<String> words) {
    return codes.isEmpty()
        ? "none"
        : codes.stream()
            .map(code -> "\"" + unended(words.apply(code)) + "\"")
            .collect(Collectors.joining(" and "));
  }

  private UnaryOperator<String> words(String name) {
    return switch (name) {
      case "actions" -> code -> registers.label("Action", code);
      case "grounds" -> code -> registers.label("Ground", code);
      case "prospects" -> code -> registers.label("Prospect", code);
      case "gaps" -> code -> registers.label("Gap", code);
      case "vetoes" -> code -> registers.label("Veto", code);
      case "warnings" -> code -> registers.label("Warning", code);
      case "findings" -> code -> registers.label("Finding", code);
      case "questions" -> registers::label;
      default -> paths -> both(paths);
    };
  }

  private String both(String paths) {
    int comma = paths.indexOf(',');
    return comma < 0
        ? registers.label(paths)
        : registers.label(paths.substring(0, comma))
            + " against "
            + registers.label(paths.substring(comma + 1));
  }

  /** Whether this names a list of a decision that a sample can expect. */
  static boolean isList(String name) {
    return ExpectationReader.LISTS.contains(name);
  }

  /**
   * A list in words.
   *
   * @param name of the list, such as {@code gaps}
   * @param codes as {@link SampleDifference} joins them
   */
  String codes(String name, String codes) {
    UnaryOperator<String> words = words(name);
    return Stream.of(codes.split(", ", -1))
        .map(code -> unended(words.apply(code)))
        .collect(Collectors.joining("; "));
  }

  /** What people call a list, such as {@code missing homework}; else the name itself. */
  static String title(String name) {
    return switch (name) {
      case "actions" -> "what to do";
      case "grounds" -> "reasons for tuning";
      case "prospects" -> "possible reasons for tuning";
      case "gaps" -> "missing homework";
      case "vetoes" -> "what rules tuning out";
      case "questions" -> "open questions";
      default -> name;
    };
  }
}
