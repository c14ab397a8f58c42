package dev.tunegate.facts;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/** Writes the catalogue of facts as JSON, for those who build a case by program. */
public final class CatalogueJson {

  private CatalogueJson() {}

  /** The catalogue as JSON on one line. */
  public static String toJson() {
    return JsonText.of(CatalogueJson::write);
  }

  /**
   * Writes the catalogue as an object with a list {@code fields}: those that can be stated in
   * order, then those that are derived. Every entry has the same properties; a list that does not
   * apply is empty, a number or unit that does not apply is null.
   */
  public static void write(JsonGenerator out) {
    write(out, (field, json) -> {});
  }

  /**
   * Writes the catalogue, with more properties at the end of every entry.
   *
   * @param more writes them into the entry of a field
   */
  public static void write(JsonGenerator out, BiConsumer<Field, JsonGenerator> more) {
    out.writeStartObject();
    out.writeName("fields");
    out.writeStartArray();
    Catalogue.fields().forEach(field -> write(field, out, more));
    Catalogue.derived().forEach(field -> write(field, out, more));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(Field field, JsonGenerator out, BiConsumer<Field, JsonGenerator> more) {
    boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL;
    out.writeStartObject();
    out.writeStringProperty("path", field.path());
    out.writeStringProperty("part", Catalogue.nameOf(field.part()));
    out.writeStringProperty("name", field.name());
    out.writeStringProperty("type", field.type().name().toLowerCase(Locale.ROOT));
    out.writeStringProperty("meaning", field.meaning());
    if (field.unit().isEmpty()) {
      out.writeNullProperty("unit");
    } else {
      out.writeStringProperty("unit", field.unit());
    }
    if (number) {
      out.writeNumberProperty("min", 0);
      out.writeBooleanProperty("minAllowed", field.zeroAllowed());
      out.writeNumberProperty("max", field.max());
      out.writeNumberProperty(
          "fractionDigits", field.type() == FieldType.DECIMAL ? Field.FRACTION_DIGITS : 0);
    } else {
      out.writeNullProperty("min");
      out.writeNullProperty("minAllowed");
      out.writeNullProperty("max");
      out.writeNullProperty("fractionDigits");
    }
    texts(out, "allowedValues", field.allowedValues());
    out.writeBooleanProperty("actionable", field.actionable());
    texts(out, "derivedFrom", field.derivedFrom());
    more.accept(field, out);
    out.writeEndObject();
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) {
    out.writeName(name);
    out.writeStartArray();
    texts.forEach(out::writeString);
    out.writeEndArray();
  }
}
