package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.desk.StatementCoverage;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the article a policy covers, and what nothing covers.
 *
 * @param encoded how many statements a rule or a number encodes
 * @param outside how many are out of scope
 * @param uncovered how many are neither
 * @param gaps what is not covered, by kind
 */
record Coverage(long encoded, long outside, long uncovered, List<Gap> gaps) {

  /**
   * Things of one kind that something is missing for.
   *
   * @param none what is said where nothing is missing
   * @param links them; null while it is not known
   */
  record Gap(String title, String none, @Nullable List<Book.Link> links) {}

  static Coverage of(BookShelf.Open open, List<StatementCoverage> all) {
    Book book = open.book();
    List<StatementCoverage> inScope =
        all.stream().filter(each -> each.statement().outOfScope().isEmpty()).toList();
    List<Book.Link> uncovered =
        inScope.stream()
            .filter(StatementCoverage::uncovered)
            .map(each -> each.statement().id())
            .map(id -> new Book.Link(book.links().statement(id), id))
            .toList();
    List<Gap> gaps =
        List.of(
            new Gap(
                "Statements that nothing encodes",
                "Every statement in scope is encoded.",
                uncovered),
            new Gap(
                "Rules that fire in no sample", "Every rule fires in some sample.", untried(open)),
            new Gap(
                "Numbers that no rule uses", "Every number is used by some rule.", unused(book)),
            new Gap("Facts that no rule looks at", "Some rule looks at every fact.", unread(book)),
            new Gap(
                "Conclusions that no rule reaches",
                "Some rule reaches every conclusion.",
                unreached(book)));
    int missing = uncovered.size();
    return new Coverage(inScope.size() - missing, all.size() - inScope.size(), missing, gaps);
  }

  private static @Nullable List<Book.Link> untried(BookShelf.Open open) {
    Map<String, List<BookShelf.Fired>> fired = open.fired();
    return fired == null
        ? null
        : open.book().policy().rules().stream()
            .map(Rule::name)
            .filter(rule -> !fired.containsKey(rule))
            .map(rule -> new Book.Link(open.book().links().rule(rule), rule))
            .toList();
  }

  private static List<Book.Link> unused(Book book) {
    return registers(book).thresholds().keySet().stream()
        .filter(name -> book.graph().node(RuleGraph.number(name)) == null)
        .map(name -> new Book.Link(book.links().number(name), name))
        .toList();
  }

  private static List<Book.Link> unread(Book book) {
    var words = new GraphWords(registers(book));
    return registers(book).questions().keySet().stream()
        .filter(path -> book.graph().node(RuleGraph.fact(path)) == null)
        .map(path -> new Book.Link(book.links().question(path), words.fact(path)))
        .toList();
  }

  private static List<Book.Link> unreached(Book book) {
    List<Book.Link> unreached = new ArrayList<>();
    for (Map<String, Code> codes : registers(book).codes().values()) {
      for (Code code : codes.values()) {
        String id = RuleGraph.conclusion(code.type(), code.code());
        if (!code.retired() && book.graph().causes(id).isEmpty()) {
          unreached.add(new Book.Link(book.links().code(code.type(), code.code()), code.label()));
        }
      }
    }
    return unreached;
  }

  private static Registers registers(Book book) {
    return book.policy().registers();
  }
}
