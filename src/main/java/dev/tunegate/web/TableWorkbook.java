package dev.tunegate.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A decision table as a spreadsheet (XLSX): one sheet of texts. What comes back is read as texts
 * too; whatever a spreadsheet could work out, run or fetch by itself is refused.
 */
final class TableWorkbook {

  /** Most bytes of a file that is sent. */
  static final int LARGEST = 2 << 20;

  private static final int LARGEST_UNPACKED = 24 << 20;
  private static final int MOST_PARTS = 100;
  private static final int MOST_ROWS = 5_000;
  private static final int MOST_COLUMNS = 60;
  private static final Pattern SHEET_LINKS =
      Pattern.compile("xl/worksheets/_rels/sheet([0-9]{1,4})[.]xml[.]rels");
  private static final Pattern SHEET_NAME = Pattern.compile("<sheet [^>]*?name=\"([^\"]*)\"");
  private static final Pattern LINKING_CELL =
      Pattern.compile("<hyperlink [^>]*?ref=\"([A-Z0-9:]+)\"");

  /** A spreadsheet that is not taken; the message says why, and what to do. */
  static final class RefusedWorkbookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedWorkbookException(String message) {
      super(message);
    }
  }

  private TableWorkbook() {}

  static byte[] write(String name, List<List<String>> rows) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Tunegate", "1.0")) {
      Worksheet sheet = book.newWorksheet(name);
      for (int row = 0; row < rows.size(); row++) {
        List<String> cells = rows.get(row);
        for (int column = 0; column < cells.size(); column++) {
          if (!cells.get(column).isEmpty()) {
            sheet.value(row, column, cells.get(column));
          }
        }
      }
      for (int column = 0; column < 20; column++) {
        sheet.width(column, column == 0 || column == 2 ? 45 : 20);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the one sheet of a spreadsheet.
   *
   * @throws RefusedWorkbookException if it is none, is too large, or holds more than values
   */
  static List<List<String>> read(byte[] xlsx) {
    if (xlsx.length > LARGEST) {
      throw refused("the file has more than " + (LARGEST >> 20) + " MB");
    }
    byte[] looked = lookedThrough(xlsx);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(looked))) {
      List<Sheet> sheets = book.getSheets().toList();
      if (sheets.stream().anyMatch(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)) {
        throw refused("it has a hidden sheet. Remove it, or make it visible and look at it");
      }
      if (sheets.size() != 1) {
        throw refused("it has " + sheets.size() + " sheets. Keep the one with the table");
      }
      return rows(sheets.get(0));
    } catch (IOException | ExcelReaderException | IllegalArgumentException broken) {
      throw refused("it cannot be read as a spreadsheet (XLSX). Save it anew as one");
    }
  }

  /**
   * Looks at every part before anything is made of it, and packs just those parts anew: an archive
   * can list others at its end than it holds in its course, and none of them is read then.
   */
  private static byte[] lookedThrough(byte[] xlsx) {
    long unpacked = 0;
    int parts = 0;
    String linked = "";
    Map<String, String> texts = new HashMap<>();
    var packed = new ByteArrayOutputStream();
    try (var looked = new ZipOutputStream(packed);
        var zip = ZipFile.builder().setByteArray(xlsx).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(part)) {
          bytes = in.readNBytes((int) (LARGEST_UNPACKED - unpacked) + 1);
        }
        unpacked += bytes.length;
        parts++;
        if (unpacked > LARGEST_UNPACKED || parts > MOST_PARTS) {
          throw refused("it unpacks to more than any table needs");
        }
        String name = part.getName().toLowerCase(Locale.ROOT);
        String text = new String(bytes, StandardCharsets.UTF_8);
        refusePart(name, text);
        texts.put(name, text);
        if (name.endsWith(".rels") && text.contains("TargetMode=\"External\"")) {
          linked = name;
        }
        looked.putNextEntry(new ZipEntry(part.getName()));
        looked.write(bytes);
      }
    } catch (IOException broken) {
      throw refused("it is no spreadsheet of the kind XLSX. Save it as one");
    }
    if (parts == 0) {
      throw refused("it is no spreadsheet of the kind XLSX. Save it as one");
    }
    if (!linked.isEmpty()) {
      throw refused(linking(linked, texts) + " links to something outside. Remove its links");
    }
    return packed.toByteArray();
  }

  /** What holds the links that a part lists: the cell and its sheet, where they can be told. */
  private static String linking(String rels, Map<String, String> texts) {
    Matcher sheet = SHEET_LINKS.matcher(rels);
    if (!sheet.matches()) {
      return "it";
    }
    String part = texts.getOrDefault("xl/worksheets/sheet" + sheet.group(1) + ".xml", "");
    Matcher cell = LINKING_CELL.matcher(part);
    List<String> names =
        SHEET_NAME
            .matcher(texts.getOrDefault("xl/workbook.xml", ""))
            .results()
            .map(found -> found.group(1))
            .toList();
    int number = Integer.parseInt(sheet.group(1));
    String named = number <= names.size() ? " “" + names.get(number - 1) + "”" : "";
    return (cell.find() ? "cell " + cell.group(1) + " of " : "") + "the sheet" + named;
  }

  private static void refusePart(String name, String text) {
    boolean binary = name.endsWith(".bin") && !name.contains("printersettings");
    if (binary || name.contains("vbaproject")) {
      throw refused("it holds macros. Save it as XLSX, without them");
    }
    if (name.contains("externallink") || name.contains("connections.xml")) {
      throw refused("it links to other files. Paste the values instead");
    }
    if (name.contains("embeddings/") || name.contains("activex")) {
      throw refused("it holds other documents or controls. Remove them");
    }
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw refused("one of its parts is no plain XML. Save it anew");
    }
  }

  private static List<List<String>> rows(Sheet sheet) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Row> read = sheet.openStream()) {
      read.forEach(
          row -> {
            if (row.getRowNum() > MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
              throw refused(
                  "it has more than " + MOST_ROWS + " rows or " + MOST_COLUMNS + " columns");
            }
            while (rows.size() < row.getRowNum() - 1) {
              rows.add(List.of());
            }
            rows.add(cells(sheet.getName(), row));
          });
    }
    return rows;
  }

  private static List<String> cells(String sheet, Row row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      cells.add(row.getOptionalCell(column).map(cell -> value(sheet, cell)).orElse(""));
    }
    while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private static String value(String sheet, Cell cell) {
    String where = "cell " + cell.getAddress() + " of the sheet “" + sheet + "”";
    if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
      throw refused(where + " is worked out by a formula. Paste its value");
    }
    if (cell.getType() == CellType.ERROR) {
      throw refused(where + " holds an error");
    }
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    return switch (cell.getType()) {
      case NUMBER -> new BigDecimal(raw).stripTrailingZeros().toPlainString();
      case BOOLEAN -> raw.equals("1") || raw.equalsIgnoreCase("true") ? "true" : "false";
      default -> cell.getText().strip();
    };
  }

  private static RefusedWorkbookException refused(String why) {
    return new RefusedWorkbookException("The spreadsheet is not taken: " + why + ".");
  }
}
