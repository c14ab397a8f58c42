package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.policy.Grid;
import dev.tunegate.policy.Registers;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.WorkingFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reads, writes and checks one file of a working copy as text. */
@Controller
final class WorkFileController {

  private static final String FILE = WorkController.COPY + "/file";

  private final ServiceDesk service;
  private final Writing writing;
  private final Who who;

  WorkFileController(ServiceDesk service, Who who) {
    this.service = service;
    this.writing = service.writing();
    this.who = who;
  }

  @GetMapping(FILE)
  ModelAndView read(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "as", defaultValue = "") String as,
      HttpServletRequest request,
      HttpServletResponse response) {
    Actor by = who.of(request);
    WorkingFile file = writing.file(id, path, by);
    if (file.text() == null && file.revision() == 0) {
      throw new NotFoundException();
    }
    Optional<Grid> grid = WorkGridController.grid(file);
    if (grid.isPresent() && !as.equals("text")) {
      return grid(id, file, grid.get(), by);
    }
    EditorPage.allow(response);
    return page(id, file, file.text(), null, null, by);
  }

  /**
   * Saves a file as it was typed. Where somebody changed it meanwhile nothing is written, and both
   * texts are shown.
   */
  @PostMapping(FILE)
  Object save(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "revision", defaultValue = "0") String revision,
      @RequestParam(name = "text", defaultValue = "") String text,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes once) {
    Actor by = who.of(request);
    EditorPage.allow(response);
    boolean page = ProblemAdvice.wantsPage(request);
    Saving saving;
    try {
      saving = writing.write(id, path, revision(revision), text, by);
    } catch (RefusedException refused) {
      if (!page || refused.kind() == RefusedException.Kind.NO_VERSION) {
        throw refused;
      }
      return page(id, writing.file(id, path, by), text, null, RefusalProblem.of(refused), by);
    }
    boolean saved = saving instanceof Saving.Saved;
    if (!page) {
      return answer(saving.file(), saved);
    }
    if (!saved) {
      return page(id, saving.file(), text, saving.file(), null, by);
    }
    once.addFlashAttribute(StepDone.NAME, "The file is saved in the working copy.");
    return new ModelAndView("redirect:" + WorkController.file(id, path) + "&as=text");
  }

  private static ResponseEntity<byte[]> answer(WorkingFile file, boolean saved) {
    return Json.answer(
        saved ? 200 : 409,
        MediaType.APPLICATION_JSON_VALUE,
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeBooleanProperty("saved", saved);
              json.writeNumberProperty("revision", file.revision());
              if (!saved) {
                json.writeStringProperty("text", file.text() == null ? "" : file.text());
              }
              json.writeEndObject();
            }));
  }

  /** Puts a file back as it is in the basis, or takes it out. */
  @PostMapping(WorkController.COPY + "/remove")
  String remove(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "back", defaultValue = "false") boolean back,
      HttpServletRequest request,
      RedirectAttributes once) {
    Actor by = who.of(request);
    WorkingFile file = writing.file(id, path, by);
    @Nullable String text = back ? writing.original(id, path, by) : null;
    boolean saved = writing.write(id, path, file.revision(), text, by) instanceof Saving.Saved;
    once.addFlashAttribute(
        StepDone.NAME,
        !saved
            ? path + " was changed by somebody at this moment. Look at it again."
            : back ? path + " is as it was again." : path + " is taken out of the working copy.");
    return "redirect:" + WorkController.WORK + "/" + id;
  }

  /** Checks the whole copy with one file as it is typed now, saved or not. */
  @PostMapping(WorkController.COPY + "/check")
  ResponseEntity<byte[]> check(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "text", defaultValue = "") String text,
      HttpServletRequest request) {
    Actor by = who.of(request);
    List<WorkFinding> findings =
        WorkFinding.list(
            path.isEmpty() ? writing.check(id, by) : writing.check(id, path, text, by));
    return Json.ok(
        Json.text(
            json -> {
              json.writeStartObject();
              WorkFinding.write(findings, json);
              json.writeEndObject();
            }));
  }

  /** The words of the copy as it is; while its YAML cannot be read, those of the one in force. */
  @GetMapping(WorkController.COPY + "/vocabulary")
  ResponseEntity<byte[]> vocabulary(@PathVariable("id") String id, HttpServletRequest request) {
    @Nullable Registers registers = writing.check(id, who.of(request)).registers();
    return Json.ok(
        WorkVocabulary.json(
            registers == null ? service.current().now().policy().registers() : registers));
  }

  private ModelAndView grid(String id, WorkingFile file, Grid grid, Actor by) {
    var page = new ModelAndView("work-grid");
    Writing.Checked checked = writing.check(id, by);
    page.addObject("it", WorkRow.of(writing.get(id, by)));
    page.addObject("file", file);
    page.addObject("grid", grid);
    page.addObject("table", file.path().endsWith(".csv"));
    page.addObject("folders", WorkFolders.of(checked.files().keySet()));
    page.addObject("findings", WorkFinding.list(checked));
    return page;
  }

  private static int revision(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new RefusedException(
          RefusedException.Kind.WORDS, "The revision is no number: load the page again.");
    }
    return Integer.parseInt(text);
  }

  private ModelAndView page(
      String id,
      WorkingFile file,
      @Nullable String text,
      @Nullable WorkingFile theirs,
      @Nullable RefusalProblem refusal,
      Actor by) {
    var page = new ModelAndView("work-file");
    page.setStatus(
        HttpStatusCode.valueOf(
            theirs != null ? 409 : refusal != null ? refusal.problem().status() : 200));
    page.addObject("it", WorkRow.of(writing.get(id, by)));
    page.addObject("file", file);
    page.addObject("text", text == null ? "" : text);
    page.addObject("theirs", theirs);
    page.addObject("grid", WorkGridController.grid(file).isPresent());
    page.addObject("refusal", refusal);
    Writing.Checked checked =
        text == null ? writing.check(id, by) : writing.check(id, file.path(), text, by);
    page.addObject("folders", WorkFolders.of(checked.files().keySet()));
    page.addObject("findings", WorkFinding.list(checked));
    return page;
  }
}
