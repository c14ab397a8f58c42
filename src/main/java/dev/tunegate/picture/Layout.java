package dev.tunegate.picture;

import dev.tunegate.verdict.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives nodes and arrows their places, in layers (ELK). */
final class Layout {

  private static final double BETWEEN_NODES = 14;
  private static final double BETWEEN_LAYERS = 20;
  private static final double BETWEEN_ARROWS = 6;
  private static final double BESIDE_ARROWS = 10;
  private static final double AROUND = 4;

  /** ELK breaks ties by chance; with a seed, always the same. */
  private static final int SEED = 1;

  static {
    // Tells ELK how to copy the values of its options; it takes a moment, so only here.
    LayoutMetaDataService.getInstance();
  }

  private Layout() {}

  static Picture of(List<Picture.Box> boxes, List<Edge> edges) {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(LayeredOptions.DIRECTION, Direction.LEFT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    // The lowest of its ways, which leaves the verdict near the middle of its side.
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.LINEAR_SEGMENTS);
    graph.setProperty(LayeredOptions.RANDOM_SEED, SEED);
    graph.setProperty(LayeredOptions.PADDING, new ElkPadding(AROUND));
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_ARROWS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BESIDE_ARROWS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_ARROWS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, BESIDE_ARROWS);
    Map<String, ElkNode> nodes = new HashMap<>();
    for (Picture.Box box : boxes) {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(box.width(), box.height());
      nodes.put(box.node(), node);
    }
    List<ElkEdge> drawn = new ArrayList<>();
    for (Edge edge : edges) {
      drawn.add(ElkGraphUtil.createSimpleEdge(place(nodes, edge.from()), place(nodes, edge.to())));
    }
    new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor());
    List<Picture.Box> placed = new ArrayList<>();
    for (Picture.Box box : boxes) {
      ElkNode node = place(nodes, box.node());
      placed.add(box.at(node.getX(), node.getY()));
    }
    placed.sort(Comparator.comparingDouble(Picture.Box::x).thenComparingDouble(Picture.Box::y));
    List<Picture.Arrow> arrows = new ArrayList<>();
    for (int at = 0; at < edges.size(); at++) {
      arrows.add(
          new Picture.Arrow(edges.get(at).from(), edges.get(at).to(), points(drawn.get(at))));
    }
    return new Picture(
        graph.getWidth(), graph.getHeight(), List.copyOf(placed), List.copyOf(arrows));
  }

  private static ElkNode place(Map<String, ElkNode> nodes, String id) {
    return Objects.requireNonNull(nodes.get(id), id);
  }

  private static List<Picture.Point> points(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().get(0);
    List<Picture.Point> points = new ArrayList<>();
    points.add(new Picture.Point(section.getStartX(), section.getStartY()));
    section
        .getBendPoints()
        .forEach(bend -> points.add(new Picture.Point(bend.getX(), bend.getY())));
    points.add(new Picture.Point(section.getEndX(), section.getEndY()));
    return List.copyOf(points);
  }
}
