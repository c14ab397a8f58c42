package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.Change.Kind;
import dev.tunegate.analysis.Change.Subject;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is different between the rules of two policies, rows of tables among them. */
final class RuleDifference {

  private static final RuleMeaning NOTHING = new RuleMeaning(List.of(), List.of(), "", List.of());

  private final Map<String, Rule> before;
  private final Map<String, Rule> after;
  private final Differences to;

  RuleDifference(List<Rule> before, List<Rule> after, Differences to) {
    this.before = byName(before);
    this.after = byName(after);
    this.to = to;
  }

  private static Map<String, Rule> byName(List<Rule> rules) {
    Map<String, Rule> byName = new LinkedHashMap<>();
    rules.forEach(rule -> byName.put(rule.name(), rule));
    return byName;
  }

  void tell() {
    List<Rule> gone = new ArrayList<>(before.values());
    gone.removeIf(rule -> after.containsKey(rule.name()));
    for (Rule rule : after.values()) {
      Rule old = before.get(rule.name());
      if (old == null) {
        old = renamed(rule, gone);
      }
      if (old == null) {
        List<Detail> all = details(NOTHING, RuleMeaning.of(rule));
        to.add(new Change(subject(rule), Kind.ADDED, rule.name(), all));
      } else {
        gone.remove(old);
        compare(old, rule);
      }
    }
    for (Rule rule : gone) {
      List<Detail> all = details(RuleMeaning.of(rule), NOTHING);
      to.add(new Change(subject(rule), Kind.REMOVED, rule.name(), all));
    }
  }

  /** The rule that is gone and concludes the same of every case. */
  private static @Nullable Rule renamed(Rule rule, List<Rule> gone) {
    RuleMeaning meaning = RuleMeaning.of(rule);
    return gone.stream()
        .filter(old -> RuleMeaning.of(old).concludesAs(meaning))
        .findFirst()
        .orElse(null);
  }

  private static Subject subject(Rule rule) {
    return rule.place().file().endsWith(".csv") ? Subject.ROW : Subject.RULE;
  }

  private void compare(Rule old, Rule now) {
    List<Detail> details = new ArrayList<>();
    boolean renamed = !old.name().equals(now.name());
    boolean moved = !old.place().file().equals(now.place().file());
    if (renamed) {
      details.add(new Detail("name", old.name(), now.name()));
    }
    if (moved) {
      details.add(new Detail("file", old.place().file(), now.place().file()));
    }
    List<Detail> meaning = details(RuleMeaning.of(old), RuleMeaning.of(now));
    details.addAll(meaning);
    Kind kind =
        !meaning.isEmpty()
            ? Kind.CHANGED
            : renamed ? Kind.RENAMED : moved ? Kind.MOVED : Kind.REFORMATTED;
    if (!details.isEmpty() || !old.text().equals(now.text())) {
      to.add(new Change(subject(now), kind, now.name(), details));
    }
  }

  private static List<Detail> details(RuleMeaning old, RuleMeaning now) {
    List<Detail> details = new ArrayList<>();
    pairs("when", old.conditions(), now.conditions(), details);
    pairs("then", old.conclusions(), now.conclusions(), details);
    if (!old.because().equals(now.because())) {
      details.add(new Detail("because", old.because(), now.because()));
    }
    if (!old.sources().equals(now.sources())) {
      details.add(
          new Detail("source", String.join(", ", old.sources()), String.join(", ", now.sources())));
    }
    return details;
  }

  /** What is only in one of two lists; what asks of the same type stands beside each other. */
  private static void pairs(
      String aspect, List<String> before, List<String> after, List<Detail> to) {
    List<String> old = new ArrayList<>(before);
    after.forEach(old::remove);
    List<String> now = new ArrayList<>(after);
    before.forEach(now::remove);
    for (String text : old) {
      String beside = now.stream().filter(t -> type(t).equals(type(text))).findFirst().orElse("");
      now.remove(beside);
      to.add(new Detail(aspect, text, beside));
    }
    now.forEach(text -> to.add(new Detail(aspect, "", text)));
  }

  private static String type(String text) {
    String plain = text.replaceFirst("^(not|exists) ", "");
    return plain.substring(0, plain.indexOf('('));
  }
}
