package dev.tunegate.picture;

import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Verdict;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

/** The outline that tells a kind of node from the others, also where there is no colour. */
public enum Shape {
  /** A fact of the case: a plain box. */
  FACT,
  /** A fact computed from others: a box with a second line at both its sides. */
  DERIVED,
  /** A number of the policy: a card with a corner cut off. */
  THRESHOLD,
  /** Something that was looked for and is not there: a box of dashes. */
  ABSENCE,
  /** A rule that fired: a box with pointed sides. */
  FIRING,
  /** Something concluded: a box with round corners. */
  CONCLUSION,
  /** What all leads to: round corners and a strong line. */
  VERDICT;

  /** How far the points of a rule stick out, and how much of a corner is cut off. */
  private static final double CUT = 10;

  private static final double INSET = 4;

  /** The shape of a node. */
  public static Shape of(Node node) {
    if (node instanceof Node.FactNode) {
      return FACT;
    }
    if (node instanceof Node.DerivedNode) {
      return DERIVED;
    }
    if (node instanceof Node.ThresholdNode) {
      return THRESHOLD;
    }
    if (node instanceof Node.AbsenceNode) {
      return ABSENCE;
    }
    if (node instanceof Node.ConclusionNode reached) {
      return reached.conclusion() instanceof Verdict ? VERDICT : CONCLUSION;
    }
    return FIRING;
  }

  /** Its name as the name of a style. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The widest that it is drawn. */
  double width() {
    return this == FIRING || this == VERDICT ? 190 : 150;
  }

  /** From its left side to the text, and from the text to its right side. */
  double padding() {
    return this == FIRING ? CUT + 4 : 10;
  }

  /** The outline of a box of this shape. */
  public Path2D outline(double x, double y, double width, double height) {
    var path = new Path2D.Double();
    double right = x + width;
    double bottom = y + height;
    switch (this) {
      case FACT, ABSENCE -> polygon(path, x, y, right, y, right, bottom, x, bottom);
      case DERIVED -> {
        polygon(path, x, y, right, y, right, bottom, x, bottom);
        line(path, x + INSET, y, bottom);
        line(path, right - INSET, y, bottom);
      }
      case THRESHOLD -> polygon(path, x + CUT, y, right, y, right, bottom, x, bottom, x, y + CUT);
      case FIRING -> {
        double middle = y + height / 2;
        double from = x + CUT;
        double to = right - CUT;
        polygon(path, from, y, to, y, right, middle, to, bottom, from, bottom, x, middle);
      }
      case CONCLUSION, VERDICT ->
          path.append(new RoundRectangle2D.Double(x, y, width, height, 26, 26), false);
    }
    return path;
  }

  private static void line(Path2D path, double x, double y, double bottom) {
    path.moveTo(x, y);
    path.lineTo(x, bottom);
  }

  private static void polygon(Path2D path, double... points) {
    path.moveTo(points[0], points[1]);
    for (int at = 2; at < points.length; at += 2) {
      path.lineTo(points[at], points[at + 1]);
    }
    path.closePath();
  }
}
