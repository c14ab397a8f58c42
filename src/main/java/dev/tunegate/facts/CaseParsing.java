package dev.tunegate.facts;

import static dev.tunegate.facts.CaseProblem.CONFLICTING;
import static dev.tunegate.facts.CaseProblem.DUPLICATE_PROPERTY;
import static dev.tunegate.facts.CaseProblem.MALFORMED_JSON;
import static dev.tunegate.facts.CaseProblem.MISSING_TITLE;
import static dev.tunegate.facts.CaseProblem.TOO_LARGE;
import static dev.tunegate.facts.CaseProblem.UNKNOWN_PROPERTY;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** One run over the tokens of one case, which gathers the facts and every problem. */
final class CaseParsing {

  /** A field with its place in the text of any case. */
  private record Known(Field field, String pointer) {}

  private static final Map<String, Map<String, Known>> FIELDS = new HashMap<>();

  static {
    for (Class<? extends Part> part : Catalogue.parts()) {
      String pointer = Pointers.to("", Catalogue.nameOf(part));
      var fields = new HashMap<String, Known>();
      for (Field field : Catalogue.fieldsOf(part)) {
        fields.put(field.name(), new Known(field, Pointers.to(pointer, field.name())));
      }
      FIELDS.put(Catalogue.nameOf(part), fields);
    }
  }

  private final JsonParser parser;
  private final Problems problems = new Problems();
  private final ValueReader values;
  private final AttributeReader attributes;
  private final CaseBuilder builder = new CaseBuilder("");
  private boolean titleMet;
  private boolean failureRateStated;
  private boolean failureRateDenied;

  CaseParsing(JsonParser parser, Function<String, @Nullable AttributeDeclaration> declared) {
    this.parser = parser;
    this.values = new ValueReader(parser, problems);
    this.attributes = new AttributeReader(parser, problems, values, declared);
  }

  /** The case, if it is the whole text and nothing is wrong with it. */
  Case read() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw Problems.only(
          "",
          MALFORMED_JSON,
          "The text is empty, but must be a case: one JSON object with at least a title."
              + " Write one, such as {\"title\": \"Invoice fields\"}.");
    }
    if (first != JsonToken.START_OBJECT) {
      values.wrongType(
          "The text", "", "one JSON object", " Write a case, such as {\"title\": \"Invoices\"}.");
    } else {
      Set<String> names = new HashSet<>();
      for (String name = next("", names); name != null; name = next("", names)) {
        member(name, placeOf("", name));
      }
      concludeTitle();
      concludeFailureRate();
    }
    refuseTrailingText();
    problems.refuseIfAny();
    return builder.build();
  }

  /**
   * Name of the next property of the object at hand, at whose value the parser then stands, and
   * must end; null at the end of the object.
   *
   * @param names those met so far: what is stated twice is refused, and left out
   */
  private @Nullable String next(String pointer, Set<String> names) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (names.add(name)) {
        return name;
      }
      problems.add(
          placeOf(pointer, name),
          DUPLICATE_PROPERTY,
          () ->
              Shown.quoted(name)
                  + " is stated twice in the same object, but may be stated once. Keep the one"
                  + " that is right.");
      parser.skipChildren();
    }
    return null;
  }

  private void member(String name, String pointer) {
    switch (name) {
      case CaseText.TITLE -> title(pointer);
      case CaseText.DESCRIPTION ->
          builder.description(values.text(name, pointer, CaseText.LONGEST_DESCRIPTION));
      case CaseText.ATTRIBUTES -> {
        if (opensObject(name, pointer)) {
          attributes(pointer);
        }
      }
      default -> part(name, pointer);
    }
  }

  private void title(String pointer) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    titleMet = true;
    String title = values.text(CaseText.TITLE, pointer, CaseText.LONGEST_TITLE);
    if (title == null) {
      return;
    }
    titleMet = !title.isBlank();
    builder.title(title);
  }

  private void part(String part, String pointer) {
    Map<String, Known> fields = FIELDS.get(part);
    if (fields == null) {
      unknown("", part, pointer);
    } else if (opensObject(part, pointer)) {
      Set<String> names = new HashSet<>();
      for (String name = next(pointer, names); name != null; name = next(pointer, names)) {
        Known known = fields.get(name);
        if (known == null) {
          unknown(part, name, placeOf(pointer, name));
        } else {
          field(known.field(), known.pointer());
        }
      }
    }
  }

  private void field(Field field, String pointer) {
    JsonToken token = parser.currentToken();
    if (field.path().equals("baseline.failurePercent")) {
      failureRateStated = token != JsonToken.VALUE_NULL;
    } else if (field.path().equals("baseline.failureRateMeasured")) {
      failureRateDenied = token == JsonToken.VALUE_FALSE;
    }
    builder.put(field, values.field(field, pointer));
  }

  private void attributes(String pointer) {
    Set<String> names = new HashSet<>();
    for (String name = next(pointer, names); name != null; name = next(pointer, names)) {
      Attribute attribute = attributes.read(name, placeOf(pointer, name));
      if (attribute != null) {
        builder.attribute(attribute);
      }
    }
    if (names.size() > CaseText.MOST_ATTRIBUTES) {
      problems.add(
          pointer,
          TOO_LARGE,
          () ->
              "attributes has %s entries, but may have at most %d. Keep those that rules read."
                  .formatted(Shown.number(names.size()), CaseText.MOST_ATTRIBUTES));
    }
  }

  private boolean opensObject(String name, String pointer) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return true;
    }
    if (token != JsonToken.VALUE_NULL) {
      values.wrongType(name, pointer, "an object", "");
    }
    return false;
  }

  private void unknown(String part, String name, String pointer) {
    problems.add(pointer, UNKNOWN_PROPERTY, () -> UnknownNames.message(part, name));
    parser.skipChildren();
  }

  private void concludeTitle() {
    if (!titleMet) {
      problems.add(
          "/title",
          MISSING_TITLE,
          () ->
              "title is missing or empty, but must have 1 to %d characters. Give the case a name."
                  .formatted(CaseText.LONGEST_TITLE));
    }
  }

  private void concludeFailureRate() {
    if (failureRateStated && failureRateDenied) {
      problems.add(
          "/baseline/failureRateMeasured",
          CONFLICTING,
          () ->
              "baseline.failureRateMeasured is false, but baseline.failurePercent states a measured"
                  + " rate. Say true, or leave failurePercent out.");
    }
  }

  private void refuseTrailingText() {
    var end = parser.currentLocation();
    boolean ended;
    try {
      ended = parser.nextToken() == null;
    } catch (StreamReadException fault) {
      ended = false;
    }
    if (!ended) {
      throw Problems.only(
          "",
          MALFORMED_JSON,
          JsonFault.at(
              end.getLineNr(),
              end.getColumnNr(),
              "the JSON value ends, and more text follows where none is wanted"));
    }
  }

  /** The pointer to a property; to its object where the name is too long to be one of a case. */
  private static String placeOf(String pointer, String name) {
    return name.length() > 2 * CaseText.LONGEST_ATTRIBUTE_NAME
        ? pointer
        : Pointers.to(pointer, name);
  }
}
