package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpssTableTest {

  private static final String QUIRKS = "quirks/statfiles/test_data/";

  private static RawTable resource(String name) {
    return Tables.bytes(name, Tables.resource("spss/" + name));
  }

  /** What R's haven reads from the same files; written by src/test/r/statistical_files.R. */
  @ParameterizedTest
  @CsvSource({
    "haven_byte.sav, haven_byte.csv",
    "haven_none.sav, haven_none.csv",
    "haven_zsav.zsav, haven_zsav.csv",
    "pspp.sav, pspp_sav.csv",
    "pspp.zsav, pspp_zsav.csv",
    "pspp_1252.sav, pspp_1252_sav.csv"
  })
  void everyCompression_agreesWithHaven(String name, String twin) {
    Twins.assertSame("spss/" + name, "spss/" + twin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"haven_byte.sav", "haven_none.sav", "haven_zsav.zsav"})
  void labelsAndMissingValues_areThoseGivenToHaven(String name) {
    RawTable table = resource(name);
    assertThat(table.labels())
        .isEqualTo(
            Map.of(
                "whole", "How often", "share", "A share \u2265 0", "essay", "In your own words"));
    assertThat(table.valueLabels())
        .isEqualTo(
            Map.of(
                "whole",
                Map.of("1", "never", "3", "often", "99", "refused"),
                "kind",
                Map.of("a", "yes", "b", "no")));
    assertThat(table.userMissing())
        .isEqualTo(
            Map.of(
                "whole",
                new UserMissing(Set.of("99"), 7.0, 8.0),
                "kind",
                new UserMissing(Set.of("z"), null, null)));
  }

  /** The declarations stand in the PSPP syntax of src/test/r/statistical_files.R. */
  @ParameterizedTest
  @ValueSource(strings = {"pspp.sav", "pspp.zsav", "pspp_1252.sav"})
  void labelsAndMissingValues_areThoseDeclaredInPspp(String name) {
    RawTable table = resource(name);
    assertThat(table.labels()).isEqualTo(Map.of("id", "Participant", "essay", "In your own words"));
    assertThat(table.valueLabels())
        .containsEntry("three", Map.of("1", "one", "2", "two", "3", "three"))
        .containsEntry("tag", Map.of("refused", "Would not say", "given", "Said it"));
    Map<String, UserMissing> missing = table.userMissing();
    assertThat(missing).containsOnlyKeys("low", "high", "band", "three", "word");
    assertThat(missing.get("low").holds("-1", -1.0)).isTrue();
    assertThat(missing.get("low").holds("-0.9", -0.9)).isFalse();
    assertThat(missing.get("high").holds("99", 99.0)).isTrue();
    assertThat(missing.get("high").holds("1e300", 1e300)).isTrue();
    assertThat(missing.get("high").holds("100", 100.0)).isFalse();
    assertThat(missing.get("band")).isEqualTo(new UserMissing(Set.of(), 5.0, 6.0));
    assertThat(missing.get("three").cells()).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(missing.get("word").holds("x", null)).isTrue();
    assertThat(missing.get("word").holds(null, null)).isFalse();
  }

  @Test
  void gzippedSpss_isRead() {
    byte[] plain = Tables.resource("spss/haven_byte.sav");
    assertThat(Tables.rows(Tables.bytes("x.sav.gz", Tables.gzip(plain))))
        .isEqualTo(Tables.rows(Tables.bytes("x.sav", plain)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.csv", "x.dta", "x.por", "x.xlsx"})
  void fileUnderAnotherEnding_isRefusedWithTheRightOne(String name) {
    byte[] plain = Tables.resource("spss/haven_byte.sav");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes(name, plain))
        .withMessageContaining("begins like an SPSS file")
        .withMessageContaining(".sav");
  }

  @ParameterizedTest
  @CsvSource({
    "basic/sample.sav, basic/sample.csv",
    "basic/sample.zsav, basic/sample.csv",
    "basic/sample_missing.sav, basic/sample_missing_user.csv"
  })
  void realSamples_equalTheirCsvTwins(String name, String twin) throws java.io.IOException {
    RawTable table = Tables.file(RealData.path(QUIRKS + name));
    String text =
        java.nio.file.Files.readString(RealData.path(QUIRKS + twin))
            .replace(".000000", "")
            .replace("#NULL!", "")
            .replace(",0:00:00", ",00:00:00");
    Twins.assertSame(table, Tables.csv(text));
  }

  /** R: x <- haven::read_sav("hebrews.sav"); dim(x); sum(x[[1]]); names(x). */
  @Test
  void realFileWithUndeclaredHebrew_isRead() {
    RawTable table = Tables.file(RealData.path(QUIRKS + "basic/hebrews.sav"));
    assertThat(table.header()).containsExactly("\u05d5\u05ea\u05e7_\u05d1");
    List<RawRow> rows = Tables.rows(table);
    assertThat(rows).hasSize(99);
    assertThat(rows.stream().mapToDouble(r -> Double.parseDouble(r.cells().get(0))).sum())
        .isEqualTo(1835);
  }

  /** R: x <- haven::read_sav("tegulu.sav"); nchar(x[[2]], "bytes"); nchar(x[[2]]). */
  @Test
  void realLetterCutByItsField_isLeftOut() {
    RawTable table = Tables.file(RealData.path(QUIRKS + "basic/tegulu.sav"));
    String text = Tables.rows(table).get(0).cells().get(1);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(48);
    assertThat(text.codePointCount(0, text.length())).isEqualTo(18);
  }

  /** R: x <- haven::read_sav("test_width.sav"); x$ResponseId; sum(x[[3]]). */
  @Test
  void realQualtricsExport_isRead() {
    List<RawRow> rows = Tables.rows(Tables.file(RealData.path(QUIRKS + "basic/test_width.sav")));
    assertThat(rows).hasSize(5);
    assertThat(rows.get(4).cells())
        .startsWith("R_009Epx1c3tVU8IZ", "2020-08-03 15:10:34", "957", "2");
    assertThat(rows.stream().mapToDouble(r -> Double.parseDouble(r.cells().get(2))).sum())
        .isEqualTo(7410);
  }

  /** The 5 rows of its twin, 97 times over, as R's haven reads them too. */
  @Test
  void realFileOfSeveralHundredCases_isReadToItsEnd() throws java.io.IOException {
    List<RawRow> rows = Tables.rows(Tables.file(RealData.path(QUIRKS + "basic/sample_large.sav")));
    List<RawRow> five = Tables.rows(Tables.file(RealData.path(QUIRKS + "basic/sample.sav")));
    assertThat(rows).hasSize(485);
    for (int i = 0; i < 485; i++) {
      assertThat(rows.get(i).cells()).isEqualTo(five.get(i % 5).cells());
    }
  }

  /** As str(haven::read_sav(..., user_na = TRUE)) shows them. */
  @Test
  void realMultipleResponseSets_leaveTheOtherColumnsAlone() {
    RawTable table = Tables.file(RealData.path(QUIRKS + "multiple_response/simple_alltypes.sav"));
    assertThat(table.userMissing())
        .isEqualTo(
            Map.of(
                "x",
                new UserMissing(Set.of("7", "8", "99"), null, null),
                "z",
                new UserMissing(Set.of("999"), -999.0, 0.0)));
    assertThat(table.valueLabels().get("ca_subvar_1"))
        .isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "d", "d"));
    List<RawRow> rows = Tables.rows(table);
    assertThat(rows).hasSize(6);
    assertThat(rows.get(3).cells())
        .containsExactly(
            "4",
            "1776-07-04",
            "999",
            "NA",
            "0",
            "0",
            "0",
            "b",
            "b",
            "b",
            "2014-12-15",
            "2014-10-01");
  }

  @Test
  void realMissingTexts_areTold() {
    RawTable table = Tables.file(RealData.path(QUIRKS + "missing_data/missing_char.sav"));
    assertThat(table.userMissing())
        .isEqualTo(Map.of("mychar", new UserMissing(Set.of("Z"), null, null)));
    assertThat(table.valueLabels()).isEqualTo(Map.of("mychar", Map.of("a", "labeled")));
    assertThat(Tables.rows(table)).extracting(r -> r.cells().get(0)).containsExactly("Z", "a");
    RawTable numbers = Tables.file(RealData.path(QUIRKS + "missing_data/missing_test.sav"));
    assertThat(numbers.userMissing().get("var1").holds("1", 1.0)).isTrue();
    RawTable ordered = Tables.file(RealData.path(QUIRKS + "basic/ordered_category.sav"));
    assertThat(ordered.valueLabels().get("Col1"))
        .isEqualTo(Map.of("1", "high", "2", "low", "3", "medium"));
    assertThat(Tables.rows(ordered)).hasSize(4);
  }

  private enum Order {
    BIG(ByteOrder.BIG_ENDIAN),
    LITTLE(ByteOrder.LITTLE_ENDIAN);

    final ByteOrder order;

    Order(ByteOrder order) {
      this.order = order;
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void eitherByteOrder_isRead(Order which) {
    RawTable table = Tables.bytes("x.sav", handmade(which.order, 2, 0, "caf\u00e9", null));
    assertThat(table.header()).containsExactly("NUM", "TXT");
    assertThat(table.userMissing()).isEmpty();
    List<RawRow> rows = Tables.rows(table);
    assertThat(rows.get(0).cells()).containsExactly("1.5", "caf\u00e9");
    assertThat(rows.get(1).cells()).containsExactly(null, "b");
  }

  @Test
  void numberOfCasesThatIsNotKnown_isTheOneThatIsThere() {
    byte[] file = handmade(ByteOrder.LITTLE_ENDIAN, -1, 0, "a", null);
    assertThat(Tables.rows(Tables.bytes("x.sav", file))).hasSize(2);
    byte[] cut = Arrays.copyOf(file, file.length - 3);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.sav", cut)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void otherNumberOfCasesThanTheHeadCounts_isRefused(int cases) {
    byte[] file = handmade(ByteOrder.LITTLE_ENDIAN, cases, 0, "a", null);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.sav", file)))
        .withMessageContaining("own head counts");
  }

  @Test
  void fileWithoutCases_hasOneFaultyRow() {
    byte[] file = handmade(ByteOrder.LITTLE_ENDIAN, 0, 0, "a", null);
    byte[] none = Arrays.copyOf(file, file.length - 32);
    assertThat(Tables.rows(Tables.bytes("x.sav", none)))
        .singleElement()
        .matches(r -> r.fault() == Reason.NO_ROWS);
  }

  @Test
  void encoding_isThatOfTheStudyElseOfTheFileElseGuessed() {
    byte[] declared = handmade(ByteOrder.LITTLE_ENDIAN, 2, 0, "\u0436", "windows-1251");
    assertThat(cell(declared, null)).isEqualTo("\u0436");
    byte[] undeclared = handmade(ByteOrder.LITTLE_ENDIAN, 2, 1251, "\u0436", null);
    assertThat(cell(undeclared, null)).isEqualTo("\u00e6");
    assertThat(cell(undeclared, "windows-1251")).isEqualTo("\u0436");
    byte[] unknown = handmade(ByteOrder.LITTLE_ENDIAN, 2, 0, "\u0436", "no such thing");
    assertThat(cell(unknown, null)).isEqualTo("\u0436");
  }

  private static String cell(byte[] file, String encoding) {
    Reading reading = new Reading(null, encoding, null);
    return Tables.rows(RawTable.open("x.sav", new ByteArrayInputStream(file), reading))
        .get(0)
        .cells()
        .get(1);
  }

  /**
   * Two cases of a number and a text of eight bytes, after PSPP's description of the format.
   *
   * @param page the code page of the text's bytes; 0 for UTF-8 or the declared encoding
   */
  private static byte[] handmade(
      ByteOrder order, int cases, int page, String text, String encoding) {
    ByteBuffer out = ByteBuffer.allocate(2000).order(order);
    out.put("$FL2".getBytes(StandardCharsets.US_ASCII)).put(new byte[60]);
    out.putInt(2).putInt(2).putInt(0).putInt(0).putInt(cases).putDouble(100).put(new byte[84]);
    out.putInt(2).putInt(0).putInt(0).putInt(0).putInt(0x050802).putInt(0x050802);
    out.put("NUM     ".getBytes(StandardCharsets.US_ASCII));
    out.putInt(2).putInt(8).putInt(0).putInt(0).putInt(0x010800).putInt(0x010800);
    out.put("TXT     ".getBytes(StandardCharsets.US_ASCII));
    if (encoding != null) {
      byte[] name = encoding.getBytes(StandardCharsets.US_ASCII);
      out.putInt(7).putInt(20).putInt(1).putInt(name.length).put(name);
    }
    out.putInt(999).putInt(0);
    boolean cyrillic = page == 1251 || "windows-1251".equals(encoding);
    byte[] letters =
        text.getBytes(
            cyrillic ? java.nio.charset.Charset.forName("windows-1251") : StandardCharsets.UTF_8);
    byte[] padded = "        ".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, padded, 0, letters.length);
    out.putDouble(1.5).put(padded);
    out.putDouble(-Double.MAX_VALUE).put("b       ".getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(out.array(), out.position());
  }

  /** 100,000 cases of 60 numbers are 48 MB; a reader that held their cells would need 200. */
  @Test
  void cases_areStreamed() {
    int variables = 60;
    int cases = 100_000;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteBuffer out = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
    out.put("$FL2".getBytes(StandardCharsets.US_ASCII)).put(new byte[60]);
    out.putInt(2).putInt(0).putInt(0).putInt(0).putInt(cases).putDouble(100).put(new byte[84]);
    for (int i = 0; i < variables; i++) {
      out.putInt(2).putInt(0).putInt(0).putInt(0).putInt(0x050802).putInt(0x050802);
      out.put(String.format("V%-7d", i).getBytes(StandardCharsets.US_ASCII));
    }
    out.putInt(999).putInt(0);
    head.write(out.array(), 0, out.position());
    byte[] row = new byte[variables * 8];
    InputStream rows =
        new InputStream() {
          private long left = (long) cases * row.length;
          private long seen;

          @Override
          public int read() {
            return left-- > 0 ? 0 : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            int n = (int) Math.min(left, length);
            if (n <= 0) {
              return -1;
            }
            Arrays.fill(buffer, offset, offset + n, (byte) 0);
            left -= n;
            seen += n;
            return n;
          }

          @Override
          public String toString() {
            return seen + " bytes read";
          }
        };
    InputStream file =
        new java.io.SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), rows);
    try (RawTable table = RawTable.open("x.sav", file, Reading.DETECT)) {
      assertThat(table.next().cells()).hasSize(variables).containsOnly("0");
      assertThat(Long.parseLong(rows.toString().split(" ")[0])).isLessThan(1 << 20);
      int n = 1;
      while (table.hasNext()) {
        table.next();
        n++;
      }
      assertThat(n).isEqualTo(cases);
    }
  }
}
