package dev.tunegate.web;

import dev.tunegate.desk.ChangeReport;
import dev.tunegate.desk.PolicyComparisons;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyReviews;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.VersionReport;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a version: what it changes, what was said, and what can be done with it. */
@Component
final class VersionView {

  private final ServiceDesk service;
  private final PolicyLife life;
  private final PolicyReviews reviews;
  private final PolicyComparisons comparisons;

  VersionView(ServiceDesk service) {
    this.service = service;
    this.life = service.life();
    this.reviews = service.reviews();
    this.comparisons = service.comparisons();
  }

  /**
   * The page.
   *
   * @param refusal why the step that was tried is not taken; null where none was
   * @param typed what was typed into forms, by the name of the input: nothing typed is lost
   */
  ModelAndView page(int number, @Nullable RefusalProblem refusal, Map<String, String> typed) {
    VersionReport report = life.report(number);
    Version version = report.version();
    Map<String, String> files = life.content(number).files();
    List<Remark> remarks = Remark.of(reviews.comments().of(number), files);
    var page = new ModelAndView("version");
    page.setStatus(HttpStatusCode.valueOf(refusal == null ? 200 : refusal.problem().status()));
    page.addObject("it", VersionPage.of(report));
    page.addObject("refusal", refusal);
    page.addObject("reason", typed.getOrDefault("reason", ""));
    page.addObject("at", typed.getOrDefault("at", ""));
    page.addObject("typed", typed.getOrDefault("text", ""));
    page.addObject("remarks", remarks);
    page.addObject("unsettled", remarks.stream().filter(Remark::open).count());
    page.addObject("earlier", Remark.of(reviews.earlier(version), files));
    page.addObject("answers", typed);
    page.addObject("now", service.clock().instant().truncatedTo(ChronoUnit.MINUTES));
    page.addObject("when", Words.moment(service.clock().instant()));
    try {
      ChangeReport change = reviews.changes(version);
      page.addObject("change", ReviewPage.of(change, remarks));
    } catch (RefusedException slow) {
      page.addObject("change", null);
      page.addObject("unchanged", slow.getMessage());
    }
    @Nullable Integer base = base(version);
    page.addObject("against", base);
    page.addObject(
        "effects",
        base == null ? null : comparisons.known(base, number).map(ComparePage::new).orElse(null));
    return page;
  }

  /** What a version is held against: the one in force if it may replace that, else its parent. */
  @Nullable Integer base(Version version) {
    return version.state().isOpen()
        ? Integer.valueOf(service.health().version())
        : version.parent();
  }
}
