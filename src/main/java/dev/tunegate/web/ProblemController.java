package dev.tunegate.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A short page behind the URI of every kind of problem. */
@Controller
final class ProblemController {

  @GetMapping("/problems")
  String problems(Model model) {
    model.addAttribute("types", ProblemType.values());
    return "problems";
  }

  @GetMapping("/problems/{slug}")
  String problem(@PathVariable String slug, Model model) {
    ProblemType type = ProblemType.ofSlug(slug).orElseThrow(NotFoundException::new);
    model.addAttribute("types", new ProblemType[] {type});
    return "problems";
  }
}
