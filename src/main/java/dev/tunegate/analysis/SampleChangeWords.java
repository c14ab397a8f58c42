package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how a sample changes, with facts, answers, codes and verdicts by what people call them. */
public final class SampleChangeWords {

  private static final String EXPECTED = "expected ";

  private final @Nullable Registers registers;

  /**
   * Words of a policy.
   *
   * @param registers null where the policy cannot be read; then what has no words stays as it is
   */
  public SampleChangeWords(@Nullable Registers registers) {
    this.registers = registers;
  }

  /** A detail of a changed sample in words. */
  public Detail detail(Detail detail) {
    String aspect = detail.aspect();
    return new Detail(title(aspect), value(aspect, detail.before()), value(aspect, detail.after()));
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

  /** What people call a verdict, by its code; one that the policy does not know stays readable. */
  public String verdict(String code) {
    boolean known = registers != null && registers.code("Verdict", code) != null;
    return known
        ? registers.label("Verdict", code)
        : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
