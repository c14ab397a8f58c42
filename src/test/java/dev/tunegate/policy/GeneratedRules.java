package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Conditions made at random that the checks accept, with every operator over every kind of field.
 */
public final class GeneratedRules {

  private static final List<String> DECIMALS =
      List.of("failurePercent", "acceptableFailurePercent", "latencyMs");
  private static final List<String> COUNTS = List.of("promptWords", "fewShotExamples");
  private static final List<String> FLAGS = List.of("chainOfThought", "instructionPrecise");
  private static final List<String> ENUMS = List.of("failureMode");
  private static final List<String> MODES =
      List.of("FailureMode.FORMAT", "FailureMode.NONE", "FailureMode.KNOWLEDGE");
  private static final List<String> ORDERINGS = List.of("<", "<=", ">", ">=");
  private static final List<String> EQUALITIES = List.of("==", "!=");
  static final List<String> TEXTS =
      List.of(
          "EU",
          "eu",
          "",
          "a \"quoted\" \\ one",
          "naïve – 雪 🙂",
          "end",
          "$x @{1} ${2}",
          "0",
          "null");

  private final Random random;

  GeneratedRules(long seed) {
    random = new Random(seed);
  }

  /** A policy of such rules, each with a conclusion of its own. */
  public static PolicyModel policy(int rules, long seed) {
    var generated = new GeneratedRules(seed);
    List<String> paths = Catalogue.fields().stream().map(Field::path).toList();
    return PolicyFixture.bare()
        .declare(
            "words: text",
            "number: number",
            "flag: flag",
            "region: text, answers: { EU: \"in the EU\", end: \"at the end\" }")
        .replace(
            "thresholds.yaml",
            "least examples",
            """
            whole: { value: 2, source: [ L2 ], since: 2026-01-01 }
            fraction: { value: 2.5, source: [ L2 ], since: 2026-01-01 }
            huge: { value: 1000000000000, source: [ L2 ], since: 2026-01-01 }
            least examples\
            """)
        .rules(
            IntStream.range(0, rules)
                .mapToObj(
                    i ->
                        PolicyFixture.ruleText(
                            "rule " + i,
                            generated.next(),
                            "insert( new Contradiction( \"%s\", \"%s\" ) );"
                                .formatted(
                                    paths.get(i / paths.size()), paths.get(i % paths.size()))))
                .toArray(String[]::new))
        .model();
  }

  /** Conditions of one rule. */
  String next() {
    return switch (random.nextInt(7)) {
      case 0 -> attribute();
      case 3 -> boundToTwo();
      case 4 ->
          "Baseline( $own : failurePercent, acceptableFailurePercent %s $own )"
              .formatted(one(ORDERINGS));
      case 1 -> bound();
      case 2 -> boundToAttribute();
      default -> thresholds() + "Baseline( " + any(2) + " )";
    };
  }

  private static String thresholds() {
    return """
        Threshold( name == "whole", $whole : value )
        Threshold( name == "fraction", $fraction : value )
        Threshold( name == "huge", $huge : value )
        """;
  }

  /** Another part is compared with what is bound in the first. */
  private String bound() {
    boolean decimal = random.nextBoolean();
    boolean guarded = random.nextBoolean();
    String field = one(decimal ? DECIMALS : COUNTS);
    String other =
        guarded
            ? one(decimal ? List.of("flawedPercent") : List.of("labeledExamples", "usableExamples"))
            : one(List.of("labeledExamples", "usableExamples", "flawedPercent"));
    String operator = guarded && random.nextBoolean() ? one(EQUALITIES) : one(ORDERINGS);
    String first =
        "Baseline( $bound : %s%s )\n".formatted(field, guarded ? ", " + field + " != null" : "");
    return first
        + "Data( %s%s %s $bound )"
            .formatted(EQUALITIES.contains(operator) ? other + " != null, " : "", other, operator);
  }

  /** One comparison joins what is bound in two other conditions. */
  private String boundToTwo() {
    return """
        Baseline( $one : failurePercent )
        Data( $two : labeledExamples )
        Task( monthsCriteriaStable %s $one %s monthsCriteriaStable %s $two )
        """
        .formatted(one(ORDERINGS), one(List.of("&&", "||")), one(ORDERINGS));
  }

