package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.facts.Case;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands out the report of a decision as PDF. */
@Controller
final class ReportController {

  private final Desk desk;
  private final SampleShelf samples;
  private final Clock clock;
  private final ReportPdf pdf;

  ReportController(Desk desk, SampleShelf samples, Clock clock, ReportPdf pdf) {
    this.desk = desk;
    this.samples = samples;
    this.clock = clock;
    this.pdf = pdf;
  }

  /** The report on the case of a form; the form with what is wrong with it if it is no case. */
  @PostMapping("/verdict/report.pdf")
  Object report(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    return reading.facts() == null
        ? AskController.review(desk, answers, reading.errors())
        : report(reading.facts());
  }

  @GetMapping("/samples/{verdict}/{name}/report.pdf")
  ResponseEntity<byte[]> sample(@PathVariable String verdict, @PathVariable String name) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return report(desk.policy().read(entry.sample().json()));
  }

  private ResponseEntity<byte[]> report(Case facts) {
    return answer(
        pdf, ReportModel.of(desk.policy(), desk.version(), desk.decide(facts), clock.instant()));
  }

  /** A report, for the browser to show. */
  static ResponseEntity<byte[]> answer(ReportPdf pdf, ReportModel report) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("report.pdf").build().toString())
        .body(pdf.of(report));
  }
}
