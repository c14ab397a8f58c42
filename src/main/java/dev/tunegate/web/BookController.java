package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.desk.StatementCoverage;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.ThresholdEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The policy as a book that people read: rules, tables, numbers, conclusions and questions. */
@Controller
final class BookController {

  /** A number, with the rules that use it. */
  record Limit(String id, ThresholdEntry entry, List<Book.Link> rules) {}

  /**
   * The conclusions of one type.
   *
   * @param by the rules that reach any of them, where they are told by facts and not by codes
   */
  record Codes(String id, String title, List<Concluded> codes, List<Book.Link> by) {}

  /** A conclusion, with the rules that reach it and those that go on from it. */
  record Concluded(String id, Code code, List<Book.Link> by, List<Book.Link> readers) {}

  /** A group of questions. */
  record Group(String title, String intro, List<Asked> questions) {}

  /**
   * A question, with the rules that look at its answer.
   *
   * @param from what it is worked out from; empty for one that is asked
   * @param added whether the policy adds it to the facts of the catalogue
   * @param sources ids of the statements that an added one comes from
   */
  record Asked(
      String id,
      QuestionText text,
      String unit,
      List<String> answers,
      List<Book.Link> from,
      boolean added,
      List<String> sources,
      List<Book.Link> readers) {}

  private final BookShelf shelf;

  BookController(BookShelf shelf) {
    this.shelf = shelf;
  }

  /** The page of an open book. */
  static ModelAndView page(String view, BookShelf.Open open) {
    var page = new ModelAndView(view);
    page.addObject("book", open.book());
    page.addObject("links", open.book().links());
    page.addObject("info", open.book().policy().registers().info());
    page.addObject("inForce", open.inForce());
    page.addObject("reads", open.reading().version());
    return page;
  }

  /** All rules, or what holds some words; only what was found if a script asks. */
  @GetMapping("/policy")
  ModelAndView contents(
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partly) {
    BookShelf.Open open = shelf.open(version);
    ModelAndView page = page(partly ? "policy :: found" : "policy", open);
    page.addObject("find", find.strip());
    List<BookSearch.Kind> found =
        find.isBlank() ? List.of() : BookSearch.in(open.book(), find.strip());
    page.addObject("found", found);
    page.addObject("count", found.stream().mapToInt(BookSearch.Kind::all).sum());
    return page;
  }

  /** A stage with all its rules. */
  @GetMapping("/policy/stages/{stage}")
  ModelAndView stage(
      @PathVariable("stage") String stage,
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    List<BookStage> stages = open.book().stages();
    BookStage found = open.book().stage(BookLinks.segment(stage));
    if (found == null) {
      throw new NotFoundException();
    }
    int at = stages.indexOf(found);
    ModelAndView page = page("stage", open);
    page.addObject("stage", found);
    page.addObject("number", at + 1);
    page.addObject("before", at == 0 ? null : stages.get(at - 1));
    page.addObject("after", at + 1 == stages.size() ? null : stages.get(at + 1));
    page.addObject("samples", open.fired());
    return page;
  }

  /**
   * A rule, alone on its page; where the version that is read has none of the name, that is told.
   */
  @GetMapping("/policy/rules/{rule}")
  ModelAndView rule(
      @PathVariable("rule") String rule,
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    List<Book.Card> cards = open.book().cards().getOrDefault(BookLinks.segment(rule), List.of());
    ModelAndView page = page("rule", open);
    page.setStatus(cards.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK);
    page.addObject("cards", cards);
    page.addObject("asked", rule.replace('-', ' ').strip());
    page.addObject("samples", open.fired());
    if (!cards.isEmpty()) {
      page.addObject("stage", open.book().stage(BookLinks.segment(cards.get(0).stage())));
    }
    return page;
  }

  @GetMapping("/policy/numbers")
  ModelAndView numbers(@RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    ModelAndView page = page("numbers", open);
    page.addObject(
        "numbers",
        open.book().policy().registers().thresholds().values().stream()
            .map(
                entry ->
                    new Limit(
                        BookLinks.numberId(entry.name()),
                        entry,
                        open.book().readers(RuleGraph.number(entry.name()))))
            .toList());
    return page;
  }

  @GetMapping("/policy/codes")
  ModelAndView codes(@RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    ModelAndView page = page("codes", open);
    List<Codes> types = new ArrayList<>();
    open.book()
        .policy()
        .registers()
        .codes()
        .forEach((type, codes) -> types.add(codes(open.book(), type, codes)));
    types.add(ofFacts(open.book(), "Contradiction"));
    types.add(ofFacts(open.book(), "Question"));
    page.addObject("types", types);
    return page;
  }

  private static Codes codes(Book book, String type, Map<String, Code> codes) {
    return new Codes(
        BookLinks.typeId(type),
        GraphWords.several(type),
        codes.values().stream()
            .map(
                code -> {
                  String node = RuleGraph.conclusion(type, code.code());
                  return new Concluded(
                      BookLinks.codeId(type, code.code()),
                      code,
                      book.writers(node),
                      book.readers(node));
                })
            .toList(),
        List.of());
  }

  private static Codes ofFacts(Book book, String type) {
    List<Book.Link> by =
        book.graph().nodes().values().stream()
            .filter(node -> node.type().equals(type))
            .flatMap(node -> book.writers(node.id()).stream())
            .distinct()
            .toList();
    return new Codes(BookLinks.typeId(type), GraphWords.several(type), List.of(), by);
  }

  @GetMapping("/policy/questions")
  ModelAndView questions(
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    Book book = open.book();
    ModelAndView page = page("questions", open);
    Registers registers = book.policy().registers();
    List<Group> groups = new ArrayList<>();
    for (QuestionText.Group group : registers.groups()) {
      List<Asked> asked = asked(book, text -> text.group().equals(group.name()));
      groups.add(new Group(group.title(), group.intro(), asked));
    }
    Set<String> names =
        registers.groups().stream().map(QuestionText.Group::name).collect(Collectors.toSet());
    List<Asked> never = asked(book, text -> !names.contains(text.group()));
    if (!never.isEmpty()) {
      groups.add(new Group("Worked out from other facts", "Nobody is asked for these.", never));
    }
    page.addObject("groups", groups);
    return page;
  }

  private static List<Asked> asked(Book book, Predicate<QuestionText> wanted) {
    return book.policy().registers().questions().values().stream()
        .filter(wanted)
        .map(text -> asked(book, text))
        .toList();
  }

  private static Asked asked(Book book, QuestionText text) {
    Registers registers = book.policy().registers();
    var words = new GraphWords(registers);
    String node = RuleGraph.fact(text.path());
    List<Book.Link> from =
        book.graph().causes(node).stream()
            .map(each -> new Book.Link(book.links().node(each), words.fact(each.key())))
            .toList();
    var added =
        registers.attributes().values().stream()
            .filter(entry -> entry.text().path().equals(text.path()))
            .findFirst();
    return new Asked(
        BookLinks.questionId(text.path()),
        text,
        registers.unit(text.path()),
        List.copyOf(text.answers().values()),
        from,
        added.isPresent(),
        added.map(entry -> entry.sources()).orElse(List.of()),
        book.readers(node));
  }

  /** The article: each statement with what encodes it, and what nothing covers. */
  @GetMapping("/policy/statements")
  ModelAndView statements(
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    List<StatementCoverage> all = StatementCoverage.of(open.book().policy());
    ModelAndView page = page("statements", open);
    page.addObject("statements", all);
    page.addObject("coverage", Coverage.of(open, all));
    return page;
  }
}
