package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelTableTest {

  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
          + "<c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

  /** What R's readxl reads from the same file; written by src/test/r/statistical_files.R. */
  @Test
  void workbook_agreesWithReadxl() {
    Twins.assertSame("excel/plain.xlsx", "excel/plain.csv");
  }

  @Test
  void sheetToRead_mustBeNamedWhereSeveralHoldCells() {
    byte[] book = Tables.resource("excel/sheets.xlsx");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.xlsx", book))
        .withMessageContaining("found Notes, Data");
    RawTable named = open(book, "Data");
    assertThat(named.header()).startsWith("id", "whole");
    List<RawRow> rows = Tables.rows(named);
    List<RawRow> plain = Tables.rows(Tables.bytes("p.xlsx", Tables.resource("excel/plain.xlsx")));
    assertThat(rows)
        .extracting(RawRow::cells)
        .isEqualTo(plain.stream().map(RawRow::cells).toList());
    assertThat(rows.get(0).line()).isEqualTo(3);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> open(book, "Dta"))
        .withMessageContaining("Data");
  }

  @Test
  void cellsOfEveryKind_areRead() {
    RawTable table =
        sheet(
            HEADER
                + row(2, "<c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>")
                + row(
                    3, "<c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>0.10000000000000001</v></c>")
                + row(4, "<c><f>1+1</f><v>2</v></c><c t=\"str\"><f>\"\"</f><v></v></c>")
                + row(5, "<c r=\"A5\" s=\"1\"/><c r=\"B5\"/>")
                + row(9, "<c r=\"B9\" s=\"1\"><v>44893</v></c>"));
    assertThat(table.userMissing().get("x").holds("#N/A", null)).isTrue();
    List<RawRow> rows = Tables.rows(table);
    assertThat(rows.get(0).cells()).containsExactly("TRUE", "#N/A");
    assertThat(rows.get(1).cells()).containsExactly("rich text", "0.1");
    assertThat(rows.get(2).cells()).containsExactly("2", null);
    assertThat(rows.get(3).cells()).containsExactly(null, "2022-11-28");
    assertThat(rows).extracting(RawRow::line).containsExactly(2L, 3L, 4L, 9L);
  }

  /** Serial numbers and what Excel shows for them; 60 is its 29th of February 1900. */
  @ParameterizedTest
  @CsvSource({
    "yyyy-mm-dd, 1, 1900-01-01",
    "yyyy-mm-dd, 59, 1900-02-28",
    "yyyy-mm-dd, 60, 60",
    "dd/mm/yyyy, 61, 1900-03-01",
    "dd/mm/yyyy, 44893.5, 2022-11-28T12:00:00",
    "yyyy-mm-dd hh:mm:ss, 44893, 2022-11-28T00:00:00",
    "mmm yy, 44866, 2022-11-01",
    "hh:mm, 0.5, 12:00:00",
    "[h]:mm:ss, 1.25, 30:00:00",
    "mm:ss, 0.000011574074074, 00:00:01",
    "[Red]0.00;\"d\", 1.5, 1.5",
    "0.00E+00, 1.5, 1.5",
    "General, 44893, 44893"
  })
  void formats_tellDaysAndTimesFromNumbers(String code, double value, String shown) {
    assertThat(ExcelFormat.of("164", code, false).shown(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "14, 44893, 2022-11-28",
    "22, 44893.25, 2022-11-28T06:00:00",
    "21, 0.25, 06:00:00",
    "46, 2, 48:00:00",
    "0, 44893, 44893",
    "9, 0.5, 0.5"
  })
  void formatsThatExcelDoesNotSpellOut_areKnown(String id, double value, String shown) {
    assertThat(ExcelFormat.of(id, null, false).shown(value)).isEqualTo(shown);
  }

  /** In the calendar of 1904 the day 0 is 1904-01-01. */
  @Test
  void daysFrom1904_areRead() {
    assertThat(ExcelFormat.of("14", null, true).shown(43431)).isEqualTo("2022-11-28");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<c r=\"B2\"><f>A1</f></c>", "<c r=\"B2\"><f>A1</f><v></v></c>"})
  void formulaWithoutResult_isRefused(String cell) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(sheet(HEADER + row(2, cell))))
        .withMessageContaining("cell B2")
        .withMessageContaining("only the formula");
  }

  @Test
  void cellsBesideTheHeader_makeARowFaulty() {
    RawTable table = sheet(HEADER + row(2, "<c r=\"D2\"><v>1</v></c>"));
    assertThat(Tables.rows(table))
        .singleElement()
        .matches(r -> r.fault() == Reason.RAGGED_ROW && r.line() == 2);
  }

  @Test
  void mergedCells_areRefusedAmongRowsOnly() {
    String rows = HEADER + row(2, "<c><v>1</v></c>") + row(3, "<c r=\"B3\"><v>1</v></c>");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(sheet(rows + END + "<mergeCell ref=\"A2:A3\"/>")))
        .withMessageContaining("A2:A3");
    assertThat(Tables.rows(sheet(rows + END + "<mergeCell ref=\"A9:B12\"/>"))).hasSize(2);
  }

  @Test
  void hiddenSheets_arePassedOver() {
    byte[] book = book(HEADER + row(2, "<c><v>1</v></c>"), "hidden");
    assertThat(Tables.rows(Tables.bytes("x.xlsx", book))).hasSize(1);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.xlsx", book(HEADER, "visible")));
  }

  @Test
  void entities_areNotFollowed() {
    String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
    byte[] book = book(HEADER + row(2, "<c t=\"str\"><v>&b;</v></c>"), "hidden", bomb);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.xlsx", book)));
  }

  @Test
  void otherArchivesAndOldWorkbooks_areRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("data.csv"));
      zip.write('x');
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.xlsx", out.toByteArray()))
        .withMessageContaining("another kind of archive");
    byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.xls", old))
        .withMessageContaining("old Excel workbook (.xls) or one with a password");
  }

  private static final String END = "</sheetData><mergeCells>";

  private static RawTable open(byte[] book, String sheet) {
    return RawTable.open(
        "x.xlsx", new ByteArrayInputStream(book), new Reading(null, null, null, sheet));
  }

  private static String row(int number, String cells) {
    return "<row r=\"" + number + "\">" + cells + "</row>";
  }

  private static RawTable sheet(String rows) {
    return Tables.bytes("x.xlsx", book(rows, "hidden"));
  }

  /** The least workbook that ECMA-376 allows: a sheet of these rows, and another with one cell. */
  private static byte[] book(String rows, String other, String... prologue) {
    Map<String, String> parts = new LinkedHashMap<>();
    String link = "<Relationship Id=\"%s\" Type=\"http://x/%s\" Target=\"%s\"/>";
    parts.put("_rels/.rels", list(String.format(link, "r", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/>"
            + "<sheet name=\"B\" sheetId=\"2\" state=\""
            + other
            + "\" r:id=\"b\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        list(
            String.format(link, "a", "worksheet", "worksheets/sheet1.xml")
                + String.format(link, "b", "worksheet", "/xl/worksheets/sheet2.xml")
                + String.format(link, "c", "sharedStrings", "sharedStrings.xml")
                + String.format(link, "d", "styles", "styles.xml")));
    parts.put(
        "xl/sharedStrings.xml",
        "<sst><si><t>plain</t></si><si><r><t>rich</t></r><r><t xml:space=\"preserve\"> text</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si></sst>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    String end = rows.contains(END) ? "</mergeCells>" : "</sheetData>";
    parts.put(
        "xl/worksheets/sheet1.xml",
        String.join("", prologue) + "<worksheet><sheetData>" + rows + end + "</worksheet>");
    parts.put(
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData>" + row(1, "<c><v>1</v></c>") + "</sheetData></worksheet>");
    return zip(parts);
  }

  private static String list(String links) {
    return "<Relationships>" + links + "</Relationships>";
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
