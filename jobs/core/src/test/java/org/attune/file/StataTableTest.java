package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StataTableTest {

  /** What R's haven reads from the same files; written by src/test/r/source_stata.R. */
  @ParameterizedTest
  @ValueSource(ints = {113, 114, 115, 117, 118, 119})
  void everyRelease_agreesWithHaven(int release) {
    RawTable table = Tables.bytes("x.dta", Tables.resource("stata/r" + release + ".dta"));
    String twin = new String(Tables.resource("stata/r" + release + ".csv"), StandardCharsets.UTF_8);
    RawTable expected = Tables.csv(twin.substring(twin.indexOf('\n') + 1));
    assertThat(table.header()).isEqualTo(expected.header());
    assertSame(Tables.rows(table), Tables.rows(expected), table.header(), Set.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {113, 117, 119})
  void labels_areThoseWrittenByHaven(int release) {
    RawTable table = Tables.bytes("x.dta", Tables.resource("stata/r" + release + ".dta"));
    assertThat(table.labels())
        .containsEntry("whole", "How often")
        .containsEntry("share", "A share");
    assertThat(table.valueLabels())
        .containsEntry("whole", Map.of("1", "never", "2", "sometimes", "3", "often"))
        .containsEntry("kind", Map.of("1", "yes", ".a", "refused"));
  }

  @ParameterizedTest
  @ValueSource(ints = {113, 115, 117, 118})
  void everyPrefix_isRefused(int release) {
    byte[] whole = Tables.resource("stata/r" + release + ".dta");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      // an old file has no end mark: what is left after its observations may be whole by chance
      if (release < 117 && readsWhole(cut)) {
        assertThat(Tables.bytes("x.dta", cut).valueLabels()).hasSizeLessThan(2);
        continue;
      }
      assertThatExceptionOfType(Refusal.class)
          .as("first %d bytes of release %d", length, release)
          .isThrownBy(() -> Tables.bytes("x.dta", cut));
    }
  }

  private static boolean readsWhole(byte[] content) {
    try {
      Tables.bytes("x.dta", content).close();
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {113, 117, 118, 119})
  void damage_isReadOrRefusedButNeverAFault(int release) {
    byte[] whole = Tables.resource("stata/r" + release + ".dta");
    Random random = new Random(release);
    for (int trial = 0; trial < 3000; trial++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
      try {
        Tables.rows(Tables.bytes("x.dta", damaged));
      } catch (Refusal e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
  }

  @Test
  void numbersOfAllWidthsInEitherOrder_keepTheirMissingCodesApart() {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      List<RawRow> rows = Tables.rows(Tables.bytes("old.dta", handmade(order)));
      assertThat(rows.get(0).cells()).containsExactly("-127", "100", "3.5", "caf\u00e9");
      assertThat(rows.get(1).cells()).containsExactly(null, ".a", ".z", "Zo\u00eb");
      assertThat(rows).extracting(RawRow::line).containsExactly(1L, 2L);
    }
  }

  /**
   * A release 114 file of a byte, an int, a float and a text variable, after Stata's own manual.
   */
  private static byte[] handmade(ByteOrder order) {
    ByteBuffer out = ByteBuffer.allocate(4000).order(order);
    out.put((byte) 114).put((byte) (order == ByteOrder.BIG_ENDIAN ? 1 : 2)).put((byte) 1);
    out.put((byte) 0).putShort((short) 4).putInt(2);
    out.position(out.position() + 81 + 18);
    out.put(new byte[] {(byte) 251, (byte) 252, (byte) 254, 5});
    List.of("b", "i", "f", "s").forEach(n -> out.put(Arrays.copyOf(n.getBytes(), 33)));
    out.position(out.position() + 10);
    IntStream.range(0, 4).forEach(i -> out.put(Arrays.copyOf("%9.0g".getBytes(), 49)));
    out.position(out.position() + 4 * 33 + 4 * 81 + 5);
    out.put((byte) -127).putShort((short) 100).putFloat(3.5f);
    out.put(Arrays.copyOf("caf\u00e9".getBytes(Charset.forName("windows-1252")), 5));
    out.put((byte) 101).putShort((short) 32742).putInt(0x7f000000 + 26 * 0x800);
    out.put(Arrays.copyOf("Zo\u00eb".getBytes(StandardCharsets.UTF_8), 5));
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void bytesAfterTheEnd_areRefused() {
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(Tables.resource("stata/r117.dta"));
    longer.write('x');
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.dta", longer.toByteArray()));
  }

  @Test
  void unknownRelease_isRefusedWithItsNumber() {
    byte[] file = Tables.resource("stata/r117.dta");
    file["<stata_dta><header><release>11".length()] = '6';
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.dta", file))
        .withMessageContaining("found release 116");
  }

  @ParameterizedTest
  @ValueSource(ints = {102, 104, 105, 108, 110, 111, 112})
  void releasesBefore113_areRefusedWithWhatToDo(int release) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.bytes("x.dta", new byte[] {(byte) release, 2, 1, 0, 1, 0}))
        .withMessageContaining("found release " + release + ". Save it in a newer format");
  }

  /** Releases before 118 say nothing of their encoding; 118 and later are UTF-8. */
  @Test
  void encodingThatTheStudyDeclares_isUsedForOldReleasesOnly() {
    byte[] old = handmade(ByteOrder.LITTLE_ENDIAN);
    Reading cyrillic = new Reading(null, "windows-1251", null);
    RawTable table = RawTable.open("x.dta", new ByteArrayInputStream(old), cyrillic);
    assertThat(Tables.rows(table).get(0).cells().get(3)).isEqualTo("caf\u0439");
    byte[] unicode = Tables.resource("stata/r118.dta");
    table = RawTable.open("x.dta", new ByteArrayInputStream(unicode), cyrillic);
    assertThat(Tables.rows(table)).isEqualTo(Tables.rows(Tables.bytes("x.dta", unicode)));
  }

  @Test
  void gzippedStata_isRead() {
    byte[] zipped = Tables.gzip(Tables.resource("stata/r118.dta"));
    assertThat(Tables.rows(Tables.bytes("x.dta.gz", zipped))).hasSize(4);
  }

  /** All 158 non-date columns are equal in all 4,029 rows, as the note on that data set says. */
  @Test
  void realSurvey_equalsItsCsvTwin() {
    RawTable stata = Tables.file(RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4.dta"));
    RawTable csv =
        Tables.file(RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4_values.csv"));
    assertThat(stata.header()).isEqualTo(csv.header()).hasSize(160);
    assertThat(stata.valueLabels().get("country")).containsEntry("10", "France");
    Set<String> floats = Set.of("total_len", "w_country", "w_country_5", "w_design");
    List<RawRow> rows = Tables.rows(stata);
    assertThat(rows).hasSize(4029);
    assertThat(rows.get(0).cells().get(0)).isEqualTo("2022-11-28");
    assertSame(rows, Tables.rows(csv), stata.header(), floats);
    assertThat(rows)
        .anyMatch(
            r -> {
              String open = r.cells().get(stata.header().indexOf("vote_open"));
              return open != null && open.chars().anyMatch(c -> c > 127);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basic/sample.dta basic/sample.csv",
        "missing_data/missing_test.dta missing_data/missing_dta_formatted.csv"
      })
  void realSamples_equalTheirCsvTwins(String pair) {
    String[] names = pair.split(" ");
    String folder = "quirks/statfiles/test_data/";
    RawTable table = Tables.file(RealData.path(folder + names[0]));
    RawTable twin = Tables.file(RealData.path(folder + names[1]));
    assertThat(table.header()).isEqualTo(twin.header());
    List<RawRow> rows = Tables.rows(table);
    List<RawRow> expected = Tables.rows(twin);
    assertThat(rows).hasSameSizeAs(expected);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < table.header().size(); c++) {
        // the twins write microseconds, an hour in one digit, NaN for missing, and extended missing
        // codes without a point
        String cell = expected.get(r).cells().get(c);
        cell = cell == null || cell.equals("NaN") ? null : cell.replaceFirst("\\.000000$", "");
        cell = cell == null ? null : cell.replaceFirst("^(\\d):", "0$1:");
        String read = rows.get(r).cells().get(c);
        if (read != null && read.matches("\\.[a-z]")) {
          read = read.substring(1);
        }
        assertThat(number(read)).as("row %d column %d", r, c).isEqualTo(number(cell));
      }
    }
  }

  private static Object number(String cell) {
    Double number = cell == null ? null : Numbers.parse(cell, '.');
    return number == null ? cell : number;
  }

  private static void assertSame(
      List<RawRow> rows, List<RawRow> expected, List<String> header, Set<String> floats) {
    assertThat(rows).hasSameSizeAs(expected);
    Set<String> different = new HashSet<>();
    List<String> examples = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < header.size(); c++) {
        String a = rows.get(r).cells().get(c);
        String b = expected.get(r).cells().get(c);
        boolean same =
            floats.contains(header.get(c)) && a != null && b != null
                ? agreesToEightDigits(a, b)
                : java.util.Objects.equals(number(a), number(b));
        if (!same && !(header.size() == 160 && c < 2)) {
          different.add(header.get(c));
          examples.add("row " + r + " " + header.get(c) + ": " + a + " / " + b);
        }
      }
    }
    assertThat(different).as("%s", examples.stream().limit(5).toList()).isEmpty();
  }

  /** The CSV twin of the real survey prints its single-precision numbers with eight digits. */
  private static boolean agreesToEightDigits(String a, String b) {
    double expected = Double.parseDouble(b);
    return Math.abs(Float.parseFloat(a) - expected) <= 5.1e-8 * Math.abs(expected);
  }

  @Test
  void emptyStream_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> RawTable.open("x.dta", new ByteArrayInputStream(new byte[0]), Reading.DETECT));
  }
}
