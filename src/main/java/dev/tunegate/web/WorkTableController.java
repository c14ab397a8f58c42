package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.policy.Grid;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.WorkingFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands out a file of decision tables as a spreadsheet, and takes it back. */
@Controller
final class WorkTableController {

  private static final String TABLE = WorkController.COPY + "/table.xlsx";
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Writing writing;
  private final Who who;

  WorkTableController(ServiceDesk service, Who who) {
    this.writing = service.writing();
    this.who = who;
  }

  @GetMapping(TABLE)
  ResponseEntity<byte[]> out(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      HttpServletRequest request) {
    String text = table(writing.file(id, path, who.of(request)));
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.drl\\.csv$", "");
    String plain = name.replaceAll("[^A-Za-z0-9-]", "-");
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header("Content-Disposition", "attachment; filename=\"" + plain + ".xlsx\"")
        .body(TableWorkbook.write(plain.substring(0, Math.min(30, plain.length())), rows(text)));
  }

  /** Takes the bytes of a spreadsheet; rows that say the same keep their text. */
  @PostMapping(TABLE)
  ResponseEntity<byte[]> in(
      @PathVariable("id") String id,
      @RequestParam(name = "path", defaultValue = "") String path,
      HttpServletRequest request)
      throws IOException {
    Actor by = who.of(request);
    WorkingFile file = writing.file(id, path, by);
    String text = table(file);
    byte[] xlsx;
    try (InputStream in = request.getInputStream()) {
      xlsx = in.readNBytes(TableWorkbook.LARGEST + 1);
    }
    String changed;
    try {
      changed = Grid.withRows(text, TableWorkbook.read(xlsx));
    } catch (TableWorkbook.RefusedWorkbookException refused) {
      throw new RefusedException(RefusedException.Kind.WORDS, String.valueOf(refused.getMessage()));
    }
    if (!(writing.write(id, path, file.revision(), changed, by) instanceof Saving.Saved)) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "Somebody changed the table at this moment. Look at it, and send the spreadsheet again.");
    }
    return ResponseEntity.noContent().build();
  }

  private static List<List<String>> rows(String text) {
    return Grid.rows(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.WORDS,
                    "The file is no table that can be read. Mend its quotes as text first."));
  }

  private static String table(WorkingFile file) {
    @Nullable String text = file.text();
    if (text == null || !file.path().endsWith(".drl.csv")) {
      throw new NotFoundException();
    }
    return text;
  }
}
