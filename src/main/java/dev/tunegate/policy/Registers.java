package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the YAML files of a policy declare: numbers, codes, wording and statements, each in the
 * order of its file.
 *
 * @param statements by id
 * @param thresholds by name
 * @param codes by type, then by code
 * @param groups of questions
 * @param questions by path
 */
public record Registers(
    PolicyInfo info,
    Map<String, Statement> statements,
    Map<String, ThresholdEntry> thresholds,
    Map<String, Map<String, Code>> codes,
    List<QuestionText.Group> groups,
    Map<String, QuestionText> questions) {

  /** Makes the maps immutable, keeping their order. */
  public Registers {
    statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    groups = List.copyOf(groups);
    questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
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

  /** The codes of a type in order, retired ones left out. */
  public List<Code> activeCodes(String type) {
    return new ArrayList<>(codesOf(type).values())
        .stream().filter(code -> !code.retired()).toList();
  }
}
