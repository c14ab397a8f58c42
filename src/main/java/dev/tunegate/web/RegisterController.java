package dev.tunegate.web;

import dev.tunegate.analysis.StillOpen;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PastPolicies;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.register.Register;
import dev.tunegate.register.Search;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of decisions, and each of them, for people. */
@Controller
final class RegisterController {

  private static final int A_PAGE = 50;

  private final Register register;
  private final PastPolicies past;
  private final ServiceDesk service;
  private final ReportPdf pdf;

  RegisterController(ServiceDesk service, ReportPdf pdf) {
    this.pdf = pdf;
    this.service = service;
    this.register = service.decisions().register();
    this.past = service.past();
  }

  @GetMapping("/decisions")
  ModelAndView register(HttpServletRequest request) {
    SearchInput input = SearchInput.of(request, A_PAGE + 1);
    long behind = register.behind();
    List<DecisionSummary> found =
        input.errors().isEmpty() ? register.find(input.search()) : List.of();
    boolean more = found.size() > A_PAGE;
    List<DecisionSummary> shown = more ? found.subList(0, A_PAGE) : found;
    PolicyModel policy = service.current().now().policy();
    var page = new ModelAndView("decisions");
    page.setStatus(input.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    page.addObject("input", input);
    page.addObject("choices", RegisterPage.choices(policy));
    page.addObject("rows", shown.stream().map(line -> RegisterPage.row(policy, line)).toList());
    page.addObject(
        "older", more ? "/decisions" + input.query(shown.get(shown.size() - 1).entry()) : null);
    page.addObject(
        "newest", input.search().before() == null ? null : "/decisions" + input.query(null));
    page.addObject("query", input.query(null));
    page.addObject("behind", behind == 0 ? null : Wording.number(behind));
    return page;
  }

  @GetMapping("/decisions/{id}")
  ModelAndView decision(@PathVariable String id) {
    return decision(id, false);
  }

  /** Decides again what is recorded; it changes nothing. */
  @PostMapping("/decisions/{id}/replay")
  ModelAndView replay(@PathVariable String id) {
    return decision(id, true);
  }

  @GetMapping("/decisions/{id}/replay")
  String withoutForm(@PathVariable String id) {
    return "redirect:" + address(id);
  }

  private ModelAndView decision(String id, boolean again) {
    DecisionRecord record = register.record(id).orElseThrow(NotFoundException::decision);
    PolicyModel policy = past.of(record.fingerprint());
    Decision decision = record.read(policy::read);
    var page = new ModelAndView("verdict");
    BookLinks links = RecordPage.links(record);
    VerdictPage it = VerdictPage.of(policy, decision, links, service.current().now().policy());
    page.addObject("it", it);
    explain(page, record, decision, it);
    page.addObject("view", PictureView.of(policy, decision, "", links));
    page.addObject("address", address(id));
    page.addObject("hidden", Answers.of(decision.facts()).texts());
    page.addObject("moment", record.at().toString());
    page.addObject("when", Words.moment(record.at()));
    page.addObject("sample", null);
    page.addObject("replay", again ? ReplayPage.of(service.replays().replay(record)) : null);
    page.addObject("record", RecordPage.of(record, policy, service));
    return page;
  }

  /** In which order to ask, told at once where the desk that knows it is there. */
  private void explain(
      ModelAndView page, DecisionRecord record, Decision decision, VerdictPage it) {
    Desk now = service.current().now();
    page.addObject("settled", false);
    if (record.holdsAllFacts() && record.fingerprint().equals(now.policy().fingerprint())) {
      StillOpen open = now.explainer().open(decision);
      page.addObject("asks", it.open(open.paths()));
      page.addObject("settled", open.settled());
    }
  }

  private static String address(String id) {
    return "/decisions/" + id;
  }

  @GetMapping("/decisions/{id}/picture")
  ModelAndView picture(
      @PathVariable String id,
      @RequestParam(name = PictureView.FOCUS, defaultValue = "") String focus) {
    DecisionRecord record = register.record(id).orElseThrow(NotFoundException::decision);
    PolicyModel policy = past.of(record.fingerprint());
    return PictureController.page(
        policy, record.read(policy::read), focus, address(id), RecordPage.links(record));
  }

  @GetMapping("/decisions/{id}/report.pdf")
  ResponseEntity<byte[]> report(@PathVariable String id) {
    DecisionRecord record = register.record(id).orElseThrow(NotFoundException::decision);
    PolicyModel policy = past.of(record.fingerprint());
    return ReportController.answer(
        pdf,
        ReportModel.of(policy, record.policyVersion(), record.read(policy::read), record.at()));
  }

  /** The decision alone, byte for byte as it was handed out, where nothing is masked. */
  @GetMapping("/decisions/{id}/decision.json")
  ResponseEntity<byte[]> json(@PathVariable String id) {
    return Json.ok(
        register.record(id).map(DecisionRecord::decision).orElseThrow(NotFoundException::decision));
  }

  @GetMapping("/decisions.csv")
  void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Search search = SearchInput.of(request, A_PAGE).orThrow();
    PrintWriter out = download(response, "text/csv", "decisions.csv");
    out.print(RegisterPage.CSV_HEAD);
    try (Stream<DecisionSummary> all = register.all(search)) {
      all.forEach(line -> out.print(RegisterPage.csv(line)));
    }
    out.flush();
  }

  /** Whole records, a line each. */
  @GetMapping("/decisions.ndjson")
  void ndjson(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Search search = SearchInput.of(request, A_PAGE).orThrow();
    PrintWriter out = download(response, "application/x-ndjson", "decisions.ndjson");
    try (Stream<DecisionSummary> all = register.all(search)) {
      all.forEach(
          line ->
              register
                  .record(line.entry())
                  .ifPresent(
                      record ->
                          out.print(new String(record.payload(), StandardCharsets.UTF_8) + "\n")));
    }
    out.flush();
  }

  /** A file cannot say that it is not whole; its answer's head does. */
  private PrintWriter download(HttpServletResponse response, String type, String name)
      throws IOException {
    long behind = register.behind();
    if (behind > 0) {
      response.setHeader(DecisionsApi.BEHIND, Long.toString(behind));
    }
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getWriter();
  }
}
