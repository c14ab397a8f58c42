package dev.tunegate.web;

import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.facts.Part;
import dev.tunegate.policy.Registers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Answers read as a case. They are written as JSON and go through the one reader of cases, so that
 * every check stands in one place; only what is no number at all is caught before.
 *
 * @param facts the case, or null if anything is wrong
 * @param errors what is wrong, by the name of the input, in the order of the catalogue; under the
 *     empty name what concerns the whole
 */
record AnswerReading(@Nullable Case facts, Map<String, String> errors) {

  static AnswerReading of(Answers answers, Registers registers) {
    Map<String, String> found = new LinkedHashMap<>();
    String json = Json.text(out -> write(answers, out, found));
    Case facts = null;
    try {
      facts = CaseReader.read(json, registers::attribute);
    } catch (InvalidCaseException refused) {
      for (CaseProblem problem : refused.problems()) {
        String input = input(problem.pointer(), answers);
        found.putIfAbsent(input, AnswerFault.message(problem, answers.text(input), registers));
      }
    }
    return found.isEmpty()
        ? new AnswerReading(facts, Map.of())
        : new AnswerReading(null, sorted(found, answers));
  }

  private static void write(Answers answers, JsonGenerator out, Map<String, String> faults) {
    out.writeStartObject();
    out.writeStringProperty("title", answers.title());
    if (answers.texts().containsKey(Answers.DESCRIPTION)) {
      out.writeStringProperty("description", answers.text(Answers.DESCRIPTION));
    }
    for (Class<? extends Part> part : Catalogue.parts()) {
      out.writeName(Catalogue.nameOf(part));
      out.writeStartObject();
      for (Field field : Catalogue.fieldsOf(part)) {
        String text = answers.texts().get(field.path());
        if (text != null) {
          value(field.path(), field.name(), field.type(), text.strip(), out, faults);
        }
      }
      out.writeEndObject();
    }
    out.writeName("attributes");
    out.writeStartObject();
    answers
        .texts()
        .forEach(
            (input, text) -> {
              AttributeInput attribute = AttributeInput.of(input);
              if (attribute != null) {
                attribute(attribute, text, out, faults);
              }
            });
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void attribute(
      AttributeInput attribute, String text, JsonGenerator out, Map<String, String> faults) {
    String value = attribute.type() == AttributeType.TEXT ? text : text.strip();
    value(attribute.input(), attribute.attribute(), attribute.asked(), value, out, faults);
  }

  private static void value(
      String input,
      String name,
      FieldType type,
      String text,
      JsonGenerator out,
      Map<String, String> faults) {
    boolean flag = type == FieldType.BOOLEAN && (text.equals("true") || text.equals("false"));
    if (type == FieldType.INTEGER || type == FieldType.DECIMAL) {
      TypedNumber.plain(text)
          .ifPresentOrElse(
              number -> {
                out.writeName(name);
                out.writeNumber(number);
              },
              () -> faults.put(input, AnswerFault.noNumber(text)));
    } else if (flag) {
      out.writeBooleanProperty(name, text.equals("true"));
    } else {
      out.writeStringProperty(name, text);
    }
  }

  private static String input(String pointer, Answers answers) {
    if (pointer.startsWith("/attributes/")) {
      String name =
          pointer.substring("/attributes/".length()).replace("~1", "/").replace("~0", "~");
      return answers.texts().keySet().stream()
          .filter(input -> isInputOf(name, input))
          .findFirst()
          .orElse("");
    }
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  private static boolean isInputOf(String attribute, String input) {
    AttributeInput found = AttributeInput.of(input);
    return found != null && found.attribute().equals(attribute);
  }

  private static Map<String, String> sorted(Map<String, String> found, Answers answers) {
    Map<String, String> sorted = new LinkedHashMap<>();
    move("", found, sorted);
    move(Answers.TITLE, found, sorted);
    move(Answers.DESCRIPTION, found, sorted);
    Catalogue.fields().forEach(field -> move(field.path(), found, sorted));
    answers.texts().keySet().forEach(input -> move(input, found, sorted));
    sorted.putAll(found);
    return sorted;
  }

  private static void move(String input, Map<String, String> from, Map<String, String> to) {
    String message = from.remove(input);
    if (message != null) {
      to.put(input, message);
    }
  }
}
