package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.FailureMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Cases made at random that state what {@link GeneratedRules} ask about, on and beside bounds. */
public final class GeneratedRuleCases {

  private static final List<@Nullable Object> DECIMALS =
      numbers("0", "0.0001", "1.9999", "2", "2.0001", "2.4999", "2.5", "2.5001", "100");
  private static final List<@Nullable Object> TIMES =
      numbers("0", "2", "2.5", "999999999999.9999", "1000000000000");
  private static final List<@Nullable Object> COUNTS =
      Arrays.asList(null, 0L, 1L, 2L, 3L, 999_999_999_999L, 1_000_000_000_000L);

  private final Random random;

  /** Begins the sequence that belongs to a seed. */
  public GeneratedRuleCases(long seed) {
    random = new Random(seed);
  }

  /** The next case. */
  public Case next() {
    var builder = new CaseBuilder("Generated");
    builder.put("baseline.failurePercent", one(DECIMALS));
    builder.put("baseline.acceptableFailurePercent", one(DECIMALS));
    builder.put("baseline.latencyMs", one(TIMES));
    builder.put("task.monthsCriteriaStable", one(DECIMALS));
    builder.put("baseline.promptWords", one(COUNTS));
    builder.put("baseline.fewShotExamples", one(COUNTS));
    builder.put("baseline.chainOfThought", one(Arrays.asList(null, true, false)));
    builder.put("baseline.instructionPrecise", one(Arrays.asList(null, true, false)));
    builder.put(
        "baseline.failureMode", one(Arrays.asList(null, FailureMode.FORMAT, FailureMode.NONE)));
    builder.put("data.labeledExamples", one(COUNTS));
    builder.put("data.flawedPercent", one(DECIMALS));
    builder.put("attributes.words", random.nextInt(3) == 0 ? null : one(GeneratedRules.TEXTS));
    builder.put("attributes.number", one(numbers("0", "-3", "2", "2.4999", "2.5")));
    builder.put("attributes.flag", one(Arrays.asList(null, true, false)));
    builder.put("attributes.region", one(Arrays.asList(null, "EU", "end")));
    if (random.nextBoolean()) {
      builder.attribute(Attribute.of("undeclared", "EU"));
    }
    return builder.build();
  }

  private <T extends @Nullable Object> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<@Nullable Object> numbers(String... numbers) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(null);
    for (String number : numbers) {
      all.add(new BigDecimal(number));
    }
    return all;
  }
}
