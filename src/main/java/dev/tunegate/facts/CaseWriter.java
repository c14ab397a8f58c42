package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a case as JSON: what is stated and nothing else, in the order of the catalogue, attributes
 * by name, numbers without exponent. Equal cases give equal text, and {@link CaseReader} reads back
 * the case that was written.
 */
public final class CaseWriter {

  private CaseWriter() {}

  /** The case as JSON on one line. */
  public static String toJson(Case facts) {
    return JsonText.of(out -> write(facts, out));
  }

  /** The case as JSON on indented lines, for people. */
  public static String toIndentedJson(Case facts) {
    return JsonText.indented(out -> write(facts, out));
  }

  /** Writes the case as one object. */
  public static void write(Case facts, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty(CaseText.TITLE, facts.title());
    if (facts.description() != null) {
      out.writeStringProperty(CaseText.DESCRIPTION, facts.description());
    }
    for (Part part : facts.parts()) {
      write(part, Catalogue.fieldsOf(part.getClass()), out);
    }
    attributes(facts, out);
    out.writeEndObject();
  }

  /** Writes the case as one object with keys in the order of canonical JSON (RFC 8785). */
  public static void writeCanonical(Case facts, JsonGenerator out) {
    out.writeStartObject();
    attributes(facts, out);
    writeSorted(facts.baseline(), out);
    writeSorted(facts.constraints(), out);
    writeSorted(facts.data(), out);
    if (facts.description() != null) {
      out.writeStringProperty(CaseText.DESCRIPTION, facts.description());
    }
    writeSorted(facts.pilot(), out);
    writeSorted(facts.task(), out);
    out.writeStringProperty(CaseText.TITLE, facts.title());
    out.writeEndObject();
  }

  private static void attributes(Case facts, JsonGenerator out) {
    if (facts.attributes().isEmpty()) {
      return;
    }
    out.writeName(CaseText.ATTRIBUTES);
    out.writeStartObject();
    facts
        .attributes()
        .forEach(
            (name, attribute) -> {
              out.writeName(name);
              writeValue(attribute.value(), out);
            });
    out.writeEndObject();
  }

  /** Writes a value of a fact: a text, number, truth value or enum constant. */
  public static void writeValue(Object value, JsonGenerator out) {
    if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Long count) {
      out.writeNumber(count);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(CaseBuilder.normalised(number).toPlainString());
    } else if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
    } else if (value instanceof String text) {
      out.writeString(text);
    } else {
      throw new IllegalArgumentException("No fact holds a " + value.getClass().getName());
    }
  }

  private static void writeSorted(Part part, JsonGenerator out) {
    write(part, Catalogue.sortedFieldsOf(part.getClass()), out);
  }

  private static void write(Part part, List<Field> fields, JsonGenerator out) {
    boolean open = false;
    for (Field field : fields) {
      Object value = field.valueIn(part);
      if (value == null) {
        continue;
      }
      if (!open) {
        out.writeName(Catalogue.nameOf(part.getClass()));
        out.writeStartObject();
        open = true;
      }
      out.writeName(field.name());
      writeValue(value, out);
    }
    if (open) {
      out.writeEndObject();
    }
  }
}
