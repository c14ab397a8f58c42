package dev.tunegate.web;

import dev.tunegate.picture.Picture;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/** Draws a picture on a page of a PDF, its text as text. */
final class PicturePdf {

  private static final float BLACK = 0;
  private static final float SOFT = 0.3f;
  private static final float EDGE = 0.45f;
  private static final float RAISED = 0.95f;
  private static final float PAPER = 1;
  private static final double HEAD = 6;

  private final PDPageContentStream out;
  private final List<PDFont> fonts;

  private PicturePdf(PDPageContentStream out, List<PDFont> fonts) {
    this.out = out;
    this.fonts = fonts;
  }

  /**
   * Draws it.
   *
   * @param fonts the first that has a character shows it
   * @param left points from the left side of the page
   * @param top points from the upper side of the page
   * @param scale points for a pixel of the picture
   */
  static void draw(
      Picture picture,
      PDDocument document,
      PDPage page,
      List<PDFont> fonts,
      float left,
      float top,
      float scale)
      throws IOException {
    try (var out =
        new PDPageContentStream(
            document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
      // The figure around it says in words what it shows.
      out.beginMarkedContent(COSName.ARTIFACT);
      float height = page.getMediaBox().getHeight();
      out.transform(new Matrix(scale, 0, 0, -scale, left, height - top));
      var drawing = new PicturePdf(out, fonts);
      for (Picture.Arrow arrow : picture.arrows()) {
        drawing.arrow(arrow);
      }
      for (Picture.Box box : picture.boxes()) {
        drawing.box(box);
      }
      out.endMarkedContent();
    }
  }

  private void arrow(Picture.Arrow arrow) throws IOException {
    out.setStrokingColor(EDGE);
    out.setNonStrokingColor(EDGE);
    out.setLineWidth(1);
    boolean begun = false;
    for (Picture.Point point : arrow.points()) {
      if (begun) {
        out.lineTo((float) point.x(), (float) point.y());
      } else {
        out.moveTo((float) point.x(), (float) point.y());
        begun = true;
      }
    }
    out.stroke();
    path(arrow.head(HEAD));
    out.fill();
  }

  private void box(Picture.Box box) throws IOException {
    float line = BLACK;
    float fill = PAPER;
    float width = 1;
    float[] dashes = {};
    switch (box.shape()) {
      case FACT, DERIVED -> line = EDGE;
      case THRESHOLD -> {
        line = EDGE;
        fill = RAISED;
      }
      case ABSENCE -> {
        line = EDGE;
        dashes = new float[] {5, 3};
      }
      case FIRING -> {
        line = SOFT;
        fill = RAISED;
      }
      case CONCLUSION -> width = 1.5f;
      case VERDICT -> width = 3;
    }
    out.setStrokingColor(line);
    out.setNonStrokingColor(fill);
    out.setLineWidth(width);
    out.setLineDashPattern(dashes, 0);
    path(box.shape().outline(box.x(), box.y(), box.width(), box.height()));
    out.fillAndStroke();
    out.setLineDashPattern(new float[] {}, 0);
    text(box.label().kind(), Picture.KIND_SIZE, box.textX(), box.kindY(), SOFT);
    for (int at = 0; at < box.lines().size(); at++) {
      text(box.lines().get(at), Picture.TEXT_SIZE, box.textX(), box.lineY(at), BLACK);
    }
  }

  private void text(String text, double size, double x, double y, float colour) throws IOException {
    out.beginText();
    out.setNonStrokingColor(colour);
    out.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) y));
    for (PdfFont.Run run : PdfFont.runs(text, fonts)) {
      out.setFont(run.font(), (float) size);
      out.showText(run.text());
    }
    out.endText();
  }

  private void path(Path2D path) throws IOException {
    float[] at = new float[6];
    for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
      switch (each.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> out.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> out.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO -> out.curveTo1(at[0], at[1], at[2], at[3]);
        case PathIterator.SEG_CUBICTO -> out.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> out.closePath();
      }
    }
  }
}
