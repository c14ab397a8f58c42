package dev.tunegate.web;

import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.ExplanationWriter;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ExplanationRequest;
import dev.tunegate.facts.Case;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Explains the verdict on a case: why not another, what would change it, and what is open. */
@Controller
final class ExplanationController {

  private final Desk desk;

  ExplanationController(Desk desk) {
    this.desk = desk;
  }

  /** The case is the body, as it is for a decision; what is asked stands in the address. */
  @PostMapping(
      path = "/api/explanations",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
  ResponseEntity<byte[]> json(
      @RequestParam(name = "open", defaultValue = "false") String open, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (!open.equals("true") && !open.equals("false")) {
      throw refused("open is neither true nor false.");
    }
    Case facts = desk.policy().read(DecisionsApi.caseIn(request));
    try {
      Explanation explanation =
          new ExplanationRequest(
                  all(request, "whyNot"), all(request, "whatIf"), open.equals("true"))
              .answer(desk, facts);
      return Json.ok(ExplanationWriter.toJson(explanation));
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
    Outcome present = desk.decide(facts).verdict().outcome();
    List<String> others =
        Arrays.stream(Outcome.values())
            .filter(outcome -> outcome != present)
            .map(Enum::name)
            .toList();
    Explanation explanation = new ExplanationRequest(others, others, true).answer(desk, facts);
    boolean part = "true".equals(request.getHeader("HX-Request"));
    var page = new ModelAndView(part ? "explained :: explained" : "explain");
    page.addObject("it", ExplainPage.of(desk.policy(), explanation));
    page.addObject("hidden", answers.texts());
    return page;
  }
}
