package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cases made at random from a fixed seed, with the limits of every range among their values. */
public final class GeneratedCases {

  /** The seed; print it where a property fails. */
  public static final long SEED = 20_260_515L;

  private static final List<String> TEXTS =
      List.of("", "EU", "naïve – \"quoted\" \\ / \n\t", "雪だるま ☃", "🙂🙃", "0", "null", "a/b~c");

  private final Random random;

  /** Begins the sequence that belongs to a seed. */
  public GeneratedCases(long seed) {
    random = new Random(seed);
  }

  /** As many cases as are wanted, always the same. */
  public static List<Case> many(int count) {
    var cases = new GeneratedCases(SEED);
    return IntStream.range(0, count).mapToObj(number -> cases.next(number)).toList();
  }

  private Case next(int number) {
    var builder = new CaseBuilder("Case " + number + " " + text());
    if (random.nextBoolean()) {
      builder.description(text());
    }
    int density = random.nextInt(101);
    for (Field field : Catalogue.fields()) {
      if (random.nextInt(100) < density) {
        builder.put(field.path(), value(field));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.attribute(attribute("name " + random.nextInt(50) + text()));
    }
    Case made = builder.build();
    return made.baseline().failurePercent() == null
        ? made
        : builder.put("baseline.failureRateMeasured", true).build();
  }

  private Object value(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> random.nextBoolean();
      case INTEGER ->
          switch (random.nextInt(4)) {
            case 0 -> 0L;
            case 1 -> field.max();
            case 2 -> (long) random.nextInt(2_000_000);
            default -> (long) random.nextInt(1_000);
          };
      case DECIMAL ->
          switch (random.nextInt(4)) {
            case 0 -> new BigDecimal("0.0001");
            case 1 -> BigDecimal.valueOf(field.max());
            case 2 -> BigDecimal.valueOf(1 + random.nextInt(100));
            default -> BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4);
          };
      case ENUM -> {
        Object[] constants = field.valueType().getEnumConstants();
        yield constants[random.nextInt(constants.length)];
      }
    };
  }

  private Attribute attribute(String name) {
    return switch (random.nextInt(3)) {
      case 0 -> Attribute.of(name, text());
      case 1 -> Attribute.of(name, BigDecimal.valueOf(random.nextLong() % 1_000_000_000L, 4));
      default -> Attribute.of(name, random.nextBoolean());
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
