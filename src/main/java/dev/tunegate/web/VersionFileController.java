package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.WorkingCopy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows one file of a version, and begins a working copy in which it is changed. */
@Controller
final class VersionFileController {

  private static final String FIRST = Content.RULES + "thresholds.yaml";

  private final PolicyLife life;
  private final Writing writing;
  private final Who who;

  VersionFileController(ServiceDesk service, Who who) {
    this.life = service.life();
    this.writing = service.writing();
    this.who = who;
  }

  @GetMapping("/policy/versions/{number}/edit")
  ModelAndView read(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = FIRST) String file,
      @RequestParam(name = "line", defaultValue = "") String line) {
    int version = VersionsApi.number(number);
    Content content = life.content(version);
    String text = content.files().get(file);
    if (text == null) {
      throw new NotFoundException();
    }
    var page = new ModelAndView("edit");
    page.addObject("number", version);
    page.addObject("folders", WorkFolders.of(content.files().keySet()));
    page.addObject("file", file);
    page.addObject("copies", copies(version).stream().map(WorkRow::of).toList());
    mark(page, text, line);
    return page;
  }

  /** A finding of a check leads to its line. */
  private static void mark(ModelAndView page, String text, String line) {
    String[] lines = text.split("\n", -1);
    int at = line.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(line) : 0;
    boolean there = at > 0 && at <= lines.length;
    int begin = 0;
    for (int i = 0; there && i < at - 1; i++) {
      begin += lines[i].length() + 1;
    }
    String reads = there ? lines[at - 1] : "";
    page.addObject("at", there ? at : null);
    page.addObject("before", text.substring(0, begin));
    page.addObject("reads", reads);
    page.addObject("after", text.substring(begin + reads.length()));
  }

  /** What whoever reads has begun on a version already. */
  private List<WorkingCopy> copies(int version) {
    Person person = Person.current();
    if (person == null || !person.may(Right.POLICY_WRITE)) {
      return List.of();
    }
    return writing.of(person.actor()).stream().filter(copy -> copy.basis() == version).toList();
  }

  /** Begins a working copy, and opens the file in it, at the line that was looked at. */
  @PostMapping("/policy/versions/{number}/edit")
  String begin(
      @PathVariable("number") String number,
      @RequestParam(name = "file", defaultValue = FIRST) String file,
      @RequestParam(name = "line", defaultValue = "") String line,
      HttpServletRequest request) {
    int version = VersionsApi.number(number);
    if (!life.content(version).files().containsKey(file)) {
      throw new NotFoundException();
    }
    WorkingCopy copy = writing.begin(version, who.of(request));
    String at = line.matches("[1-9][0-9]{0,8}") ? "&as=text#L" + line : "";
    return "redirect:" + WorkController.file(copy.id(), file) + at;
  }
}
