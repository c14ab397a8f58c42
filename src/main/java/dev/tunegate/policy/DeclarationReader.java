package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.CaseReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code attributes.yaml}. */
final class DeclarationReader {

  /** Most answers that one attribute may have, and most characters of one. */
  private static final int MOST_ANSWERS = 100;

  private static final int LONGEST_ANSWER = 60;
  private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,59}";
  private static final List<String> TYPES =
      Arrays.stream(AttributeType.values()).map(AttributeType::word).toList();
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(
          List.of(
              "type",
              "group",
              "label",
              "ask",
              "means",
              "answers",
              "unit",
              "min",
              "max",
              "actionable",
              "source"));

  private final Set<String> groups;
  private final Map<String, Statement> statements;
  private final Diagnostics problems;

  /**
   * @param groups names of the groups of questions
   */
  DeclarationReader(Set<String> groups, Map<String, Statement> statements, Diagnostics problems) {
    this.groups = groups;
    this.statements = statements;
    this.problems = problems;
  }

  Map<String, AttributeEntry> read(Yaml.Mapping file) {
    Map<String, AttributeEntry> attributes = new LinkedHashMap<>();
    file.entries().forEach((name, entry) -> attributes.put(name, attribute(name, entry)));
    if (attributes.size() > CaseReader.MOST_ATTRIBUTES) {
      problems.error(
          file.place(),
          "the file declares "
              + attributes.size()
              + " attributes; a case can state "
              + CaseReader.MOST_ATTRIBUTES,
          "Remove those that no rule reads.");
    }
    return attributes;
  }

  private AttributeEntry attribute(String name, Yaml.Entry entry) {
    Place place = entry.place().within(name);
    if (!name.matches(NAME)) {
      problems.error(
          place,
          "\"" + name + "\" is no name of an attribute",
          "Begin with a letter; use at most 60 letters, digits, hyphens and underscores.");
    }
    var fields = new YamlFields(name, entry, FIELDS, problems);
    AttributeType type = type(fields);
    Map<String, String> answers = answers(name, fields);
    BigDecimal min = fields.signed("min", AttributeDeclaration.LEAST);
    BigDecimal max = fields.signed("max", AttributeDeclaration.MOST);
    if (type != null) {
      refuseForeign(fields, type);
      checkRange(fields, min, max);
    }
    String group = fields.text("group");
    if (!group.isEmpty() && !groups.contains(group)) {
      problems.error(
          place,
          "the group \"" + group + "\" is not declared",
          Advice.near(group, groups, "Declare it under groups in questions.yaml."));
    }
    List<String> sources = fields.has("source") ? fields.list("source") : List.of();
    SourceCheck.check(sources, statements, fields.at("source"), "", problems);
    String means = fields.text("means");
    return new AttributeEntry(
        new AttributeDeclaration(
            name,
            type == null ? AttributeType.TEXT : type,
            means,
            List.copyOf(answers.keySet()),
            fields.optional("unit"),
            min,
            max,
            fields.flag("actionable")),
        new QuestionText(
            Attribute.pathOf(name),
            group,
            fields.text("label"),
            fields.text("ask"),
            means,
            answers),
        sources,
        entry.place());
  }

  private @Nullable AttributeType type(YamlFields fields) {
    String word = fields.text("type");
    for (AttributeType type : AttributeType.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    if (!word.isEmpty()) {
      problems.error(
          fields.place(),
          "type is \"" + word + "\"",
          Advice.near(word, TYPES, "Write one of " + String.join(", ", TYPES) + "."));
    }
    return null;
  }

  private Map<String, String> answers(String name, YamlFields fields) {
    Map<String, String> answers = new LinkedHashMap<>();
    Yaml.Entry entry = fields.entry("answers");
    if (entry == null) {
      return answers;
    }
    if (!(entry.value() instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.error(
          entry.place().within(name),
          "answers is " + entry.value().kind(),
          "Write each value allowed with its wording below it, or leave the key out.");
      return answers;
    }
    Set<String> values = mapping.entries().keySet();
    if (values.size() > MOST_ANSWERS) {
      problems.error(
          entry.place().within(name),
          name + " has " + values.size() + " answers; at most " + MOST_ANSWERS + " are read",
          "Leave answers out where any text is allowed.");
      return answers;
    }
    var wording = new YamlFields(name, entry, values, problems);
    for (String value : values) {
      if (value.isBlank() || !value.equals(value.strip()) || value.length() > LONGEST_ANSWER) {
        problems.error(
            entry.place().within(name),
            "\"" + value + "\" is no value of an answer",
            "Write a word or two, without spaces around them.");
      }
      answers.put(value, wording.text(value));
    }
    return answers;
  }

  private void refuseForeign(YamlFields fields, AttributeType type) {
    refuse(fields, "answers", type == AttributeType.TEXT, "a text", type);
    for (String key : List.of("unit", "min", "max")) {
      refuse(fields, key, type == AttributeType.NUMBER, "a number", type);
    }
  }

  private void refuse(
      YamlFields fields, String key, boolean fits, String owner, AttributeType type) {
    if (fields.has(key) && !fits) {
      problems.error(
          fields.place(),
          key + " belongs to " + owner + ", and the type is " + type.word(),
          "Remove " + key + ", or change the type.");
    }
  }

  private void checkRange(YamlFields fields, BigDecimal min, BigDecimal max) {
    if (min.compareTo(max) > 0) {
      problems.error(
          fields.place(),
          "min is " + min.toPlainString() + " and max is " + max.toPlainString(),
          "Make min the smaller of the two.");
    }
    for (BigDecimal limit : List.of(min, max)) {
      if (limit.abs().compareTo(AttributeDeclaration.MOST) > 0) {
        problems.error(
            fields.place(),
            "a limit is " + limit.toPlainString() + ", beyond what a case may state",
            "A case states numbers from -1000000000000 to 1000000000000.");
      }
    }
  }
}
