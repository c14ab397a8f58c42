package dev.tunegate.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one mapping by key, and tells what is missing, unknown or of another kind.
 */
final class YamlFields {

  private static final int LONGEST = 4_000;

  private final String name;
  private final Yaml.Mapping mapping;
  private final Place place;
  private final Diagnostics problems;

  /**
   * @param name what the mapping is, for messages, such as {@code threshold few-shot examples}
   * @param known the keys that it may have
   */
  YamlFields(String name, Yaml.Entry entry, Set<String> known, Diagnostics problems) {
    this.name = name;
    this.place = entry.place().within(name);
    this.problems = problems;
    if (entry.value() instanceof Yaml.Mapping found) {
      this.mapping = found;
    } else {
      problems.error(
          place,
          name + " is " + entry.value().kind(),
          "Write keys below it: " + String.join(", ", known) + ".");
      this.mapping = Yaml.Mapping.empty(entry.place());
    }
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.error(
                    value.place().within(name),
                    "the key \"" + key + "\" is not known here",
                    known.isEmpty()
                        ? Advice.of("Remove it.")
                        : Advice.near(key, known, "Known are: " + String.join(", ", known) + "."));
              }
            });
  }

  Place place() {
    return place;
  }

  /** Where a key stands; where the mapping does if it is missing. */
  Place at(String key) {
    Yaml.Entry found = mapping.entries().get(key);
    return found == null ? place : found.place().within(name);
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  Yaml.@Nullable Entry entry(String key) {
    return mapping.entries().get(key);
  }

  /** A text that must be there; empty after an error. */
  String text(String key) {
    String found = optional(key);
    if (found.isEmpty() && !has(key)) {
      problems.error(place, name + " has no " + key, "Add the key " + key + ".");
    }
    return found;
  }

  /** A text that may be left out; empty where it is. */
  String optional(String key) {
    Yaml.Entry found = mapping.entries().get(key);
    if (found == null) {
      return "";
    }
    if (!(found.value() instanceof Yaml.Scalar scalar)) {
      problems.error(
          found.place().within(name), key + " is " + found.value().kind(), "Write a text.");
      return "";
    }
    if (scalar.text().isBlank()) {
      problems.error(
          found.place().within(name), key + " is empty", "Write a text, or leave the key out.");
    }
    if (scalar.text().length() > LONGEST) {
      problems.error(
          found.place().within(name),
          key + " has " + scalar.text().length() + " characters; at most " + LONGEST + " are read",
          "Shorten it.");
    }
    return scalar.text().strip();
  }

  boolean flag(String key) {
    String text = optional(key);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      problems.error(at(key), key + " is \"" + text + "\"", "Write true or false.");
    }
    return text.equals("true");
  }

  /** A number that must be there; zero after an error. */
  BigDecimal number(String key) {
    String text = text(key);
    if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,4})?")) {
      problems.error(
          at(key),
          key + " is " + (text.isEmpty() ? "missing" : "\"" + text + "\""),
          "Write a number from 0 on, without thousands separators and with at most 4 digits after"
              + " the point.");
      return BigDecimal.ZERO;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A number, below zero too, that may be left out; the other where it is, or after an error. */
  BigDecimal signed(String key, BigDecimal otherwise) {
    String text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("-?[0-9]{1,13}(\\.[0-9]{1,4})?")) {
      problems.error(
          at(key),
          key + " is \"" + text + "\"",
          "Write a number such as -2.5, with at most 4 digits after the point.");
      return otherwise;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A date that must be there; null after an error. */
  @Nullable LocalDate date(String key) {
    String text = text(key);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      problems.error(at(key), key + " is \"" + text + "\"", "Write a date such as 2027-05-15.");
      return null;
    }
  }

  /** A list of texts that must be there. */
  List<String> list(String key) {
    Yaml.Entry found = mapping.entries().get(key);
    List<String> texts = new ArrayList<>();
    if (found != null && found.value() instanceof Yaml.Sequence sequence) {
      for (Yaml item : sequence.items()) {
        if (item instanceof Yaml.Scalar scalar) {
          texts.add(scalar.text());
        } else {
          problems.error(
              item.place().within(name), key + " holds " + item.kind(), "List plain texts.");
        }
      }
    }
    if (texts.isEmpty()) {
      problems.error(place, name + " has no list " + key, "Write " + key + ": [ …, … ].");
    }
    return texts;
  }
}
