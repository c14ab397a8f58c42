package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the YAML files of a policy declare: numbers, codes, wording and statements, each in the
 * order of its file.
 *
 * @param statements by id
 * @param thresholds by name
 * @param codes by type, then by code
 * @param groups of questions
 * @param questions by path; those of the catalogue, then those of declared attributes
 * @param attributes what {@code attributes.yaml} declares, by name
 */
public record Registers(
    PolicyInfo info,
    Map<String, Statement> statements,
    Map<String, ThresholdEntry> thresholds,
    Map<String, Map<String, Code>> codes,
    List<QuestionText.Group> groups,
    Map<String, QuestionText> questions,
    Map<String, AttributeEntry> attributes) {

  /** Makes the maps immutable, keeping their order. */
  public Registers {
    statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    groups = List.copyOf(groups);
    questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** What is declared of the attribute of a name; null for one that is not declared. */
  public @Nullable AttributeDeclaration attribute(String name) {
    AttributeEntry found = attributes.get(name);
    return found == null ? null : found.declaration();
  }

  /** The attributes that are declared, in their order. */
  public List<AttributeDeclaration> declarations() {
    return attributes.values().stream().map(AttributeEntry::declaration).toList();
  }

  /** Every path that a case can state and that is known: the catalogue, then the attributes. */
  public List<String> paths() {
    return Stream.concat(
            Catalogue.fields().stream().map(Field::path),
            declarations().stream().map(AttributeDeclaration::path))
        .toList();
  }

  /** The known paths that a case does not state, in their order. */
  public List<String> unstated(Case facts) {
    return paths().stream().filter(path -> facts.value(path) == null).toList();
  }

  /** The codes of a type in their order; empty for a type that has none. */
  public Map<String, Code> codesOf(String type) {
    return codes.getOrDefault(type, Map.of());
  }

  /** A declared code, or null. */
  public @Nullable Code code(String type, String code) {
    return codesOf(type).get(code);
  }

  /** What people read for a code; the code itself where it has no wording. */
  public String label(String type, String code) {
    Code found = code(type, code);
    return found == null ? code : found.label();
  }

  /** What people read for a fact; its path where it has no wording. */
  public String label(String path) {
    QuestionText found = questions.get(path);
    return found == null ? path : found.label();
  }

  /** The unit of a fact; empty where it has none. */
  public String unit(String path) {
    String attribute = Attribute.nameAt(path);
    if (attribute == null) {
      return Catalogue.find(path).map(Field::unit).orElse("");
    }
    AttributeDeclaration declaration = attribute(attribute);
    return declaration == null ? "" : declaration.unit();
  }

  /** The codes of a type in order, retired ones left out. */
  public List<Code> activeCodes(String type) {
    return new ArrayList<>(codesOf(type).values())
        .stream().filter(code -> !code.retired()).toList();
  }
}
