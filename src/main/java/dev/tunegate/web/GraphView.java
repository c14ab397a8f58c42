package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.picture.Label;
import dev.tunegate.picture.Picture;
import dev.tunegate.picture.Shape;
import dev.tunegate.verdict.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of the rule graph as a picture, with what a page tells of its nodes.
 *
 * @param svg the picture as an element of the page
 * @param left how many nodes belong to it and found no room
 * @param kinds its nodes in words, by what they are
 */
record GraphView(String svg, int left, List<Kind> kinds) {

  private static final String DESCRIPTION =
      "Every arrow leads from what is read to what comes of it, from right to left. Boxes are facts,"
          + " boxes with double sides are worked out from facts, cards with a cut corner are"
          + " numbers of the policy, pointed boxes are rules, round ones are conclusions, dashed"
          + " ones stand for any conclusion of a kind. A dashed arrow leads to a rule that asks that"
          + " something was not concluded. The same stands below in words.";

  /** The nodes of one kind. */
  record Kind(String title, List<Item> items) {}

  /**
   * A node.
   *
   * @param id where it stands in the page
   * @param book where the book tells of it
   * @param focus the graph around it
   */
  record Item(
      String id,
      String kind,
      String says,
      String book,
      String focus,
      List<Book.Link> restsOn,
      List<Book.Link> leadsTo) {}

  /** All nodes, whatever they are. */
  public List<Item> items() {
    return kinds.stream().flatMap(kind -> kind.items().stream()).toList();
  }

  /**
   * Draws a part of a book's graph.
   *
   * @param title what it shows
   * @param focus the node that it is about; empty for none
   */
  static GraphView of(Book book, RuleGraph.Part part, String title, String focus) {
    var words = new GraphWords(book.policy().registers());
    Map<String, String> ids = new HashMap<>();
    Map<String, String> says = new HashMap<>();
    List<Picture.Item> drawn = new ArrayList<>();
    for (RuleGraph.Node node : part.nodes()) {
      String id = "node-" + ids.size();
      ids.put(node.id(), id);
      says.put(node.id(), words.says(node));
      String kind = words.kind(node) + (node.id().equals(focus) ? ", in focus" : "");
      drawn.add(
          new Picture.Item(
              node.id(), GraphWords.shape(node), new Label(kind, words.says(node), "#" + id)));
    }
    Map<String, List<Book.Link>> restsOn = new HashMap<>();
    Map<String, List<Book.Link>> leadsTo = new HashMap<>();
    for (Edge edge : part.edges()) {
      String not = book.graph().unless().contains(edge) ? "that this is not so: " : "";
      String unless = not.isEmpty() ? "" : "unless it is so, ";
      link(restsOn, edge.to(), "#" + ids.get(edge.from()), not + says.get(edge.from()));
      link(leadsTo, edge.from(), "#" + ids.get(edge.to()), unless + says.get(edge.to()));
    }
    Map<String, List<Item>> byKind = new LinkedHashMap<>();
    for (RuleGraph.Kind kind : RuleGraph.Kind.values()) {
      for (RuleGraph.Node node : part.nodes()) {
        if (node.kind() == kind) {
          byKind
              .computeIfAbsent(title(kind), each -> new ArrayList<>())
              .add(
                  new Item(
                      ids.getOrDefault(node.id(), ""),
                      words.kind(node),
                      words.says(node),
                      book.links().node(node),
                      book.links().graph(node.id()),
                      restsOn.getOrDefault(node.id(), List.of()),
                      leadsTo.getOrDefault(node.id(), List.of())));
        }
      }
    }
    List<Kind> kinds = new ArrayList<>();
    byKind.forEach((name, items) -> kinds.add(new Kind(name, items)));
    String svg =
        Picture.of(drawn, part.edges()).svg("graph", title, DESCRIPTION, book.graph().unless());
    return new GraphView(svg, part.left(), kinds);
  }

  private static void link(
      Map<String, List<Book.Link>> to, String at, String address, String says) {
    to.computeIfAbsent(at, id -> new ArrayList<>()).add(new Book.Link(address, says));
  }

  private static String title(RuleGraph.Kind kind) {
    return switch (kind) {
      case FACT -> "Facts";
      case DERIVED -> "Worked out from facts";
      case NUMBER -> "Numbers of the policy";
      case RULE -> "Rules";
      case CONCLUSION -> "Conclusions";
      case ANY -> "Any conclusion of a kind";
      case VERDICT -> "Verdicts";
    };
  }

  /** The stages of a book, and which goes on from the conclusions of which. */
  static GraphView stages(Book book) {
    Map<String, String> stageOf = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    List<Picture.Item> drawn = new ArrayList<>();
    for (BookStage stage : book.stages()) {
      stage.cards().forEach(card -> stageOf.put(RuleGraph.rule(card.rule().name()), stage.slug()));
      String size = stage.size() == 1 ? " rule" : " rules";
      String says = stage.title() + ", " + stage.size() + size;
      words.put(stage.slug(), says);
      var label = new Label("Stage", says, book.links().graphOf(stage.slug()));
      drawn.add(new Picture.Item(stage.slug(), Shape.FIRING, label));
    }
    Set<Edge> edges = new TreeSet<>();
    for (Edge edge : book.graph().edges()) {
      String from = stageOf.get(edge.from());
      if (from != null) {
        for (RuleGraph.Node reader : book.readersOf(edge.to())) {
          String to = stageOf.get(reader.id());
          if (to != null && !to.equals(from)) {
            edges.add(new Edge(from, to));
          }
        }
      }
    }
    Map<String, List<Book.Link>> restsOn = new HashMap<>();
    Map<String, List<Book.Link>> leadsTo = new HashMap<>();
    for (Edge edge : edges) {
      String before = book.links().graphOf(edge.from());
      link(restsOn, edge.to(), before, words.getOrDefault(edge.from(), ""));
      String after = book.links().graphOf(edge.to());
      link(leadsTo, edge.from(), after, words.getOrDefault(edge.to(), ""));
    }
    List<Item> items =
        book.stages().stream()
            .map(
                stage ->
                    new Item(
                        "stage-" + stage.slug(),
                        "Stage",
                        words.getOrDefault(stage.slug(), ""),
                        book.links().stage(stage.slug()),
                        book.links().graphOf(stage.slug()),
                        restsOn.getOrDefault(stage.slug(), List.of()),
                        leadsTo.getOrDefault(stage.slug(), List.of())))
            .toList();
    String svg =
        Picture.of(drawn, List.copyOf(edges))
            .svg(
                "graph",
                "The stages of the policy",
                "Every arrow leads from a stage to one that reads its conclusions, from right to"
                    + " left.");
    return new GraphView(svg, 0, List.of(new Kind("Stages", items)));
  }
}
