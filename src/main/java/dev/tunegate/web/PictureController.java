package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the reasons of a verdict as a picture on a page of their own. */
@Controller
final class PictureController {

  private final Desk desk;
  private final SampleShelf samples;

  PictureController(Desk desk, SampleShelf samples) {
    this.desk = desk;
    this.samples = samples;
  }

  @PostMapping("/verdict/picture")
  ModelAndView picture(
      @RequestParam(name = PictureView.FOCUS, defaultValue = "") String focus,
      HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    return reading.facts() == null
        ? AskController.review(desk, answers, reading.errors())
        : page(reading.facts(), focus, null);
  }

  @GetMapping("/samples/{verdict}/{name}/picture")
  ModelAndView sample(
      @PathVariable String verdict,
      @PathVariable String name,
      @RequestParam(name = PictureView.FOCUS, defaultValue = "") String focus) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return page(desk.policy().read(entry.sample().json()), focus, entry);
  }

  private ModelAndView page(Case facts, String focus, SampleShelf.@Nullable Entry sample) {
    ModelAndView page =
        page(
            desk.policy(),
            desk.decide(facts),
            focus,
            sample == null ? null : sample.address(),
            BookLinks.IN_FORCE);
    page.addObject("sample", sample);
    return page;
  }

  /**
   * The page of a picture.
   *
   * @param address of the decision; null where it has none and the case is sent each time
   * @param links into the book of the version that decided
   */
  static ModelAndView page(
      PolicyModel policy,
      Decision decision,
      String focus,
      @Nullable String address,
      BookLinks links) {
    var page = new ModelAndView("verdict-picture");
    page.addObject("caseTitle", decision.title());
    page.addObject("slug", Words.slug(decision.verdict().outcome()));
    page.addObject("sentence", decision.verdict().because());
    page.addObject("view", PictureView.of(policy, decision, focus, links));
    page.addObject("back", address);
    page.addObject("hidden", address == null ? Answers.of(decision.facts()).texts() : Map.of());
    page.addObject("method", address == null ? "post" : "get");
    page.addObject("action", (address == null ? "/verdict" : address) + "/picture");
    return page;
  }
}
