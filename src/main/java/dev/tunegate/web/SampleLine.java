package dev.tunegate.web;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.DifferenceText;
import dev.tunegate.analysis.SampleWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sample that changes, with facts, answers, codes and verdicts by what people call them. */
final class SampleLine {

  private static final String EXPECTED = "expected ";

  private final @Nullable Registers registers;

  private SampleLine(@Nullable Registers registers) {
    this.registers = registers;
  }

  /**
   * A change in words.
   *
   * @param registers whose words are taken; null where the policy cannot be read
   */
  static ComparePage.Line of(Change change, @Nullable Registers registers) {
    return new SampleLine(registers).line(change);
  }

  /** A sample by its sentence; what is no path of one stays as it is. */
  static String sentence(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
  }

  private ComparePage.Line line(Change change) {
    String name = change.name();
    String verdict = verdict(name.substring(0, Math.max(0, name.indexOf('/'))));
    String sentence = "“" + sentence(name) + "”";
    String headline =
        switch (change.kind()) {
          case ADDED -> sentence + " is new, under " + verdict;
          case REMOVED -> sentence + " is gone; it stood under " + verdict;
          default -> sentence + " changes";
        };
    return new ComparePage.Line(headline, change.details().stream().map(this::detail).toList());
  }

  private ComparePage.Detail detail(Detail detail) {
    var worded =
        new Detail(
            title(detail.aspect()),
            value(detail.aspect(), detail.before()),
            value(detail.aspect(), detail.after()));
    return new ComparePage.Detail(DifferenceText.before(worded), DifferenceText.after(worded));
  }

  private String title(String aspect) {
    if (aspect.equals("folder")) {
      return "stands under";
    }
    if (aspect.startsWith(EXPECTED)) {
      return EXPECTED + SampleWords.title(aspect.substring(EXPECTED.length()));
    }
    return registers != null && isFact(aspect) ? registers.label(aspect) : aspect;
  }

  private boolean isFact(String aspect) {
    return registers != null && registers.paths().contains(aspect);
  }

  private String value(String aspect, String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    if (aspect.equals("folder") || aspect.equals("expected verdict")) {
      return verdict(raw);
    }
    if (registers == null) {
      return raw;
    }
    if (SampleWords.isList(aspect.replaceFirst(EXPECTED, ""))) {
      return new SampleWords(registers).codes(aspect.substring(EXPECTED.length()), raw);
    }
    return isFact(aspect) ? fact(registers, aspect, raw) : raw;
  }

  private static String fact(Registers registers, String path, String raw) {
    @Nullable QuestionText question = registers.questions().get(path);
    Map<String, String> answers = question == null ? Map.of() : question.answers();
    if (answers.containsKey(raw)) {
      return answers.get(raw);
    }
    if (raw.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return (Wording.number(new BigDecimal(raw)) + " " + registers.unit(path)).strip();
    }
    return raw.equals("true") ? "yes" : raw.equals("false") ? "no" : raw;
  }

  private String verdict(String code) {
    boolean known = registers != null && registers.code("Verdict", code) != null;
    return known
        ? registers.label("Verdict", code)
        : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
