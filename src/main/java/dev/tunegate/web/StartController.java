package dev.tunegate.web;

import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.desk.Desk;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.InvalidCaseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page: start a case, take a sample, or paste one. */
@Controller
final class StartController {

  private final Desk desk;
  private final SampleShelf samples;

  StartController(Desk desk, SampleShelf samples) {
    this.desk = desk;
    this.samples = samples;
  }

  @GetMapping("/")
  ModelAndView start() {
    return page("", 200, List.of());
  }

  @GetMapping("/samples")
  String samples() {
    return "redirect:/#samples";
  }

  /** Takes a pasted case to its review; what is no case stays in its box, with what is wrong. */
  @PostMapping("/paste")
  ModelAndView paste(@RequestParam(name = "json", defaultValue = "") String json) {
    try {
      Case facts = desk.policy().read(json);
      return AskController.review(desk, Answers.of(facts), Map.of());
    } catch (InvalidCaseException refused) {
      CaseRefusal refusal = CaseRefusal.of(refused);
      return page(json, refusal.status(), refusal.errors());
    }
  }

  private ModelAndView page(String pasted, int status, List<CaseProblem> problems) {
    var page = new ModelAndView("start");
    page.setStatus(HttpStatusCode.valueOf(status));
    page.addObject("shelves", samples.shelves());
    page.addObject("pasted", pasted);
    page.addObject("problems", problems);
    return page;
  }
}
