package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.analysis.RuleSentences;
import dev.tunegate.analysis.Sentence;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a book: its stages, and its rules as cards. What it says comes from the policy alone,
 * so that one is made for a version and kept.
 *
 * @param stages in the order in which a case is judged
 * @param cards every rule by its name in addresses; of several whose names differ in signs only,
 *     all
 */
record Book(
    PolicyModel policy,
    BookLinks links,
    RuleGraph graph,
    List<BookStage> stages,
    Map<String, List<Card>> cards) {

  /** A link with its words. */
  record Link(String address, String text) {}

  /**
   * A piece of a sentence.
   *
   * @param address where more is told of it; null for plain words
   */
  record Span(@Nullable String address, String text) {}

  /**
   * What a rule concludes, and who goes on from there.
   *
   * @param rules the rules that read it
   */
  record Onward(Link conclusion, List<Link> rules) {}

  /**
   * A rule as people read it.
   *
   * @param id where it stands on a page
   * @param when what must hold, a sentence each
   * @param then what follows, a sentence each
   * @param tells what people are told
   * @param builds the rules whose conclusions it reads
   * @param stage the folder it stands in
   */
  record Card(
      String id,
      Rule rule,
      List<List<Span>> when,
      List<List<Span>> then,
      List<Span> tells,
      List<Statement> statements,
      List<Link> builds,
      List<Onward> onward,
      String stage) {

    /** Whether it is a row of a table. */
    public boolean row() {
      return BookStage.table(rule);
    }

    /** The rule as it is written. */
    public String text() {
      return rule.text().strip();
    }
  }

  static Book of(PolicyModel policy, BookLinks links) {
    return new Making(policy, links).book();
  }

  /** The stage of a name in addresses. */
  @Nullable BookStage stage(String slug) {
    return stages.stream().filter(stage -> stage.slug().equals(slug)).findFirst().orElse(null);
  }

  /** Links to the rules that lead to a node of the graph, or to which it leads. */
  public List<Link> rules(List<RuleGraph.Node> nodes) {
    return nodes.stream()
        .filter(node -> node.kind() == RuleGraph.Kind.RULE)
        .map(node -> new Link(links.rule(node.key()), node.key()))
        .toList();
  }

  /** The rules that read a node, those among them that ask for any of its type. */
  public List<Link> readers(String id) {
    return rules(readersOf(id));
  }

  /** The nodes that read one, those among them that ask for any of its type. */
  List<RuleGraph.Node> readersOf(String id) {
    return readersOf(graph, id);
  }

  /** The rules that conclude what a node stands for. */
  public List<Link> writers(String id) {
    return rules(graph.causes(id));
  }

  private static List<RuleGraph.Node> readersOf(RuleGraph graph, String id) {
    List<RuleGraph.Node> readers = new ArrayList<>();
    for (RuleGraph.Node node : graph.effects(id)) {
      if (node.kind() == RuleGraph.Kind.ANY) {
        readers.addAll(graph.effects(node.id()));
      } else {
        readers.add(node);
      }
    }
    return readers;
  }

  /** Makes one book. */
  private static final class Making {
    private final PolicyModel policy;
    private final BookLinks links;
    private final RuleGraph graph;
    private final RuleSentences sentences;
    private final GraphWords words;

    Making(PolicyModel policy, BookLinks links) {
      this.policy = policy;
      this.links = links;
      this.graph = RuleGraph.of(policy);
      this.sentences = new RuleSentences(policy.registers());
      this.words = new GraphWords(policy.registers());
    }

    Book book() {
      List<Card> all = new ArrayList<>();
      Map<String, List<Card>> cards = new LinkedHashMap<>();
      policy.rules().stream()
          .sorted(Comparator.comparing(Rule::place))
          .forEach(
              rule -> {
                List<Card> same =
                    cards.computeIfAbsent(
                        BookLinks.segment(rule.name()), slug -> new ArrayList<>());
                String number = same.isEmpty() ? "" : "-" + (same.size() + 1);
                Card card = card(rule, BookLinks.ruleId(rule.name()) + number);
                same.add(card);
                all.add(card);
              });
      return new Book(
          policy, links, graph, BookStage.of(policy, all), Collections.unmodifiableMap(cards));
    }

    private Card card(Rule rule, String at) {
      Set<String> builds = new TreeSet<>();
      String id = RuleGraph.rule(rule.name());
      for (RuleGraph.Node read : graph.causes(id)) {
        for (RuleGraph.Node before : graph.causes(read.id())) {
          if (before.kind() == RuleGraph.Kind.RULE) {
            builds.add(before.key());
          } else if (read.kind() == RuleGraph.Kind.ANY) {
            graph.causes(before.id()).forEach(node -> builds.add(node.key()));
          }
        }
      }
      List<Onward> onward = new ArrayList<>();
      for (RuleGraph.Node made : graph.effects(id)) {
        List<Link> readers =
            readersOf(graph, made.id()).stream()
                .map(node -> new Link(links.rule(node.key()), node.key()))
                .toList();
        onward.add(new Onward(new Link(links.node(made), words.says(made)), readers));
      }
      return new Card(
          at,
          rule,
          sentences.conditions(rule).stream().map(this::spans).toList(),
          sentences.conclusions(rule).stream().map(this::spans).toList(),
          spans(sentences.because(rule)),
          rule.sources().stream()
              .map(policy.registers().statements()::get)
              .filter(Objects::nonNull)
              .map(Statement.class::cast)
              .toList(),
          builds.stream().map(name -> new Link(links.rule(name), name)).toList(),
          onward,
          BookStage.folder(rule));
    }

    private List<Span> spans(Sentence sentence) {
      return sentence.pieces().stream()
          .map(piece -> new Span(links.piece(piece), piece.text()))
          .toList();
    }
  }
}
