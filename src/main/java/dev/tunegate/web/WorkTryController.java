package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.store.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tries a working copy on a case before it is proposed, beside the version in force. Whoever may
 * not see the copy is told that there is none. Nothing of it is recorded.
 */
@Controller
final class WorkTryController {

  private static final String TRY = WorkController.COPY + "/try";

  private final Writing writing;
  private final TryDesk desk;
  private final Who who;

  WorkTryController(ServiceDesk service, Who who) {
    this.writing = service.writing();
    this.desk = new TryDesk(service);
    this.who = who;
  }

  private TrySubject tried(String id, HttpServletRequest request) {
    Actor by = who.of(request);
    return TrySubject.of(writing.get(id, by), () -> writing.content(id, by));
  }

  @GetMapping(TRY)
  ModelAndView start(
      @PathVariable("id") String id,
      @RequestParam(name = "sample", defaultValue = "") String sample,
      @RequestParam(name = "record", defaultValue = "") String record,
      HttpServletRequest request) {
    return desk.start(tried(id, request), sample, record);
  }

  @PostMapping(TRY)
  ModelAndView decide(
      @PathVariable("id") String id,
      @RequestParam(name = "case", defaultValue = "") String json,
      HttpServletRequest request) {
    return desk.decide(tried(id, request), json);
  }

  @PostMapping(TRY + "/live")
  ModelAndView glance(
      @PathVariable("id") String id,
      @RequestParam(name = "case", defaultValue = "") String json,
      HttpServletRequest request) {
    return desk.glance(tried(id, request), json);
  }

  /** Where the form asks while somebody types; opened by hand it shows the form. */
  @GetMapping(TRY + "/live")
  String withoutForm(@PathVariable("id") String id, HttpServletRequest request) {
    return "redirect:" + tried(id, request).base() + "/try";
  }
}
