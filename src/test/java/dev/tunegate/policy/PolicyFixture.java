package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A small sound policy in memory, to be changed file by file. */
public final class PolicyFixture {

  /** How every rule file begins. */
  public static final String IMPORTS =
      "import dev.tunegate.facts.*\nimport dev.tunegate.verdict.*\n\n";

  /** The file into which {@link #rule} and {@link #rules} write. */
  public static final String ADDED = "added/added.drl";

  private final SortedMap<String, String> files = new TreeMap<>();

  private PolicyFixture() {}

  /** A policy of nine rules that gives every case exactly one verdict and keeps every promise. */
  public static PolicyFixture sound() {
    return bare()
        .with("grounds/format.drl", IMPORTS + FixtureTexts.GROUND)
        .with("homework/examples.drl", IMPORTS + FixtureTexts.HOMEWORK)
        .with("verdict/verdict.drl", IMPORTS + FixtureTexts.VERDICTS);
  }

  /** The registers of the policy, and no rules. */
  public static PolicyFixture bare() {
    return new PolicyFixture()
        .with("policy.yaml", FixtureTexts.POLICY)
        .with("statements.yaml", FixtureTexts.STATEMENTS)
        .with("thresholds.yaml", FixtureTexts.THRESHOLDS)
        .with("codes.yaml", FixtureTexts.CODES)
        .with("questions.yaml", questions());
  }

  /** Adds or replaces a file. */
  public PolicyFixture with(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** Replaces a piece of a file, which must be there. */
  public PolicyFixture replace(String path, String old, String text) {
    String before = files.getOrDefault(path, "");
    if (!before.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return with(path, before.replace(old, text));
  }

  /** Declares attributes, each of them such as {@code region: text} or {@code share: number}. */
  public PolicyFixture declare(String... attributes) {
    for (String attribute : attributes) {
      String[] words = attribute.split(": ", 2);
      String declaration =
          "%s: { type: %s, group: all, label: \"the %s\", ask: \"What is %s?\", means: \"It counts.\" }\n"
              .formatted(words[0], words[1], words[0], words[0]);
      files.merge("attributes.yaml", declaration, String::concat);
    }
    return this;
  }

  /** Removes a file. */
  public PolicyFixture without(String path) {
    files.remove(path);
    return this;
  }

  /** Adds one rule named "Added" with these conditions, which concludes a gap. */
  public PolicyFixture conditions(String conditions) {
    return rule("Added", conditions, "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );");
  }

  /** Adds a file with one rule. */
  public PolicyFixture rule(String name, String conditions, String consequence) {
    return rules(ruleText(name, conditions, consequence));
  }

  /** Adds a file with these rules. */
  public PolicyFixture rules(String... rules) {
    return with(ADDED, IMPORTS + String.join("\n", rules));
  }

  /** A rule with a source and a reason. */
  public static String ruleText(String name, String conditions, String consequence) {
    return """
        rule "%s"
            @source( L1 )
            @because( "It is so" )
        when
            %s
        then
            %s
        end
        """
        .formatted(name, conditions, consequence);
  }

  /** The text of every file by its path. */
  public Map<String, String> files() {
    return files;
  }

  /** The bytes of every file by its path. */
  public Map<String, byte[]> bytes() {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  /** The policy as the checks take it. */
  public PolicySource source() {
    return PolicySource.of(bytes());
  }

  /** What the quick check says, told also where the text cannot even be taken. */
  public PolicyChecker.Result check() {
    try {
      return PolicyChecker.check(source());
    } catch (PolicyException refused) {
      return new PolicyChecker.Result(null, null, refused.diagnostics());
    }
  }

  /** The errors that the quick check tells. */
  public List<Diagnostic> errors() {
    return check().diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  /** The one error that the quick check tells. */
  public Diagnostic error() {
    List<Diagnostic> errors = errors();
    if (errors.size() != 1) {
      throw new AssertionError("One error is wanted, not " + errors);
    }
    return errors.get(0);
  }

  /** The checked model. */
  public PolicyModel model() {
    return check().orThrow();
  }

  /** The checked rule of a name. */
  public Rule model(String rule) {
    Rule found = model().rule(rule);
    if (found == null) {
      throw new AssertionError("No rule is named " + rule);
    }
    return found;
  }

  /** The compiled policy. */
  public Policy policy() {
    return Policy.compile(model());
  }

  private static String questions() {
    return Catalogue.fields().stream()
        .map(PolicyFixture::question)
        .collect(
            Collectors.joining("", "groups:\n  all: { title: \"Everything\" }\nquestions:\n", ""));
  }

  private static String question(Field field) {
    String answers =
        field.allowedValues().stream()
            .map(value -> "%s: \"the answer %s\"".formatted(value, value))
            .collect(Collectors.joining(", "));
    return "  %s: { group: all, label: \"the %s\", ask: \"What is %s?\", means: \"It counts.\"%s }\n"
        .formatted(
            field.path(),
            field.name(),
            field.name(),
            answers.isEmpty() ? "" : ", answers: { " + answers + " }");
  }
}
