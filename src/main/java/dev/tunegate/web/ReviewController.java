package dev.tunegate.web;

import dev.tunegate.desk.ChangeReport.ChangedFile;
import dev.tunegate.desk.PolicyComparisons;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyReviews;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Comments;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a version changes line by line and in verdicts, and the comments on it. */
@Controller
final class ReviewController {

  private static final String VERSION = "/policy/versions/{number}";

  private final PolicyLife life;
  private final PolicyReviews reviews;
  private final PolicyComparisons comparisons;
  private final VersionView view;
  private final Who who;

  ReviewController(ServiceDesk service, VersionView view, Who who) {
    this.life = service.life();
    this.reviews = service.reviews();
    this.comparisons = service.comparisons();
    this.view = view;
    this.who = who;
  }

  /** What becomes of the verdicts; it takes seconds, so the version's page asks for it later. */
  @GetMapping(VERSION + "/effects")
  ModelAndView effects(
      @PathVariable("number") String number,
      @RequestHeader(name = "HX-Request", defaultValue = "") String part) {
    Version version = life.version(VersionsApi.number(number));
    @Nullable Integer base = view.base(version);
    if (base == null || part.isEmpty()) {
      return new ModelAndView("redirect:/policy/versions/" + version.number());
    }
    var page = new ModelAndView("effects :: effects");
    try {
      page.addObject(
          "it", new ComparePage(comparisons.of(base, version.number(), PolicyComparisons.CASES)));
    } catch (RefusedException refused) {
      page.addObject("it", null);
      page.addObject("refusal", RefusalProblem.of(refused));
    }
    return page;
  }

  /** A file of the version, with what is different in it, and a form to comment on a line. */
  @GetMapping(VERSION + "/text")
  ModelAndView text(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = "") String file,
      @RequestParam(name = "line", defaultValue = "") String line) {
    return text(VersionsApi.number(number), file, lineNumber(line), "", null);
  }

  private ModelAndView text(
      int number, String file, int line, String typed, @Nullable RefusalProblem refusal) {
    Version version = life.version(number);
    Map<String, String> files = life.content(number).files();
    List<Remark> remarks = Remark.of(reviews.comments().of(number), files);
    Optional<ChangedFile> changed =
        reviews.changes(version).files().stream()
            .filter(each -> each.change().path().equals(file))
            .findFirst();
    String text = files.get(file);
    if (changed.isEmpty() && text == null) {
      throw new NotFoundException();
    }
    var page = new ModelAndView("text");
    page.setStatus(HttpStatusCode.valueOf(refusal == null ? 200 : refusal.problem().status()));
    page.addObject("number", number);
    page.addObject(
        "file",
        changed.isPresent()
            ? FileDifference.whole(changed.get(), remarks, line)
            : FileDifference.unchanged(file, String.valueOf(text), remarks, line));
    page.addObject("there", text != null);
    page.addObject("line", line);
    page.addObject("typed", typed);
    page.addObject("refusal", refusal);
    return page;
  }

  /** What is no number of a line is none. */
  private static int lineNumber(String text) {
    return text.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(text) : 0;
  }

  /** Writes a comment; one that is refused stays in its form. */
  @PostMapping(VERSION + "/comment")
  ModelAndView comment(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = "") String file,
      @RequestParam(name = "line", defaultValue = "") String line,
      @RequestParam(name = "text", defaultValue = "") String text,
      HttpServletRequest request) {
    int version = VersionsApi.number(number);
    Actor by = who.of(request);
    try {
      return back(version, comments().write(version, file, lineNumber(line), text, by));
    } catch (RefusedException refused) {
      rethrowIfNotThere(refused, version);
      RefusalProblem refusal = RefusalProblem.of(refused);
      return life.content(version).files().containsKey(file)
          ? text(version, file, lineNumber(line), text, refusal)
          : view.page(version, refusal, Map.of("text", text));
    }
  }

  /** Answers, resolves or opens a comment again. */
  @PostMapping({VERSION + "/answer", VERSION + "/resolve", VERSION + "/reopen"})
  ModelAndView answer(
      @PathVariable("number") String number,
      @RequestParam(name = "comment", defaultValue = "") String comment,
      @RequestParam(name = "text", defaultValue = "") String text,
      HttpServletRequest request) {
    int version = VersionsApi.number(number);
    Actor by = who.of(request);
    long id = comment.matches("[1-9][0-9]{0,17}") ? Long.parseLong(comment) : 0;
    String step = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
    try {
      if (step.equals("answer")) {
        comments().answer(version, id, text, by);
      } else {
        comments().resolve(version, id, step.equals("resolve"), by);
      }
      return back(version, id);
    } catch (RefusedException refused) {
      rethrowIfNotThere(refused, version);
      return view.page(version, RefusalProblem.of(refused), Map.of("answer-" + id, text));
    }
  }

  /** Where there is no such version, there is no page to show the refusal on. */
  private void rethrowIfNotThere(RefusedException refused, int version) {
    if (refused.kind() == RefusedException.Kind.NO_VERSION) {
      life.version(version);
      throw refused;
    }
  }

  private Comments comments() {
    return reviews.comments();
  }

  private static ModelAndView back(int version, long comment) {
    return new ModelAndView("redirect:/policy/versions/" + version + "#comment-" + comment);
  }
}
