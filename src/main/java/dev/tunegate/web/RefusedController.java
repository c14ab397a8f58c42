package dev.tunegate.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where requests end that were refused before they reached a controller, so that one place answers
 * whatever goes wrong. It has no line in {@link Routes}: nobody comes here from outside.
 */
@Controller
final class RefusedController {

  static final String PATH = "/refused";
  static final String REFUSED = "dev.tunegate.refused";

  @RequestMapping(PATH)
  String refused(HttpServletRequest request) throws Exception {
    if (request.getAttribute(REFUSED) instanceof Exception refused) {
      throw refused;
    }
    return "redirect:/";
  }
}
