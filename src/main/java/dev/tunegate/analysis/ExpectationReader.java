package dev.tunegate.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code .expect.yaml} files. */
final class ExpectationReader {

  /** Lists of a decision that can be expected. */
  static final Set<String> LISTS =
      Set.of(
          "actions",
          "grounds",
          "prospects",
          "gaps",
          "vetoes",
          "warnings",
          "findings",
          "contradictions",
          "questions");

  private static final int LARGEST = 64 << 10;

  private ExpectationReader() {}

  /**
   * Reads an expectation.
   *
   * @throws IllegalArgumentException if it is none, with a message that says why
   */
  static Expectation read(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(6);
    options.setAllowDuplicateKeys(false);
    Object root;
    try {
      root = new Yaml(new SafeConstructor(options)).load(text);
    } catch (YAMLException broken) {
      throw new IllegalArgumentException("it is no YAML that can be read", broken);
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("it holds no keys and values");
    }
    String verdict = "";
    String why = "";
    Map<String, List<String>> lists = new LinkedHashMap<>();
    List<Expectation.Problem> problems = List.of();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.equals("verdict")) {
        verdict = String.valueOf(entry.getValue());
      } else if (key.equals("why")) {
        why = String.valueOf(entry.getValue());
      } else if (key.equals("problems")) {
        problems = problems(entry.getValue());
      } else if (LISTS.contains(key)) {
        lists.put(key, texts(key, entry.getValue()));
      } else {
        throw new IllegalArgumentException(
            "the key "
                + key
                + " is not known; known are verdict, why, problems and "
                + String.join(", ", LISTS.stream().sorted().toList()));
      }
    }
    return new Expectation(verdict, why, lists, problems);
  }

  private static List<String> texts(String key, Object value) {
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException(key + " is no list");
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      texts.add(
          item instanceof List<?> pair
              ? String.join(",", pair.stream().map(String::valueOf).toList())
              : String.valueOf(item));
    }
    return texts;
  }

  private static List<Expectation.Problem> problems(Object value) {
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException("problems is no list");
    }
    List<Expectation.Problem> problems = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> problem)) {
        throw new IllegalArgumentException("a problem has a pointer and a type");
      }
      problems.add(
          new Expectation.Problem(
              String.valueOf(problem.get("pointer")), String.valueOf(problem.get("type"))));
    }
    return problems;
  }
}
