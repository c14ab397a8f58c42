package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a case states, and those derived from them, by path. */
final class CaseValues {

  private static final List<Class<? extends Part>> PARTS = Catalogue.parts();

  private final Map<String, Object> values = new HashMap<>(128);

  CaseValues(Case facts) {
    List<Part> parts = facts.parts();
    for (int i = 0; i < PARTS.size(); i++) {
      for (Field field : Catalogue.fieldsOf(PARTS.get(i))) {
        put(field, parts.get(i));
      }
    }
    for (Field field : Catalogue.derived()) {
      put(field, parts.get(PARTS.indexOf(field.part())));
    }
  }

  private void put(Field field, Part part) {
    Object value = field.valueIn(part);
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
