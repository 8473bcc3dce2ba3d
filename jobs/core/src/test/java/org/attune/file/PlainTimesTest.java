package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimesTest {

  private final PlainTimes times = new PlainTimes();

  private CodedRows.Time read(String text) {
    byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.UTF_8);
    return times.read(bytes, 1, bytes.length - 1);
  }

  /** Seconds since 1970 by GNU date: {@code date -u -d 2025-03-30T01:02:03Z +%s}. */
  @ParameterizedTest
  @CsvSource({
    "2025-03-30T01:02:03Z, MOMENT, 1743296523000000",
    "2025-03-30 01:02Z, MOMENT, 1743296520000000",
    "2025-03-30T01:02:03.5, LOCAL, 1743296523500000",
    "2025-03-30 01:02:03.123456Z, MOMENT, 1743296523123456",
    "2000-02-28 23:59, LOCAL, 951782340000000",
    "1743296523, MOMENT, 1743296523000000",
    "1743296523.25, MOMENT, 1743296523250000",
    "1743296523123, MOMENT, 1743296523123000",
    "1743296523123.5, MOMENT, 1743296523123500"
  })
  void plainTimes_areReadExactly(String text, CodedRows.Time time, long micros) {
    assertThat(read(text)).isEqualTo(time);
    assertThat(times.micros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29T00:00:00Z",
        "2024-02-29 10:00",
        "2025-04-31 10:00",
        "2025-03-30",
        "0",
        "2025-03-30T24:00:00Z",
        "2025-03-30T01:02:03.1234567Z",
        "2025-03-30T01:02:03+01:00",
        "1743296523.",
        "1743296523.1234567",
        "99999999",
        "4200000000",
        "1970-01-01T23:00:00Z",
        " 1743296523",
        "1743296523 ",
        "1.7e9",
        "2025-03-30T01:02:3Z",
        "2025-03-30T01:02:03 Z"
      })
  void allElse_isLeftToOthers(String text) {
    assertThat(read(text)).isEqualTo(CodedRows.Time.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"'', NONE", "NA, WORD", "-5, WORD", "\u00e9, OTHER"})
  void cellsThatBeginLikeNoTime_areToldApart(String text, CodedRows.Time time) {
    assertThat(read(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, 12", "12.75, 12.75", "0.1, 0.1", "123456789012.345, 123456789012.345"})
  void plainNumbers_areTheNearestToTheirText(String text, double number) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(PlainTimes.number(bytes, 0, bytes.length, '.')).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1e3", ".5", "5.", "1,5", " 1", "1234567890123456", "x"})
  void otherNumbers_areLeftToOthers(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(PlainTimes.number(bytes, 0, bytes.length, '.')).isNaN();
    assertThat(PlainTimes.number("1.5".getBytes(StandardCharsets.UTF_8), 0, 3, ',')).isNaN();
  }
}
