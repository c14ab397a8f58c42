package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.facts.CaseSchema;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
