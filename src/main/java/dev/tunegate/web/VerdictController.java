package dev.tunegate.web;

import dev.tunegate.analysis.StillOpen;
import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.Desk;
import dev.tunegate.engine.Decision;
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
  private final Decisions decisions;
  private final Who who;

  VerdictController(Desk desk, SampleShelf samples, Clock clock, Decisions decisions, Who who) {
    this.decisions = decisions;
    this.who = who;
    this.desk = desk;
    this.samples = samples;
    this.clock = clock;
  }

  @PostMapping("/verdict")
  ModelAndView verdict(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    AnswerReading reading = AnswerReading.of(answers, desk.policy().registers());
    if (reading.facts() == null) {
      return AskController.review(desk, answers, reading.errors());
    }
    Decided decided = decisions.decide(desk, reading.facts(), who.asks(request));
    // What is masked on record is shown this once; else the record has a page that stays.
    return decided.record().masked().isEmpty()
        ? new ModelAndView("redirect:/decisions/" + decided.record().id())
        : page(decided.decision(), null);
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
    return DecisionsApi.created(decisions.decide(desk, reading.facts(), who.asks(request)));
  }

  @GetMapping("/samples/{verdict}/{name}")
  ModelAndView sample(@PathVariable String verdict, @PathVariable String name) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return page(desk.decide(desk.policy().read(entry.sample().json())), entry);
  }

  @GetMapping("/samples/{verdict}/{name}/decision.json")
  ResponseEntity<byte[]> sampleJson(@PathVariable String verdict, @PathVariable String name) {
    SampleShelf.Entry entry = samples.find(verdict, name).orElseThrow(NotFoundException::new);
    return Json.ok(desk.toJson(desk.decide(desk.policy().read(entry.sample().json()))));
  }

  private ModelAndView page(Decision decision, SampleShelf.@Nullable Entry sample) {
    var page = new ModelAndView("verdict");
    VerdictPage it = VerdictPage.of(desk.policy(), decision, BookLinks.IN_FORCE, desk.policy());
    StillOpen open = desk.explainer().open(decision);
    page.addObject("it", it);
    page.addObject("asks", it.open(open.paths()));
    page.addObject("settled", open.settled());
    page.addObject("view", PictureView.of(desk.policy(), decision, "", BookLinks.IN_FORCE));
    page.addObject("hidden", Answers.of(decision.facts()).texts());
    page.addObject("moment", clock.instant().toString());
    page.addObject("when", Words.moment(clock.instant()));
    page.addObject("sample", sample);
    page.addObject("address", sample == null ? null : sample.address());
    return page;
  }
}
