package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.attune.file.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast way of reading times gives what the slow one does. */
class TicksTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static Clock.Times read(String text) {
    return Clock.of(ZONE).read(null, Arrays.asList(text));
  }

  /** The slash keeps a date from the fast way, and means the same. */
  @Property(tries = 500)
  void writtenTimes_asTheSlowWayReadsThem(
      @ForAll @IntRange(min = 1960, max = 2100) int year,
      @ForAll @IntRange(min = 0, max = 13) int month,
      @ForAll @IntRange(min = 0, max = 32) int day,
      @ForAll @IntRange(min = 0, max = 25) int hour,
      @ForAll @IntRange(min = 0, max = 61) int minute,
      @ForAll @IntRange(min = 0, max = 8) int form) {
    String[] tails = {
      "", "Z", ":07", ":59.5", ":00.123456789+01:00", ":61", ":07-05:30", ":1", ":59.25Z"
    };
    String time = String.format("%02d:%02d%s", hour, minute, tails[form]);
    String date = String.format("%04d-%02d-%02d", year, month, day);
    assertThat(read(date + " " + time)).isEqualTo(read(date.replace('-', '/') + " " + time));
    assertThat(read(date + "T" + time)).isEqualTo(read(date.replace('-', '/') + "T" + time));
    assertThat(read(date)).isEqualTo(read(date.replace('-', '/')));
  }

  @Property(tries = 300)
  void numbers_areSecondsOrMilliseconds(
      @ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long whole,
      @ForAll @IntRange(min = 0, max = 999_999) int decimals,
      @ForAll @IntRange(min = 0, max = 6) int digits) {
    String fraction = String.format("%06d", decimals).substring(0, digits);
    String text = whole + (digits == 0 ? "" : "." + fraction);
    BigDecimal number = new BigDecimal(text);
    boolean seconds = whole >= 100_000_000L && whole < 4_200_000_000L;
    boolean millis = whole >= 500_000_000_000L && whole < 4_200_000_000_000L;
    Clock.Times times = read(text);
    if (number.signum() != 0 && !seconds && !millis) {
      assertThat(times.fault()).isEqualTo(Reason.UNREADABLE_TIME);
    } else if (number.signum() != 0) {
      long nanos = number.scaleByPowerOfTen(millis ? 6 : 9).longValueExact();
      assertThat(times.at().get(0))
          .isEqualTo(Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1583481030385, 2020-03-06T07:50:30.385Z",
    "1578528483.896, 2020-01-09T00:08:03.896Z",
    "1583481030385.25, 2020-03-06T07:50:30.385250Z",
    "1578528483.1234567891, 2020-01-09T00:08:03.123456789Z",
    "2020-03-29 02:30, 2020-03-29T01:30:00Z",
    "2020-10-25 02:30, 2020-10-25T00:30:00Z",
    "2013-03-27 06:00:00-05:00, 2013-03-27T11:00:00Z"
  })
  void wellKnownTimes(String text, String instant) {
    assertThat(read(text).at().get(0)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({"1578528483.", "2020-03-16 10:00:00.", "2020-03-16 1a:00", "2020-3-1612:00"})
  void whatIsNoTime_staysNone(String text) {
    assertThat(read(text).fault()).isEqualTo(Reason.UNREADABLE_TIME);
  }
}
