package dev.tunegate.picture;

import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A justification, laid out. The verdict stands on the left and what it rests on to its right, so
 * that it reads like the answer to "why?". The same graph gives the same picture, to the byte.
 *
 * @param width in pixels at full size, like all its measures
 * @param boxes the nodes, each before those that it rests on
 * @param arrows from premises to what follows from them
 */
public record Picture(double width, double height, List<Box> boxes, List<Arrow> arrows) {

  /** Size of the font of what a node says. */
  public static final double TEXT_SIZE = 13;

  /** Size of the font of what a node is. */
  public static final double KIND_SIZE = 11;

  static final double LINE = 17;
  private static final double ABOVE = 6;
  private static final double BELOW = 8;
  private static final int MOST_LINES = 6;

  /**
   * A node.
   *
   * @param node its id
   * @param lines what it says, a line each
   * @param x of its left side
   * @param y of its upper side
   */
  public record Box(
      String node,
      Shape shape,
      Label label,
      List<String> lines,
      double x,
      double y,
      double width,
      double height) {

    /** Where all its lines begin. */
    public double textX() {
      return x + shape.padding();
    }

    /** The base line of what it is. */
    public double kindY() {
      return y + ABOVE + 11;
    }

    /** The base line of a line of what it says. */
    public double lineY(int line) {
      return y + ABOVE + 10 + LINE * (line + 1);
    }

    Box at(double x, double y) {
      return new Box(node, shape, label, lines, x, y, width, height);
    }
  }

  /**
   * An arrow.
   *
   * @param from id of the premise
   * @param to id of what follows
   * @param points its corners, from the premise on
   */
  public record Arrow(String from, String to, List<Point> points) {

    /** The triangle at its end. */
    public Path2D head(double size) {
      Point end = points.get(points.size() - 1);
      Point before = points.get(points.size() - 2);
      double along = Math.atan2(end.y() - before.y(), end.x() - before.x());
      var head = new Path2D.Double();
      head.moveTo(end.x(), end.y());
      for (int side = -1; side <= 1; side += 2) {
        double back = along + Math.PI + side * Math.PI / 7;
        head.lineTo(end.x() + size * Math.cos(back), end.y() + size * Math.sin(back));
      }
      head.closePath();
      return head;
    }
  }

  /** A place in the picture. */
  public record Point(double x, double y) {}

  /**
   * A node that is still to be given its place.
   *
   * @param id unique in its graph
   */
  public record Item(String id, Shape shape, Label label) {}

  /**
   * Lays out a justification.
   *
   * @param labels what its nodes say
   */
  public static Picture of(Justification graph, Function<Node, Label> labels) {
    List<Item> items = new ArrayList<>();
    for (Node node : graph.nodes()) {
      items.add(new Item(node.id(), Shape.of(node), labels.apply(node)));
    }
    return of(items, graph.edges());
  }

  /** Lays out any graph; what its arrows lead to stands on the left. */
  public static Picture of(List<Item> items, List<Edge> edges) {
    return Layout.of(items.stream().map(Picture::box).toList(), edges);
  }

  /**
   * The picture as an element of a page: real text, classes instead of colours, a link wherever a
   * label has an address.
   *
   * @param id beginning of the ids that it needs, unique in the page
   * @param title what it shows
   * @param description how to read it
   */
  public String svg(String id, String title, String description) {
    return svg(id, title, description, Set.of());
  }

  /**
   * The picture as an element of a page, as {@link #svg(String, String, String)} makes it.
   *
   * @param dashed the edges whose arrows are dashed: what follows asks that the premise is not so
   */
  public String svg(String id, String title, String description, Set<Edge> dashed) {
    return new Svg(this, dashed).text(id, title, description);
  }

  private static Box box(Item item) {
    Shape shape = item.shape();
    Label label = item.label();
    double room = shape.width() - 2 * shape.padding();
    List<String> lines = Lines.of(label.text(), room, TEXT_SIZE, MOST_LINES);
    double widest = TextWidth.of(label.kind(), KIND_SIZE);
    for (String line : lines) {
      widest = Math.max(widest, TextWidth.of(line, TEXT_SIZE));
    }
    return new Box(
        item.id(),
        shape,
        label,
        lines,
        0,
        0,
        Math.ceil(widest + 2 * shape.padding()),
        ABOVE + LINE * (lines.size() + 1) + BELOW);
  }
}
