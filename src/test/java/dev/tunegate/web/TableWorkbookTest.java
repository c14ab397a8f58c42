package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.policy.Grid;
import dev.tunegate.web.TableWorkbook.RefusedWorkbookException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision tables as spreadsheets, out and back in. */
class TableWorkbookTest {

  interface Filling {
    void fill(Workbook book);
  }

  static byte[] book(Filling filling) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      filling.fill(book);
    }
    return bytes.toByteArray();
  }

  /** The same with a part of another name or text. */
  static byte[] with(byte[] xlsx, String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = ZipFile.builder().setByteArray(xlsx).get();
        var out = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        if (!part.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(part.getName()));
          zip.getInputStream(part).transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void refused(byte[] xlsx, String why) {
    assertThatThrownBy(() -> TableWorkbook.read(xlsx))
        .isInstanceOf(RefusedWorkbookException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checklist/checklist",
        "comparison/comparison",
        "homework/data-minimums",
        "warnings/unstated",
        "baseline/prompt-parts"
      })
  void aShippedTableComesBackAsItWas(String name) throws IOException {
    String text = Files.readString(Path.of("rules", name + ".drl.csv"));
    List<List<String>> rows = Grid.rows(text).orElseThrow();
    List<List<String>> back = TableWorkbook.read(TableWorkbook.write("table", rows));
    assertThat(Grid.withRows(text, back)).isEqualTo(text);
  }

  @Test
  void aFormulaIsRefusedAndATextThatLooksLikeOneIsText() throws IOException {
    refused(book(book -> book.newWorksheet("a").formula(0, 0, "1+1")), "cell A1 of the sheet “a”");
    byte[] text = TableWorkbook.write("a", List.of(List.of("=1+1", "true", "L1, L2")));
    assertThat(TableWorkbook.read(text)).containsExactly(List.of("=1+1", "true", "L1, L2"));
  }

  @Test
  void whatASpreadsheetMakesOfAValueIsReadAsItWasTyped() throws IOException {
    byte[] typed =
        book(
            book -> {
              var sheet = book.newWorksheet("a");
              sheet.value(0, 0, true);
              sheet.value(0, 1, 10);
              sheet.value(0, 2, 2.5);
            });
    assertThat(TableWorkbook.read(typed)).containsExactly(List.of("true", "10", "2.5"));
  }

  @Test
  void whatIsMoreThanValuesIsRefused() throws IOException {
    byte[] plain = TableWorkbook.write("a", List.of(List.of("x")));
    refused(with(plain, "xl/vbaProject.bin", "x"), "macros");
    refused(with(plain, "xl/externalLinks/externalLink1.xml", "<a/>"), "links to other files");
    refused(
        with(plain, "xl/worksheets/_rels/sheet1.xml.rels", "<R TargetMode=\"External\"/>"),
        "something outside");
    refused(with(plain, "xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "plain XML");
    refused(with(plain, "xl/big.xml", " ".repeat(30 << 20)), "more than any table");
    refused(new byte[(2 << 20) + 1], "more than 2 MB");
    refused("no spreadsheet".getBytes(StandardCharsets.UTF_8), "no spreadsheet");
    refused(new byte[0], "no spreadsheet");
    refused(
        book(
            book -> {
              book.newWorksheet("a").value(0, 0, "x");
              book.newWorksheet("b").setVisibilityState(VisibilityState.HIDDEN);
            }),
        "hidden");
    refused(
        book(
            book -> {
              book.newWorksheet("a").value(0, 0, "x");
              book.newWorksheet("b").value(0, 0, "x");
            }),
        "2 sheets");
  }
}
