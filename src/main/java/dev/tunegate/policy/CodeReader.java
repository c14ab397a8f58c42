package dev.tunegate.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code codes.yaml}. */
final class CodeReader {

  private static final Set<String> FIELDS =
      new LinkedHashSet<>(
          List.of(
              "label",
              "prompting",
              "tuning",
              "retired",
              "successor",
              "conflicting-testimony",
              "reason",
              "unstated"));

  private final Diagnostics problems;

  CodeReader(Diagnostics problems) {
    this.problems = problems;
  }

  Map<String, Map<String, Code>> read(Yaml.Mapping file) {
    Map<String, Map<String, Code>> types = new LinkedHashMap<>();
    Set<String> known = Vocabulary.codedTypes();
    file.entries()
        .forEach(
            (type, entry) -> {
              if (!known.contains(type)) {
                problems.error(
                    entry.place(),
                    "there is no conclusion with codes named " + type,
                    Advice.near(type, known, "Known are: " + String.join(", ", known) + "."));
              }
              types.put(type, codes(type, entry));
            });
    return types;
  }

  private Map<String, Code> codes(String type, Yaml.Entry entry) {
    Map<String, Code> codes = new LinkedHashMap<>();
    if (!(entry.value() instanceof Yaml.Mapping mapping)) {
      problems.error(entry.place(), type + " is " + entry.value().kind(), "Write codes below it.");
      return codes;
    }
    mapping.entries().forEach((code, value) -> codes.put(code, code(type, code, value)));
    for (Code code : codes.values()) {
      Code successor = codes.get(code.successor());
      if (code.retired() && (successor == null || successor.retired())) {
        problems.error(
            code.place(),
            "the retired code " + code.code() + " names no successor that is in use",
            Advice.near(
                code.successor(), codes.keySet(), "Write successor: with a code of " + type + "."));
      }
    }
    return codes;
  }

  private Code code(String type, String code, Yaml.Entry entry) {
    boolean named =
        type.equals("Check")
            ? code.matches("[1-9][0-9]{0,2}")
            : code.matches("[A-Z][A-Z0-9_]{0,79}");
    Place place = entry.place().within(type + " " + code);
    if (!named) {
      problems.error(
          place,
          "\"" + code + "\" is no code",
          "Use capital letters, digits and _; for Check the item's number.");
    }
    var fields = new YamlFields(type + " " + code, entry, FIELDS, problems);
    return new Code(
        type,
        code,
        fields.text("label"),
        fields.optional("prompting"),
        fields.optional("tuning"),
        fields.flag("retired"),
        fields.optional("successor"),
        fields.flag("conflicting-testimony"),
        fields.flag("reason"),
        fields.optional("unstated"),
        place);
  }

  /** Whether the facts that codes name exist. */
  static void checkPaths(Registers registers, Diagnostics problems) {
    List<String> paths = registers.paths();
    registers.codes().values().stream()
        .flatMap(codes -> codes.values().stream())
        .filter(code -> !code.unstated().isEmpty() && !paths.contains(code.unstated()))
        .forEach(
            code ->
                problems.error(
                    code.place(),
                    "there is no fact " + code.unstated(),
                    Advice.near(code.unstated(), paths, "Name a fact of the catalogue.")));
  }
}
