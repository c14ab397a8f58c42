package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a case as a premise: what of it is the same in every justification.
 *
 * @param id of its node
 * @param path where it stands in a case
 * @param reader reads what a case states
 * @param origins of a derived fact, what it is derived from
 * @param derivation of a derived fact, the edges from there
 */
record FactPath(
    String id,
    String path,
    Function<Case, @Nullable Object> reader,
    List<FactPath> origins,
    List<Edge> derivation) {

  private static final Map<String, FactPath> CATALOGUE = new HashMap<>();

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
    CATALOGUE.put(
        field.path(),
        new FactPath(id, field.path(), facts -> field.valueIn(facts), origins, derivation));
  }

  /** The fact at a path of the catalogue, or of an attribute. */
  static FactPath of(String path) {
    FactPath known = CATALOGUE.get(path);
    if (known != null) {
      return known;
    }
    Objects.requireNonNull(Attribute.nameAt(path), path);
    return new FactPath("fact:" + path, path, facts -> facts.value(path), List.of(), List.of());
  }

  /** The value in a case, null where it is not stated. */
  @Nullable Object in(Case facts) {
    return reader.apply(facts);
  }

  /** Its node in the justification of a case. */
  Node node(Case facts) {
    return holding(in(facts));
  }

  /** Its node with a value. */
  Node holding(@Nullable Object value) {
    return origins.isEmpty()
        ? new Node.FactNode(id, path, value)
        : new Node.DerivedNode(id, path, value);
  }
}
