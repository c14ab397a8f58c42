package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Trials;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Register;
import dev.tunegate.versions.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The page on which something is tried on a case, beside the version in force. */
final class TryDesk {

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ServiceDesk service;
  private final Trials trials;
  private final Register register;

  TryDesk(ServiceDesk service) {
    this.service = service;
    this.trials = service.trials();
    this.register = service.decisions().register();
  }

  /** The form; with a sample or a recorded case that is named, decided at once. */
  ModelAndView start(TrySubject tried, String sample, String record) {
    if (!record.isBlank()) {
      return recorded(tried, record.strip());
    }
    if (sample.isEmpty()) {
      ModelAndView page = page(tried, "", "", "", null);
      try {
        trials.require(tried);
      } catch (RefusedException broken) {
        refuse(page, tried, broken);
      }
      return page;
    }
    Sample named =
        samples(tried).stream()
            .filter(each -> each.path().equals(sample))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    return decide(tried, named.json(), sample, "");
  }

  private ModelAndView recorded(TrySubject tried, String id) {
    Optional<DecisionRecord> found =
        DecisionRecord.isId(id) ? register.record(id) : Optional.empty();
    if (found.isEmpty()) {
      return page(
          tried,
          "",
          "",
          id,
          "No decision with this ID can be read here: there is none, or it is erased. Copy the ID"
              + " from the address of the decision’s page.");
    }
    if (!found.get().masked().isEmpty()) {
      return page(
          tried,
          "",
          "",
          id,
          "Parts of this case are masked on record, so that it is not whole and cannot be tried.");
    }
    String json = INDENTED.writeValueAsString(INDENTED.readTree(found.get().caseJson()));
    return decide(tried, json, "", id);
  }

  /** The final answer on a case that was typed. */
  ModelAndView decide(TrySubject tried, String json) {
    return decide(tried, json, "", "");
  }

  private ModelAndView decide(TrySubject tried, String json, String sample, String record) {
    ModelAndView page = page(tried, json, sample, record, null);
    try {
      TryPage it = TryPage.of(trials.decide(tried, service.current().now(), json));
      page.addObject("it", it);
      boolean refused = !it.before().problems().isEmpty() && !it.after().problems().isEmpty();
      page.setStatus(HttpStatusCode.valueOf(refused ? 422 : 200));
    } catch (RefusedException broken) {
      refuse(page, tried, broken);
      page.setStatus(HttpStatusCode.valueOf(RefusalProblem.of(broken).problem().status()));
    }
    return page;
  }

  /** A glance at what stands in the form while somebody types. */
  ModelAndView glance(TrySubject tried, String json) {
    var page = new ModelAndView("try :: result");
    page.addObject("tried", tried);
    page.addObject("inForce", service.current().now().version());
    page.addObject("broken", null);
    page.addObject("it", null);
    if (json.isBlank()) {
      return page;
    }
    try {
      page.addObject("it", TryPage.of(trials.glance(tried, service.current().now(), json)));
    } catch (RefusedException broken) {
      refuse(page, tried, broken);
    }
    return page;
  }

  /** What stands in the way, each finding with a link to where it is mended. */
  private static void refuse(ModelAndView page, TrySubject tried, RefusedException broken) {
    page.addObject("it", null);
    page.addObject("broken", RefusalProblem.of(broken));
    page.addObject("files", tried.files());
    page.addObject("findings", WorkFinding.errors(broken.diagnostics()));
  }

  private ModelAndView page(
      TrySubject tried, String json, String sample, String record, @Nullable String recordError) {
    var page = new ModelAndView("try");
    page.setStatus(HttpStatusCode.valueOf(recordError == null ? 200 : 422));
    page.addObject("tried", tried);
    page.addObject("inForce", service.current().now().version());
    page.addObject("samples", shelves(tried));
    page.addObject("json", json);
    page.addObject("sample", sample);
    page.addObject("record", record);
    page.addObject("recordError", recordError);
    page.addObject("it", null);
    page.addObject("broken", null);
    return page;
  }

  private static List<Sample> samples(TrySubject tried) {
    try {
      return tried.content().readSamples().all();
    } catch (PolicyException untaken) {
      return List.of();
    }
  }

  /** The samples by what is expected of them, in the words of the version in force. */
  private Map<String, List<Sample>> shelves(TrySubject tried) {
    PolicyModel words = service.current().now().policy();
    Map<String, List<Sample>> shelves = new LinkedHashMap<>();
    for (Sample sample : samples(tried)) {
      String folder = sample.folder();
      String label =
          words.registers().code("Verdict", folder) == null
              ? CaseTable.capital(folder.toLowerCase(Locale.ROOT).replace('_', ' '))
              : words.registers().label("Verdict", folder);
      shelves.computeIfAbsent(label, name -> new ArrayList<>()).add(sample);
    }
    return shelves;
  }
}
