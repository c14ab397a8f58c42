package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of the catalogue as a premise: what of it is the same in every justification.
 *
 * @param id of its node
 * @param origins of a derived fact, what it is derived from
 * @param derivation of a derived fact, the edges from there
 */
record FactPath(String id, Field field, List<FactPath> origins, List<Edge> derivation) {

  private static final Map<String, FactPath> ALL = new HashMap<>();

  static {
    Catalogue.fields().forEach(FactPath::add);
    Catalogue.derived().forEach(FactPath::add);
  }

  private static void add(Field field) {
    String id = (field.derived() ? "derived:" : "fact:") + field.path();
    List<FactPath> origins = new ArrayList<>();
    List<Edge> derivation = new ArrayList<>();
    for (String path : field.derivedFrom()) {
      FactPath origin = of(path);
      origins.add(origin);
      derivation.add(new Edge(origin.id, id));
    }
    ALL.put(field.path(), new FactPath(id, field, origins, derivation));
  }

  static FactPath of(String path) {
    return Objects.requireNonNull(ALL.get(path), path);
  }

  /** The value in a case, null where it is not stated. */
  @Nullable Object in(Case facts) {
    return field.valueIn(facts);
  }

  /** Its node in the justification of a case. */
  Node node(Case facts) {
    return field.derived()
        ? new Node.DerivedNode(id, field.path(), in(facts))
        : new Node.FactNode(id, field.path(), in(facts));
  }
}