  /** What an attribute holds is compared with what is bound before. */
  private String boundToAttribute() {
    String prefix = one(List.of("", "exists ", "not "));
    return switch (random.nextInt(4)) {
      case 0 ->
          "Baseline( $f : chainOfThought, chainOfThought != null )\n"
              + prefix
              + "Attribute( name == \"flag\", flag %s $f )".formatted(one(EQUALITIES));
      case 1 ->
          "Baseline( $n : failurePercent )\n"
              + prefix
              + "Attribute( name == \"number\", number %s $n )".formatted(one(ORDERINGS));
      case 2 ->
          "Attribute( name == \"number\", $n : number )\n"
              + "Baseline( latencyMs %s $n )".formatted(one(ORDERINGS));
      default ->
          "Attribute( name == \"region\", $t : text )\n"
              + prefix
              + "Attribute( name == \"words\", text %s $t )".formatted(one(EQUALITIES));
    };
  }

  private String attribute() {
    String asked =
        switch (random.nextInt(9)) {
          case 0 -> "\"words\", text == " + text();
          case 1 -> "\"words\", text != " + text();
          case 2 -> "\"words\", text in ( " + text() + ", " + text() + " )";
          case 3 -> "\"words\", text not in ( " + text() + ", " + text() + " )";
          case 4 -> "\"number\", number " + one(ORDERINGS) + " $fraction";
          case 5 -> "\"number\", number == 0 || number " + one(EQUALITIES) + " $whole";
          case 6 -> "\"flag\", flag " + one(EQUALITIES) + " " + random.nextBoolean();
          case 7 -> "\"region\", text != \"EU\"";
          default ->
              "\"words\" || name == \"region\", name in ( \"words\", \"region\" ), text == \"EU\"";
        };
    String prefix = one(List.of("", "exists ", "not "));
    return thresholds() + prefix + "Attribute( name == " + asked + " )";
  }

  private String any(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return comparison();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(any(depth - 1));
    }
    return "( " + String.join(one(List.of(" && ", " || ")), parts) + " )";
  }

  private String comparison() {
    return switch (random.nextInt(12)) {
      case 0 -> one(FLAGS) + " == " + random.nextBoolean();
      case 1 -> guarded(one(FLAGS), " != " + random.nextBoolean());
      case 2 -> one(ENUMS) + " == " + one(MODES);
      case 3 -> guarded(one(ENUMS), " != " + one(MODES));
      case 4 -> one(ENUMS) + " in ( " + one(MODES) + ", " + one(MODES) + " )";
      case 5 -> guarded(one(ENUMS), " not in ( " + one(MODES) + ", " + one(MODES) + " )");
      case 6 -> one(any()) + " " + one(EQUALITIES) + " null";
      case 7 -> number() + " " + one(ORDERINGS) + " " + number();
      case 8 -> equalFields();
      case 9 -> withZero(number());
      default -> withThreshold();
    };
  }

  private String equalFields() {
    List<String> kind = random.nextBoolean() ? DECIMALS : COUNTS;
    String one = one(kind);
    String other = one(kind);
    return "( %s != null && %s != null && %s %s %s )"
        .formatted(one, other, one, one(EQUALITIES), other);
  }

  private String withZero(String field) {
    return switch (random.nextInt(4)) {
      case 0 -> field + " == 0";
      case 1 -> guarded(field, " != 0");
      case 2 -> field + " in ( 0 )";
      default -> field + " " + one(ORDERINGS) + " 0";
    };
  }

  private String withThreshold() {
    boolean decimal = random.nextBoolean();
    String field = one(decimal ? DECIMALS : COUNTS);
    String number =
        decimal ? one(List.of("$whole", "$fraction", "$huge")) : one(List.of("$whole", "$huge"));
    return random.nextInt(3) == 0
        ? guarded(field, " " + one(EQUALITIES) + " " + number)
        : field + " " + one(ORDERINGS) + " " + number;
  }

  private static String guarded(String field, String rest) {
    return "( " + field + " != null && " + field + rest + " )";
  }

  private String number() {
    return one(random.nextBoolean() ? DECIMALS : COUNTS);
  }

  private List<String> any() {
    return switch (random.nextInt(4)) {
      case 0 -> DECIMALS;
      case 1 -> COUNTS;
      case 2 -> FLAGS;
      default -> ENUMS;
    };
  }

  private String text() {
    return '"' + one(TEXTS).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
