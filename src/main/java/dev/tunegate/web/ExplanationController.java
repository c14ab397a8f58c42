package dev.tunegate.web;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationWriter;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ExplanationRequest;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.versions.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Explains the verdict on a case: why not another, what would change it, and what is open. */
@Controller
final class ExplanationController {

  private final Desk desk;
  private final ServiceDesk service;

  ExplanationController(Desk desk, ServiceDesk service) {
    this.desk = desk;
    this.service = service;
  }

  /** The case is the body, as it is for a decision; what is asked stands in the address. */
  @PostMapping(
      path = "/api/explanations",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
  ResponseEntity<byte[]> json(
      @RequestParam(name = "open", defaultValue = "false") String open, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    boolean withOpen = flag(open);
    Case facts = desk.policy().read(DecisionsApi.caseIn(request));
    return Json.ok(ExplanationWriter.toJson(answer(request, withOpen, desk, facts)));
  }

  /** What is on record is explained by the policy that decided it, in force or not. */
  @GetMapping("/api/decisions/{id}/explanation")
  ResponseEntity<byte[]> json(
      @PathVariable("id") String id,
      @RequestParam(name = "open", defaultValue = "false") String open,
      HttpServletRequest request) {
    boolean withOpen = flag(open);
    Recorded recorded = recorded(id);
    Explanation explanation = answer(request, withOpen, recorded.desk(), recorded.facts());
    return Json.ok(ExplanationWriter.toJson(recorded.require(explanation)));
  }

  private static boolean flag(String open) {
    if (!open.equals("true") && !open.equals("false")) {
      throw refused("open is neither true nor false.");
    }
    return open.equals("true");
  }

  private static Explanation answer(HttpServletRequest request, boolean open, Desk by, Case facts) {
    try {
      return new ExplanationRequest(all(request, "whyNot"), all(request, "whatIf"), open)
          .answer(by, facts);
    } catch (IllegalArgumentException unknown) {
      throw refused(String.valueOf(unknown.getMessage()));
    }
  }

  /** Each value as it stands: names of rules may hold commas, at which a binding would split. */
  private static List<String> all(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private static RefusedException refused(String why) {
    return new RefusedException(RefusedException.Kind.WORDS, why);
  }

  /** All of it on the case of a form: a part of the verdict's page, or a page of its own. */
  @PostMapping("/explain")
  ModelAndView page(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    Case facts = reading.facts();
    if (facts == null) {
      return AskController.review(desk, answers, reading.errors());
    }
    ModelAndView page = page(request, desk.policy(), all(desk, facts), BookLinks.IN_FORCE);
    page.addObject("hidden", answers.texts());
    page.addObject("back", null);
    return page;
  }

  /** All of it on what is on record, by the policy that decided it. */
  @GetMapping("/decisions/{id}/explain")
  ModelAndView page(@PathVariable("id") String id, HttpServletRequest request) {
    Recorded recorded = recorded(id);
    DecisionRecord record = recorded.record();
    Explanation explanation = recorded.require(all(recorded.desk(), recorded.facts()));
    ModelAndView page =
        page(request, recorded.desk().policy(), explanation, RecordPage.links(record));
    page.addObject("hidden", Answers.of(recorded.facts()).texts());
    page.addObject("back", "/decisions/" + id);
    page.addObject("record", RecordPage.of(record, recorded.desk().policy(), service));
    return page;
  }

  private ModelAndView page(
      HttpServletRequest request, PolicyModel policy, Explanation explanation, BookLinks links) {
    boolean part = "true".equals(request.getHeader("HX-Request"));
    var page = new ModelAndView(part ? "explained :: explained" : "explain");
    page.addObject("it", ExplainPage.of(policy, explanation, links, desk.policy()));
    return page;
  }

  /** Everything about every other verdict. */
  private static Explanation all(Desk by, Case facts) {
    Outcome present = by.decide(facts).verdict().outcome();
    List<String> others =
        Arrays.stream(Outcome.values())
            .filter(outcome -> outcome != present)
            .map(Enum::name)
            .toList();
    return new ExplanationRequest(others, others, true).answer(by, facts);
  }

  /** A recorded case, with a desk of the policy that decided it. */
  private record Recorded(DecisionRecord record, Desk desk, Case facts) {

    /** An explanation of another verdict than the recorded one would mislead. */
    Explanation require(Explanation explanation) {
      String then = record.json().at("/verdict/outcome").stringValue("");
      String now = explanation.decision().verdict().outcome().name();
      if (!then.equals(now)) {
        throw notExplainable(
            "This version of Tunegate decides the recorded case otherwise: "
                + now
                + ", where "
                + then
                + " is recorded. Decide it again to see what differs.");
      }
      return explanation;
    }
  }

  private Recorded recorded(String id) {
    DecisionRecord record =
        service.decisions().register().record(id).orElseThrow(NotFoundException::decision);
    if (!record.holdsAllFacts()) {
      throw notExplainable(
          "A part of the case was masked and is not in the record: "
              + String.join(", ", record.masked())
              + ".");
    }
    Desk by = service.past().desk(record.fingerprint());
    return new Recorded(record, by, by.policy().read(record.caseJson()));
  }

  private static ProblemException notExplainable(String why) {
    return new ProblemException(new Problem(ProblemType.NOT_EXPLAINABLE, why));
  }
}
