package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTextTest {

  private static final LocalDate FIRST = LocalDate.of(1960, 1, 1);

  /** R: as.Date(x, origin = "1960-01-01"); beyond the years 0 to 9999 it stays a number. */
  @ParameterizedTest
  @CsvSource({
    "0, 1960-01-01",
    "22977, 2022-11-28",
    "-137696, 1583-01-01",
    "0.5, 1960-01-01T12:00:00",
    "2936549, 9999-12-31",
    "2936550, 2936550",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void days_areDates(double days, String text) {
    assertThat(IsoText.day(days, FIRST)).isEqualTo(text);
  }

  /** R: format(as.POSIXct(x, origin = "1960-01-01", tz = "UTC"), "%Y-%m-%dT%H:%M:%OS3"). */
  @ParameterizedTest
  @CsvSource({
    "0, 1960-01-01T00:00:00",
    "1841220610, 2018-05-06T10:10:10",
    "-1, 1959-12-31T23:59:59",
    "1841220610.25, 2018-05-06T10:10:10.250",
    "1e300, 1E+300"
  })
  void seconds_areMoments(double seconds, String text) {
    assertThat(IsoText.moment(seconds, FIRST)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00",
    "36610, 10:10:10",
    "108000, 30:00:00",
    "-60, -00:01:00",
    "1.5, 00:00:01.500",
    "NaN, NaN"
  })
  void secondsOfATime_areHoursMinutesAndSeconds(double seconds, String text) {
    assertThat(IsoText.time(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"86400, 1960-01-02", "86401, 1960-01-02T00:00:01"})
  void secondsOfWholeDays_areDates(double seconds, String text) {
    assertThat(IsoText.dayOrMoment(seconds, FIRST)).isEqualTo(text);
  }
}
