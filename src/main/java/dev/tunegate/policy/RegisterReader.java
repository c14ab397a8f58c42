package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the YAML files of a policy. */
final class RegisterReader {

  /** Statement ids, codes and threshold names stay short, so that messages stay readable. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9 %/,.'()-]{0,79}";

  private final Map<String, Yaml.Mapping> files = new HashMap<>();
  private final Diagnostics problems;

  private RegisterReader(PolicySource source, Diagnostics problems) {
    this.problems = problems;
    for (String name : FileKind.REGISTERS) {
      String text = source.files().get(name);
      if (text != null) {
        read(name, text);
      } else {
        problems.error(
            Place.of(name),
            "the policy has no " + name,
            "Add it; every policy has the five YAML files.");
      }
    }
    String attributes = source.files().get(FileKind.ATTRIBUTES);
    if (attributes == null) {
      files.put(FileKind.ATTRIBUTES, Yaml.Mapping.empty(Place.of(FileKind.ATTRIBUTES)));
    } else {
      read(FileKind.ATTRIBUTES, attributes);
    }
  }

  private void read(String name, String text) {
    Yaml.Mapping file = YamlReader.read(name, text, problems);
    if (file != null) {
      files.put(name, file);
    }
  }

  /**
   * The registers; null where a file is missing or cannot be read at all, because then everything
   * that rests on it would seem wrong too.
   */
  static @Nullable Registers read(PolicySource source, Diagnostics problems) {
    var reader = new RegisterReader(source, problems);
    if (!reader.files.keySet().containsAll(FileKind.REGISTERS)
        || !reader.files.containsKey(FileKind.ATTRIBUTES)) {
      return null;
    }
    var statements = reader.statements();
    var groups = reader.groups();
    var attributes =
        new DeclarationReader(names(groups), statements, problems)
            .read(reader.file(FileKind.ATTRIBUTES));
    var registers =
        new Registers(
            reader.info(),
            statements,
            reader.thresholds(statements),
            new CodeReader(problems).read(reader.file(FileKind.CODES)),
            groups,
            reader.questions(attributes),
            attributes);
    reader.checkQuestions(registers);
    CodeReader.checkPaths(registers, problems);
    return registers;
  }

  private Yaml.Mapping file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private PolicyInfo info() {
    Yaml.Mapping file = file(FileKind.POLICY);
    var fields =
        new YamlFields(
            "the policy",
            new Yaml.Entry(file, file.place()),
            Set.of("name", "title", "owner", "review", "article"),
            problems);
    Yaml.Entry article = fields.entry("article");
    if (article == null) {
      article = new Yaml.Entry(Yaml.Mapping.empty(file.place()), file.place());
    }
    var about = new YamlFields("article", article, Set.of("title", "publisher", "date"), problems);
    return new PolicyInfo(
        fields.text("name"),
        fields.text("title"),
        fields.text("owner"),
        fields.date("review"),
        about.text("title"),
        about.text("publisher"),
        about.date("date"));
  }

  private Map<String, Statement> statements() {
    Map<String, Statement> statements = new LinkedHashMap<>();
    file(FileKind.STATEMENTS)
        .entries()
        .forEach(
            (id, entry) -> {
              if (!id.matches("[A-Za-z][A-Za-z0-9]{0,19}")) {
                problems.error(
                    entry.place(),
                    "\"" + id + "\" is no id of a statement",
                    "Write, for example, L31.");
              }
              var fields =
                  new YamlFields(id, entry, Set.of("section", "says", "out-of-scope"), problems);
              statements.put(
                  id,
                  new Statement(
                      id,
                      fields.text("section"),
                      fields.text("says"),
                      fields.optional("out-of-scope"),
                      entry.place()));
            });
    return statements;
  }

  private Map<String, ThresholdEntry> thresholds(Map<String, Statement> statements) {
    Map<String, ThresholdEntry> thresholds = new LinkedHashMap<>();
    file(FileKind.THRESHOLDS)
        .entries()
        .forEach(
            (name, entry) -> {
              if (!name.matches(NAME)) {
                problems.error(
                    entry.place(),
                    "\"" + name + "\" is no name of a threshold",
                    "Use letters, digits, spaces and hyphens.");
              }
              var fields =
                  new YamlFields(
                      name, entry, Set.of("value", "unit", "source", "since", "note"), problems);
              List<String> sources = fields.list("source");
              SourceCheck.check(sources, statements, fields.at("source"), "", problems);
              thresholds.put(
                  name,
                  new ThresholdEntry(
                      name,
                      fields.number("value"),
                      fields.optional("unit"),
                      sources,
                      fields.date("since"),
                      fields.optional("note"),
                      entry.place()));
            });
    return thresholds;
  }

