package dev.tunegate.web;

import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tries a version on a case, beside the version in force. Nothing of it is recorded. */
@Controller
final class TryController {

  private static final String TRY = "/policy/versions/{number}/try";

  private final PolicyLife life;
  private final TryDesk desk;

  TryController(ServiceDesk service) {
    this.life = service.life();
    this.desk = new TryDesk(service);
  }

  private TrySubject tried(String number) {
    int asked = VersionsApi.number(number);
    return TrySubject.of(life.version(asked), life.content(asked));
  }

  @GetMapping(TRY)
  ModelAndView start(
      @PathVariable("number") String number,
      @RequestParam(name = "sample", defaultValue = "") String sample,
      @RequestParam(name = "record", defaultValue = "") String record) {
    return desk.start(tried(number), sample, record);
  }

  @PostMapping(TRY)
  ModelAndView decide(
      @PathVariable("number") String number,
      @RequestParam(name = "case", defaultValue = "") String json) {
    return desk.decide(tried(number), json);
  }

  @PostMapping(TRY + "/live")
  ModelAndView glance(
      @PathVariable("number") String number,
      @RequestParam(name = "case", defaultValue = "") String json) {
    return desk.glance(tried(number), json);
  }

  /** Where the form asks while somebody types; opened by hand it shows the form. */
  @GetMapping(TRY + "/live")
  String withoutForm(@PathVariable("number") String number) {
    return "redirect:/policy/versions/" + VersionsApi.number(number) + "/try";
  }
}
