package dev.tunegate.audit;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Bytes of a decision as they stand in it: no other writer's idea of them. */
final class DecisionParts {

  private static final JsonFactory JSON = new JsonFactory();

  private DecisionParts() {}

  /**
   * The case.
   *
   * @param decision canonical JSON
   * @throws IllegalArgumentException if it holds none
   */
  static byte[] caseOf(byte[] decision) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), decision)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = json.currentName().equals("case");
        json.nextToken();
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        if (found) {
          int to = (int) json.currentTokenLocation().getByteOffset() + 1;
          return Arrays.copyOfRange(decision, from, to);
        }
      }
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("This is no decision", unreadable);
    }
    throw new IllegalArgumentException("The decision holds no case");
  }
}
