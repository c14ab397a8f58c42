package dev.tunegate.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Finding;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PictureTest {

  private static final Justification SMALL =
      new Justification(
          List.of(
              new Node.AbsenceNode("absence:Gap( )", "Gap( )"),
              new Node.ConclusionNode("conclusion:Finding:X", new Finding("X")),
              new Node.DerivedNode("derived:d", "d", 3),
              new Node.FactNode("fact:a", "a", true),
              new Node.FiringNode("firing:R", "R", "r.drl", 1, "Because.", List.of()),
              new Node.ThresholdNode("threshold:t", "t", BigDecimal.TEN, "")),
          List.of(
              new Edge("absence:Gap( )", "firing:R"),
              new Edge("derived:d", "firing:R"),
              new Edge("fact:a", "derived:d"),
              new Edge("firing:R", "conclusion:Finding:X"),
              new Edge("threshold:t", "firing:R")));

  private static Label label(Node node) {
    return new Label("Node", node.id(), "#" + node.id().length());
  }

  private static String svg(Justification graph) {
    return Picture.of(graph, PictureTest::label).svg("p", "Title", "How to read it");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Excerpt verdict(Decision decision) {
    return Excerpt.causes(
        decision.justification(), "conclusion:Verdict:" + decision.verdict().outcome());
  }

  private static List<Decision> samples() {
    return ShippedPolicy.samples().stream().map(ShippedPolicy.engine()::decide).toList();
  }

  private static boolean overlap(Picture.Box one, Picture.Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  @Test
  void everyKindOfNodeHasAShapeOfItsOwn() {
    Set<String> outlines =
        SMALL.nodes().stream()
            .map(node -> Shape.of(node).name())
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(outlines).hasSize(SMALL.nodes().size());
    String svg = svg(SMALL);
    assertThat(outlines).allSatisfy(kind -> assertThat(svg).containsIgnoringCase("node " + kind));
  }

  @Test
  void everySampleIsDrawnWholeWithoutABoxOnAnotherAndWithEveryArrowAtItsBoxes() {
    for (Decision decision : samples()) {
      Excerpt excerpt = verdict(decision);
      assertThat(excerpt.left()).isZero();
      Picture picture = Picture.of(excerpt.graph(), PictureTest::label);
      assertThat(picture.boxes()).hasSameSizeAs(excerpt.graph().nodes());
      assertThat(picture.arrows()).hasSameSizeAs(excerpt.graph().edges());
      for (Picture.Box one : picture.boxes()) {
        assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
        assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
        for (Picture.Box other : picture.boxes()) {
          assertThat(one.equals(other) || !overlap(one, other))
              .as("%s, %s and %s", decision.title(), one, other)
              .isTrue();
        }
      }
      for (Picture.Arrow arrow : picture.arrows()) {
        Picture.Box from = box(picture, arrow.from());
        Picture.Box to = box(picture, arrow.to());
        assertThat(from.x()).as("a premise stands to the right").isGreaterThan(to.x());
        assertThat(arrow.points().get(0).x()).isBetween(from.x() - 1, from.x() + 1);
        double end = to.x() + to.width();
        assertThat(arrow.points().get(arrow.points().size() - 1).x()).isBetween(end - 1, end + 1);
      }
    }
  }

  private static Picture.Box box(Picture picture, String id) {
    return picture.boxes().stream().filter(box -> box.node().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theCausesOfTheVerdictAreThatAndNothingElse() {
    for (Decision decision : samples()) {
      Justification graph = verdict(decision).graph();
      Set<String> premises =
          graph.edges().stream().map(Edge::from).collect(Collectors.toCollection(HashSet::new));
      List<String> ends =
          graph.nodes().stream().map(Node::id).filter(id -> !premises.contains(id)).toList();
      assertThat(ends).containsExactly("conclusion:Verdict:" + decision.verdict().outcome());
      Set<String> shown = graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
      for (Edge edge : decision.justification().edges()) {
        assertThat(shown.contains(edge.to()) && !shown.contains(edge.from())).isFalse();
      }
    }
  }

  @Test
  void everythingIsEverything() {
    for (Decision decision : samples()) {
      Excerpt all = Excerpt.everything(decision.justification());
      assertThat(all.graph()).isEqualTo(decision.justification());
      assertThat(all.left()).isZero();
    }
  }

  @Test
  void thePictureOfWhatIsNotThereIsEmpty() {
    assertThat(Excerpt.causes(SMALL, "conclusion:Finding:NONE").graph().nodes()).isEmpty();
    assertThat(svg(new Justification(List.of(), List.of()))).contains("<title id=\"p-title\">");
  }

  @Test
  void theSameGraphGivesTheSameBytesAlsoFromManyThreads() throws Exception {
    Case largest = ShippedPolicy.samples().get(0);
    Justification graph = ShippedPolicy.engine().decide(largest).justification();
    String once = svg(graph);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> draw = () -> svg(graph);
      for (var drawn : threads.invokeAll(Collections.nCopies(12, draw))) {
        assertThat(drawn.get()).isEqualTo(once);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void itIsXmlWithATitleADescriptionAndALinkToEachNode() throws Exception {
    Document svg = parsed(svg(SMALL));
    Element root = svg.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("group");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("p-title");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Title");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("How to read it");
    assertThat(root.getElementsByTagName("a").getLength()).isEqualTo(SMALL.nodes().size());
    assertThat(svg(SMALL)).doesNotContain("style=", "<style", "<script", "url(");
  }

  @Test
  void hostileTextIsTextAndStaysInItsBox() throws Exception {
    String hostile =
        "</text><script>alert(1)</script>\" onload=\"x\u0000\u0007\u202eevil\u2066 \ud800 \uffff "
            + "W".repeat(500)
            + " \ud83d\ude00".repeat(40);
    Picture picture = Picture.of(SMALL, node -> new Label(hostile, hostile, "#\"><script>"));
    Document svg = parsed(picture.svg("p", hostile, hostile));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    var all = svg.getElementsByTagName("*");
    for (int at = 0; at < all.getLength(); at++) {
      assertThat(((Element) all.item(at)).hasAttribute("onload")).isFalse();
    }
    assertThat(svg.getDocumentElement().getTextContent())
        .doesNotContain("\u202e", "\u2066", "\u0007");
    for (Picture.Box box : picture.boxes()) {
      assertThat(box.lines()).hasSizeLessThanOrEqualTo(6);
      assertThat(box.lines().get(box.lines().size() - 1)).endsWith("…");
      for (String line : box.lines()) {
        assertThat(TextWidth.of(line, Picture.TEXT_SIZE)).isLessThanOrEqualTo(box.width());
      }
    }
  }

  @Test
  void aPictureEndsSomewhereAndSaysSo() {
    int seed = 20261125;
    var random = new Random(seed);
    int count = 2000;
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    IntStream.range(0, count).forEach(at -> nodes.add(new Node.FactNode("n" + at, "p", at)));
    for (int at = 1; at < count; at++) {
      for (int more = 0; more < 8; more++) {
        edges.add(new Edge("n" + at, "n" + random.nextInt(at)));
      }
    }
    Excerpt excerpt =
        Excerpt.causes(new Justification(nodes, edges.stream().distinct().toList()), "n0");
    assertThat(excerpt.graph().nodes()).as("seed %d", seed).hasSize(Excerpt.MOST_NODES);
    assertThat(excerpt.graph().edges()).hasSizeLessThanOrEqualTo(Excerpt.MOST_EDGES);
    assertThat(excerpt.left()).isEqualTo(count - Excerpt.MOST_NODES);
    Picture picture = Picture.of(excerpt.graph(), PictureTest::label);
    assertThat(picture.boxes()).hasSize(Excerpt.MOST_NODES);
  }
}
