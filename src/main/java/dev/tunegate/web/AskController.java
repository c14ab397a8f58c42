package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.policy.QuestionText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for a case part by part, and shows all answers before it is decided. */
@Controller
final class AskController {

  /** Name of the input that tells which screen a form comes from. */
  private static final String AT = "at";

  private final Desk desk;

  AskController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping("/ask")
  String begin() {
    return "redirect:/ask/" + groups().get(0).name();
  }

  /** A fresh case. */
  @GetMapping("/ask/{group}")
  ModelAndView ask(@PathVariable String group) {
    return screen(group, new Answers(Map.of()), Map.of());
  }

  /** Another screen of a case under way; errors of the screen left behind hold up going forward. */
  @PostMapping("/ask/{group}")
  ModelAndView ask(@PathVariable String group, HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    ModelAndView held = held(answers, request.getParameter(AT), indexOf(group));
    return held != null ? held : screen(group, answers, errors(answers));
  }

  @PostMapping("/review")
  ModelAndView review(HttpServletRequest request) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    ModelAndView held = held(answers, request.getParameter(AT), groups().size());
    return held != null ? held : review(desk, answers, errors(answers));
  }

  /** Addresses that a form leads to, opened without one: begin anew. */
  @GetMapping({
    "/review",
    "/verdict",
    "/verdict.json",
    "/verdict/picture",
    "/verdict/report.pdf",
    "/paste",
    "/explain"
  })
  String withoutForm() {
    return "redirect:/";
  }

  /**
   * One question again, with what is wrong with its answer; asked for while a form is filled in.
   */
  @PostMapping("/check")
  String check(
      @RequestParam(name = "name", defaultValue = "") String name,
      HttpServletRequest request,
      Model model) {
    Answers answers = Answers.of(request.getParameterMap(), desk.policy().registers());
    QuestionText text =
        desk.policy().registers().questions().values().stream()
            .filter(question -> Question.inputOf(desk.policy(), question.path()).equals(name))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    model.addAttribute("question", Question.of(desk.policy(), text, answers, errors(answers)));
    return "question :: question";
  }

  /** All answers, with what is wrong with any. */
  static ModelAndView review(Desk desk, Answers answers, Map<String, String> errors) {
    var page = new ModelAndView("review");
    page.setStatus(statusFor(errors));
    page.addObject("answers", answers);
    page.addObject("sections", CaseTable.of(desk.policy(), answers, errors));
    page.addObject("hidden", answers.texts());
    page.addObject("errors", Fault.list(desk.policy(), errors));
    return page;
  }

  /** The screen that was left, if going forward from it has to wait; else null. */
  private @Nullable ModelAndView held(Answers answers, @Nullable String at, int target) {
    int from = at == null ? -1 : indexOf(at);
    if (at == null || from < 0 || from >= target) {
      return null;
    }
    Map<String, String> errors = errors(answers);
    boolean here =
        Question.of(desk.policy(), at, answers, errors).stream().anyMatch(q -> q.error() != null)
            || (from == 0 && concernsWhole(errors));
    return here ? screen(at, answers, errors) : null;
  }

  private static boolean concernsWhole(Map<String, String> errors) {
    return errors.containsKey("")
        || errors.containsKey(Answers.TITLE)
        || errors.containsKey(Answers.DESCRIPTION);
  }

  private ModelAndView screen(String group, Answers answers, Map<String, String> errors) {
    int index = indexOf(group);
    if (index < 0) {
      throw new NotFoundException();
    }
    var screen = Screen.of(desk.policy(), index, answers, errors);
    var page = new ModelAndView("ask", "screen", screen);
    page.addObject("order", Order.of(desk, screen.questions(), answers, errors));
    page.addObject("answers", answers);
    page.setStatus(screen.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static HttpStatusCode statusFor(Map<String, String> errors) {
    return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private Map<String, String> errors(Answers answers) {
    return AnswerReading.of(answers, desk.policy().registers()).errors();
  }

  private List<QuestionText.Group> groups() {
    return desk.policy().registers().groups();
  }

  private int indexOf(String group) {
    List<String> names = groups().stream().map(QuestionText.Group::name).toList();
    return names.indexOf(group);
  }
}
