package dev.tunegate.web;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stage in which a case is judged: the rules of one folder.
 *
 * @param slug its name in addresses
 * @param intro what it is for, as {@code policy.yaml} says it; empty where it does not
 * @param chapters its files and tables
 */
record BookStage(String slug, String title, String intro, List<Chapter> chapters) {

  /**
   * The rules of one file, or of one table.
   *
   * @param id where it stands on the page
   * @param intro what the file says of itself
   * @param table whether its rules are the rows of a table
   * @param shared what every row of the table asks
   */
  record Chapter(
      String id,
      String title,
      String intro,
      boolean table,
      List<List<Book.Span>> shared,
      List<Book.Card> cards) {

    /** What a row asks beyond what every row does. */
    public List<List<Book.Span>> own(Book.Card card) {
      return card.when().stream().filter(said -> !shared.contains(said)).toList();
    }
  }

  /** How {@code policy.yaml} tells what its folders are for, in its order. */
  private static final Pattern FOLDER = Pattern.compile("(?m)^# {2,}([\\w-]+) {2,}(\\S.*)$");

  private static final Pattern TABLE = Pattern.compile("(?m)^\"?RuleTable ?([^\",\\n]*)");

  static boolean table(Rule rule) {
    return rule.place().file().endsWith(".csv");
  }

  /** The folder of a rule; for one that stands in none, the word for it. */
  static String folder(Rule rule) {
    String file = rule.place().file();
    return file.indexOf('/') < 0 ? "rules" : file.substring(0, file.lastIndexOf('/'));
  }

  /** The stages of a policy: first those that it describes, in its order, then the others. */
  static List<BookStage> of(PolicyModel policy, List<Book.Card> cards) {
    Map<String, String> intros = new LinkedHashMap<>();
    Matcher described = FOLDER.matcher(policy.source().files().getOrDefault("policy.yaml", ""));
    while (described.find()) {
      intros.put(described.group(1), described.group(2));
    }
    Map<String, List<Book.Card>> folders =
        cards.stream()
            .collect(Collectors.groupingBy(Book.Card::stage, TreeMap::new, Collectors.toList()));
    List<String> order = new ArrayList<>(intros.keySet());
    return folders.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, List<Book.Card>> each) ->
                    order.contains(each.getKey()) ? order.indexOf(each.getKey()) : order.size()))
        .map(
            each ->
                new BookStage(
                    BookLinks.segment(each.getKey()),
                    title(each.getKey()),
                    intros.getOrDefault(each.getKey(), ""),
                    chapters(policy, each.getValue())))
        .toList();
  }

  /** How many rules it has. */
  public int size() {
    return cards().size();
  }

  /** All its rules. */
  public List<Book.Card> cards() {
    return chapters.stream().flatMap(chapter -> chapter.cards().stream()).toList();
  }

  private static String title(String name) {
    return CaseTable.capital(name.replace('-', ' ').replace("/", ": "));
  }

  private static List<Chapter> chapters(PolicyModel policy, List<Book.Card> cards) {
    Map<String, List<Book.Card>> byTitle = new LinkedHashMap<>();
    Map<String, Book.Card> first = new LinkedHashMap<>();
    for (Book.Card card : cards) {
      String file = card.rule().place().file();
      String text = policy.source().files().getOrDefault(file, "");
      String title = table(card.rule()) ? tableTitle(text, card.rule()) : fileTitle(file);
      byTitle.computeIfAbsent(title, each -> new ArrayList<>()).add(card);
      first.putIfAbsent(title, card);
    }
    List<Chapter> chapters = new ArrayList<>();
    byTitle.forEach(
        (title, rules) -> {
          Rule rule = rules.get(0).rule();
          String text = policy.source().files().getOrDefault(rule.place().file(), "");
          chapters.add(
              new Chapter(
                  BookLinks.tableId(title),
                  title,
                  table(rule) ? "" : comment(text),
                  table(rule),
                  table(rule) && rules.size() > 1 ? shared(rules) : List.of(),
                  List.copyOf(rules)));
        });
    return List.copyOf(chapters);
  }

  private static String fileTitle(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return title(name.substring(0, name.indexOf('.')));
  }

  /** The name of the last table that begins above a row. */
  private static String tableTitle(String text, Rule row) {
    String title = fileTitle(row.place().file());
    Matcher begins = TABLE.matcher(text);
    while (begins.find()
        && text.substring(0, begins.start()).lines().count() < row.place().line()) {
      title = begins.group(1).isBlank() ? title : begins.group(1).strip();
    }
    return title;
  }

  /** What a file of rules says of itself in the lines before its first rule. */
  private static String comment(String text) {
    int rule = text.indexOf("\nrule ");
    return (rule < 0 ? "" : text.substring(0, rule))
        .lines()
        .filter(line -> line.startsWith("//"))
        .map(line -> line.substring(2).strip())
        .collect(Collectors.joining(" "));
  }

  private static List<List<Book.Span>> shared(List<Book.Card> rows) {
    List<List<Book.Span>> shared = new ArrayList<>(rows.get(0).when());
    for (Book.Card row : rows) {
      Set<List<Book.Span>> asked = new HashSet<>(row.when());
      shared.removeIf(said -> !asked.contains(said));
    }
    return List.copyOf(shared);
  }
}
