package dev.tunegate.policy;

import java.util.Map;

/** What DRL has and this dialect does not, with the reason and what to write instead. */
final class Refusals {

  private static final String JAVA =
      "Rules cannot run Java: it would hold the key to the whole server. ";
  private static final String LAYERS =
      "The order of rules is computed from what they read and conclude. ";

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("function", JAVA + "Write the judgement as a rule that inserts a Finding."),
          Map.entry("query", "Ask with a condition such as exists Finding( … )."),
          Map.entry("global", JAVA + "Put numbers into thresholds.yaml."),
          Map.entry("declare", "Facts come from the case; use an Attribute for a new one."),
          Map.entry("unit", "A rule file holds the two imports and rules, nothing else."),
          Map.entry("package", "A rule file has no package line; its folder names its stage."),
          Map.entry("dialect", "Remove it; there is one dialect."),
          Map.entry(
              "import", "Only dev.tunegate.facts.* and dev.tunegate.verdict.* can be imported."),
          Map.entry("eval", JAVA + "Compare a field inside a pattern instead."),
          Map.entry("from", JAVA + "Match a fact or a conclusion instead."),
          Map.entry("accumulate", "Say how many with {count:Gap} in @because, or use exists."),
          Map.entry("acc", "Say how many with {count:Gap} in @because, or use exists."),
          Map.entry("groupby", "Say how many with {count:Gap} in @because, or use exists."),
          Map.entry("collect", "Use exists, or match each conclusion with its own rule firing."),
          Map.entry("forall", "Write not with the opposite comparison."),
          Map.entry("and", "Write one condition under the other: all must hold."),
          Map.entry("or", "Write two rules, or || inside one pattern."),
          Map.entry("over", "Facts have no time; remove the window."),
          Map.entry("salience", LAYERS + "Remove it."),
          Map.entry("agenda", LAYERS + "Remove it."),
          Map.entry("activation", "Make the rules exclude each other with not."),
          Map.entry("ruleflow", LAYERS + "Remove it."),
          Map.entry("lock", "Remove it: conclusions never change a fact, so no rule fires twice."),
          Map.entry("no", "Remove it: conclusions never change a fact, so no rule fires twice."),
          Map.entry("auto", LAYERS + "Remove it."),
          Map.entry("timer", "Rules know no time; remove it."),
          Map.entry("duration", "Rules know no time; remove it."),
          Map.entry("calendars", "Rules know no time; remove it."),
          Map.entry("date", "Rules know no time; remove it."),
          Map.entry("enabled", "Remove the whole rule if it should not run."),
          Map.entry("extends", "Share conditions through a Finding that both rules read."),
          Map.entry("modify", "Facts never change. Insert a conclusion."),
          Map.entry("update", "Facts never change. Insert a conclusion."),
          Map.entry(
              "delete", "Conclusions are never taken back. Exclude the case in the condition."),
          Map.entry(
              "retract", "Conclusions are never taken back. Exclude the case in the condition."),
          Map.entry("insertLogical", "Write insert."),
          Map.entry("else", "Write a second rule with the opposite condition."),
          Map.entry("do", "Write a rule of its own for each conclusion."),
          Map.entry(
              "matches", "Texts can only be equal or not; declare the values that may occur."),
          Map.entry(
              "contains", "Texts can only be equal or not; declare the values that may occur."),
          Map.entry("memberOf", "Write in ( … ) with the values."),
          Map.entry("soundslike", "Texts can only be equal or not."),
          Map.entry("str", "Texts can only be equal or not."),
          Map.entry("instanceof", "Name the type in the pattern."),
          Map.entry("new", JAVA + "Compare with a value."));

  private Refusals() {}

  /** Advice for a word that DRL knows and this dialect refuses; empty for any other. */
  static String advice(String word) {
    return ADVICE.getOrDefault(word, "");
  }

  static boolean covers(String word) {
    return ADVICE.containsKey(word);
  }
}
