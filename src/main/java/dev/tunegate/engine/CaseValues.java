package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a case states, and those derived from them, by path. */
final class CaseValues {

  private final Map<String, Object> values = new HashMap<>(128);

  CaseValues(Case facts) {
    for (Field field : Catalogue.fields()) {
      put(field, facts);
    }
    for (Field field : Catalogue.derived()) {
      put(field, facts);
    }
  }

  private void put(Field field, Case facts) {
    Object value = field.valueIn(facts);
    if (value != null) {
      values.put(field.path(), value);
    }
  }

  @Nullable Object get(String path) {
    return values.get(path);
  }

  boolean states(String path) {
    return values.containsKey(path);
  }
}
