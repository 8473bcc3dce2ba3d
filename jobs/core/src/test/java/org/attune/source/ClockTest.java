package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.attune.file.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private final Clock clock = Clock.of(AMSTERDAM);

  private Clock.Times read(String text) {
    return clock.read(null, List.of(text));
  }

  /** Offsets from the definitions of the zones: Amsterdam is one hour ahead in March 2020. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-03-16 12:00:00               | 2020-03-16T11:00:00Z | Europe/Amsterdam",
        "2020-03-16 12:00                  | 2020-03-16T11:00:00Z | Europe/Amsterdam",
        "2020-03-16T12:00:00.25            | 2020-03-16T11:00:00.250Z | Europe/Amsterdam",
        "2020-03-16                        | 2020-03-15T23:00:00Z | Europe/Amsterdam",
        "2020/3/16 9:05                    | 2020-03-16T08:05:00Z | Europe/Amsterdam",
        "2020-03-16 12:00:00 CET           | 2020-03-16T11:00:00Z | CET",
        "2020-03-30 12:00:00 CEST          | 2020-03-30T10:00:00Z | CEST",
        "2020-03-16 12:00:00 EET           | 2020-03-16T10:00:00Z | EET",
        "2020-03-30 12:00:00 EEST          | 2020-03-30T09:00:00Z | EEST",
        "2020-03-16 12:00:00 MSK           | 2020-03-16T09:00:00Z | MSK",
        "2020-03-16 12:00:00 GMT           | 2020-03-16T12:00:00Z | GMT",
        "2020-03-16 12:00:00 EDT           | 2020-03-16T16:00:00Z | EDT",
        "2020-03-16 12:00:00 +03           | 2020-03-16T09:00:00Z | +03",
        "2020-03-16 12:00:00 +0300         | 2020-03-16T09:00:00Z | +0300",
        "2020-03-16T12:00:00-05:00         | 2020-03-16T17:00:00Z | -05:00",
        "2013-03-27 06:00:00-05:00         | 2013-03-27T11:00:00Z | -05:00",
        "2020-03-16 12:00:00 Asia/Tokyo    | 2020-03-16T03:00:00Z | Asia/Tokyo",
        "2020-03-16T12:00+09:00[Asia/Tokyo] | 2020-03-16T03:00:00Z | Asia/Tokyo",
        "2020-03-16T12:00:00Z              | 2020-03-16T12:00:00Z | Europe/Amsterdam",
        "2020-03-16 12:00:00 UTC           | 2020-03-16T12:00:00Z | Europe/Amsterdam",
        "1578528483.896                    | 2020-01-09T00:08:03.896Z | Europe/Amsterdam",
        "1578528483896                     | 2020-01-09T00:08:03.896Z | Europe/Amsterdam",
        "1.578528483896E12                 | 2020-01-09T00:08:03.896Z | Europe/Amsterdam",
      })
  void writtenTimes_areInstants(String text, String instant, String zone) {
    Clock.Times times = read(text);
    assertThat(times.fault()).isNull();
    assertThat(times.at()).containsExactly(Instant.parse(instant));
    assertThat(times.zone()).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-30 12:00:00, IMPOSSIBLE_DATE",
    "2020-13-01, IMPOSSIBLE_DATE",
    "2020-03-16 25:00:00, IMPOSSIBLE_DATE",
    "16/03/2020 12:00, UNREADABLE_TIME",
    "yesterday, UNREADABLE_TIME",
    "12:00:00, UNREADABLE_TIME",
    "999, UNREADABLE_TIME",
    "20200316, UNREADABLE_TIME",
    "20200316120000, UNREADABLE_TIME",
    "2020-03-16 12:00:00 XYZ, UNKNOWN_ZONE",
    "2020-03-16 12:00:00 CST, UNKNOWN_ZONE",
    "2020-03-16 12:00:00 IST, UNKNOWN_ZONE",
    "2020-03-16 12:00:00 +25, UNKNOWN_ZONE",
    "2020-03-16 12:00:00 Europe/Amsterdan, UNKNOWN_ZONE"
  })
  void unreadableTimes_haveTheirReason(String text, Reason reason) {
    assertThat(read(text).fault()).isEqualTo(reason);
    assertThat(read(text).faultAt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, CST, -6",
    "America/Havana, CST, -5",
    "Asia/Shanghai, CST, 8",
    "Asia/Kolkata, IST, 5.5",
    "Asia/Jerusalem, IST, 2",
    "Europe/Dublin, IST, 1",
    "Europe/London, BST, 1",
    "Asia/Dhaka, BST, 6"
  })
  void ambiguousAbbreviation_isThatOfTheStudysZone(String study, String zone, double hours) {
    Clock.Times times =
        Clock.of(ZoneId.of(study)).read(null, List.of("2020-07-01 12:00:00 " + zone));
    assertThat(times.at().get(0))
        .isEqualTo(Instant.parse("2020-07-01T12:00:00Z").minusSeconds((long) (hours * 3600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Europe/Paris", "Asia/Tokyo"})
  void ambiguousAbbreviation_isUnknownWhereTheStudysZoneDoesNotUseIt(String study) {
    Clock other = Clock.of(ZoneId.of(study));
    assertThat(other.read(null, List.of("2020-07-01 12:00:00 CST")).fault())
        .isEqualTo(Reason.UNKNOWN_ZONE);
    assertThat(other.read(null, List.of("2020-07-01 12:00:00 BST")).fault())
        .isEqualTo(Reason.UNKNOWN_ZONE);
  }

  @Test
  void localTime_takesTheDeclaredZoneThenThatOfOtherTimesThenTheStudys() {
    String local = "2020-03-16 12:00:00";
    assertThat(clock.read("MSK", List.of(local, "2020-03-16 12:00:00 CET")).at().get(0))
        .isEqualTo(Instant.parse("2020-03-16T09:00:00Z"));
    assertThat(clock.read(null, List.of(local, "2020-03-16 12:00:00 EET")).at().get(0))
        .isEqualTo(Instant.parse("2020-03-16T10:00:00Z"));
    assertThat(clock.read(null, List.of(local)).at().get(0))
        .isEqualTo(Instant.parse("2020-03-16T11:00:00Z"));
  }

  @Test
  void unknownDeclaredZone_isAFaultOfNoText() {
    Clock.Times times = clock.read("Mars/Olympus", List.of("2020-03-16 12:00:00"));
    assertThat(times.fault()).isEqualTo(Reason.UNKNOWN_ZONE);
    assertThat(times.faultAt()).isEqualTo(-1);
  }

  @Test
  void day_isThatOfTheParticipantsPlace() {
    assertThat(read("2020-03-16 00:30:00 MSK").days()).containsExactly(LocalDate.of(2020, 3, 16));
    assertThat(read("2020-03-16T23:30:00Z").days()).containsExactly(LocalDate.of(2020, 3, 17));
    assertThat(clock.read("Asia/Tokyo", List.of("2020-03-16T16:00:00+01:00")).days())
        .containsExactly(LocalDate.of(2020, 3, 17));
  }

  /** On 29 March 2020 Amsterdam's clocks went from 02:00 to 03:00; on 25 October from 3 to 2. */
  @Test
  void clockChanges_moveSkippedTimesOnAndTakeTheFirstOfRepeatedOnes() {
    assertThat(read("2020-03-29 02:30:00").at())
        .containsExactly(Instant.parse("2020-03-29T01:30:00Z"));
    assertThat(read("2020-10-25 02:30:00").at())
        .containsExactly(Instant.parse("2020-10-25T00:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01 01:00:00 CET",
        "1970-01-01",
        "0",
        "1969-12-31 19:00:00 EST",
        "1970-01-01T00:00:00Z"
      })
  void firstOfJanuary1970_isNoTimeAndTellsNoZone(String text) {
    Clock.Times times = clock.read(null, Arrays.asList(text, "2020-03-16 12:00:00", null));
    assertThat(times.at()).containsExactly(null, Instant.parse("2020-03-16T11:00:00Z"), null);
    assertThat(times.days().get(0)).isNull();
  }
}
