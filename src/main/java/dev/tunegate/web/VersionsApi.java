package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Archive;
import dev.tunegate.versions.CheckResult;
import dev.tunegate.versions.CheckResultJson;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the policy for programs: a Git repository can be the source, CI the proposer. */
@RestController
final class VersionsApi {

  private static final String VERSIONS = "/api/policy/versions";

  private final ServiceDesk service;
  private final PolicyLife life;
  private final Who who;

  VersionsApi(ServiceDesk service, Who who) {
    this.service = service;
    this.life = service.life();
    this.who = who;
  }

  @GetMapping("/api/health")
  ResponseEntity<byte[]> health() {
    return Json.ok(Json.text(json -> VersionsJson.health(service.health(), json)));
  }

  @GetMapping(VERSIONS)
  ResponseEntity<byte[]> history() {
    int inForce = service.health().version();
    return Json.ok(Json.text(json -> VersionsJson.history(life, inForce, json)));
  }

  @GetMapping(VERSIONS + "/{number}")
  ResponseEntity<byte[]> version(@PathVariable("number") String number) {
    return report(200, life.find(number).number());
  }

  /** Its files as text, in the form in which a draft is sent. */
  @GetMapping(VERSIONS + "/{number}/files")
  ResponseEntity<byte[]> texts(@PathVariable("number") String number) {
    Version asked = life.find(number);
    Content content = life.content(asked.number());
    return Json.ok(Json.text(json -> VersionsJson.files(asked, content, json)));
  }

  @GetMapping(VERSIONS + "/{number}/files.zip")
  ResponseEntity<byte[]> files(@PathVariable("number") String number) {
    int asked = life.find(number).number();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header("Content-Disposition", "attachment; filename=\"policy-" + asked + ".zip\"")
        .body(ZipFiles.of(life.content(asked)));
  }

  @PostMapping(VERSIONS)
  ResponseEntity<byte[]> draft(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    Version draft = isArchive(request) ? unpacked(request, by) : sent(request, by);
    ResponseEntity<byte[]> answer = report(201, draft.number());
    return ResponseEntity.created(URI.create(VERSIONS + "/" + draft.number()))
        .headers(answer.getHeaders())
        .body(answer.getBody());
  }

  private static boolean isArchive(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    return type.matches("(?i)\\s*application/zip\\s*(;.*)?");
  }

  /** Saves an archive as a draft; what else is to be said stands in the address. */
  private Version unpacked(HttpServletRequest request, Actor by)
      throws IOException, HttpMediaTypeNotSupportedException {
    String message = Objects.requireNonNullElse(request.getParameter("message"), "");
    Integer basis = RequestBody.number("parent", request.getParameter("parent"));
    return life.draft(basis, message, Archive.read(RequestBody.bytes(request)), by);
  }

  private Version sent(HttpServletRequest request, Actor by)
      throws IOException, HttpMediaTypeNotSupportedException {
    var body = RequestBody.read(request, "parent", "message", "files", "samples");
    var basis = body.number("parent");
    Content before = life.content(basis == null ? service.health().version() : basis);
    Content content =
        Content.of(
            body.has("files") ? body.files("files") : before.ruleFiles(),
            body.has("samples") ? body.files("samples") : before.sampleFiles());
    return life.draft(basis, body.text("message"), content, by);
  }

  @PostMapping(VERSIONS + "/{number}/check")
  ResponseEntity<byte[]> check(@PathVariable("number") String number, HttpServletRequest request) {
    who.of(request);
    CheckResult result = life.check(number(number));
    return Json.ok(Json.text(json -> CheckResultJson.write(result, json)));
  }

  @PostMapping(VERSIONS + "/{number}/propose")
  ResponseEntity<byte[]> propose(
      @PathVariable("number") String number, HttpServletRequest request) {
    return report(200, life.propose(number(number), who.of(request)).number());
  }

  @PostMapping(VERSIONS + "/{number}/approve")
  ResponseEntity<byte[]> approve(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    String comment = RequestBody.read(request, "comment").text("comment");
    return report(200, life.approve(number(number), comment, by).number());
  }

  @PostMapping(VERSIONS + "/{number}/reject")
  ResponseEntity<byte[]> reject(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    String reason = RequestBody.read(request, "reason").text("reason");
    return report(200, life.reject(number(number), reason, by).number());
  }

  @PostMapping(VERSIONS + "/{number}/withdraw")
  ResponseEntity<byte[]> withdraw(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    String reason = RequestBody.read(request, "reason").text("reason");
    boolean forOthers = who.person(request).may(Right.ACCOUNTS);
    return report(200, life.withdraw(number(number), reason, by, forOthers).number());
  }

  @PostMapping(VERSIONS + "/{number}/activate")
  ResponseEntity<byte[]> activate(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    var body = RequestBody.read(request, "at");
    Version version =
        body.has("at")
            ? life.schedule(number(number), TypedTime.withOffset(body.text("at")), by)
            : life.activate(number(number), by);
    return report(200, version.number());
  }

  /** Calls off what was to come into force at a time. */
  @PostMapping(VERSIONS + "/{number}/call-off")
  ResponseEntity<byte[]> callOff(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    String reason = RequestBody.read(request, "reason").text("reason");
    return report(200, life.callOff(number(number), reason, by).number());
  }

  @PostMapping(VERSIONS + "/{number}/rebase")
  ResponseEntity<byte[]> rebase(@PathVariable("number") String number, HttpServletRequest request) {
    return report(201, life.rebase(number(number), who.of(request)).number());
  }

  /** Asks for a roll back; confirms or declines one as another; or makes one as an emergency. */
  @PostMapping(VERSIONS + "/{number}/rollback")
  ResponseEntity<byte[]> rollback(@PathVariable("number") String number, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    var by = who.of(request);
    int asked = number(number);
    var body = RequestBody.read(request, "reason", "emergency", "confirm", "decline");
    String reason = body.text("reason");
    if (!body.flag("decline")) {
      boolean agrees = body.flag("emergency") || body.flag("confirm");
      who.require(request, agrees ? Right.POLICY_APPROVE : Right.POLICY_WRITE);
    }
    if (body.flag("emergency")) {
      life.rollBackInEmergency(asked, reason, by);
    } else if (body.flag("confirm")) {
      life.confirmRollback(asked, by);
    } else if (body.flag("decline")) {
      life.declineRollback(asked, reason, by);
    } else {
      life.requestRollback(asked, reason, by);
    }
    return report(200, asked);
  }

  private ResponseEntity<byte[]> report(int status, int number) {
    return Json.answer(
        status,
        MediaType.APPLICATION_JSON_VALUE,
        Json.text(json -> VersionsJson.report(life.report(number), json)));
  }

  /** The number in an address; what is none belongs to no version. */
  static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new NotFoundException();
    }
    return Integer.parseInt(text);
  }
}
