package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Archive;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.Step;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The history of the policy, and what can be done with each version, for people. */
@Controller
final class VersionsController {

  static final String VERSIONS = "/policy/versions";

  /** Name of the input with the archive. */
  static final String ARCHIVE = "archive";

  private final ServiceDesk service;
  private final PolicyLife life;
  private final VersionView view;
  private final Who who;

  VersionsController(ServiceDesk service, VersionView view, Who who) {
    this.view = view;
    this.service = service;
    this.life = service.life();
    this.who = who;
  }

  @GetMapping(VERSIONS)
  ModelAndView history() {
    return history(null, "", "");
  }

  /** Saves an archive as a draft; if that is refused, what was typed stays in the form. */
  @PostMapping(VERSIONS)
  ModelAndView upload(
      @RequestParam(name = "message", defaultValue = "") String message,
      @RequestParam(name = "parent", defaultValue = "") String parent,
      HttpServletRequest request,
      RedirectAttributes once)
      throws IOException, ServletException {
    Actor by = who.of(request);
    try {
      Integer basis = RequestBody.number("The version that was changed", parent);
      int draft = life.draft(basis, message, Archive.read(archive(request)), by).number();
      once.addFlashAttribute(StepDone.NAME, StepDone.saved(draft));
      return new ModelAndView("redirect:" + VERSIONS + "/" + draft);
    } catch (RefusedException refused) {
      return history(RefusalProblem.of(refused), message, parent);
    } catch (PolicyException broken) {
      return history(RefusalProblem.of(broken), message, parent);
    } catch (RequestBody.BadBodyException bad) {
      return history(RefusalProblem.of(bad.problem()), message, parent);
    }
  }

  /** The file that was chosen; it has been kept on the disk, and is removed with the request. */
  private static byte[] archive(HttpServletRequest request) throws IOException, ServletException {
    boolean withFile = String.valueOf(request.getContentType()).startsWith("multipart/form-data");
    Part part = withFile ? request.getPart(ARCHIVE) : null;
    if (part == null || part.getSize() == 0) {
      throw new RefusedException(
          RefusedException.Kind.WORDS, "Choose the archive to upload, a file that ends in .zip.");
    }
    try (InputStream in = part.getInputStream()) {
      return RequestBody.bytes(in);
    }
  }

  private ModelAndView history(@Nullable RefusalProblem refusal, String message, String parent) {
    var page = new ModelAndView("versions");
    page.setStatus(HttpStatusCode.valueOf(refusal == null ? 200 : refusal.problem().status()));
    page.addObject("refusal", refusal);
    page.addObject("message", message);
    page.addObject("parent", parent);
    Set<Integer> asked = life.rollbacksAsked();
    Map<Integer, Schedule> set = new HashMap<>();
    life.scheduled().forEach(each -> set.put(each.number(), each));
    Map<Integer, List<Step>> steps = life.steps();
    List<HistoryRow> rows =
        life.history().stream()
            .map(
                version ->
                    HistoryRow.of(
                        VersionRow.of(
                            version, asked.contains(version.number()), set.get(version.number())),
                        steps.getOrDefault(version.number(), List.of())))
            .toList();
    List<Integer> open = life.openWork();
    page.addObject(
        "open", rows.stream().filter(each -> open.contains(each.row().number())).toList());
    page.addObject("rows", rows);
    // The usual question: what did the newest version change?
    page.addObject("newest", rows.get(0).row().number());
    page.addObject("inForce", service.health().version());
    page.addObject("watch", service.health().watch());
    return page;
  }

  @GetMapping(VERSIONS + "/{number}")
  ModelAndView version(@PathVariable("number") String number) {
    return view.page(VersionsApi.number(number), null, Map.of());
  }

  /** A form sent twice, or an address opened by hand: shows the version. */
  @GetMapping(VERSIONS + "/{number}/{step}")
  String withoutForm(@PathVariable("number") String number, @PathVariable("step") String step) {
    return "redirect:" + VERSIONS + "/" + VersionsApi.number(number);
  }

  /** Takes a step, and shows the version that comes of it; a refusal stands on top of the page. */
  @PostMapping(VERSIONS + "/{number}/{step}")
  ModelAndView step(
      @PathVariable("number") String number,
      @PathVariable("step") String step,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      @RequestParam(name = "at", defaultValue = "") String at,
      HttpServletRequest request,
      RedirectAttributes once) {
    int asked = VersionsApi.number(number);
    Person person = who.person(request);
    try {
      int shown = take(asked, step, reason, at, person);
      once.addFlashAttribute(StepDone.NAME, StepDone.words(step, asked, shown));
      return new ModelAndView("redirect:" + VERSIONS + "/" + shown);
    } catch (RefusedException refused) {
      if (refused.kind() == RefusedException.Kind.NO_VERSION) {
        throw refused;
      }
      return view.page(asked, RefusalProblem.of(refused), Map.of("reason", reason, "at", at));
    }
  }

  private int take(int number, String step, String reason, String at, Person person) {
    Actor by = person.actor();
    switch (step) {
      case "check" -> life.check(number);
      case "propose" -> life.propose(number, by);
      case "approve" -> life.approve(number, reason, by);
      case "reject" -> life.reject(number, reason, by);
      case "withdraw" -> life.withdraw(number, reason, by, person.may(Right.ACCOUNTS));
      case "activate" -> life.activate(number, by);
      case "schedule" -> life.schedule(number, TypedTime.inUtc(at), by);
      case "call-off" -> life.callOff(number, reason, by);
      case "request-rollback" -> life.requestRollback(number, reason, by);
      case "confirm-rollback" -> life.confirmRollback(number, by);
      case "decline-rollback" -> life.declineRollback(number, reason, by);
      case "emergency-rollback" -> life.rollBackInEmergency(number, reason, by);
      case "rebase" -> {
        return life.rebase(number, by).number();
      }
      default -> throw new NotFoundException();
    }
    return number;
  }
}
