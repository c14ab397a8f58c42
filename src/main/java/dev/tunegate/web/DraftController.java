package dev.tunegate.web;

import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.State;
import dev.tunegate.versions.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/**
 * Edits one file of a version as plain text, and saves that as a draft. A finding of a check links
 * to its line.
 */
@Controller
final class DraftController {

  private static final String FIRST = Content.RULES + "thresholds.yaml";

  private final PolicyLife life;
  private final Who who;

  DraftController(ServiceDesk service, Who who) {
    this.life = service.life();
    this.who = who;
  }

  @GetMapping("/policy/versions/{number}/edit")
  ModelAndView edit(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = FIRST) String file,
      @RequestParam(name = "line", defaultValue = "") String line) {
    int version = VersionsApi.number(number);
    String text = life.content(version).files().get(file);
    if (text == null) {
      throw new NotFoundException();
    }
    // More of the same change has the same purpose.
    Version edited = life.version(version);
    String message = edited.state() == State.DRAFT ? edited.message() : "";
    ModelAndView page = page(version, file, text, message, null);
    String[] lines = text.split("\n", -1);
    int at = line.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(line) : 0;
    if (at > 0 && at <= lines.length) {
      page.addObject("at", at);
      page.addObject("reads", lines[at - 1].strip());
    }
    return page;
  }

  /** Saves a draft; if that is refused, what was typed stays in the form. */
  @PostMapping("/policy/versions/{number}/edit")
  ModelAndView save(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = "") String file,
      @RequestParam(name = "text", defaultValue = "") String text,
      @RequestParam(name = "message", defaultValue = "") String message,
      HttpServletRequest request,
      RedirectAttributes once) {
    int version = VersionsApi.number(number);
    Actor by = who.of(request);
    Content before = life.content(version);
    if (!before.files().containsKey(file)) {
      throw new NotFoundException();
    }
    try {
      int draft = life.draft(version, message, before.with(file, text), by).number();
      once.addFlashAttribute(StepDone.NAME, StepDone.saved(draft));
      return new ModelAndView("redirect:/policy/versions/" + draft);
    } catch (RefusedException refused) {
      return page(version, file, text, message, RefusalProblem.of(refused));
    } catch (PolicyException broken) {
      return page(version, file, text, message, RefusalProblem.of(broken));
    }
  }

  private ModelAndView page(
      int version, String file, String text, String message, @Nullable RefusalProblem refusal) {
    var page = new ModelAndView("edit");
    page.setStatus(HttpStatusCode.valueOf(refusal == null ? 200 : refusal.problem().status()));
    page.addObject("number", version);
    page.addObject("folders", folders(life.content(version).files().keySet()));
    page.addObject("file", file);
    page.addObject("text", text);
    page.addObject("message", message);
    page.addObject("refusal", refusal);
    return page;
  }

  /** The files by what they are: what a policy owner changes most comes first. */
  private static Map<String, List<String>> folders(Set<String> files) {
    Map<String, List<String>> folders = new LinkedHashMap<>();
    for (String folder : List.of("Numbers and words", "Rules and tables", "Samples")) {
      folders.put(folder, new ArrayList<>());
    }
    for (String file : files) {
      boolean sample = file.startsWith(Content.SAMPLES);
      boolean words = !sample && file.endsWith(".yaml");
      folders.get(sample ? "Samples" : words ? "Numbers and words" : "Rules and tables").add(file);
    }
    return folders;
  }
}
