package dev.tunegate.web;

import dev.tunegate.analysis.StillOpen;
import dev.tunegate.desk.Desk;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the verdict on a case that was asked for, and on the samples. */
@Controller
final class VerdictController {

  private final Desk desk;
  private final SampleShelf samples;
  private final Clock clock;

  VerdictController(Desk desk, SampleShelf samples, Clock clock) {
    this.desk = desk;
    this.samples = samples;
    this.clock = clock;
  }

  @PostMapping("/verdict")
  ModelAndView verdict(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    return reading.facts() == null
        ? AskController.review(desk, answers, reading.errors())
        : page(reading.facts(), null);
  }

  /** The decision of the same form as JSON. */
  @PostMapping("/verdict.json")
  ResponseEntity<byte[]> json(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    if (reading.facts() == null) {
      var problem =
          new Problem(ProblemType.INVALID_CASE, String.join(" ", reading.errors().values()));
      return Json.answer(problem.status(), Problem.MEDIA_TYPE, problem.toJson());
    }
    return Json.ok(desk.toJson(desk.decide(reading.facts())));
  }

  @GetMapping("/samples/{verdict}/{name}")
  ModelAndView sample(@PathVariable String verdict, @PathVariable String name) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return page(desk.policy().read(entry.sample().json()), entry);
  }

  @GetMapping("/samples/{verdict}/{name}/decision.json")
  ResponseEntity<byte[]> sampleJson(@PathVariable String verdict, @PathVariable String name) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return Json.ok(desk.toJson(desk.decide(desk.policy().read(entry.sample().json()))));
  }

  private ModelAndView page(Case facts, SampleShelf.@Nullable Entry sample) {
    var page = new ModelAndView("verdict");
    Decision decision = desk.decide(facts);
    VerdictPage it = VerdictPage.of(desk.policy(), decision);
    StillOpen open = desk.explainer().open(decision);
    page.addObject("it", it);
    page.addObject("asks", it.open(open.paths()));
    page.addObject("settled", open.settled());
    page.addObject("hidden", Answers.of(facts).texts());
    page.addObject("moment", clock.instant().toString());
    page.addObject("when", Words.moment(clock.instant()));
    page.addObject("sample", sample);
    return page;
  }
}
