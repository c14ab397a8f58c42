package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a person has answered so far, as it was typed. The pages carry all of it from screen to
 * screen in the form itself, so nothing is kept here and nothing is lost, wrong answers included.
 *
 * @param texts by the name of their input: a path of the catalogue, {@link #TITLE}, {@link
 *     #DESCRIPTION}, or that of an {@link AttributeInput}
 */
record Answers(Map<String, String> texts) {

  static final String TITLE = "title";
  static final String DESCRIPTION = "description";

  /** Tells drafts apart for the script that keeps them in the browser; no answer. */
  static final String DRAFT = "draft";

  /** What a case is called whose title was left empty. */
  static final String UNTITLED = "Untitled case";

  /** Keeps the texts as they are. */
  Answers {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** What a form sent; inputs that are no answers are left out, and so are empty ones. */
  static Answers of(Map<String, String[]> parameters, Registers registers) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          String text = values[values.length - 1];
          AttributeInput attribute = AttributeInput.of(name);
          if (text.isBlank()) {
            return;
          }
          if (attribute != null) {
            texts.put(attribute.asDeclared(registers).input(), text);
          } else if (isAnswer(name)) {
            texts.put(name, text);
          }
        });
    return new Answers(texts);
  }

  /** What a case states, numbers with separators between thousands. */
  static Answers of(Case facts) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(TITLE, facts.title());
    if (facts.description() != null) {
      texts.put(DESCRIPTION, facts.description());
    }
    for (Field field : Catalogue.fields()) {
      Object value = field.valueIn(facts);
      if (value != null) {
        texts.put(field.path(), text(value));
      }
    }
    for (Attribute attribute : facts.attributes().values()) {
      texts.put(AttributeInput.of(attribute).input(), text(attribute.value()));
    }
    return new Answers(texts);
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Long || value instanceof BigDecimal
        ? Wording.number((Number) value)
        : value.toString();
  }

  private static boolean isAnswer(String name) {
    if (name.equals(TITLE) || name.equals(DESCRIPTION) || name.equals(DRAFT)) {
      return true;
    }
    return Catalogue.find(name).filter(field -> !field.derived()).isPresent();
  }

  /** What was typed; empty where nothing was. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** The title, or what stands in for it. */
  public String title() {
    return texts.getOrDefault(TITLE, UNTITLED);
  }

  /** What a screen has to carry along, since it does not show it. */
  Map<String, String> without(Set<String> shown) {
    Map<String, String> rest = new LinkedHashMap<>(texts);
    rest.keySet().removeAll(shown);
    return rest;
  }
}
