package dev.tunegate.facts;

import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON Schema (2020-12) of a case, made from the catalogue and from what a policy declares. It
 * accepts every case that {@link CaseReader} accepts and refuses what a schema can express; that
 * numbers have at most four fraction digits is told in words, since floating-point validators
 * stumble over {@code multipleOf}.
 */
public final class CaseSchema {

  private static final String PRECISION = "At most " + Field.FRACTION_DIGITS + " fraction digits. ";

  private CaseSchema() {}

  /** The schema of a case of whose attributes nothing is declared. */
  public static String toJson() {
    return toJson(List.of());
  }

  /**
   * The schema as indented JSON text; always the same.
   *
   * @param declared the attributes that are declared, in order; others may hold anything
   */
  public static String toJson(Collection<AttributeDeclaration> declared) {
    return JsonText.indented(out -> write(declared, out));
  }

  private static void write(Collection<AttributeDeclaration> declared, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.writeStringProperty("title", "Case");
    out.writeStringProperty(
        "description",
        "What a team states when it asks whether to fine-tune. Everything but the title may be"
            + " left out; null and absent both mean: not stated, which is neither false nor zero.");
    out.writeStringProperty("type", "object");
    texts(out, "required", List.of(CaseText.TITLE));
    out.writeBooleanProperty("additionalProperties", false);
    out.writeName("properties");
    out.writeStartObject();
    title(out);
    description(out);
    for (Class<? extends Part> part : Catalogue.parts()) {
      part(part, out);
    }
    attributes(declared, out);
    out.writeEndObject();
    out.writeName("examples");
    out.writeStartArray();
    CaseWriter.write(ExampleCase.with(declared), out);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void title(JsonGenerator out) {
    open(out, CaseText.TITLE, "What the team calls the case; never read by rules.", "string");
    out.writeNumberProperty("minLength", 1);
    out.writeNumberProperty("maxLength", CaseText.LONGEST_TITLE);
    out.writeStringProperty("pattern", "\\S");
    out.writeEndObject();
  }

  private static void description(JsonGenerator out) {
    open(out, CaseText.DESCRIPTION, "Free text; never read by rules.", "string", "null");
    out.writeNumberProperty("maxLength", CaseText.LONGEST_DESCRIPTION);
    out.writeEndObject();
  }

  private static void part(Class<? extends Part> part, JsonGenerator out) {
    String name = Catalogue.nameOf(part);
    open(out, name, meaning(name), "object", "null");
    out.writeBooleanProperty("additionalProperties", false);
    out.writeName("properties");
    out.writeStartObject();
    for (Field field : Catalogue.fieldsOf(part)) {
      field(field, out);
    }
    out.writeEndObject();
    if (part == Baseline.class) {
      noRateThatIsNotMeasured(out);
    }
    out.writeEndObject();
  }

  private static String meaning(String part) {
    return switch (part) {
      case "task" -> "What the system must do.";
      case "baseline" -> "The prompted system that tuning would have to beat.";
      case "data" -> "The labelled examples now in hand.";
      case "constraints" -> "The limits of production: volume, cost, latency, retraining.";
      case "pilot" -> "A small tuned model, if one was tried.";
      default -> throw new IllegalArgumentException("No part is named " + part);
    };
  }

  private static void field(Field field, JsonGenerator out) {
    String description =
        described(field.meaning(), field.unit(), field.type() == FieldType.DECIMAL);
    switch (field.type()) {
      case BOOLEAN -> open(out, field.name(), description, "boolean", "null");
      case INTEGER -> {
        open(out, field.name(), description, "integer", "null");
        range(field, out);
      }
      case DECIMAL -> {
        open(out, field.name(), description, "number", "null");
        range(field, out);
      }
      case ENUM -> {
        open(out, field.name(), description, "string", "null");
        oneOf(field.allowedValues(), out);
      }
    }
    out.writeEndObject();
  }

  private static void range(Field field, JsonGenerator out) {
    out.writeNumberProperty(field.zeroAllowed() ? "minimum" : "exclusiveMinimum", 0);
    out.writeNumberProperty("maximum", field.max());
  }

  /** A stated rate implies that it was measured. */
  private static void noRateThatIsNotMeasured(JsonGenerator out) {
    out.writeName("not");
    out.writeStartObject();
    texts(out, "required", List.of("failureRateMeasured", "failurePercent"));
    out.writeName("properties");
    out.writeStartObject();
    out.writeName("failureRateMeasured");
    out.writeStartObject();
    out.writeBooleanProperty("const", false);
    out.writeEndObject();
    out.writeName("failurePercent");
    out.writeStartObject();
    out.writeStringProperty("type", "number");
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void attributes(Collection<AttributeDeclaration> declared, JsonGenerator out) {
    open(
        out,
        CaseText.ATTRIBUTES,
        "Facts beyond the catalogue that a policy has rules over, by name.",
        "object",
        "null");
    out.writeNumberProperty("maxProperties", CaseText.MOST_ATTRIBUTES);
    out.writeName("propertyNames");
    out.writeStartObject();
    out.writeNumberProperty("minLength", 1);
    out.writeNumberProperty("maxLength", CaseText.LONGEST_ATTRIBUTE_NAME);
    out.writeEndObject();
    if (!declared.isEmpty()) {
      out.writeName("properties");
      out.writeStartObject();
      declared.forEach(attribute -> attribute(attribute, out));
      out.writeEndObject();
    }
    out.writeName("additionalProperties");
    out.writeStartObject();
    texts(out, "type", List.of("string", "number", "boolean", "null"));
    out.writeNumberProperty("maxLength", CaseText.LONGEST_ATTRIBUTE_TEXT);
    out.writeNumberProperty("minimum", -Field.LARGEST_COUNT);
    out.writeNumberProperty("maximum", Field.LARGEST_COUNT);
    out.writeStringProperty("description", PRECISION.strip());
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void attribute(AttributeDeclaration attribute, JsonGenerator out) {
    String meaning = attribute.meaning();
    switch (attribute.type()) {
      case FLAG -> open(out, attribute.name(), meaning, "boolean", "null");
      case NUMBER -> {
        String description = described(meaning, attribute.unit(), true);
        open(out, attribute.name(), description, "number", "null");
        out.writeName("minimum");
        CaseWriter.writeValue(attribute.min(), out);
        out.writeName("maximum");
        CaseWriter.writeValue(attribute.max(), out);
      }
      case TEXT -> {
        open(out, attribute.name(), meaning, "string", "null");
        if (attribute.allowedValues().isEmpty()) {
          out.writeNumberProperty("maxLength", CaseText.LONGEST_ATTRIBUTE_TEXT);
        } else {
          oneOf(attribute.allowedValues(), out);
        }
      }
    }
    out.writeEndObject();
  }

  private static String described(String meaning, String unit, boolean decimal) {
    return meaning
        + (unit.isEmpty() ? "" : " Unit: " + unit + ".")
        + (decimal ? " " + PRECISION.strip() : "");
  }

  private static void oneOf(List<String> values, JsonGenerator out) {
    out.writeName("enum");
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeNull();
    out.writeEndArray();
  }

  private static void open(JsonGenerator out, String name, String description, String... types) {
    out.writeName(name);
    out.writeStartObject();
    out.writeStringProperty("description", description);
    if (types.length == 1) {
      out.writeStringProperty("type", types[0]);
    } else {
      texts(out, "type", List.of(types));
    }
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) {
    out.writeName(name);
    out.writeStartArray();
    texts.forEach(out::writeString);
    out.writeEndArray();
  }
}
