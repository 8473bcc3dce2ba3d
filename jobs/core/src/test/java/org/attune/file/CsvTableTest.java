package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void delimiter_isDetected(String mark) {
    String text = "id,a,b\n1,2,3\n4,5,6\n".replace(",", mark);
    RawTable table = Tables.csv(text);
    assertThat(table.header()).containsExactly("id", "a", "b");
    assertThat(Tables.rows(table)).extracting(RawRow::cells).contains(List.of("4", "5", "6"));
  }

  @Test
  void delimiterInsideQuotes_doesNotCount() {
    RawTable table = Tables.csv("id;\"a, b, c\"\n1;\"2, 3, 4\"\n2;\"x\"\"y; z\"\n");
    assertThat(table.header()).containsExactly("id", "a, b, c");
    assertThat(Tables.rows(table).get(1).cells()).containsExactly("2", "x\"y; z");
  }

  @Test
  void decimalCommasUnderSemicolons_areDetected() {
    assertThat(Tables.csv("id;w\n1;0,5\n2;1,25\n").decimal()).isEqualTo(',');
    assertThat(Tables.csv("id;w\n1;0,5\n2;1.25\n").decimal()).isEqualTo('.');
    assertThat(Tables.csv("id;w\n1;1,3\n2;1,3,5\n").decimal()).isEqualTo('.');
    assertThat(Tables.csv("id,w\n1,\"1,3\"\n").decimal()).isEqualTo('.');
  }

  @Test
  void declaredReading_bindsOverDetection() {
    RawTable table =
        RawTable.open(
            "a.csv",
            new ByteArrayInputStream("a#b\n\u00e9,1#2\n".getBytes(WINDOWS)),
            new Reading('#', "windows-1252", ','));
    assertThat(table.decimal()).isEqualTo(',');
    assertThat(Tables.rows(table).get(0).cells()).containsExactly("\u00e9,1", "2");
  }

  @Test
  void header_keepsCommasColonsBlanksQuotesAndLineBreaks() {
    RawTable table =
        Tables.csv("id,\"Happy, or not\",f:x:y,\"two\nlines\",\"say \"\"hi\"\"\"\n1,2,3,4,5\n");
    assertThat(table.header())
        .containsExactly("id", "Happy, or not", "f:x:y", "two\nlines", "say \"hi\"");
    assertThat(Tables.rows(table).get(0).line()).isEqualTo(3);
  }

  @Test
  void lines_areThoseWhereRecordsStart() {
    List<RawRow> rows = Tables.rows(Tables.csv("id,t\r\n1,\"a\r\nb\"\r\n\r\n2,c\r\n"));
    assertThat(rows).extracting(RawRow::line).containsExactly(2L, 5L);
  }

  @Test
  void emptyCells_areNullWhetherQuotedOrNot() {
    assertThat(Tables.rows(Tables.csv("id,a,b\n1,,\"\"\n")).get(0).cells())
        .containsExactly("1", null, null);
  }

  @Test
  void raggedRows_areFaultyAndNeverShifted() {
    List<RawRow> rows = Tables.rows(Tables.csv("id,a,b\n1,2\n1,2,3,4\n1,2,3\n"));
    assertThat(rows)
        .extracting(RawRow::fault)
        .containsExactly(Reason.RAGGED_ROW, Reason.RAGGED_ROW, null);
    assertThat(rows.get(1).detail()).isEqualTo("3 cells, found 4.");
    assertThat(rows.get(0).cells()).isEmpty();
  }

  @Test
  void trailingDelimiter_isNoColumn() {
    RawTable table = Tables.csv("id,a,\n1,2,\n3,4,5\n6,7\n");
    assertThat(table.header()).containsExactly("id", "a");
    assertThat(Tables.rows(table))
        .extracting(RawRow::fault)
        .containsExactly(null, Reason.RAGGED_ROW, null);
  }

  @Test
  void blankFirstName_isRowNames() {
    assertThat(Tables.csv("\"\",\"id\"\n\"1\",5\n").header()).containsExactly("", "id");
  }

  @Test
  void blankNameInside_isRefusedWithItsPlace() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.csv("id,,b,c\n1,2,3,4\n"))
        .withMessageContaining("these columns have none: 2");
  }

  @Test
  void duplicateNames_areRefusedWithTheirPlaces() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.csv("id,a,b,a\n1,2,3,4\n"))
        .withMessageContaining("\"a\" (columns 2, 4)");
  }

  @Test
  void headerOfNumbers_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.csv("1,2,3\n4,5,6\n"))
        .withMessageContaining("header line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\ufeff"})
  void emptyFile_isRefused(String text) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Tables.csv(text));
  }

  @Test
  void headerOnly_isOneCountedFault() {
    assertThat(Tables.rows(Tables.csv("id,a\n")))
        .extracting(RawRow::fault)
        .containsExactly(Reason.NO_ROWS);
  }

  @Test
  void zeroBytes_areFaultyInRowsAndRefusedInTheHeader() {
    assertThat(Tables.rows(Tables.csv("id,a\n1,x\0\n2,y\n")))
        .extracting(RawRow::fault)
        .containsExactly(Reason.ZERO_BYTE, null);
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Tables.csv("id,a\0\n1,2\n"));
  }

  @Test
  void unclosedQuote_isRefusedInsteadOfSwallowingTheRest() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.csv("id,a\n1,2\n2,\"x\n3,4\n5,6\n")))
        .withMessageContaining("line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void encoding_isDetected(String encoding) {
    byte[] content = "id,word\n1,Zo\u00eb\n".getBytes(Charset.forName(encoding));
    assertThat(Tables.rows(Tables.bytes("a.csv", content)).get(0).cells())
        .containsExactly("1", "Zo\u00eb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMark_isNoPartOfTheHeader(String encoding) {
    byte[] content = "\ufeffid,word\n1,Zo\u00eb\n".getBytes(Charset.forName(encoding));
    RawTable table = Tables.bytes("a.csv", content);
    assertThat(table.header()).containsExactly("id", "word");
    assertThat(Tables.rows(table).get(0).cells()).containsExactly("1", "Zo\u00eb");
  }

  @Test
  void windowsLetterFarDown_turnsTheStreamThere() {
    String text = "id,word\n" + "1,plain\n".repeat(40_000) + "2,caf\u00e9\n3,\u20ac\n";
    List<RawRow> rows = Tables.rows(Tables.bytes("a.csv", text.getBytes(WINDOWS)));
    assertThat(rows).hasSize(40_002);
    assertThat(rows.get(40_000).cells()).containsExactly("2", "caf\u00e9");
    assertThat(rows.get(40_001).cells()).containsExactly("3", "\u20ac");
  }

  @Test
  void mixtureOfEncodings_isRefused() {
    byte[] utf =
        ("id,word\n1,Zo\u00eb\n" + "1,x\n".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
    byte[] windows = "2,caf\u00e9 noir\n".getBytes(WINDOWS);
    byte[] both = Arrays.copyOf(utf, utf.length + windows.length);
    System.arraycopy(windows, 0, both, utf.length, windows.length);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("a.csv", both)))
        .withMessageContaining("encoding");
  }

  @Test
  void bytesOutsideTheDeclaredEncoding_areRefused() {
    byte[] windows = "id,word\n1,caf\u00e9 noir\n".getBytes(WINDOWS);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Tables.rows(
                    RawTable.open(
                        "a.csv",
                        new ByteArrayInputStream(windows),
                        new Reading(null, "UTF-8", null))))
        .withMessageContaining("encoding");
  }

  @Test
  void gzip_isReadWhateverTheName() {
    byte[] zipped = Tables.gzip("id,a\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(Tables.rows(Tables.bytes("a.csv.gz", zipped))).hasSize(1);
    assertThat(Tables.rows(Tables.bytes("a.csv", zipped))).hasSize(1);
  }

  @Test
  void truncatedGzip_isRefusedWhereverItEnds() {
    StringBuilder text = new StringBuilder("id,a\n");
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(',').append(random.nextInt()).append('\n');
    }
    byte[] zipped = Tables.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    for (int length : new int[] {5, 11, 200, zipped.length / 2, zipped.length - 1}) {
      assertThatExceptionOfType(Refusal.class)
          .as("first %d bytes", length)
          .isThrownBy(() -> Tables.rows(Tables.bytes("a.csv.gz", Arrays.copyOf(zipped, length))))
          .withMessageContaining("gzip");
    }
  }

  @Test
  void otherFormats_areRefusedByTheirFirstBytes() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.csv("PK\u0003\u0004rest of a workbook"))
        .withMessageContaining("Excel");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("a.dta", "id,a\n1,2\n".getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("Stata");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("a.csv", Tables.resource("stata/r117.dta")))
        .withMessageContaining(".dta");
  }

  @Test
  void refusedFile_isClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> RawTable.open("a.csv", in, Reading.DETECT));
    assertThat(closed).isTrue();
  }

  @Test
  void qualtricsLabelLines_becomeLabels() {
    RawTable table =
        Tables.csv(
            "ResponseId,Q1\nResponse ID,How often?\n"
                + "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\nR_1,3\n");
    assertThat(table.labels()).containsEntry("Q1", "How often?");
    List<RawRow> rows = Tables.rows(table);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).line()).isEqualTo(4);
  }

  @Test
  void realLimeSurveyExport_hasSixtyRows() {
    // 60 rows and one empty line, as the note on that data set says
    RawTable table =
        Tables.file(RealData.path("quirks/limesurvey/survey_381842_R_data_file_scrubbed.csv"));
    assertThat(Tables.rows(table)).hasSize(60).allMatch(r -> r.fault() == null);
  }

  @Test
  void realWideFile_keepsColonsInNames() {
    // 492 person-days by 1,136 columns, as the note on that data set says
    RawTable table = Tables.file(RealData.path("globem/INS-W-sample_2/FeatureData/screen.csv"));
    assertThat(table.header()).contains("f_screen:phone_screen_rapids_sumdurationunlock:allday");
    assertThat(Tables.rows(table)).hasSize(492).allMatch(r -> r.fault() == null);
  }
}
