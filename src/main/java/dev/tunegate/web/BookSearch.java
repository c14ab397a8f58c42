package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Statement;
import dev.tunegate.policy.ThresholdEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what the whole book says: everything that holds all of some words. */
final class BookSearch {

  /** As many of a kind are listed; more words find less. */
  private static final int MOST = 40;

  /** Longer than what anybody types. */
  private static final int LONGEST = 200;

  /**
   * What was found of one kind.
   *
   * @param all how many there are, of which the first are listed
   */
  record Kind(String title, List<Hit> hits, int all) {}

  /**
   * Something that was found.
   *
   * @param says a line of what it says
   */
  record Hit(String address, String title, String says) {}

  private final Book book;
  private final List<String> words;
  private final List<Kind> found = new ArrayList<>();

  private BookSearch(Book book, String find) {
    this.book = book;
    String lower = find.toLowerCase(Locale.ROOT);
    this.words = List.of(lower.substring(0, Math.min(LONGEST, lower.length())).split("\\s+", -1));
  }

  /** What of a book holds all words of a text, by kind. */
  static List<Kind> in(Book book, String find) {
    var search = new BookSearch(book, find.strip());
    search.rules();
    search.registers(book.policy().registers());
    return List.copyOf(search.found);
  }

  private boolean holds(String... texts) {
    String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(all::contains);
  }

  private void add(String title, List<Hit> hits) {
    if (!hits.isEmpty()) {
      found.add(new Kind(title, hits.stream().limit(MOST).toList(), hits.size()));
    }
  }

  private void rules() {
    List<Hit> rules = new ArrayList<>();
    List<Hit> tables = new ArrayList<>();
    for (BookStage stage : book.stages()) {
      for (BookStage.Chapter chapter : stage.chapters()) {
        if (chapter.table() && holds(chapter.title())) {
          String address = book.links().table(stage.slug(), chapter.title());
          tables.add(new Hit(address, chapter.title(), "A table of " + stage.title()));
        }
        for (Book.Card card : chapter.cards()) {
          String says = card.rule().because().text();
          String sentences =
              card.when().stream().map(BookSearch::text).collect(Collectors.joining(" "))
                  + card.then().stream().map(BookSearch::text).collect(Collectors.joining(" "));
          if (holds(
              card.rule().name(),
              text(card.tells()),
              says,
              sentences,
              card.rule().text(),
              String.join(" ", card.rule().sources()))) {
            String name = card.rule().name();
            rules.add(new Hit(book.links().rule(name), name, text(card.tells())));
          }
        }
      }
    }
    add("Rules", rules);
    add("Tables", tables);
  }

  private static String text(List<Book.Span> spans) {
    return spans.stream().map(Book.Span::text).collect(Collectors.joining());
  }

  private void registers(Registers registers) {
    List<Hit> statements = new ArrayList<>();
    for (Statement each : registers.statements().values()) {
      if (holds(each.id(), each.section(), each.says(), each.outOfScope())) {
        statements.add(new Hit(book.links().statement(each.id()), each.id(), each.says()));
      }
    }
    add("Statements of the article", statements);
    List<Hit> numbers = new ArrayList<>();
    for (ThresholdEntry each : registers.thresholds().values()) {
      String value = (Wording.number(each.value()) + " " + each.unit()).strip();
      if (holds(each.name(), value, each.note(), each.value().toPlainString())) {
        String title = CaseTable.capital(each.name());
        numbers.add(new Hit(book.links().number(each.name()), title, value));
      }
    }
    add("Numbers", numbers);
    List<Hit> codes = new ArrayList<>();
    for (Map<String, Code> type : registers.codes().values()) {
      for (Code each : type.values()) {
        String kind = GraphWords.kind(each.type());
        if (holds(each.label(), each.code(), kind, each.prompting(), each.tuning())) {
          codes.add(new Hit(book.links().code(each.type(), each.code()), each.label(), kind));
        }
      }
    }
    add("Conclusions", codes);
    List<Hit> questions = new ArrayList<>();
    for (QuestionText each : registers.questions().values()) {
      String answers = String.join(" ", each.answers().values());
      if (holds(each.label(), each.ask(), each.means(), each.path(), answers)) {
        String title = each.ask().isEmpty() ? CaseTable.capital(each.label()) : each.ask();
        questions.add(new Hit(book.links().question(each.path()), title, each.means()));
      }
    }
    add("Questions", questions);
  }
}