  private static Set<String> names(List<QuestionText.Group> groups) {
    Set<String> names = new LinkedHashSet<>();
    groups.forEach(group -> names.add(group.name()));
    return names;
  }

  private List<QuestionText.Group> groups() {
    List<QuestionText.Group> groups = new ArrayList<>();
    for (Map.Entry<String, Yaml.Entry> entry : section("groups").entries().entrySet()) {
      var fields =
          new YamlFields(entry.getKey(), entry.getValue(), Set.of("title", "intro"), problems);
      groups.add(
          new QuestionText.Group(entry.getKey(), fields.text("title"), fields.optional("intro")));
    }
    return groups;
  }

  private Map<String, QuestionText> questions(Map<String, AttributeEntry> attributes) {
    Map<String, QuestionText> questions = new LinkedHashMap<>();
    section("questions")
        .entries()
        .forEach(
            (path, entry) -> {
              var fields =
                  new YamlFields(
                      path, entry, Set.of("group", "label", "ask", "means", "answers"), problems);
              questions.put(
                  path,
                  new QuestionText(
                      path,
                      fields.optional("group"),
                      fields.text("label"),
                      fields.optional("ask"),
                      fields.text("means"),
                      answers(path, fields)));
            });
    attributes.values().forEach(entry -> questions.put(entry.text().path(), entry.text()));
    return questions;
  }

  private Map<String, String> answers(String path, YamlFields fields) {
    Map<String, String> answers = new LinkedHashMap<>();
    Yaml.Entry entry = fields.entry("answers");
    if (entry != null) {
      List<String> values = Catalogue.find(path).map(Field::allowedValues).orElse(List.of());
      var each = new YamlFields(path, entry, new LinkedHashSet<>(values), problems);
      if (entry.value() instanceof Yaml.Mapping mapping) {
        mapping.entries().keySet().forEach(value -> answers.put(value, each.text(value)));
      }
    }
    return answers;
  }

  private Yaml.Mapping section(String key) {
    Yaml.Mapping questionsFile = file(FileKind.QUESTIONS);
    Yaml.Entry found = questionsFile.entries().get(key);
    if (found != null && found.value() instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    problems.error(questionsFile.place(), "there are no " + key, "Add the key " + key + ".");
    return Yaml.Mapping.empty(questionsFile.place());
  }

  private void checkQuestions(Registers registers) {
    Place file = file(FileKind.QUESTIONS).place();
    Map<String, Yaml.Entry> entries = section("questions").entries();
    Set<String> groups = names(registers.groups());
    for (Field field : Catalogue.fields()) {
      QuestionText text = registers.questions().get(field.path());
      Yaml.Entry entry = entries.get(field.path());
      if (text == null || entry == null) {
        problems.error(
            file,
            "the fact " + field.path() + " has no question",
            "Add it with group, label, ask and means.");
        continue;
      }
      Place place = entry.place().within(field.path());
      if (text.ask().isEmpty()) {
        problems.error(place, field.path() + " has no ask", "Write the question in plain words.");
      }
      if (!groups.contains(text.group())) {
        problems.error(
            place,
            "the group \"" + text.group() + "\" is not declared",
            Advice.near(text.group(), groups, "Declare it under groups."));
      }
      if (field.type() == FieldType.ENUM
          && !text.answers().keySet().containsAll(field.allowedValues())) {
        problems.error(
            place,
            "not every answer has its wording",
            "Word each of: " + String.join(", ", field.allowedValues()) + ".");
      }
    }
    entries.forEach(
        (path, entry) -> {
          Place place = entry.place().within(path);
          if (Attribute.nameAt(path) != null) {
            problems.error(
                place,
                "an attribute is worded here",
                "Declare it in attributes.yaml, with its wording.");
          } else if (Catalogue.find(path).isEmpty()) {
            problems.error(
                place,
                "there is no fact " + path,
                Advice.near(
                    path,
                    Catalogue.fields().stream().map(Field::path).toList(),
                    "See the catalogue of facts for the names."));
          }
        });
  }
}
