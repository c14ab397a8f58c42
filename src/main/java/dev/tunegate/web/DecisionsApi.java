package dev.tunegate.web;

import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.Desk;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.register.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** Decides cases on the record, and reads what is recorded. */
@RestController
final class DecisionsApi {

  /** Set on lists that are not whole, because the register has yet to come to so many entries. */
  static final String BEHIND = "Tunegate-Register-Behind";

  private static final int A_PAGE = 100;

  private final Desk desk;
  private final Decisions decisions;
  private final Who who;

  DecisionsApi(Desk desk, Decisions decisions, Who who) {
    this.desk = desk;
    this.decisions = decisions;
    this.who = who;
  }

  @PostMapping(
      path = "/api/decisions",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
  ResponseEntity<byte[]> decide(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Case facts = desk.policy().read(caseIn(request));
    return created(decisions.decide(desk, facts, who.asks(request)));
  }

  /** The decision has no id of its own, so where its record is stands in the headers. */
  static ResponseEntity<byte[]> created(Decided decided) {
    String id = decided.record().id();
    return Json.created("/api/decisions/" + id, "/decisions/" + id, decided.json());
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

  /** Lines of the register, newest first. */
  @GetMapping("/api/decisions")
  ResponseEntity<byte[]> search(HttpServletRequest request) {
    SearchInput input = SearchInput.of(request, A_PAGE + 1);
    Search search = input.orThrow();
    long behind = decisions.register().behind();
    List<DecisionSummary> found = decisions.register().find(search);
    boolean more = found.size() > A_PAGE;
    List<DecisionSummary> shown = more ? found.subList(0, A_PAGE) : found;
    ResponseEntity<byte[]> answer =
        Json.ok(
            Json.text(
                json -> {
                  json.writeStartObject();
                  json.writeNumberProperty("behind", behind);
                  json.writeName("decisions");
                  json.writeStartArray();
                  shown.forEach(line -> write(line, json));
                  json.writeEndArray();
                  json.writeStringProperty(
                      "next",
                      more
                          ? "/api/decisions" + input.query(shown.get(shown.size() - 1).entry())
                          : null);
                  json.writeEndObject();
                }));
    return behind == 0
        ? answer
        : ResponseEntity.ok()
            .headers(answer.getHeaders())
            .header(BEHIND, Long.toString(behind))
            .body(answer.getBody());
  }

  private static void write(DecisionSummary line, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("recordId", line.id());
    json.writeNumberProperty("entry", line.entry());
    json.writeStringProperty("at", line.at().toString());
    json.writeStringProperty("actor", line.actor());
    json.writeStringProperty("outcome", line.outcome().name());
    json.writeStringProperty("title", line.title());
    json.writeStringProperty("because", line.because());
    json.writeName("policyVersion");
    if (line.version() == null) {
      json.writeNull();
    } else {
      json.writeNumber(line.version());
    }
    json.writeStringProperty("fingerprint", line.fingerprint());
    json.writeEndObject();
  }

  /** A record, as the ledger holds it. */
  @GetMapping("/api/decisions/{id}")
  ResponseEntity<byte[]> record(@PathVariable String id) {
    return Json.ok(
        decisions
            .register()
            .record(id)
            .map(DecisionRecord::payload)
            .orElseThrow(NotFoundException::decision));
  }
}
