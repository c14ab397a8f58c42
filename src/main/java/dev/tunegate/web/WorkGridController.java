package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.policy.Grid;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.WorkingFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes one cell, or one row, of a file of a working copy that is shown as a grid. */
@Controller
final class WorkGridController {

  /** A change is made again on the newer text where somebody was quicker in another cell. */
  private static final int TRIES = 5;

  private final Writing writing;
  private final Who who;

  WorkGridController(ServiceDesk service, Who who) {
    this.writing = service.writing();
    this.who = who;
  }

  /** A file as a grid, where it is one. */
  static Optional<Grid> grid(WorkingFile file) {
    @Nullable String text = file.text();
    return text == null || !file.path().startsWith(Content.RULES)
        ? Optional.empty()
        : Grid.of(below(file.path()), text);
  }

  private static String below(String path) {
    return path.startsWith(Content.RULES) ? path.substring(Content.RULES.length()) : path;
  }

  /** Writes the value of a cell, and tells what the check finds then. */
  @PostMapping(WorkController.COPY + "/cells")
  ResponseEntity<byte[]> cell(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "cell", defaultValue = "") String cell,
      @RequestParam(name = "was", defaultValue = "") String was,
      @RequestParam(name = "value", defaultValue = "") String value,
      HttpServletRequest request) {
    Actor by = who.of(request);
    Grid grid = change(id, path, by, text -> Grid.with(below(path), text, cell, was, value));
    List<WorkFinding> findings = WorkFinding.list(writing.check(id, by));
    return Json.ok(
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeName("lines");
              json.writeStartObject();
              grid.cells().forEach(each -> json.writeNumberProperty(each.address(), each.line()));
              json.writeEndObject();
              WorkFinding.write(findings, json);
              json.writeEndObject();
            }));
  }

  /** Copies the row of a cell, or removes it. */
  @PostMapping(WorkController.COPY + "/rows")
  String row(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "cell", defaultValue = "") String cell,
      @RequestParam(name = "add", defaultValue = "true") boolean add,
      HttpServletRequest request,
      RedirectAttributes once) {
    change(id, path, who.of(request), text -> Grid.withRow(below(path), text, cell, add));
    once.addFlashAttribute(
        StepDone.NAME,
        add ? "The row is copied: change its name and its values." : "The row is removed.");
    return "redirect:" + WorkController.file(id, path);
  }

  private Grid change(String id, String path, Actor by, UnaryOperator<String> made) {
    try {
      for (int i = 0; i < TRIES; i++) {
        WorkingFile file = writing.file(id, path, by);
        @Nullable String text = file.text();
        if (text == null) {
          throw new NotFoundException();
        }
        Saving saving = writing.write(id, path, file.revision(), made.apply(text), by);
        if (saving instanceof Saving.Saved) {
          return grid(saving.file()).orElse(new Grid(List.of()));
        }
      }
    } catch (Grid.GridException refused) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT, String.valueOf(refused.getMessage()));
    }
    throw new RefusedException(
        RefusedException.Kind.BUSY, "Somebody else is changing this file. Try again in a moment.");
  }
}
