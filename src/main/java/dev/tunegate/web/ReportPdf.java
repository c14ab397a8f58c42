package dev.tunegate.web;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.util.XRLog;
import dev.tunegate.picture.Paper;
import dev.tunegate.picture.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Sets a report as PDF. Text stays text, and nothing is loaded but the font in the jar, whatever a
 * case says. The same report gives the same bytes.
 */
@Component
final class ReportPdf {

  private static final String PICTURE = "application/x-tunegate-picture";
  private static final float POINTS_IN_PIXEL = 0.75f;
  private static final int BOLD = 700;
  private static final int NORMAL = 400;

  static {
    XRLog.setLoggingEnabled(false);
  }

  /** Where the page has left room for the picture, in points from its upper left corner. */
  private static final class Room {
    private @Nullable PDPage page;
    private float left;
    private float top;
  }

  private final ITemplateEngine templates;

  ReportPdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The report as a PDF. */
  byte[] of(ReportModel report) {
    var context = new Context(Locale.UK);
    context.setVariable("report", report);
    String page = legal(templates.process("report", context));
    var room = new Room();
    try (PdfBoxRenderer renderer = builder(page, room).buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen()) {
      draw(report.view().picture(), document, room);
      return saved(document, report);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static PdfRendererBuilder builder(String page, Room room) {
    var drawers = new DefaultObjectDrawerFactory();
    drawers.registerDrawer(
        PICTURE,
        (element, x, y, width, height, device, context, dotsPerPixel) -> {
          room.page = ((PdfBoxOutputDevice) device).getPage();
          // Places are told from the margins of the page on, and down over all pages before it.
          PageBox sheet = context.getPage();
          double left = x + sheet.getMarginBorderPadding(context, CalculatedStyle.LEFT);
          double top =
              y
                  - sheet.getPaintingTop()
                  + sheet.getMarginBorderPadding(context, CalculatedStyle.TOP);
          room.left = (float) (left / dotsPerPixel) * POINTS_IN_PIXEL;
          room.top = (float) (top / dotsPerPixel) * POINTS_IN_PIXEL;
          return null;
        });
    var builder = new PdfRendererBuilder();
    if (PdfFont.needsFallback(page)) {
      builder.useFont(PdfFont::fallback, "Fallback", NORMAL, FontStyle.NORMAL, true);
    }
    return builder
        .withHtmlContent(page, null)
        .useFont(PdfFont::regular, "Report", NORMAL, FontStyle.NORMAL, true)
        .useFont(PdfFont::bold, "Report", BOLD, FontStyle.NORMAL, true)
        .useReplacementText(PdfFont.MISSING)
        .useObjectDrawerFactory(drawers)
        .useUriResolver((base, address) -> null)
        .useExternalResourceAccessControl(
            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .withProducer("Tunegate")
        .usePdfUaAccessibility(true);
  }

  private static void draw(Picture picture, PDDocument document, Room room) throws IOException {
    if (room.page != null) {
      float scale = (float) Paper.of(picture).scale(picture) * POINTS_IN_PIXEL;
      PicturePdf.draw(
          picture,
          document,
          room.page,
          PdfFont.embedded(document, text(picture)),
          room.left,
          room.top,
          scale);
    }
  }

  private static String text(Picture picture) {
    return picture.boxes().stream()
        .flatMap(box -> box.lines().stream())
        .collect(Collectors.joining());
  }

  private static byte[] saved(PDDocument document, ReportModel report) throws IOException {
    var moment = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    moment.setTimeInMillis(report.moment().toEpochMilli());
    document.getDocumentInformation().setCreationDate(moment);
    document.getDocumentInformation().setModificationDate(moment);
    document.setDocumentId(report.moment().toEpochMilli());
    var bytes = new ByteArrayOutputStream(1 << 16);
    document.save(bytes);
    return bytes.toByteArray();
  }

  /** The page as XML may have it: what XML knows no place for becomes a replacement. */
  private static String legal(String page) {
    var legal = new StringBuilder(page.length());
    page.codePoints()
        .map(each -> isLegal(each) ? each : PdfFont.MISSING.codePointAt(0))
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= ' ' && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
