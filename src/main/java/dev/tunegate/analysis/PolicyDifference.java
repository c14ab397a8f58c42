package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Subject;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.policy.AttributeEntry;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.PolicyInfo;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Statement;
import dev.tunegate.policy.ThresholdEntry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two policies and their samples, told by what they mean: a rule that was
 * only moved or written differently is told as that.
 *
 * @param changes in a fixed order
 * @param files of the policy that differ as text, also where only comments do
 */
public record PolicyDifference(List<Change> changes, List<String> files) {

  /** Compares an older edition of a policy with a newer one. */
  public static PolicyDifference of(Edition before, Edition after) {
    return of(before.model(), before.samples(), after.model(), after.samples());
  }

  /** Compares policies that need not be ready to decide. */
  public static PolicyDifference of(
      PolicyModel before, Samples samplesBefore, PolicyModel after, Samples samplesAfter) {
    var differences = new Differences();
    registers(before.registers(), after.registers(), differences);
    new RuleDifference(before.rules(), after.rules(), differences).tell();
    new SampleDifference(before, after).tell(samplesBefore.all(), samplesAfter.all(), differences);
    List<Change> changes =
        differences.changes().stream().sorted(Comparator.comparing(Change::subject)).toList();
    return new PolicyDifference(changes, files(before, after));
  }

  private static List<String> files(PolicyModel before, PolicyModel after) {
    Map<String, String> old = before.source().files();
    Map<String, String> now = after.source().files();
    Set<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    return paths.stream().filter(path -> !Objects.equals(old.get(path), now.get(path))).toList();
  }

  private static void registers(Registers before, Registers after, Differences to) {
    to.compare(
        Subject.POLICY,
        Map.of("policy.yaml", before.info()),
        Map.of("policy.yaml", after.info()),
        PolicyDifference::described);
    to.compare(
        Subject.THRESHOLD, before.thresholds(), after.thresholds(), PolicyDifference::described);
    Set<String> types = new LinkedHashSet<>(after.codes().keySet());
    types.addAll(before.codes().keySet());
    for (String type : types) {
      to.compare(
          Subject.CODE,
          named(type, before.codesOf(type)),
          named(type, after.codesOf(type)),
          PolicyDifference::described);
      to.order(
          Subject.CODE_ORDER, type, before.codesOf(type).keySet(), after.codesOf(type).keySet());
    }
    to.compare(
        Subject.QUESTION, before.questions(), after.questions(), PolicyDifference::described);
    to.order(
        Subject.QUESTION_ORDER,
        "questions.yaml",
        before.questions().keySet(),
        after.questions().keySet());
    to.compare(
        Subject.GROUP,
        byName(before.groups(), QuestionText.Group::name),
        byName(after.groups(), QuestionText.Group::name),
        group -> aspects("title", group.title(), "intro", group.intro()));
    to.compare(
        Subject.ATTRIBUTE, before.attributes(), after.attributes(), PolicyDifference::described);
    to.compare(
        Subject.STATEMENT, before.statements(), after.statements(), PolicyDifference::described);
  }

  private static Map<String, Code> named(String type, Map<String, Code> codes) {
    return byName(List.copyOf(codes.values()), code -> type + " " + code.code());
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    return all.stream()
        .collect(Collectors.toMap(name, each -> each, (one, same) -> one, LinkedHashMap::new));
  }

  /** Names and values in turns, as the files have them. */
  private static Map<String, String> aspects(@Nullable Object... namesAndValues) {
    Map<String, String> aspects = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      aspects.put(String.valueOf(namesAndValues[i]), value == null ? "" : value.toString());
    }
    return aspects;
  }

  private static Map<String, String> described(PolicyInfo info) {
    return aspects(
        "name", info.name(),
        "title", info.title(),
        "owner", info.owner(),
        "review", info.review(),
        "article title", info.article(),
        "article publisher", info.publisher(),
        "article date", info.published());
  }

  private static Map<String, String> described(ThresholdEntry threshold) {
    String unit = threshold.unit().isEmpty() ? "" : " " + threshold.unit();
    return aspects(
        "value", threshold.value().toPlainString() + unit,
        "unit", threshold.unit(),
        "source", String.join(", ", threshold.sources()),
        "since", threshold.since(),
        "note", threshold.note());
  }

  private static Map<String, String> described(Code code) {
    return aspects(
        "label", code.label(),
        "prompting", code.prompting(),
        "tuning", code.tuning(),
        "retired", yes(code.retired()),
        "successor", code.successor(),
        "conflicting-testimony", yes(code.conflictingTestimony()),
        "reason", yes(code.reason()),
        "unstated", code.unstated());
  }

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }

  private static Map<String, String> described(QuestionText question) {
    Map<String, String> aspects =
        aspects(
            "group", question.group(),
            "label", question.label(),
            "ask", question.ask(),
            "means", question.means());
    question.answers().forEach((value, words) -> aspects.put("answer " + value, words));
    return aspects;
  }

  private static Map<String, String> described(AttributeEntry attribute) {
    AttributeDeclaration declared = attribute.declaration();
    return aspects(
        "type", declared.type().word(),
        "unit", declared.unit(),
        "min", declared.min().toPlainString(),
        "max", declared.max().toPlainString(),
        "actionable", yes(declared.actionable()),
        "source", String.join(", ", attribute.sources()));
  }

  private static Map<String, String> described(Statement statement) {
    return aspects(
        "section", statement.section(),
        "says", statement.says(),
        "out-of-scope", statement.outOfScope());
  }
}
