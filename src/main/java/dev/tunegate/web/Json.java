package dev.tunegate.web;

import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Makes JSON and answers with it. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static String text(Consumer<JsonGenerator> content) {
    var text = new StringWriter(1024);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(json);
    }
    return text.toString();
  }

  /** Writes texts as a list. */
  static void texts(JsonGenerator json, String name, Iterable<String> texts) {
    json.writeName(name);
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  /**
   * Answers with what was made, and says where it is from now on.
   *
   * @param page where people look at it
   */
  static ResponseEntity<byte[]> created(String address, String page, byte[] json) {
    ResponseEntity<byte[]> answer = ok(json);
    return ResponseEntity.status(HttpStatus.CREATED)
        .headers(answer.getHeaders())
        .location(URI.create(address))
        .header("Link", "<" + page + ">; rel=\"alternate\"; type=\"text/html\"")
        .body(answer.getBody());
  }

  /** An answer that ends in a line feed, as a line of the command line does. */
  static ResponseEntity<byte[]> answer(int status, String mediaType, String json) {
    return answer(status, mediaType, json.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> answer(int status, String mediaType, byte[] utf8) {
    byte[] line = Arrays.copyOf(utf8, utf8.length + 1);
    line[utf8.length] = '\n';
    return ResponseEntity.status(HttpStatusCode.valueOf(status))
        .contentType(MediaType.parseMediaType(mediaType))
        .body(line);
  }

  static ResponseEntity<byte[]> ok(String json) {
    return answer(200, MediaType.APPLICATION_JSON_VALUE, json);
  }

  static ResponseEntity<byte[]> ok(byte[] utf8) {
    return answer(200, MediaType.APPLICATION_JSON_VALUE, utf8);
  }
}
