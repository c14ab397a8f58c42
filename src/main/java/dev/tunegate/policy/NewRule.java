package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A rule as it is put together in a form, and its text. It is no checked rule yet: what is wrong
 * with it is for the quick check of the file it goes into to say.
 *
 * @param sources ids of the statements that it encodes
 * @param because the reason that people read, with bindings in braces
 * @param tests what it asks of facts
 * @param there conclusions that must be there
 * @param absent conclusions that must not be
 * @param concludes what it concludes
 */
public record NewRule(
    String name,
    List<String> sources,
    String because,
    List<Test> tests,
    List<Coded> there,
    List<Coded> absent,
    Coded concludes) {

  /** What the head of a file of rules says. */
  public static final String HEAD = "import dev.tunegate.facts.*\nimport dev.tunegate.verdict.*\n";

  /** How a fact is compared. */
  public enum Comparison {
    /** It has the value. */
    IS("is", "=="),
    /** It is stated, and has another value. */
    IS_NOT("is not", "!="),
    /** It is the number or more. */
    AT_LEAST("is at least", ">="),
    /** It is more than the number. */
    MORE("is more than", ">"),
    /** It is the number or less. */
    AT_MOST("is at most", "<="),
    /** It is less than the number. */
    LESS("is less than", "<"),
    /** It is stated. */
    STATED("is stated", ""),
    /** It is not stated. */
    NOT_STATED("is not stated", "");

    private final String words;
    private final String sign;

    Comparison(String words, String sign) {
      this.words = words;
      this.sign = sign;
    }

    /** For people, as it stands between a fact and a value. */
    public String words() {
      return words;
    }
  }

  /**
   * A comparison of a fact.
   *
   * @param type the part of the case, such as {@code Task}
   * @param threshold name of the number of the policy to compare with; empty for {@code value}
   * @param value what else to compare with, as a rule or a person writes it
   */
  public record Test(
      String type, String field, Comparison comparison, String threshold, String value) {}

  /** A conclusion by its type and code. */
  public record Coded(String type, String code) {}

  private static final java.util.regex.Pattern NAMED =
      java.util.regex.Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)(?:\\|[^}]*)?}");

  /** The rule as text, ready for a file. */
  public String text() {
    var text = new StringBuilder();
    text.append("rule \"").append(oneLine(name)).append("\"\n");
    text.append("    @source( ").append(String.join(", ", sources)).append(" )\n");
    text.append("    @because( \"").append(oneLine(because)).append("\" )\n");
    text.append("when\n");
    Map<String, String> limits = limits();
    limits.forEach(
        (threshold, variable) ->
            text.append("    Threshold( name == \"")
                .append(oneLine(threshold))
                .append("\", $")
                .append(variable)
                .append(" : value )\n"));
    patterns(limits)
        .forEach(
            (type, constraints) ->
                text.append("    ")
                    .append(type)
                    .append("( ")
                    .append(String.join(",\n" + " ".repeat(type.length() + 6), constraints))
                    .append(" )\n"));
    there.forEach(coded -> text.append("    exists ").append(pattern(coded)));
    absent.forEach(coded -> text.append("    not ").append(pattern(coded)));
    text.append("then\n    insert( new ")
        .append(concludes.type())
        .append(arguments(concludes))
        .append(" );\nend\n");
    return text.toString();
  }

  /** What stands between quotes is one line; quotes in it are those of print. */
  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ").replace('"', '”').replace('\\', '/');
  }

  private Map<String, String> limits() {
    Map<String, String> limits = new LinkedHashMap<>();
    for (Test test : tests) {
      if (!test.threshold().isEmpty()) {
        int number = limits.size() + 1;
        limits.putIfAbsent(test.threshold(), number == 1 ? "limit" : "limit" + number);
      }
    }
    return limits;
  }

  private Map<String, List<String>> patterns(Map<String, String> limits) {
    Set<String> told = new LinkedHashSet<>();
    Matcher named = NAMED.matcher(because);
    while (named.find()) {
      told.add(named.group(1));
    }
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    Set<String> bound = new LinkedHashSet<>();
    for (Test test : tests) {
      List<String> constraints = patterns.computeIfAbsent(test.type(), type -> new ArrayList<>());
      if (told.contains(test.field()) && bound.add(test.field())) {
        constraints.add("$" + test.field() + " : " + test.field());
      }
      constraints.addAll(constraints(test, limits));
    }
    return patterns;
  }

  /** No comparison with a fact that is not stated may match, so it is asked for where one could. */
  private static List<String> constraints(Test test, Map<String, String> limits) {
    String stated = test.field() + " != null";
    if (test.comparison() == Comparison.STATED) {
      return List.of(stated);
    }
    if (test.comparison() == Comparison.NOT_STATED) {
      return List.of(test.field() + " == null");
    }
    boolean limited = !test.threshold().isEmpty();
    String value = limited ? "$" + limits.get(test.threshold()) : literal(test);
    String compared = test.field() + " " + test.comparison().sign + " " + value;
    boolean guarded =
        test.comparison() == Comparison.IS_NOT || (test.comparison() == Comparison.IS && limited);
    return guarded ? List.of(stated, compared) : List.of(compared);
  }

  private static String literal(Test test) {
    String value = oneLine(test.value());
    Vocabulary.Type type = Vocabulary.type(test.type());
    Vocabulary.Member member = type == null ? null : type.members().get(test.field());
    if (member == null) {
      return value;
    }
    Class<?> constants = member.enumType();
    if (constants != null && value.indexOf('.') < 0) {
      return constants.getSimpleName() + "." + value;
    }
    if (member.values() == Vocabulary.Values.FLAG) {
      return value.equalsIgnoreCase("yes")
          ? "true"
          : value.equalsIgnoreCase("no") ? "false" : value;
    }
    return value;
  }

  private static String pattern(Coded coded) {
    return coded.type() + "( code == \"" + oneLine(coded.code()) + "\" )\n";
  }

  private static String arguments(Coded coded) {
    if (coded.type().equals("Verdict")) {
      return "( Outcome." + coded.code() + " )";
    }
    return "( \"" + oneLine(coded.code()) + "\" )";
  }

  /**
   * The text of a file with the rule at its end.
   *
   * @param file its text; empty for a new one
   */
  public String appendedTo(String file) {
    String before = file.isBlank() ? HEAD : file.stripTrailing() + "\n";
    return before + "\n" + text();
  }

  /** The types of conclusion that a form can offer: those told apart by a code alone. */
  public static List<String> conclusions() {
    return Vocabulary.conclusions().stream()
        .filter(
            type -> {
              Vocabulary.Type known = Vocabulary.type(type);
              return known != null && known.members().keySet().equals(Set.of("code"));
            })
        .collect(Collectors.toList());
  }
}
