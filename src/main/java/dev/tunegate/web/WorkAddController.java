package dev.tunegate.web;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.NewRule;
import dev.tunegate.policy.Registers;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.store.Actor;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.WorkingFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Adds a file of rules, or a sample made from a case, to a working copy. */
@Controller
final class WorkAddController {

  private static final String ADD = WorkController.COPY + "/add";
  private static final List<String> INPUTS =
      List.of("path", "verdict", "name", "json", "actions", "why");

  private final ServiceDesk service;
  private final Writing writing;
  private final Who who;

  WorkAddController(ServiceDesk service, Who who) {
    this.service = service;
    this.writing = service.writing();
    this.who = who;
  }

  /**
   * The forms; with a case put in already if one is picked.
   *
   * @param from id of a recorded decision, or path of a sample
   */
  @GetMapping(ADD)
  ModelAndView forms(
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "") String from,
      HttpServletRequest request) {
    Actor by = who.of(request);
    Map<String, String> typed = typed(request);
    List<String> errors = new ArrayList<>();
    if (!from.isBlank()) {
      @Nullable String json = picked(id, from.strip(), by);
      if (json == null) {
        errors.add("There is no recorded decision and no sample " + from.strip() + ".");
      } else {
        typed.put("json", json);
      }
    }
    return page(id, typed, errors, by);
  }

  private @Nullable String picked(String id, String from, Actor by) {
    if (from.startsWith(Content.SAMPLES)) {
      return writing.texts(id, by).get(from);
    }
    String record = from.substring(from.lastIndexOf('/') + 1);
    if (!DecisionRecord.isId(record)) {
      return null;
    }
    JsonMapper mapper = JsonMapper.shared();
    return service
        .decisions()
        .register()
        .record(record)
        .map(found -> mapper.readTree(found.decision()).path("case"))
        .map(facts -> mapper.writerWithDefaultPrettyPrinter().writeValueAsString(facts) + "\n")
        .orElse(null);
  }

  private static Map<String, String> typed(HttpServletRequest request) {
    Map<String, String> typed = new TreeMap<>();
    for (String input : INPUTS) {
      typed.put(input, Objects.requireNonNullElse(request.getParameter(input), "").strip());
    }
    return typed;
  }

  /** Adds the file that is named, else the sample. */
  @PostMapping(ADD)
  ModelAndView add(
      @PathVariable("id") String id, HttpServletRequest request, RedirectAttributes once) {
    Actor by = who.of(request);
    Map<String, String> typed = typed(request);
    List<String> errors = new ArrayList<>();
    Map<String, String> files =
        typed.get("path").isEmpty() ? sample(id, typed, errors, by) : rules(typed.get("path"));
    for (String path : files.keySet()) {
      if (writing.file(id, path, by).text() != null) {
        errors.add("There is a file " + path + " already. Choose another name.");
      }
    }
    if (!errors.isEmpty()) {
      return page(id, typed, errors, by);
    }
    String first = "";
    for (Map.Entry<String, String> file : files.entrySet()) {
      WorkingFile before = writing.file(id, file.getKey(), by);
      Saving saving = writing.write(id, file.getKey(), before.revision(), file.getValue(), by);
      if (!(saving instanceof Saving.Saved)) {
        throw new RefusedException(
            RefusedException.Kind.CONFLICT,
            "Somebody added " + file.getKey() + " at this moment. Choose another name.");
      }
      first = file.getKey();
    }
    once.addFlashAttribute(StepDone.NAME, "It is added to the working copy.");
    return new ModelAndView("redirect:" + WorkController.file(id, first) + "&as=text");
  }

  private static Map<String, String> rules(String path) {
    String named = path.startsWith(Content.RULES) ? path : Content.RULES + path;
    boolean known = named.matches(".*\\.(drl|drl\\.csv|yaml)");
    String file = known ? named : named + ".drl";
    return Map.of(file, file.endsWith(".drl") ? NewRule.HEAD + "\n" : "");
  }

  private Map<String, String> sample(
      String id, Map<String, String> typed, List<String> errors, Actor by) {
    String name = typed.get("name").replaceAll("[/\\\\\\p{C}]", " ").strip();
    String verdict = typed.get("verdict");
    if (name.isEmpty()) {
      errors.add("Name the sample by a sentence, such as “Nine examples are too few”.");
    }
    boolean refused = verdict.equals(Sample.REFUSED);
    if (!refused
        && Arrays.stream(Outcome.values()).noneMatch(each -> each.name().equals(verdict))) {
      errors.add("Choose the verdict that is expected, or that the case is refused.");
    }
    if (refused && !typed.get("actions").isEmpty()) {
      errors.add("A case that is refused has no actions: leave them empty.");
    }
    if (typed.get("why").isEmpty()) {
      errors.add("Say why this is expected.");
    }
    @Nullable Registers known = writing.check(id, by).registers();
    Registers registers = known == null ? service.current().now().policy().registers() : known;
    List<CaseProblem> problems = problems(typed.get("json"), registers);
    if (refused && problems.isEmpty()) {
      errors.add("The case is not refused: nothing is wrong with it. Choose a verdict.");
    }
    if (!refused) {
      problems.forEach(problem -> errors.add("The case: " + problem.message() + "."));
    }
    String stem = Content.SAMPLES + verdict + "/" + name;
    Map<String, String> files = new TreeMap<>();
    files.put(
        stem + ".expect.yaml",
        (refused ? refusal(problems) : expected(verdict, typed))
            + "why: >-\n  "
            + typed.get("why").replaceAll("\\s+", " ")
            + "\n");
    files.put(stem + ".json", typed.get("json").replace("\r\n", "\n") + "\n");
    return files;
  }

  /** What is wrong with a text as a case. */
  private static List<CaseProblem> problems(String json, Registers registers) {
    try {
      CaseReader.read(json, registers::attribute);
      return List.of();
    } catch (InvalidCaseException refused) {
      return refused.problems();
    }
  }

  /** What the case is refused for now, to be looked over by whoever adds it. */
  private static String refusal(List<CaseProblem> problems) {
    var lines = new StringBuilder("problems:\n");
    for (CaseProblem problem : problems) {
      // A pointer may hold names that somebody typed; YAML reads a text of JSON as it is.
      lines
          .append("  - pointer: ")
          .append(JsonMapper.shared().writeValueAsString(problem.pointer()));
      lines.append("\n    type: ").append(problem.type()).append('\n');
    }
    return lines.toString();
  }

  private static String expected(String verdict, Map<String, String> typed) {
    String actions =
        String.join(
            ", ",
            Arrays.stream(typed.get("actions").split("[,\\s]+", -1))
                .filter(each -> each.matches("[A-Z][A-Z_]*"))
                .toList());
    return "verdict: " + verdict + "\n" + (actions.isEmpty() ? "" : "actions: [" + actions + "]\n");
  }

  private ModelAndView page(String id, Map<String, String> typed, List<String> errors, Actor by) {
    var page = new ModelAndView("work-add");
    page.setStatus(HttpStatusCode.valueOf(errors.isEmpty() ? 200 : 422));
    page.addObject("it", WorkRow.of(writing.get(id, by)));
    page.addObject("typed", typed);
    page.addObject("errors", errors);
    Registers words = service.current().now().policy().registers();
    page.addObject(
        "verdicts",
        Stream.concat(
                Arrays.stream(Outcome.values())
                    .map(Outcome::name)
                    .map(each -> new WorkRuleController.Choice(each, words.label("Verdict", each))),
                Stream.of(
                    new WorkRuleController.Choice(
                        Sample.REFUSED, "None: the case is refused as one that cannot be read")))
            .toList());
    page.addObject(
        "samples",
        writing.texts(id, by).keySet().stream()
            .filter(path -> path.startsWith(Content.SAMPLES) && path.endsWith(".json"))
            .toList());
    return page;
  }
}
