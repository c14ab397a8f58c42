package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.picture.Paper;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The report, read back from its PDF. */
class ReportTest {

  private static final Http HTTP = Http.SHARED;
  private static final Instant MOMENT = Instant.parse("2026-11-25T04:00:00Z");
  private static final ReportPdf PDF = HTTP.service().running().getBean(ReportPdf.class);

  private static ReportModel model(Case facts) {
    return ReportModel.of(
        HTTP.service().desk().policy(),
        HTTP.service().desk().version(),
        HTTP.service().desk().decide(facts),
        MOMENT);
  }

  private static ReportModel model(String title, String more) {
    String json = "{\"title\": \"" + title + "\"" + more + "}";
    return model(CaseReader.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static PDDocument read(byte[] pdf) {
    try {
      return Loader.loadPDF(pdf);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  /** The first sample of a verdict. */
  private static SampleShelf.Entry sample(String verdict) {
    return new SampleShelf(HTTP.service().desk())
        .shelves().stream()
            .filter(shelf -> shelf.slug().equals(verdict))
            .findFirst()
            .orElseThrow()
            .entries()
            .get(0);
  }

  @Test
  void itSaysAllThatTheVerdictRestsOnAsText() throws IOException {
    for (String verdict : new String[] {"fine-tune", "prompt", "not-yet", "needs-information"}) {
      Case facts = CaseReader.read(sample(verdict).sample().json());
      Decision decision = HTTP.service().desk().decide(facts);
      byte[] pdf = PDF.of(model(facts));
      Files.createDirectories(Path.of("target/screenshots"));
      Files.write(Path.of("target/screenshots/report-" + verdict + ".pdf"), pdf);
      try (PDDocument document = read(pdf)) {
        String text = text(document);
        assertThat(text)
            .contains(decision.verdict().because(), decision.title(), decision.engine())
            .contains(decision.policy().name())
            .contains(decision.policy().fingerprint().substring(0, 40))
            .contains("25 November 2026, 04:00 UTC", "Page 1 of " + document.getNumberOfPages());
        decision.checklist().forEach(check -> assertThat(text).contains(check.question()));
        decision.questions().forEach(question -> assertThat(text).contains(question.ask()));
        decision
            .actions()
            .forEach(
                action ->
                    assertThat(text)
                        .contains(action.label(), action.derivations().get(0).because()));
        VerdictPage page = model(facts).page();
        page.comparison().forEach(row -> assertThat(text).contains(row.label(), row.tuning()));
        page.reasons()
            .forEach(
                step ->
                    assertThat(text)
                        .contains(step.because(), step.rule(), step.statements().get(0).says()));
        assertThat(document.getDocumentInformation().getTitle()).contains(decision.title());
        assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
      }
    }
  }

  @Test
  void thePictureStandsOnItWithItsTextOnAPageThatHasRoomForIt() throws IOException {
    Case facts = CaseReader.read(sample("fine-tune").sample().json());
    ReportModel report = model(facts);
    try (PDDocument document = read(PDF.of(report))) {
      PDPage sheet =
          StreamSupport.stream(document.getPages().spliterator(), false)
              .filter(page -> page.getMediaBox().getWidth() > page.getMediaBox().getHeight())
              .findFirst()
              .orElseThrow();
      var below = new PDFTextStripperByArea();
      below.addRegion(
          "page",
          new Rectangle2D.Float(
              0, 40, sheet.getMediaBox().getWidth(), sheet.getMediaBox().getHeight() - 80));
      below.extractRegions(sheet);
      String text = below.getTextForRegion("page").replaceAll("\\s+", " ");
      assertThat(text).contains("each box rests on those to its right");
      report
          .view()
          .picture()
          .boxes()
          .forEach(box -> assertThat(text).contains(box.label().kind(), box.lines().get(0)));
      assertThat(Paper.of(report.view().picture()).scale(report.view().picture()))
          .isGreaterThanOrEqualTo(0.5);
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    Case facts = CaseReader.read(sample("not-yet").sample().json());
    assertThat(PDF.of(model(facts))).isEqualTo(PDF.of(model(facts)));
  }

  @Test
  void hostileTextIsPrintedAndDoesNothing() throws IOException {
    String hostile =
        "</title></p><script>app.alert(1)</script><img src='file:///etc/passwd'/><a href='http://127.0.0.1:9/'>x</a>"
            + "&lt; ]]> <!-- ${7*7} [[${7*7}]]";
    ReportModel report = model(hostile, ", \"description\": \"\\u0001 \\ud83d\\ude00 中文 Ž α я\"");
    try (PDDocument document = read(PDF.of(report))) {
      String text = text(document);
      assertThat(text)
          .contains("<script>app.alert(1)</script><img src='file:///etc/passwd'/>")
          .contains("${7*7} [[${7*7}]]")
          .contains("� 😀 中文 Ž α я")
          .doesNotContain("root:");
      var catalog = document.getDocumentCatalog().getCOSObject();
      assertThat(catalog.containsKey(COSName.OPEN_ACTION)).isFalse();
      assertThat(catalog.containsKey(COSName.AA)).isFalse();
      for (PDPage page : document.getPages()) {
        assertThat(page.getResources().getXObjectNames()).isEmpty();
        for (var annotation : page.getAnnotations()) {
          assertThat(((PDAnnotationLink) annotation).getAction())
              .isNotInstanceOf(PDActionURI.class);
        }
      }
    }
  }

  @Test
  void chineseJapaneseAndKoreanAreSetInTheTextAndInThePicture() throws IOException {
    String chinese = "客服工单分类与自动回复系统评估".repeat(8);
    Case facts =
        CaseReader.read(
            ("{\"title\":\"" + chinese + "\",\"description\":\"日本語と한국어\"}")
                .getBytes(StandardCharsets.UTF_8));
    try (PDDocument document = read(PDF.of(model(facts)))) {
      String text = text(document);
      assertThat(text.replace(" ", "")).contains(chinese, "日本語と한국어").doesNotContain("�");
      var widest = new double[1];
      var places =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition each) {
              widest[0] = Math.max(widest[0], each.getXDirAdj() + each.getWidthDirAdj());
            }
          };
      places.setEndPage(1);
      places.getText(document);
      assertThat(widest[0]).as("a long title stays on its page").isBetween(100.0, 560.0);
    }
    try (var document = new PDDocument()) {
      List<PDFont> fonts = PdfFont.embedded(document, "地区: EU");
      assertThat(PdfFont.runs("地区: EU 😀", fonts))
          .extracting(PdfFont.Run::text)
          .containsExactly("地区", ": EU 😀");
      assertThat(PdfFont.embedded(document, "Région – “EU”")).hasSize(1);
    }
  }

  @Test
  void itIsHandedOutForASampleAndForTheCaseOfAForm() throws Exception {
    HttpResponse<byte[]> answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                HTTP.request(sample("prompt").address() + "/report.pdf").GET().build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (PDDocument document = read(answer.body())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
    }
    var form = HTTP.form("/verdict/report.pdf", Map.of("title", "A form"));
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).startsWith("%PDF-");
    assertThat(
            HTTP.form("/verdict/report.pdf", Map.of("title", "x", "data.labeledExamples", "many"))
                .body())
        .contains("class=\"errors\"");
  }
}
