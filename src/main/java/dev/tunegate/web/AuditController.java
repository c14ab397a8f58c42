package dev.tunegate.web;

import dev.tunegate.audit.RecordReport;
import dev.tunegate.desk.LogAudit;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.engine.Wording;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.Finding;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.SignedNote;
import dev.tunegate.ledger.VerifierKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How it stands with the record, for auditors. */
@Controller
final class AuditController {

  private static final int DAYS = 30;
  private static final int MOST_FINDINGS = 20;

  private final ServiceDesk service;

  AuditController(ServiceDesk service) {
    this.service = service;
  }

  /**
   * A day's decisions.
   *
   * @param height of its bar, in tenths of the longest
   */
  record Day(String day, String count, int height) {}

  /** A verification, in words. */
  record Verification(
      String when,
      boolean made,
      boolean holds,
      String entries,
      String decisions,
      String checkpoints,
      List<String> findings,
      int more) {}

  @GetMapping("/audit")
  String audit(Model model) {
    Ledger ledger = service.decisions().ledger();
    SignedNote note = ledger.checkpoint();
    Checkpoint last = Checkpoint.of(note);
    model.addAttribute("size", Wording.number(ledger.size()));
    model.addAttribute("signed", Wording.number(last.size()));
    long behind = service.decisions().register().behind();
    model.addAttribute("behind", behind == 0 ? null : Wording.number(behind));
    model.addAttribute("decisions", Wording.number(service.decisions().register().size()));
    model.addAttribute("origin", last.origin());
    model.addAttribute("note", note.toString());
    model.addAttribute("keys", ledger.keys().stream().map(VerifierKey::toString).toList());
    model.addAttribute(
        "problem", service.decisions().problem().map(Throwable::getMessage).orElse(null));
    long progress = service.audit().progress();
    model.addAttribute("progress", progress < 0 ? null : Wording.number(progress));
    LogAudit.@Nullable Done done = service.audit().last();
    model.addAttribute("verified", done == null ? null : verification(done));
    model.addAttribute("days", days());
    return "audit";
  }

  @PostMapping("/audit/verify")
  String verify() {
    service.audit().start();
    return "redirect:/audit";
  }

  private static Verification verification(LogAudit.Done done) {
    RecordReport report = done.report();
    String when = Words.moment(done.ended());
    if (report == null) {
      return new Verification(when, false, false, "", "", "", List.of(), 0);
    }
    List<String> findings = report.findings().stream().map(Finding::message).toList();
    return new Verification(
        when,
        true,
        report.holds(),
        Wording.number(report.log().size()),
        Wording.number(report.decisions()),
        Wording.number(report.log().checkpoints()),
        findings.stream().limit(MOST_FINDINGS).toList(),
        Math.max(0, findings.size() - MOST_FINDINGS));
  }

  private List<Day> days() {
    LocalDate today = LocalDate.ofInstant(service.clock().instant(), ZoneOffset.UTC);
    LocalDate from = today.minusDays(DAYS - 1);
    SortedMap<LocalDate, Long> counts = service.decisions().register().perDay(from);
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Day> days = new ArrayList<>();
    counts.forEach(
        (day, count) ->
            days.add(
                new Day(
                    Words.day(day),
                    Wording.number(count),
                    (int) Math.max(1, Math.round(20.0 * count / most)))));
    return days;
  }
}
