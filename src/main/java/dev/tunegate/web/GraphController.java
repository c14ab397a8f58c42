package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.versions.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rule graph: around one node, of one stage, of the stages, or whole. */
@Controller
final class GraphController {

  /** A picture with more of it can be followed by nobody; the nearest are shown. */
  private static final int MOST_NODES = 250;

  /** All of a policy that is twice as large as the shipped one still lays out in bounded time. */
  private static final int MOST_OF_ALL = 900;

  /** Deeper than any policy. */
  private static final int DEEPEST = 30;

  private static final int MOST_FOUND = 30;

  /** A drawn view of a version, kept for the next who asks. */
  private static final int KEPT = 24;

  /** A choice in a list. */
  record Choice(String value, String label, boolean chosen) {}

  private final BookShelf shelf;

  private final Recent<String, GraphView> drawn = new Recent<>(KEPT);

  GraphController(BookShelf shelf) {
    this.shelf = shelf;
  }

  @GetMapping("/policy/graph")
  ModelAndView graph(
      @RequestParam(name = "focus", defaultValue = "") String focus,
      @RequestParam(name = "way", defaultValue = "both") String way,
      @RequestParam(name = "depth", defaultValue = "2") String depth,
      @RequestParam(name = "stage", defaultValue = "") String stage,
      @RequestParam(name = "all", defaultValue = "false") boolean all,
      @RequestParam(name = "find", defaultValue = "") String find,
      @RequestParam(name = BookLinks.VERSION, defaultValue = "") String version) {
    BookShelf.Open open = shelf.open(version);
    Book book = open.book();
    ModelAndView page = BookController.page("rule-graph", open);
    var words = new GraphWords(book.policy().registers());
    RuleGraph.@Nullable Node node = book.graph().node(focus);
    BookStage ofStage = stage.isEmpty() ? null : book.stage(BookLinks.segment(stage));
    if ((node == null && !focus.isEmpty()) || (ofStage == null && !stage.isEmpty())) {
      throw new NotFoundException();
    }
    RuleGraph.Way taken = way(way);
    int far = depth(depth);
    page.addObject("focus", focus);
    page.addObject("focusSays", node == null ? "" : words.says(node));
    page.addObject("focusKind", node == null ? "" : words.kind(node));
    page.addObject("focusBook", node == null ? null : book.links().node(node));
    page.addObject("stage", ofStage);
    page.addObject("all", all);
    page.addObject("find", find.strip());
    page.addObject("hits", find.isBlank() ? List.of() : find(book, words, find.strip()));
    page.addObject("ways", ways(taken));
    page.addObject("depths", depths(far));
    String key =
        book.policy().fingerprint()
            + String.join(
                "|", book.links().version(), focus, taken.name(), far + "", stage, all + "");
    page.addObject("view", kept(key, () -> draw(book, node, taken, far, ofStage, all, words)));
    return page;
  }

  private GraphView kept(String key, Supplier<GraphView> drawing) {
    // One at a time: a large picture takes a processor for some seconds.
    synchronized (drawn) {
      return drawn.get(key, drawing);
    }
  }

  private static GraphView draw(
      Book book,
      RuleGraph.@Nullable Node node,
      RuleGraph.Way way,
      int depth,
      @Nullable BookStage stage,
      boolean all,
      GraphWords words) {
    if (node != null) {
      return GraphView.of(
          book,
          book.graph().around(node.id(), way, depth, MOST_NODES),
          "The rule graph around: " + words.says(node),
          node.id());
    }
    if (stage != null) {
      List<String> rules = stage.cards().stream().map(card -> card.rule().name()).toList();
      RuleGraph.Part part = book.graph().ofRules(rules, MOST_NODES);
      return GraphView.of(book, part, "The rules of the stage " + stage.title(), "");
    }
    return all
        ? GraphView.of(book, book.graph().everything(MOST_OF_ALL), "The whole rule graph", "")
        : GraphView.stages(book);
  }

  private static List<Book.Link> find(Book book, GraphWords words, String find) {
    String wanted = find.toLowerCase(Locale.ROOT);
    List<Book.Link> found = new ArrayList<>();
    for (RuleGraph.Node node : book.graph().nodes().values()) {
      String says = words.kind(node) + ": " + words.says(node);
      if (found.size() < MOST_FOUND && says.toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(new Book.Link(book.links().graph(node.id()), says));
      }
    }
    return found;
  }

  private static RuleGraph.Way way(String asked) {
    for (RuleGraph.Way way : RuleGraph.Way.values()) {
      if (way.name().equalsIgnoreCase(asked)) {
        return way;
      }
    }
    return RuleGraph.Way.BOTH;
  }

  private static List<Choice> ways(RuleGraph.Way chosen) {
    List<Choice> ways = new ArrayList<>();
    for (RuleGraph.Way way : RuleGraph.Way.values()) {
      String label =
          switch (way) {
            case CAUSES -> "what leads to it";
            case EFFECTS -> "what comes of it";
            case BOTH -> "both";
          };
      ways.add(new Choice(way.name().toLowerCase(Locale.ROOT), label, way == chosen));
    }
    return ways;
  }

  private static int depth(String asked) {
    return asked.matches("[1-9][0-9]?") ? Math.min(DEEPEST, Integer.parseInt(asked)) : 2;
  }

  private static List<Choice> depths(int chosen) {
    List<Choice> depths = new ArrayList<>();
    for (int depth : new int[] {1, 2, 3, 4, 6, 8, DEEPEST}) {
      String label = depth == DEEPEST ? "all steps" : depth == 1 ? "one step" : depth + " steps";
      depths.add(new Choice(String.valueOf(depth), label, depth == chosen));
    }
    if (depths.stream().noneMatch(Choice::chosen)) {
      depths.add(new Choice(String.valueOf(chosen), chosen + " steps", true));
    }
    return depths;
  }
}
