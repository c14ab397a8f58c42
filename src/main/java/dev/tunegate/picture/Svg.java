package dev.tunegate.picture;

import dev.tunegate.verdict.Edge;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** Writes a picture as SVG. */
final class Svg {

  private static final double HEAD = 6;

  private final Picture picture;
  private final Set<Edge> dashed;
  private final StringBuilder out = new StringBuilder(1 << 14);

  Svg(Picture picture, Set<Edge> dashed) {
    this.picture = picture;
    this.dashed = dashed;
  }

  String text(String id, String title, String description) {
    String width = number(picture.width());
    String height = number(picture.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"group\"")
        .append(
            " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
                .formatted(width, height, width, height))
        .append(" aria-labelledby=\"%1$s-title\" aria-describedby=\"%1$s-text\">\n".formatted(id))
        .append("<title id=\"%s-title\">%s</title>\n".formatted(id, escaped(title)))
        .append("<desc id=\"%s-text\">%s</desc>\n".formatted(id, escaped(description)))
        .append("<g class=\"arrows\" aria-hidden=\"true\">\n");
    picture.arrows().forEach(this::arrow);
    out.append("</g>\n");
    picture.boxes().forEach(this::box);
    return out.append("</svg>\n").toString();
  }

  private void arrow(Picture.Arrow arrow) {
    var line = new Path2D.Double();
    for (Picture.Point point : arrow.points()) {
      if (line.getCurrentPoint() == null) {
        line.moveTo(point.x(), point.y());
      } else {
        line.lineTo(point.x(), point.y());
      }
    }
    boolean not = dashed.contains(new Edge(arrow.from(), arrow.to()));
    out.append(not ? "<path class=\"line not\" d=\"" : "<path class=\"line\" d=\"");
    out.append(path(line)).append("\"/>");
    out.append("<path class=\"head\" d=\"").append(path(arrow.head(HEAD))).append("\"/>\n");
  }

  private void box(Picture.Box box) {
    String address = box.label().address();
    String told = escaped(box.label().kind() + ": " + box.label().text());
    out.append("<g class=\"node ").append(box.shape().style()).append("\">");
    if (address != null) {
      out.append("<a href=\"%s\" aria-label=\"%s\">".formatted(escaped(address), told));
    }
    out.append("<title>").append(told).append("</title>");
    Path2D outline = box.shape().outline(box.x(), box.y(), box.width(), box.height());
    out.append("<path class=\"shape\" d=\"").append(path(outline)).append("\"/><text>");
    line("kind", box.textX(), box.kindY(), box.label().kind());
    for (int at = 0; at < box.lines().size(); at++) {
      out.append(' ');
      line("says", box.textX(), box.lineY(at), box.lines().get(at));
    }
    out.append("</text>").append(address == null ? "" : "</a>").append("</g>\n");
  }

  private void line(String style, double x, double y, String text) {
    out.append(
        "<tspan class=\"%s\" x=\"%s\" y=\"%s\">%s</tspan>"
            .formatted(style, number(x), number(y), escaped(text)));
  }

  private static String path(Path2D path) {
    var text = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
      int kind = each.currentSegment(at);
      int points =
          switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            default -> 0;
          };
      text.append("MLQCZ".charAt(kind));
      for (int point = 0; point < points; point++) {
        text.append(point == 0 ? "" : " ")
            .append(number(at[2 * point]))
            .append(' ')
            .append(number(at[2 * point + 1]));
      }
    }
    return text.toString();
  }

  /** With at most one decimal: a tenth of a pixel is nothing that anybody sees. */
  private static String number(double number) {
    return BigDecimal.valueOf(number)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String escaped(String text) {
    return Lines.harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
