package dev.tunegate.web;

import dev.tunegate.audit.Receipt;
import dev.tunegate.audit.Reconsidered;
import dev.tunegate.audit.ReplayJson;
import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.Replays;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.ConsistencyProof;
import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.Hash;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.VerifierKey;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What auditors ask of the record: receipts, replays, checkpoints and proofs. */
@RestController
final class AuditApi {

  private static final MediaType NOTE = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final ServiceDesk service;
  private final Decisions decisions;

  AuditApi(ServiceDesk service) {
    this.service = service;
    this.decisions = service.decisions();
  }

  @GetMapping("/api/decisions/{id}/receipt")
  ResponseEntity<byte[]> receipt(@PathVariable("id") String id) {
    DecisionSummary line = decisions.register().find(id).orElseThrow(NotFoundException::decision);
    ResponseEntity<byte[]> answer = Json.ok(Receipt.of(decisions.ledger(), line.entry()));
    return ResponseEntity.ok()
        .headers(answer.getHeaders())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + id + ".json\"")
        .body(answer.getBody());
  }

  @PostMapping("/api/decisions/{id}/replay")
  ResponseEntity<byte[]> replay(
      @PathVariable("id") String id,
      @RequestParam(name = "under", required = false) @Nullable String under) {
    DecisionRecord record =
        decisions.register().record(id).orElseThrow(NotFoundException::decision);
    Replays replays = service.replays();
    Reconsidered other = null;
    if (under != null && !under.isBlank()) {
      int number = service.life().find(under.strip()).number();
      other =
          record.masked().isEmpty() ? replays.under(record, service.life().content(number)) : null;
    }
    return Json.ok(ReplayJson.of(record.id(), replays.replay(record), other));
  }

  @GetMapping("/api/audit")
  ResponseEntity<byte[]> state() {
    Ledger ledger = decisions.ledger();
    Checkpoint last = Checkpoint.of(ledger.checkpoint());
    return Json.ok(
        CanonicalJson.of(
            Map.of(
                "size",
                ledger.size(),
                "origin",
                last.origin(),
                "keys",
                ledger.keys().stream().map(VerifierKey::toString).toList(),
                "checkpoint",
                Map.of("size", last.size(), "root", last.root().base64()))));
  }

  /** The note as it was signed, byte for byte. */
  @GetMapping("/api/audit/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return ResponseEntity.ok()
        .contentType(NOTE)
        .body(decisions.ledger().checkpoint().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** That the log only grew from an older checkpoint to a later one, as a text. */
  @GetMapping("/api/audit/consistency")
  ResponseEntity<byte[]> consistency(
      @RequestParam(name = "from", required = false) @Nullable String from,
      @RequestParam(name = "to", required = false) @Nullable String to) {
    Long later = to == null || to.isBlank() ? null : number("to", to);
    long older = number("from", from);
    try {
      var proof = ConsistencyProof.of(decisions.ledger().stored(), older, later);
      return ResponseEntity.ok()
          .contentType(NOTE)
          .body(proof.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException none) {
      throw refused(none.getMessage() + ".");
    }
  }

  @GetMapping("/api/audit/proof")
  ResponseEntity<byte[]> proof(
      @RequestParam(name = "index", required = false) @Nullable String index,
      @RequestParam(name = "size", required = false) @Nullable String size) {
    Ledger ledger = decisions.ledger();
    long of = size == null ? Checkpoint.of(ledger.checkpoint()).size() : number("size", size);
    long at = number("index", index);
    if (at >= of || of > ledger.size()) {
      throw refused(
          "index is less than size, and size at most "
              + ledger.size()
              + ", the number of entries; asked for was index "
              + at
              + " and size "
              + of
              + ".");
    }
    Entry entry = ledger.entry(at).orElseThrow(NotFoundException::new);
    List<String> hashes = ledger.inclusion(at, of).stream().map(Hash::base64).toList();
    return Json.ok(
        CanonicalJson.of(
            Map.of("index", at, "size", of, "leaf", entry.leaf().base64(), "hashes", hashes)));
  }

  private static long number(String name, @Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,15}")) {
      throw refused(name + " is a whole number, 0 or more" + (text == null ? "." : ", not that."));
    }
    return Long.parseLong(text);
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(new Problem(ProblemType.INVALID_REQUEST, detail));
  }
}
