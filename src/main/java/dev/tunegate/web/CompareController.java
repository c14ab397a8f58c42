package dev.tunegate.web;

import dev.tunegate.analysis.Comparison;
import dev.tunegate.analysis.ComparisonWriter;
import dev.tunegate.desk.PolicyComparisons;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tells what one version of the policy changes against another. */
@Controller
final class CompareController {

  /** The version in force. */
  private static final String ACTIVE = "active";

  private final PolicyLife life;
  private final PolicyComparisons comparisons;

  CompareController(ServiceDesk service) {
    this.life = service.life();
    this.comparisons = service.comparisons();
  }

  @GetMapping("/api/policy/compare")
  ResponseEntity<byte[]> json(
      @RequestParam(name = "old", defaultValue = ACTIVE) String old,
      @RequestParam(name = "new", defaultValue = "") String now,
      @RequestParam(name = "cases", defaultValue = "" + PolicyComparisons.CASES) String cases) {
    if (now.isEmpty()) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The version to compare with is not named. Name it by new: a number, active, or a"
              + " fingerprint.");
    }
    return Json.ok(ComparisonWriter.toJson(compare(life.find(old), life.find(now), count(cases))));
  }

  private static int count(String cases) {
    try {
      return Integer.parseInt(cases);
    } catch (NumberFormatException noNumber) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The number of cases is no whole number. Name one from 0 to "
              + PolicyComparisons.MOST_CASES
              + ".");
    }
  }

  @GetMapping("/policy/compare")
  ModelAndView page(
      @RequestParam(name = "old", defaultValue = ACTIVE) String old,
      @RequestParam(name = "new", defaultValue = "") String now) {
    var page = new ModelAndView("compare");
    page.addObject("versions", life.history().stream().map(VersionRow::of).toList());
    Version before = life.find(old);
    page.addObject("old", before.number());
    if (!now.isEmpty()) {
      Version after = life.find(now);
      page.addObject("now", after.number());
      try {
        page.addObject("it", new ComparePage(compare(before, after, PolicyComparisons.CASES)));
      } catch (RefusedException refused) {
        RefusalProblem refusal = RefusalProblem.of(refused);
        page.setStatus(HttpStatusCode.valueOf(refusal.problem().status()));
        page.addObject("refusal", refusal);
      }
    }
    return page;
  }

  private Comparison compare(Version before, Version after, int cases) {
    return comparisons.of(before.number(), after.number(), cases);
  }
}
