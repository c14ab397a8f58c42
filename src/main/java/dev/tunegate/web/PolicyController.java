package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.StatementCoverage;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.policy.AttributeEntry;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy as it reads: rules, numbers, and what of the article is encoded where. */
@Controller
final class PolicyController {

  /** The rules of one folder. */
  record Folder(String title, List<Entry> rules) {}

  /**
   * A rule.
   *
   * @param id where it stands on the page
   */
  record Entry(String id, Rule rule) {}

  /** A statement with what encodes it. */
  record Coverage(StatementCoverage of, List<Link> rules) {}

  /** A link to a rule. */
  record Link(String address, String name) {}

  /** A fact that the policy adds to those of the catalogue, in words. */
  record Added(String label, String ask, String answers, List<String> sources) {

    static Added of(AttributeEntry entry) {
      AttributeDeclaration declaration = entry.declaration();
      String answers =
          switch (declaration.type()) {
            case FLAG -> "Yes or no";
            case NUMBER -> ("A number " + declaration.unit()).strip();
            case TEXT ->
                declaration.allowedValues().isEmpty()
                    ? "Any text"
                    : CaseTable.capital(String.join("; ", entry.text().answers().values()));
          };
      return new Added(entry.text().label(), entry.text().ask(), answers, entry.sources());
    }
  }

  private final Desk desk;

  PolicyController(Desk desk) {
    this.desk = desk;
  }

  /** All rules, or those that hold some words; only the list of them if a script asks. */
  @GetMapping("/policy")
  String policy(
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partly,
      Model model) {
    List<Folder> folders = folders(find.strip());
    model.addAttribute("find", find.strip());
    model.addAttribute("folders", folders);
    model.addAttribute("found", folders.stream().mapToInt(folder -> folder.rules().size()).sum());
    model.addAttribute("all", desk.policy().rules().size());
    model.addAttribute("thresholds", desk.policy().registers().thresholds().values());
    model.addAttribute(
        "added", desk.policy().registers().attributes().values().stream().map(Added::of).toList());
    return partly ? "policy :: rules" : "policy";
  }

  @GetMapping("/policy/statements")
  String statements(Model model) {
    List<StatementCoverage> all = StatementCoverage.of(desk.policy());
    long outside = all.stream().filter(each -> !each.statement().outOfScope().isEmpty()).count();
    long uncovered =
        all.stream()
            .filter(each -> each.uncovered() && each.statement().outOfScope().isEmpty())
            .count();
    model.addAttribute("statements", all.stream().map(PolicyController::linked).toList());
    model.addAttribute("outside", outside);
    model.addAttribute("uncovered", uncovered);
    model.addAttribute("encoded", all.size() - outside - uncovered);
    return "statements";
  }

  private static Coverage linked(StatementCoverage coverage) {
    return new Coverage(
        coverage, coverage.rules().stream().map(rule -> new Link(address(rule), rule)).toList());
  }

  private List<Folder> folders(String find) {
    Map<String, List<Entry>> byFolder = new TreeMap<>();
    List<Rule> asWritten = new ArrayList<>(desk.policy().rules());
    asWritten.sort(Comparator.comparing(Rule::place));
    for (Rule rule : asWritten) {
      if (holds(rule, find.toLowerCase(Locale.ROOT))) {
        byFolder
            .computeIfAbsent(folder(rule), name -> new ArrayList<>())
            .add(new Entry(id(rule.name()), rule));
      }
    }
    List<Folder> folders = new ArrayList<>();
    byFolder.forEach(
        (name, rules) -> folders.add(new Folder(CaseTable.capital(name.replace('-', ' ')), rules)));
    return folders;
  }

  private static boolean holds(Rule rule, String find) {
    return (rule.name() + ' ' + rule.because().text() + ' ' + rule.text())
        .toLowerCase(Locale.ROOT)
        .contains(find);
  }

  private static String folder(Rule rule) {
    String file = rule.place().file();
    return file.indexOf('/') < 0 ? "Rules" : file.substring(0, file.lastIndexOf('/'));
  }

  /** Address of a rule on the page of the policy. */
  static String address(String rule) {
    return "/policy#" + id(rule);
  }

  private static String id(String rule) {
    return "rule-" + SampleShelf.slug(rule);
  }
}
