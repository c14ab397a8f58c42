package dev.tunegate.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in its canonical form (RFC 8785): equal values are equal bytes. Of numbers it takes
 * whole ones that every reader of JSON keeps exactly; nothing that is recorded needs others.
 */
final class CanonicalJson {

  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static String of(Map<String, ?> object) {
    var json = new CanonicalJson();
    json.value(object);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (Math.abs(number) > LARGEST_EXACT) {
        throw new IllegalArgumentException("Not every reader of JSON keeps the number " + number);
      }
      out.append(number);
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        out.append(i == 0 ? "" : ",");
        value(list.get(i));
      }
      out.append(']');
    } else if (value instanceof Map<?, ?> object) {
      object(object);
    } else {
      throw new IllegalArgumentException("No JSON is made of a " + value.getClass().getName());
    }
  }

  private void object(Map<?, ?> object) {
    // By UTF-16 code units, as Java compares texts anyway.
    List<String> names = new ArrayList<>();
    object.keySet().forEach(name -> names.add((String) name));
    Collections.sort(names);
    out.append('{');
    for (String name : names) {
      out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
      text(name);
      out.append(':');
      value(object.get(name));
    }
    out.append('}');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (character < 0x20) {
            out.append(String.format("\\u%04x", (int) character));
          } else {
            refuseHalf(text, i);
            out.append(character);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half of a character has no UTF-8, and so no canonical form. */
  private static void refuseHalf(String text, int at) {
    char character = text.charAt(at);
    boolean whole =
        !Character.isSurrogate(character)
            || (Character.isHighSurrogate(character)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1)))
            || (Character.isLowSurrogate(character)
                && at > 0
                && Character.isHighSurrogate(text.charAt(at - 1)));
    if (!whole) {
      throw new IllegalArgumentException("The text holds half of a character");
    }
  }
}
