package dev.tunegate.audit;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a few values out of a large text of canonical JSON and passes over the rest, several times
 * as fast as it could be parsed: of what is passed over only the quotation marks and the depth of
 * the brackets are looked at. White space, which canonical JSON has none of, is refused wherever
 * something is read.
 *
 * <p>Methods throw {@link IllegalArgumentException} where the text is not what they expect, and
 * {@link ArrayIndexOutOfBoundsException} where it ends in the middle.
 */
final class Skim {

  private static final JsonFactory JSON = new JsonFactory();

  /** Brackets differ from braces by this bit alone. */
  private static final int BRACE = 0x20;

  private final byte[] json;
  private int at;

  Skim(byte[] json) {
    this.json = json;
  }

  /** Reads the object that begins here; each of its members' values must be read or passed over. */
  void object(Consumer<String> member) {
    take('{');
    if (isAt('}')) {
      take('}');
      return;
    }
    boolean more = true;
    while (more) {
      String name = string();
      take(':');
      member.accept(name);
      more = isAt(',');
      take(more ? ',' : '}');
    }
  }

  /** Whether an object begins here. */
  boolean isAtObject() {
    return isAt('{');
  }

  /** Reads the string that begins here. */
  String string() {
    int from = at;
    passString();
    if (isPlain(from + 1, at - 1)) {
      return new String(json, from + 1, at - from - 2, StandardCharsets.US_ASCII);
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, from, at - from)) {
      parser.nextToken();
      return parser.getString();
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("A string is malformed", malformed);
    }
  }

  /** Whether these bytes are the characters that they stand for. */
  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      // Bytes of characters beyond ASCII are negative.
      if (json[i] < ' ' || json[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Reads the whole number that begins here. */
  int number() {
    int from = at;
    passScalar();
    return Integer.parseInt(new String(json, from, at - from, StandardCharsets.US_ASCII));
  }

  /** Passes over the value that begins here. */
  void pass() {
    if (isAt('"')) {
      passString();
    } else if (isAt('{') || isAt('[')) {
      passNested();
    } else {
      passScalar();
    }
  }

  /** Holds that nothing comes any more. */
  void end() {
    if (at != json.length) {
      throw new IllegalArgumentException("Something follows the end");
    }
  }

  private void passNested() {
    int next = at;
    int depth = 0;
    do {
      byte seen = json[next++];
      if (seen == '"') {
        next = afterString(next);
      } else if ((seen | BRACE) == '{') {
        depth++;
      } else if ((seen | BRACE) == '}') {
        depth--;
      }
    } while (depth > 0);
    at = next;
  }

  private void passScalar() {
    int from = at;
    while (!isAt(',') && !isAt('}') && !isAt(']')) {
      at++;
    }
    if (at == from) {
      throw new IllegalArgumentException("A value is missing");
    }
  }

  private void passString() {
    take('"');
    at = afterString(at);
  }

  /** Where the string ends whose first character is at this place. */
  private int afterString(int first) {
    int next = first;
    while (json[next] != '"') {
      next += json[next] == '\\' ? 2 : 1;
    }
    return next + 1;
  }

  private boolean isAt(char wanted) {
    return json[at] == wanted;
  }

  private void take(char wanted) {
    if (!isAt(wanted)) {
      throw new IllegalArgumentException("There is no " + wanted + " where one must be");
    }
    at++;
  }
}
