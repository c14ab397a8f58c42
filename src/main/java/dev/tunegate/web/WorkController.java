package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.WorkingCopy;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The changes to the policy that are being written, and what is done with one as a whole. */
@Controller
final class WorkController {

  static final String WORK = "/policy/work";
  static final String COPY = WORK + "/{id}";

  private final Writing writing;
  private final Who who;

  WorkController(ServiceDesk service, Who who) {
    this.writing = service.writing();
    this.who = who;
  }

  /** The address of a file of a copy. */
  static String file(String id, String path) {
    return WORK + "/" + id + "/file?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  @GetMapping(WORK)
  String list(HttpServletRequest request, Model model) {
    Actor by = who.of(request);
    List<WorkingCopy> copies = writing.of(by);
    model.addAttribute("mine", rows(copies, by, true));
    model.addAttribute("others", rows(copies, by, false));
    return "work-list";
  }

  private static List<WorkRow> rows(List<WorkingCopy> copies, Actor by, boolean own) {
    return copies.stream()
        .filter(copy -> copy.owner().equals(by.name()) == own)
        .map(WorkRow::of)
        .toList();
  }

  @GetMapping(COPY)
  ModelAndView copy(@PathVariable("id") String id, HttpServletRequest request) {
    Actor by = who.of(request);
    return page(id, writing.get(id, by).message(), null, by);
  }

  private ModelAndView page(String id, String message, @Nullable RefusalProblem refusal, Actor by) {
    WorkingCopy copy = writing.get(id, by);
    var page = new ModelAndView("work");
    page.setStatus(HttpStatusCode.valueOf(refusal == null ? 200 : refusal.problem().status()));
    page.addObject("it", WorkRow.of(copy));
    page.addObject("own", copy.owner().equals(by.name()));
    page.addObject("message", message);
    page.addObject("changes", VersionPage.changes(writing.changes(id, by)));
    page.addObject("folders", WorkFolders.of(writing.texts(id, by).keySet()));
    page.addObject("findings", WorkFinding.list(writing.check(id, by)));
    page.addObject("refusal", refusal);
    return page;
  }

  /** Keeps what the change is for; a script sends it while it is typed. */
  @PostMapping(COPY + "/message")
  Object describe(
      @PathVariable("id") String id,
      @RequestParam(name = "message", defaultValue = "") String message,
      HttpServletRequest request) {
    writing.describe(id, message, who.of(request));
    return ProblemAdvice.wantsPage(request)
        ? "redirect:" + WORK + "/" + id
        : ResponseEntity.noContent().build();
  }

  @PostMapping(COPY + "/share")
  String share(
      @PathVariable("id") String id,
      @RequestParam(name = "shared", defaultValue = "true") boolean shared,
      HttpServletRequest request,
      RedirectAttributes once) {
    writing.share(id, shared, who.of(request));
    once.addFlashAttribute(
        StepDone.NAME,
        shared
            ? "Every policy owner can read and write this working copy now."
            : "Only you can read and write this working copy now.");
    return "redirect:" + WORK + "/" + id;
  }

  @PostMapping(COPY + "/discard")
  String discard(
      @PathVariable("id") String id, HttpServletRequest request, RedirectAttributes once) {
    writing.discard(id, who.of(request));
    once.addFlashAttribute(StepDone.NAME, "The working copy is discarded.");
    return "redirect:" + WORK;
  }

  /** Makes a draft of it; if that is refused, the copy stays, with what was typed. */
  @PostMapping(COPY + "/draft")
  ModelAndView draft(
      @PathVariable("id") String id,
      @RequestParam(name = "message", defaultValue = "") String message,
      HttpServletRequest request,
      RedirectAttributes once) {
    Actor by = who.of(request);
    try {
      int draft = writing.saveAsDraft(id, message, by).number();
      once.addFlashAttribute(StepDone.NAME, StepDone.saved(draft));
      return new ModelAndView("redirect:/policy/versions/" + draft);
    } catch (RefusedException refused) {
      if (refused.kind() == RefusedException.Kind.NO_VERSION) {
        throw refused;
      }
      return page(id, message, RefusalProblem.of(refused), by);
    } catch (PolicyException broken) {
      return page(id, message, RefusalProblem.of(broken), by);
    }
  }
}
