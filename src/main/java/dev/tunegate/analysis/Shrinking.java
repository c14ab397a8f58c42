package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes cases smaller, so that people see what matters in them. */
final class Shrinking {

  private Shrinking() {}

  /**
   * The case with facts left out, one by one, as long as something holds of what remains. No single
   * fact of the result can be left out.
   *
   * @param holds holds of the case as it stands
   */
  static Case shrink(Case start, Predicate<Case> holds) {
    Case smallest = CaseBuilder.from(start).description(null).build();
    for (boolean smaller = true; smaller; ) {
      smaller = false;
      for (Case candidate : withoutOne(smallest)) {
        if (Tally.stated(candidate) < Tally.stated(smallest) && holds.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<Case> withoutOne(Case facts) {
    List<Case> all = new ArrayList<>();
    for (Attribute attribute : facts.attributes().values()) {
      all.add(CaseBuilder.from(facts).put(attribute.path(), null).build());
    }
    for (Field field : Catalogue.fields()) {
      if (field.valueIn(facts) != null) {
        all.add(CaseBuilder.from(facts).put(field.path(), null).build());
      }
    }
    return all;
  }
}
