package dev.tunegate.web;

import dev.tunegate.engine.Decision;
import dev.tunegate.picture.Excerpt;
import dev.tunegate.picture.Label;
import dev.tunegate.picture.Paper;
import dev.tunegate.picture.Picture;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Statement;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The justification of a decision as a picture, with what a page shows around it.
 *
 * @param picture the picture itself
 * @param svg the picture as an element of the page
 * @param left how many nodes belong to it and found no room
 * @param foci what it can be asked to show
 * @param panels what is told of each node, in the order of the picture
 * @param words the picture as a nested list
 */
record PictureView(
    Picture picture,
    String svg,
    int left,
    List<Focus> foci,
    List<Panel> panels,
    List<Branch> words) {

  /** What asks for everything that was concluded. */
  static final String EVERYTHING = "everything";

  /** The name of the parameter that says what is shown. */
  static final String FOCUS = "of";

  private static final String DESCRIPTION =
      "The verdict stands on the left. Every arrow leads from a premise to what follows from it."
          + " Boxes are facts, boxes with double sides are worked out from facts, cards with a cut"
          + " corner are numbers of the policy, dashed boxes are what was looked for and not found,"
          + " pointed boxes are rules, and round ones are conclusions. The same stands below in"
          + " words.";

  /**
   * Something that the picture can show.
   *
   * @param value what is asked for
   */
  record Focus(String value, String label, boolean chosen) {}

  /** A link to what is told of a node. */
  record Link(String address, String text) {}

  /**
   * What is told of a node.
   *
   * @param id where it stands in the page
   * @param text of a rule as it is written, else empty
   */
  record Panel(
      String id,
      String kind,
      String says,
      List<Link> restsOn,
      List<Link> leadsTo,
      List<Statement> statements,
      String rule,
      String place,
      String text,
      BookLinks links) {

    /** Where the rule stands on the page of the policy. */
    public String ruleAddress() {
      return links.rule(rule);
    }
  }

  /**
   * A node in the list of words, with what it rests on.
   *
   * @param before whether that is told further above already
   */
  record Branch(String address, String kind, String says, boolean before, List<Branch> restsOn) {}

  /** The size of paper on which it can be read, as the name of a style. */
  public String paper() {
    return Paper.of(picture).name().toLowerCase(Locale.ROOT);
  }

  /**
   * The picture of a decision.
   *
   * @param focus id of the node whose causes are shown, or {@link #EVERYTHING}; for what is not in
   *     the decision, the verdict
   * @param links into the book of the version that decided
   */
  static PictureView of(PolicyModel model, Decision decision, String focus, BookLinks links) {
    return new Making(model, decision, links).view(focus);
  }

  /** Makes one view. */
  private static final class Making {
    private final PolicyModel model;
    private final BookLinks links;
    private final NodeWords words;
    private final Justification whole;
    private final String verdict;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    Making(PolicyModel model, Decision decision, BookLinks links) {
      this.model = model;
      this.links = links;
      this.words = new NodeWords(model);
      this.whole = decision.justification();
      this.verdict = "conclusion:" + new Verdict(decision.verdict().outcome()).id();
      for (Node node : whole.nodes()) {
        ids.put(node.id(), "node-" + nodes.size());
        nodes.put(node.id(), node);
      }
    }

    PictureView view(String asked) {
      String focus = asked.equals(EVERYTHING) || conclusion(asked) ? asked : verdict;
      Excerpt excerpt =
          focus.equals(EVERYTHING) ? Excerpt.everything(whole) : Excerpt.causes(whole, focus);
      Picture picture = Picture.of(excerpt.graph(), this::label);
      Map<String, List<String>> premises = new HashMap<>();
      Map<String, List<String>> results = new HashMap<>();
      for (Edge edge : excerpt.graph().edges()) {
        premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
        results.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
      }
      List<Panel> panels = new ArrayList<>();
      List<Branch> branches = new ArrayList<>();
      Set<String> told = new HashSet<>();
      for (Picture.Box box : picture.boxes()) {
        Node node = node(box.node());
        panels.add(panel(node, premises, results));
        if (!results.containsKey(node.id())) {
          branches.add(branch(node, premises, told));
        }
      }
      return new PictureView(
          picture,
          picture.svg("graph", title(focus), DESCRIPTION),
          excerpt.left(),
          foci(focus),
          panels,
          branches);
    }

    private boolean conclusion(String id) {
      return nodes.get(id) instanceof Node.ConclusionNode;
    }

    private String title(String focus) {
      return focus.equals(EVERYTHING)
          ? "Everything that was concluded, and why"
          : "What leads to: " + words.says(node(focus));
    }

    private List<Focus> foci(String chosen) {
      List<Focus> foci = new ArrayList<>();
      Function<Node, String> said = node -> words.kind(node) + ": " + words.says(node);
      foci.add(new Focus(verdict, "The verdict", chosen.equals(verdict)));
      foci.add(new Focus(EVERYTHING, "Everything", chosen.equals(EVERYTHING)));
      for (Node node : nodes.values()) {
        if (node instanceof Node.ConclusionNode && !node.id().equals(verdict)) {
          foci.add(new Focus(node.id(), said.apply(node), chosen.equals(node.id())));
        }
      }
      return foci;
    }

    private Label label(Node node) {
      return new Label(words.kind(node), words.says(node), address(node));
    }

    private Node node(String id) {
      return Objects.requireNonNull(nodes.get(id), id);
    }

    private String address(Node node) {
      return "#" + ids.get(node.id());
    }

    private Panel panel(
        Node node, Map<String, List<String>> premises, Map<String, List<String>> results) {
      Node.@Nullable FiringNode firing = node instanceof Node.FiringNode fired ? fired : null;
      Rule rule = firing == null ? null : model.rule(firing.rule());
      return new Panel(
          Objects.requireNonNull(ids.get(node.id())),
          words.kind(node),
          words.says(node),
          links(premises, node),
          links(results, node),
          firing == null ? List.of() : words.statements(firing.sources()),
          firing == null ? "" : firing.rule(),
          firing == null ? "" : firing.file() + ", line " + firing.line(),
          rule == null ? "" : rule.text().strip(),
          links);
    }

    private List<Link> links(Map<String, List<String>> among, Node node) {
      return among.getOrDefault(node.id(), List.of()).stream()
          .map(this::node)
          .map(each -> new Link(address(each), words.says(each)))
          .toList();
    }

    private Branch branch(Node node, Map<String, List<String>> premises, Set<String> told) {
      List<String> under = premises.getOrDefault(node.id(), List.of());
      boolean before = !told.add(node.id()) && !under.isEmpty();
      List<Branch> inner = new ArrayList<>();
      if (!before) {
        under.forEach(premise -> inner.add(branch(node(premise), premises, told)));
      }
      return new Branch(address(node), words.kind(node), words.says(node), before, inner);
    }
  }
}
