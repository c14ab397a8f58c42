package dev.tunegate.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One case: what a team states. Immutable; two cases that state the same are equal, whatever the
 * order they were written in.
 *
 * @param title what the team calls the case, 1 to 200 characters; never read by rules
 * @param description free text, at most 4,000 characters; never read by rules
 * @param attributes facts beyond the catalogue, by name
 */
public record Case(
    String title,
    @Nullable String description,
    Task task,
    Baseline baseline,
    Data data,
    Constraints constraints,
    Pilot pilot,
    SortedMap<String, Attribute> attributes) {

  /** Copies the attributes, so that the case stays as it was made. */
  public Case {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** The five parts in the order of the catalogue. */
  public List<Part> parts() {
    return List.of(task, baseline, data, constraints, pilot);
  }

  /** The part of a type. */
  public Part part(Class<?> type) {
    if (type == Task.class) {
      return task;
    }
    if (type == Baseline.class) {
      return baseline;
    }
    if (type == Data.class) {
      return data;
    }
    if (type == Constraints.class) {
      return constraints;
    }
    if (type == Pilot.class) {
      return pilot;
    }
    throw new IllegalArgumentException("A case has no part " + type.getSimpleName());
  }

  /**
   * What is stated at a path of the catalogue, or as an attribute; null where nothing is.
   *
   * @throws IllegalArgumentException if a case has no such path
   */
  public @Nullable Object value(String path) {
    String name = Attribute.nameAt(path);
    if (name == null) {
      return Catalogue.get(path).valueIn(this);
    }
    Attribute attribute = attributes.get(name);
    return attribute == null ? null : attribute.value();
  }

  /** Paths of the catalogue that this case does not state, in its order; derived facts left out. */
  public List<String> unstated() {
    var paths = new ArrayList<String>();
    for (Field field : Catalogue.fields()) {
      if (field.valueIn(this) == null) {
        paths.add(field.path());
      }
    }
    return paths;
  }
}
