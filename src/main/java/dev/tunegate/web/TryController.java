package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Trials;
import dev.tunegate.desk.Tryable;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Register;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tries a version on a case, beside the version in force. Nothing of it is recorded. */
@Controller
final class TryController {

  private static final String TRY = "/policy/versions/{number}/try";

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A version as something to try. */
  private record Tried(int number, Content content) implements Tryable {
    @Override
    public String label() {
      return "version " + number;
    }
  }

  private final ServiceDesk service;
  private final PolicyLife life;
  private final Trials trials;
  private final Register register;

  TryController(ServiceDesk service) {
    this.service = service;
    this.life = service.life();
    this.trials = service.trials();
    this.register = service.decisions().register();
  }

  private Tried tried(String number) {
    int asked = VersionsApi.number(number);
    return new Tried(asked, life.content(asked));
  }

  /** The form; with a sample or a recorded case that is named, decided at once. */
  @GetMapping(TRY)
  ModelAndView start(
      @PathVariable("number") String number,
      @RequestParam(name = "sample", defaultValue = "") String sample,
      @RequestParam(name = "record", defaultValue = "") String record) {
    Tried tried = tried(number);
    if (!record.isBlank()) {
      return recorded(tried, record.strip());
    }
    if (sample.isEmpty()) {
      return page(tried, "", "", "", null);
    }
    Sample named =
        tried.content().readSamples().all().stream()
            .filter(each -> each.path().equals(sample))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    return decide(tried, named.json(), sample, "");
  }

  private ModelAndView recorded(Tried tried, String id) {
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

  /** The final answer on what stands in the form. */
  @PostMapping(TRY)
  ModelAndView decide(
      @PathVariable("number") String number,
      @RequestParam(name = "case", defaultValue = "") String json) {
    return decide(tried(number), json, "", "");
  }

  private ModelAndView decide(Tried tried, String json, String sample, String record) {
    ModelAndView page = page(tried, json, sample, record, null);
    try {
      TryPage it = TryPage.of(trials.decide(tried, service.current().now(), json));
      page.addObject("it", it);
      boolean refused = !it.before().problems().isEmpty() && !it.after().problems().isEmpty();
      page.setStatus(HttpStatusCode.valueOf(refused ? 422 : 200));
    } catch (RefusedException broken) {
      refuse(page, broken);
      page.setStatus(HttpStatusCode.valueOf(RefusalProblem.of(broken).problem().status()));
    }
    return page;
  }

  /** A glance at what stands in the form while somebody types. */
  @PostMapping(TRY + "/live")
  ModelAndView glance(
      @PathVariable("number") String number,
      @RequestParam(name = "case", defaultValue = "") String json) {
    Tried tried = tried(number);
    var page = new ModelAndView("try :: result");
    page.addObject("number", tried.number());
    page.addObject("inForce", service.current().now().version());
    page.addObject("broken", null);
    page.addObject("it", null);
    if (json.isBlank()) {
      return page;
    }
    try {
      page.addObject("it", TryPage.of(trials.glance(tried, service.current().now(), json)));
    } catch (RefusedException broken) {
      refuse(page, broken);
    }
    return page;
  }

  /** Where the form asks while somebody types; opened by hand it shows the form. */
  @GetMapping(TRY + "/live")
  String withoutForm(@PathVariable("number") String number) {
    return "redirect:/policy/versions/" + VersionsApi.number(number) + "/try";
  }

  private static void refuse(ModelAndView page, RefusedException broken) {
    page.addObject("it", null);
    page.addObject("broken", RefusalProblem.of(broken));
  }

  private ModelAndView page(
      Tried tried, String json, String sample, String record, @Nullable String recordError) {
    Version version = life.version(tried.number());
    var page = new ModelAndView("try");
    page.setStatus(HttpStatusCode.valueOf(recordError == null ? 200 : 422));
    page.addObject("number", tried.number());
    page.addObject("version", VersionRow.of(version));
    page.addObject("inForce", service.current().now().version());
    page.addObject("samples", samples(tried));
    page.addObject("json", json);
    page.addObject("sample", sample);
    page.addObject("record", record);
    page.addObject("recordError", recordError);
    page.addObject("it", null);
    page.addObject("broken", null);
    return page;
  }

  /** The samples by what is expected of them, in the words of the version in force. */
  private Map<String, List<Sample>> samples(Tried tried) {
    PolicyModel words = service.current().now().policy();
    Map<String, List<Sample>> shelves = new LinkedHashMap<>();
    for (Sample sample : tried.content().readSamples().all()) {
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
