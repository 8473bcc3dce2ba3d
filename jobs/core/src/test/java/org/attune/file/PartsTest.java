package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table read in parts is the table read at once, line numbers included. */
class PartsTest {

  private static final int ROWS = 400;

  @ParameterizedTest
  @CsvSource({"LF, 64", "LF, 700", "CRLF, 100", "CR, 100", "CRLF, 3000", "LF, 4000"})
  void parts_haveTheRowsAndLinesOfTheWhole(String end, long size) {
    for (long seed = 0; seed < 20; seed++) {
      byte[] bytes = table(seed, end).getBytes(StandardCharsets.UTF_8);
      List<Part> parts = parts("a.csv", bytes, Reading.DETECT, size);
      assertThat(parts.size()).as("parts of %d bytes", bytes.length).isGreaterThan(1);
      assertThat(inParts(bytes, Reading.DETECT, parts))
          .as("seed %d", seed)
          .isEqualTo(rows(open(bytes, Reading.DETECT, Part.WHOLE)));
    }
  }

  @Test
  void byteOrderMark_labelsOfQualtrics_andBlankLines_areReadOnce() {
    StringBuilder csv = new StringBuilder("\uFEFF\"id\",\"q\"\n\"The\nid\",\"The q\"\n");
    csv.append("\"{\"\"ImportId\"\":\"\"id\"\"}\",\"{\"\"ImportId\"\":\"\"q\"\"}\"\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append("P").append(i).append(",\"x\ny\"\n\n");
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    List<Part> parts = parts("a.csv", bytes, Reading.DETECT, 500);
    assertThat(parts).hasSizeGreaterThan(5);
    List<RawRow> whole = rows(open(bytes, Reading.DETECT, Part.WHOLE));
    assertThat(whole).hasSize(ROWS);
    assertThat(inParts(bytes, Reading.DETECT, parts)).isEqualTo(whole);
    assertThat(open(bytes, Reading.DETECT, parts.get(3)).labels()).containsEntry("q", "The q");
  }

  @Test
  void marksAreThoseOfTheWholeFile_notOfThePart() {
    StringBuilder csv = new StringBuilder("id;q;r\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append("P").append(i).append(i < 5 ? ";1,5;a\n" : ";1;a,b,c,d,e\n");
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    List<Part> parts = parts("a.csv", bytes, Reading.DETECT, 500);
    RawTable last = open(bytes, Reading.DETECT, parts.get(parts.size() - 1));
    assertThat(last.header()).containsExactly("id", "q", "r");
    assertThat(last.decimal()).isEqualTo(',');
    assertThat(last.next().cells()).endsWith("a,b,c,d,e");
  }

  @Test
  void declaredEncoding_isReadInEveryPart() {
    Reading windows = new Reading(',', "windows-1252", null);
    byte[] bytes = umlauts().getBytes(Charset.forName("windows-1252"));
    List<Part> parts = parts("a.csv", bytes, windows, 500);
    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(inParts(bytes, windows, parts)).allMatch(r -> r.cells().get(1).equals("schön"));
  }

  @Test
  void unknownLetters_wideLetters_compressedAndSmallFiles_stayWhole() throws IOException {
    byte[] windows = umlauts().getBytes(Charset.forName("windows-1252"));
    assertThat(parts("a.csv", windows, Reading.DETECT, 500)).containsExactly(Part.WHOLE);
    byte[] wide = umlauts().getBytes(StandardCharsets.UTF_16LE);
    assertThat(parts("a.csv", wide, Reading.DETECT, 500)).containsExactly(Part.WHOLE);
    byte[] plain = umlauts().getBytes(StandardCharsets.UTF_8);
    assertThat(parts("a.csv", plain, Reading.DETECT, 500)).hasSizeGreaterThan(5);
    assertThat(parts("a.csv", plain, Reading.DETECT, 1 << 20)).containsExactly(Part.WHOLE);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    for (String name : List.of("a.csv.gz", "a.csv")) {
      assertThat(parts(name, packed.toByteArray(), Reading.DETECT, 10))
          .as(name)
          .containsExactly(Part.WHOLE);
    }
  }

  @Test
  void quoteThatDoesNotClose_isRefused_withTheLineOfTheFile() {
    String csv = umlauts() + "P,\"open";
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    List<Part> parts = parts("a.csv", bytes, Reading.DETECT, 500);
    assertThatThrownBy(() -> inParts(bytes, Reading.DETECT, parts))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line " + (ROWS + 2));
  }

  /** Cells with quotes, delimiters, line ends and letters of several bytes in and out of quotes. */
  private static String table(long seed, String end) {
    Random random = new Random(seed);
    String[] cells = {
      "1",
      "",
      "a b",
      "it\"s",
      "\"quoted\"",
      "\"a \"\"b\"\" c\"",
      "\"x,y\"",
      "\"x\ny\"",
      "\"x\r\ny\"",
      "\"\"",
      "\"\"\"\"",
      "\"\n\n\"",
      "ä€😀",
      "\"ä\r€\"",
      "a\"\"b"
    };
    String line = end.equals("LF") ? "\n" : end.equals("CR") ? "\r" : "\r\n";
    StringBuilder csv = new StringBuilder("id,p,q,r").append(line);
    for (int row = 0; row < ROWS; row++) {
      csv.append(row);
      for (int i = 0; i < 3; i++) {
        csv.append(',').append(cells[random.nextInt(cells.length)]);
      }
      csv.append(random.nextInt(9) == 0 ? ",ragged" : "").append(line);
      csv.append(random.nextInt(9) == 0 ? line : "");
    }
    return csv.toString();
  }

  private static String umlauts() {
    StringBuilder csv = new StringBuilder("id,q\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append("P").append(i).append(",schön\n");
    }
    return csv.toString();
  }

  private static List<Part> parts(String name, byte[] bytes, Reading reading, long size) {
    return Parts.of(name, bytes.length, () -> new ByteArrayInputStream(bytes), reading, size);
  }

  private static RawTable open(byte[] bytes, Reading reading, Part part) {
    return RawTable.part("a.csv", () -> new ByteArrayInputStream(bytes), reading, part);
  }

  private static List<RawRow> inParts(byte[] bytes, Reading reading, List<Part> parts) {
    List<RawRow> rows = new ArrayList<>();
    parts.forEach(part -> rows.addAll(rows(open(bytes, reading, part))));
    return rows;
  }

  private static List<RawRow> rows(RawTable table) {
    List<RawRow> rows = new ArrayList<>();
    table.forEachRemaining(rows::add);
    return rows;
  }
}
