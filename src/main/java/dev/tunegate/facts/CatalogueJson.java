package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/** Writes the catalogue of facts as JSON, for those who build a case by program. */
public final class CatalogueJson {

  private CatalogueJson() {}

  /** The catalogue alone as JSON on one line. */
  public static String toJson() {
    return JsonText.of(out -> write(out, List.of(), (path, json) -> {}));
  }

  /**
   * Writes the catalogue as an object with a list {@code fields}: those that can be stated in
   * order, then the attributes that are declared, then the facts that are derived. Every entry has
   * the same properties; a list that does not apply is empty, a number or unit that does not apply
   * is null.
   *
   * @param declared the attributes that are declared, in order
   * @param more writes more properties at the end of the entry of a path
   */
  public static void write(
      JsonGenerator out,
      Collection<AttributeDeclaration> declared,
      BiConsumer<String, JsonGenerator> more) {
    out.writeStartObject();
    out.writeName("fields");
    out.writeStartArray();
    Catalogue.fields().forEach(field -> write(field, out, more));
    declared.forEach(attribute -> write(attribute, out, more));
    Catalogue.derived().forEach(field -> write(field, out, more));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(
      Field field, JsonGenerator out, BiConsumer<String, JsonGenerator> more) {
    boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL;
    out.writeStartObject();
    out.writeStringProperty("path", field.path());
    out.writeStringProperty("part", Catalogue.nameOf(field.part()));
    out.writeStringProperty("name", field.name());
    out.writeStringProperty("type", field.type().name().toLowerCase(Locale.ROOT));
    out.writeStringProperty("meaning", field.meaning());
    unit(field.unit(), out);
    if (number) {
      int digits = field.type() == FieldType.DECIMAL ? Field.FRACTION_DIGITS : 0;
      range(BigDecimal.ZERO, field.zeroAllowed(), BigDecimal.valueOf(field.max()), digits, out);
    } else {
      noRange(out);
    }
    texts(out, "allowedValues", field.allowedValues());
    out.writeBooleanProperty("actionable", field.actionable());
    texts(out, "derivedFrom", field.derivedFrom());
    more.accept(field.path(), out);
    out.writeEndObject();
  }

  private static void write(
      AttributeDeclaration attribute, JsonGenerator out, BiConsumer<String, JsonGenerator> more) {
    out.writeStartObject();
    out.writeStringProperty("path", attribute.path());
    out.writeStringProperty("part", CaseText.ATTRIBUTES);
    out.writeStringProperty("name", attribute.name());
    out.writeStringProperty("type", typeOf(attribute));
    out.writeStringProperty("meaning", attribute.meaning());
    unit(attribute.unit(), out);
    if (attribute.type() == AttributeType.NUMBER) {
      range(attribute.min(), true, attribute.max(), Field.FRACTION_DIGITS, out);
    } else {
      noRange(out);
    }
    texts(out, "allowedValues", attribute.allowedValues());
    out.writeBooleanProperty("actionable", attribute.actionable());
    texts(out, "derivedFrom", List.of());
    more.accept(attribute.path(), out);
    out.writeEndObject();
  }

  /** The type as fields of the catalogue call it; only a free text has none there. */
  private static String typeOf(AttributeDeclaration attribute) {
    return switch (attribute.type()) {
      case FLAG -> "boolean";
      case NUMBER -> "decimal";
      case TEXT -> attribute.allowedValues().isEmpty() ? "text" : "enum";
    };
  }

  private static void unit(String unit, JsonGenerator out) {
    if (unit.isEmpty()) {
      out.writeNullProperty("unit");
    } else {
      out.writeStringProperty("unit", unit);
    }
  }

  private static void range(
      BigDecimal min, boolean minAllowed, BigDecimal max, int fractionDigits, JsonGenerator out) {
    out.writeName("min");
    CaseWriter.writeValue(min, out);
    out.writeBooleanProperty("minAllowed", minAllowed);
    out.writeName("max");
    CaseWriter.writeValue(max, out);
    out.writeNumberProperty("fractionDigits", fractionDigits);
  }

  private static void noRange(JsonGenerator out) {
    List.of("min", "minAllowed", "max", "fractionDigits").forEach(out::writeNullProperty);
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) {
    out.writeName(name);
    out.writeStartArray();
    texts.forEach(out::writeString);
    out.writeEndArray();
  }
}
