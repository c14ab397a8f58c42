package dev.tunegate.web;

import dev.tunegate.policy.NewRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was typed into the form for a new rule.
 *
 * @param file below {@code rules/}; empty where a new one is named
 * @param created the new file
 */
record RuleForm(
    String name,
    String file,
    String created,
    String source,
    String because,
    List<Line> lines,
    List<String> there,
    List<String> absent,
    String concludes) {

  private static final int LINES = 5;
  private static final int OTHERS = 2;

  /** One comparison, as it was typed. */
  record Line(String fact, String is, String limit, String value) {}

  static RuleForm of(HttpServletRequest request) {
    return new RuleForm(
        text(request, "name"),
        text(request, "file"),
        text(request, "created"),
        text(request, "source"),
        text(request, "because"),
        IntStream.range(0, LINES)
            .mapToObj(
                at ->
                    new Line(
                        text(request, "fact" + at),
                        text(request, "is" + at),
                        text(request, "limit" + at),
                        text(request, "value" + at)))
            .toList(),
        IntStream.range(0, OTHERS).mapToObj(at -> text(request, "there" + at)).toList(),
        IntStream.range(0, OTHERS).mapToObj(at -> text(request, "absent" + at)).toList(),
        text(request, "concludes"));
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  boolean isEmpty() {
    return name.isEmpty() && because.isEmpty() && concludes.isEmpty();
  }

  /** The file that the rule goes into; ends as files of rules do. */
  String path() {
    String chosen = created.isEmpty() ? file : created;
    String named = chosen.isEmpty() || chosen.endsWith(".drl") ? chosen : chosen + ".drl";
    return named.isEmpty() ? "" : "rules/" + named;
  }

  /** What keeps it from being a rule at all; the rest is for the check to say. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (name.isEmpty()) {
      missing.add("Name the rule in a short sentence.");
    }
    if (path().isEmpty()) {
      missing.add("Choose the file that it goes into, or name a new one.");
    }
    if (source.isEmpty()) {
      missing.add("Name the statements that it encodes, such as L31, L33.");
    }
    if (because.isEmpty()) {
      missing.add("Write the reason that people read.");
    }
    if (lines.stream().allMatch(line -> line.fact().isEmpty())
        && there.stream().allMatch(String::isEmpty)) {
      missing.add("Choose at least one fact, or one conclusion that must be there.");
    }
    if (coded(concludes).isEmpty()) {
      missing.add("Choose what it concludes.");
    }
    return missing;
  }

  NewRule rule() {
    List<NewRule.Test> tests = new ArrayList<>();
    for (Line line : lines) {
      String[] fact = line.fact().split("\\.", 2);
      if (fact.length == 2) {
        NewRule.Comparison comparison =
            Arrays.stream(NewRule.Comparison.values())
                .filter(each -> each.name().equals(line.is()))
                .findFirst()
                .orElse(NewRule.Comparison.STATED);
        tests.add(new NewRule.Test(fact[0], fact[1], comparison, line.limit(), line.value()));
      }
    }
    return new NewRule(
        name,
        List.of(source.split("\\s*,\\s*", -1)),
        because,
        tests,
        there.stream().flatMap(each -> coded(each).stream()).toList(),
        absent.stream().flatMap(each -> coded(each).stream()).toList(),
        coded(concludes).orElseThrow());
  }

  private static Optional<NewRule.Coded> coded(String word) {
    int colon = word.indexOf(':');
    return colon <= 0
        ? Optional.empty()
        : Optional.of(new NewRule.Coded(word.substring(0, colon), word.substring(colon + 1)));
  }
}
