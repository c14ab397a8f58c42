package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.CaseSchema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API. Bodies are read and written by the readers and writers of the core, never bound. */
@RestController
final class ApiController {

  private final Desk desk;
  private final OpenApi openApi;

  ApiController(Desk desk, OpenApi openApi) {
    this.desk = desk;
    this.openApi = openApi;
  }

  @PostMapping(
      path = "/api/decisions",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
  ResponseEntity<byte[]> decide(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return Json.ok(desk.toJson(desk.decide(desk.policy().read(caseIn(request)))));
  }

  /** The bytes of a case that was sent. */
  static byte[] caseIn(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new HttpMediaTypeNotSupportedException("The body is compressed");
    }
    return body(request);
  }

  /** One byte more than a case may have is enough for the reader to refuse it. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    try (InputStream in = request.getInputStream()) {
      return in.readNBytes(CaseReader.MOST_BYTES + 1);
    }
  }

  @GetMapping("/api/policy")
  ResponseEntity<byte[]> policy() {
    return Json.ok(Json.text(json -> PolicyJson.policy(desk.policy(), json)));
  }

  @GetMapping("/api/policy/statements")
  ResponseEntity<byte[]> statements() {
    return Json.ok(Json.text(json -> PolicyJson.statements(desk.policy(), json)));
  }

  @GetMapping("/api/facts")
  ResponseEntity<byte[]> facts() {
    return Json.ok(Json.text(json -> PolicyJson.facts(desk.policy(), json)));
  }

  @GetMapping("/api/facts/schema")
  ResponseEntity<byte[]> schema() {
    return Json.answer(
        200,
        "application/schema+json",
        CaseSchema.toJson(desk.policy().registers().declarations()));
  }

  @GetMapping("/api/openapi.json")
  ResponseEntity<byte[]> openApi() {
    return Json.ok(openApi.json());
  }

  @GetMapping(path = "/healthz")
  ResponseEntity<byte[]> health() {
    return Json.answer(200, "text/plain;charset=UTF-8", "ok");
  }
}
