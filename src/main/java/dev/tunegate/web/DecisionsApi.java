package dev.tunegate.web;

import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.Desk;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.register.DecisionRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides cases on the record, and reads what is recorded. */
@RestController
final class DecisionsApi {

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
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new HttpMediaTypeNotSupportedException("The body is compressed");
    }
    Case facts = desk.policy().read(body(request));
    return created(decisions.decide(desk, facts, who.asks(request)));
  }

  /** The decision has no id of its own, so where its record is stands in the headers. */
  static ResponseEntity<byte[]> created(Decided decided) {
    String id = decided.record().id();
    return Json.created("/api/decisions/" + id, "/decisions/" + id, decided.json());
  }

  /** One byte more than a case may have is enough for the reader to refuse it. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    try (InputStream in = request.getInputStream()) {
      return in.readNBytes(CaseReader.MOST_BYTES + 1);
    }
  }

  /** A record, as the ledger holds it. */
  @GetMapping("/api/decisions/{id}")
  ResponseEntity<byte[]> record(@PathVariable String id) {
    return Json.ok(
        decisions
            .register()
            .record(id)
            .map(DecisionRecord::payload)
            .orElseThrow(NotFoundException::new));
  }
}
