package dev.tunegate.web;

import dev.tunegate.versions.Archive;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that a step on a version is sent with: read strictly, and never bound. */
final class RequestBody {

  /** A whole policy with its samples fits, every character escaped included. */
  static final int MOST_BYTES = Archive.LARGEST;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final JsonNode json;

  private RequestBody(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads a body; an empty one is an object without properties.
   *
   * @param known the properties that it may have
   */
  static RequestBody read(HttpServletRequest request, String... known)
      throws IOException, HttpMediaTypeNotSupportedException {
    byte[] bytes = bytes(request);
    if (bytes.length == 0) {
      return of("{}".getBytes(StandardCharsets.UTF_8));
    }
    requireJson(request);
    return of(bytes, known);
  }

  /** The bytes of a body. */
  static byte[] bytes(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new HttpMediaTypeNotSupportedException("The body is compressed");
    }
    try (InputStream in = request.getInputStream()) {
      return bytes(in);
    }
  }

  /** All bytes that there are, unless they are too many. */
  static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadBodyException(ProblemType.DRAFT_TOO_LARGE, ProblemType.DRAFT_TOO_LARGE.advice());
    }
    return bytes;
  }

  /** A number that an address or a form states as text, as {@link #number} has it. */
  static @Nullable Integer number(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!text.strip().matches("[1-9][0-9]{0,8}")) {
      throw bad(name + " is no number of a version: 1, 2, 3 …");
    }
    return Integer.valueOf(text.strip());
  }

  private static void requireJson(HttpServletRequest request)
      throws HttpMediaTypeNotSupportedException {
    String type = String.valueOf(request.getContentType());
    if (!type.matches("(?i)\\s*application/([\\w.+-]+\\+)?json\\s*(;.*)?")) {
      throw new HttpMediaTypeNotSupportedException("The body is not JSON");
    }
  }

  private static RequestBody of(byte[] bytes, String... known) {
    JsonNode json;
    try {
      json = MAPPER.readTree(bytes);
    } catch (JacksonException broken) {
      // What stands there is not repeated: it is a whole policy.
      throw new BadBodyException(
          ProblemType.MALFORMED_JSON,
          "The text is no JSON"
              + (broken.getLocation() == null
                  ? "."
                  : " from line "
                      + broken.getLocation().getLineNr()
                      + ", column "
                      + broken.getLocation().getColumnNr()
                      + " on. Correct it there."));
    }
    if (!json.isObject()) {
      throw bad("The text is JSON, but no object. Send { … }.");
    }
    for (String name : json.propertyNames()) {
      if (!Set.of(known).contains(name)) {
        throw bad(
            "There is no property "
                + shown(name)
                + ". Known are "
                + String.join(", ", known)
                + ".");
      }
    }
    return new RequestBody(json);
  }

  boolean has(String name) {
    return json.has(name) && !json.get(name).isNull();
  }

  /** A text; empty where it is not stated. */
  String text(String name) {
    @Nullable JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw bad(name + " is no text. Write it between quotation marks.");
    }
    return value.stringValue();
  }

  /** A list of texts; empty where it is not stated. */
  List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = json.get(name);
    if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isString())) {
      throw bad(name + " is no list of texts.");
    }
    return value.valueStream().map(JsonNode::stringValue).toList();
  }

  /** A flag; false where it is not stated. */
  boolean flag(String name) {
    @Nullable JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw bad(name + " is neither true nor false.");
    }
    return value.booleanValue();
  }

  /** A whole number from 1; null where it is not stated. */
  @Nullable Integer number(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = json.get(name);
    if (!value.isInt() || value.intValue() < 1) {
      throw bad(name + " is no number of a version: 1, 2, 3 …");
    }
    return value.intValue();
  }

  /**
   * A whole number from 1; 0 where it is not stated.
   *
   * @param most the largest that is taken
   */
  long count(String name, long most) {
    if (!has(name)) {
      return 0;
    }
    JsonNode value = json.get(name);
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    if (!whole || value.longValue() < 1 || value.longValue() > most) {
      throw bad(name + " is no whole number from 1 on.");
    }
    return value.longValue();
  }

  /** Files by their path. */
  Map<String, byte[]> files(String name) {
    JsonNode value = json.get(name);
    if (!value.isObject()) {
      throw bad(name + " is no object of texts by the path of their file.");
    }
    Map<String, byte[]> files = new TreeMap<>();
    value
        .properties()
        .forEach(
            file -> {
              if (!file.getValue().isString()) {
                throw bad("In " + name + ", " + shown(file.getKey()) + " is no text.");
              }
              String text = file.getValue().stringValue();
              if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw bad(
                    "In " + name + ", " + shown(file.getKey()) + " holds half of a character.");
              }
              files.put(file.getKey(), text.getBytes(StandardCharsets.UTF_8));
            });
    return files;
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
  }

  /** A body that is JSON and says what the step does not take. */
  static BadBodyException bad(String detail) {
    return new BadBodyException(ProblemType.INVALID_REQUEST, detail);
  }

  /** A body that is not what the step takes. */
  static final class BadBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    BadBodyException(ProblemType type, String detail) {
      super(detail);
      this.type = type;
    }

    Problem problem() {
      return new Problem(type, String.valueOf(getMessage()));
    }
  }
}
