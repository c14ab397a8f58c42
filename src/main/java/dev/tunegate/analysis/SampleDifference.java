package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.Change.Kind;
import dev.tunegate.analysis.Change.Subject;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.PolicyModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is different between the samples of two policies: in the cases, and in what is expected. */
final class SampleDifference {

  private final PolicyModel before;
  private final PolicyModel after;

  SampleDifference(PolicyModel before, PolicyModel after) {
    this.before = before;
    this.after = after;
  }

  void tell(List<Sample> before, List<Sample> after, Differences to) {
    Map<String, Sample> gone = new LinkedHashMap<>();
    before.forEach(sample -> gone.put(sample.path(), sample));
    after.forEach(sample -> gone.remove(sample.path()));
    Map<String, Sample> old = new LinkedHashMap<>();
    before.forEach(sample -> old.put(sample.path(), sample));
    for (Sample sample : after) {
      Sample same = old.get(sample.path());
      if (same == null) {
        // One that changes its verdict changes its folder.
        same = named(sample.name(), gone);
      }
      if (same == null) {
        to.add(new Change(Subject.SAMPLE, Kind.ADDED, sample.path(), List.of()));
      } else {
        gone.remove(same.path());
        to.changed(Subject.SAMPLE, sample.path(), details(same, sample));
      }
    }
    gone.keySet()
        .forEach(path -> to.add(new Change(Subject.SAMPLE, Kind.REMOVED, path, List.of())));
  }

  private static @Nullable Sample named(String name, Map<String, Sample> gone) {
    return gone.values().stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  private List<Detail> details(Sample old, Sample now) {
    List<Detail> details = new ArrayList<>();
    details.addAll(
        Differences.details(Map.of("folder", old.folder()), Map.of("folder", now.folder())));
    details.addAll(Differences.details(expected(old.expectation()), expected(now.expectation())));
    if (!old.json().equals(now.json())) {
      details.addAll(Differences.details(stated(old, before), stated(now, after)));
    }
    return details;
  }

  private static Map<String, String> expected(@Nullable Expectation expectation) {
    Map<String, String> aspects = new LinkedHashMap<>();
    if (expectation != null) {
      aspects.put("expected verdict", expectation.verdict());
      new TreeMap<>(expectation.lists())
          .forEach((list, codes) -> aspects.put("expected " + list, String.join(", ", codes)));
      if (!expectation.problems().isEmpty()) {
        aspects.put("expected problems", expectation.problems().toString());
      }
      aspects.put("why", expectation.why());
    }
    return aspects;
  }

  /** What a sample states; one that no reader accepts states its text. */
  private static Map<String, String> stated(Sample sample, PolicyModel model) {
    try {
      Case facts = model.read(sample.json());
      Map<String, String> stated = new LinkedHashMap<>();
      stated.put("title", facts.title());
      stated.put("description", facts.description() == null ? "" : facts.description());
      for (Field field : Catalogue.fields()) {
        Object value = field.valueIn(facts);
        if (value != null) {
          stated.put(field.path(), text(value));
        }
      }
      for (Attribute attribute : facts.attributes().values()) {
        stated.put(attribute.path(), text(attribute.value()));
      }
      return stated;
    } catch (InvalidCaseException refused) {
      return Map.of("case", sample.json().strip());
    }
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
