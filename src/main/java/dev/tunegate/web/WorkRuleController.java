package dev.tunegate.web;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.Writing;
import dev.tunegate.policy.NewRule;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Saving;
import dev.tunegate.versions.WorkingFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts a rule together in a form, shows its text, and adds it to a file of a working copy. */
@Controller
final class WorkRuleController {

  private static final String RULE = WorkController.COPY + "/rule";

  /** A word of a list to choose from. */
  record Choice(String value, String label) {}

  private final ServiceDesk service;
  private final Writing writing;
  private final Who who;

  WorkRuleController(ServiceDesk service, Who who) {
    this.service = service;
    this.writing = service.writing();
    this.who = who;
  }

  @GetMapping(RULE)
  ModelAndView form(@PathVariable("id") String id, HttpServletRequest request) {
    return page(id, RuleForm.of(request), List.of(), who.of(request));
  }

  /** Shows what becomes of the form, or adds it. */
  @PostMapping(RULE)
  ModelAndView rule(
      @PathVariable("id") String id,
      @RequestParam(name = "add", defaultValue = "false") boolean add,
      HttpServletRequest request,
      RedirectAttributes once) {
    Actor by = who.of(request);
    RuleForm form = RuleForm.of(request);
    List<String> missing = form.missing();
    if (!missing.isEmpty() || !add) {
      return page(id, form, missing, by);
    }
    WorkingFile file = writing.file(id, form.path(), by);
    @Nullable String text = file.text();
    String longer = form.rule().appendedTo(text == null ? "" : text);
    if (!(writing.write(id, form.path(), file.revision(), longer, by) instanceof Saving.Saved)) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "Somebody changed the file at this moment. Go back, and add the rule again.");
    }
    once.addFlashAttribute(StepDone.NAME, "The rule is added at the end of the file.");
    return new ModelAndView("redirect:" + WorkController.file(id, form.path()) + "&as=text");
  }

  private ModelAndView page(String id, RuleForm form, List<String> missing, Actor by) {
    var page = new ModelAndView("work-rule");
    page.setStatus(HttpStatusCode.valueOf(missing.isEmpty() ? 200 : 422));
    page.addObject("it", WorkRow.of(writing.get(id, by)));
    page.addObject("form", form);
    page.addObject("missing", missing);
    Writing.Checked checked = writing.check(id, by);
    if (!form.isEmpty() && missing.isEmpty()) {
      WorkingFile file = writing.file(id, form.path(), by);
      @Nullable String text = file.text();
      NewRule rule = form.rule();
      page.addObject("text", rule.text());
      String longer = rule.appendedTo(text == null ? "" : text);
      page.addObject("findings", added(checked, writing.check(id, form.path(), longer, by)));
    }
    @Nullable Registers known = checked.registers();
    Registers registers = known == null ? service.current().now().policy().registers() : known;
    page.addObject(
        "files",
        checked.files().keySet().stream()
            .filter(path -> path.startsWith("rules/") && path.endsWith(".drl"))
            .map(path -> path.substring("rules/".length()))
            .toList());
    page.addObject("facts", facts(registers));
    page.addObject("comparisons", NewRule.Comparison.values());
    page.addObject("thresholds", registers.thresholds().values());
    page.addObject("codes", codes(registers));
    page.addObject("answers", answers());
    return page;
  }

  /** What the check finds with the rule and did not without it. */
  private static List<WorkFinding> added(Writing.Checked before, Writing.Checked after) {
    List<WorkFinding> found = new ArrayList<>(WorkFinding.list(after));
    List<String> old =
        before.diagnostics().stream().map(each -> each.rule() + each.problem()).toList();
    found.removeIf(each -> old.contains(each.found().rule() + each.found().problem()));
    return found;
  }

  private static Map<String, List<Choice>> facts(Registers registers) {
    Map<String, List<Choice>> facts = new LinkedHashMap<>();
    for (String name : Vocabulary.types()) {
      Vocabulary.@Nullable Type type = Vocabulary.type(name);
      if (type != null && type.kind() == Vocabulary.Kind.PART) {
        String title =
            registers.groups().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .map(group -> group.title())
                .findFirst()
                .orElse(name);
        facts.put(
            title,
            type.members().keySet().stream()
                .map(field -> new Choice(name + "." + field, registers.label(type.path(field))))
                .toList());
      }
    }
    return facts;
  }

  private static Map<String, List<Choice>> codes(Registers registers) {
    Map<String, List<Choice>> codes = new LinkedHashMap<>();
    for (String type : NewRule.conclusions()) {
      codes.put(
          type,
          registers.activeCodes(type).stream()
              .map(code -> new Choice(type + ":" + code.code(), code.label()))
              .toList());
    }
    return codes;
  }

  /** Every value of every fact that has a fixed list of them. */
  private static List<String> answers() {
    List<String> answers = new ArrayList<>(List.of("true", "false"));
    for (String name : Vocabulary.types()) {
      Vocabulary.@Nullable Type type = Vocabulary.type(name);
      if (type == null || type.kind() != Vocabulary.Kind.PART) {
        continue;
      }
      for (Vocabulary.Member member : type.members().values()) {
        Class<?> constants = member.enumType();
        if (constants != null) {
          Arrays.stream(constants.getEnumConstants())
              .forEach(
                  each -> answers.add(constants.getSimpleName() + "." + ((Enum<?>) each).name()));
        }
      }
    }
    return answers.stream().distinct().toList();
  }
}
