package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the times in the case. */
class UsageDaysTest {

  private static final String AMSTERDAM = "Europe/Amsterdam";
  private static final UsageRules RULES =
      UsageRules.of(Set.of("social")).withLimits(new UsageRules.Limits(360, 15, 5, 60, 72));

  @Test
  void aPlainDay_hasEveryMeasure() {
    UsedDay day =
        only(
            unlock("2026-03-20T08:59:58"),
            app("2026-03-20T09:00:00", "2026-03-20T09:10:00", "social", Use.Action.PASSIVE),
            app("2026-03-20T09:10:30", "2026-03-20T09:20:30", "video", null),
            unlock("2026-03-20T22:49:00"),
            app("2026-03-20T22:50:00", "2026-03-20T23:05:00", "social", Use.Action.ACTIVE));
    assertThat(day)
        .isEqualTo(
            new UsedDay(
                LocalDate.of(2026, 3, 20),
                AMSTERDAM,
                true,
                3L,
                35.0,
                25.0,
                10.0,
                15.0,
                5.0,
                2L,
                2L));
  }

  /** Signs of life at every half hour of the 20th and 22nd, and nothing on the 21st. */
  @Test
  void dayAfterADayWithoutLog_keepsWhatWasSensed() {
    UsageLog log = UsageLog.of(Words.of());
    int utc = log.words().id("UTC");
    long start = LocalDate.of(2026, 3, 20).toEpochDay() * 24 * 3_600_000_000L;
    for (int hour = 0; hour < 72; hour++) {
      if (hour / 24 != 1) {
        long at = start + hour * 3_600_000_000L + 1_800_000_000L;
        log.add(at, UsageLog.UNKNOWN, EventKind.HEARTBEAT, utc);
        log.add(at, at + 60_000_000L, EventKind.APPLICATION, utc);
      }
    }
    List<UsageDay> days = UsageFeatures.of(RULES).apply("p", log, List.of()).days();
    assertThat(days).extracting(UsageDay::sensedHours).containsExactly(24.0, 0.0, 24.0);
    assertThat(days).extracting(UsageDay::valid).containsExactly(true, false, true);
  }

  @Test
  void noActionAnywhere_passiveAndActiveAreNull() {
    UsedDay day = only(app("2026-03-20T09:00:00", "2026-03-20T09:10:00", "social", null));
    assertThat(day.passiveMinutes()).isNull();
    assertThat(day.activeMinutes()).isNull();
    assertThat(day.socialMinutes()).isEqualTo(10.0);
  }

  @Test
  void actionsOnAnotherDay_passiveAndActiveAreZero() {
    List<UsedDay> days =
        days(
            app("2026-03-20T09:00:00", "2026-03-20T09:10:00", "video", null),
            app("2026-03-21T09:00:00", "2026-03-21T09:10:00", "social", Use.Action.ACTIVE));
    assertThat(days.get(0).passiveMinutes()).isZero();
    assertThat(days.get(0).activeMinutes()).isZero();
    assertThat(days.get(1).passiveMinutes()).isZero();
    assertThat(days.get(1).activeMinutes()).isEqualTo(10.0);
  }

  @Test
  void noUnlockAnywhere_unlockCountIsNull() {
    assertThat(only(app("2026-03-20T09:00:00", "2026-03-20T09:10:00", null, null)).unlockCount())
        .isNull();
  }

  @Test
  void unlocksOnAnotherDay_unlockCountIsZero() {
    List<UsedDay> days =
        days(
            app("2026-03-20T09:00:00", "2026-03-20T09:10:00", null, null),
            unlock("2026-03-21T09:00:00"));
    assertThat(days).extracting(UsedDay::unlockCount).containsExactly(0L, 1L);
    assertThat(days.get(1).observed()).isTrue();
    assertThat(days.get(1).eventCount()).isZero();
    assertThat(days.get(1).screenMinutes()).isZero();
  }

  @Test
  void daysWithoutEventInBetween_areNotObservedAndNull() {
    List<UsedDay> days =
        days(
            app("2026-03-20T09:00:00", "2026-03-20T09:10:00", "social", Use.Action.PASSIVE),
            unlock("2026-03-22T09:00:00"));
    assertThat(days).hasSize(3);
    assertThat(days.get(1))
        .isEqualTo(
            new UsedDay(
                LocalDate.of(2026, 3, 21),
                AMSTERDAM,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void noEvents_noDays() {
    assertThat(days()).isEmpty();
  }

  @Test
  void eventOverMidnight_isCutAndItsSessionBelongsToTheFirstDay() {
    List<UsedDay> days =
        days(
            app("2026-03-20T22:50:00", "2026-03-21T00:20:00", "social", null),
            app("2026-03-21T00:20:59", "2026-03-21T00:30:59", "video", null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(70.0, 30.0);
    assertThat(days).extracting(UsedDay::nightMinutes).containsExactly(60.0, 30.0);
    assertThat(days).extracting(UsedDay::sessionCount).containsExactly(1L, 0L);
    assertThat(days).extracting(UsedDay::eventCount).containsExactly(1L, 2L);
  }

  @Test
  void eventEndingAtMidnight_doesNotTouchTheNextDay() {
    assertThat(only(app("2026-03-20T23:50:00", "2026-03-21T00:00:00", null, null)).screenMinutes())
        .isEqualTo(10.0);
  }

  @Test
  void gapOfSixtySeconds_isOneSessionAndOfSixtyOneAreTwo() {
    assertThat(
            only(
                    app("2026-03-20T09:00:00", "2026-03-20T09:10:00", null, null),
                    app("2026-03-20T09:11:00", "2026-03-20T09:12:00", null, null),
                    app("2026-03-20T09:13:01", "2026-03-20T09:14:00", null, null))
                .sessionCount())
        .isEqualTo(2);
  }

  @Test
  void overlap_endsWhereTheNextBegins() {
    UsedDay day =
        only(
            app("2026-03-20T09:00:00", "2026-03-20T09:30:00", "social", null),
            unlock("2026-03-20T09:05:00"),
            app("2026-03-20T09:10:00", "2026-03-20T09:20:00", "video", null));
    assertThat(day.screenMinutes()).isEqualTo(20.0);
    assertThat(day.socialMinutes()).isEqualTo(10.0);
  }

  @Test
  void sameEventTwice_countsItsTimeOnce() {
    Use use = app("2026-03-20T09:00:00", "2026-03-20T09:30:00", "social", Use.Action.PASSIVE);
    UsedDay day = only(use, use);
    assertThat(day.screenMinutes()).isEqualTo(30.0);
    assertThat(day.passiveMinutes()).isEqualTo(30.0);
    assertThat(day.sessionCount()).isEqualTo(1);
    assertThat(day.eventCount()).isEqualTo(1);
  }

  @Test
  void openEvent_endsAtTheNextOneAlsoAfterMidnight() {
    List<UsedDay> days =
        days(
            open("2026-03-20T23:50:00", "social"),
            app("2026-03-21T00:05:00", "2026-03-21T00:06:00", "video", null));
    assertThat(days).extracting(UsedDay::socialMinutes).containsExactly(10.0, 5.0);
  }

  @Test
  void openEventAtTheEnd_lastsUntilMidnight() {
    assertThat(only(open("2026-03-20T21:00:00", null)).screenMinutes()).isEqualTo(180.0);
  }

  @Test
  void openEventLongBeforeTheNext_lastsSixHours() {
    List<UsedDay> days =
        days(
            open("2026-03-20T09:00:00", null),
            app("2026-03-21T12:00:00", "2026-03-21T12:01:00", null, null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(360.0, 1.0);
  }

  @Test
  void springForward_dayHasTwentyThreeHoursAndNightFive() {
    List<UsedDay> days = days(app("2026-03-28T12:00:00", "2026-03-30T12:00:00", null, null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(720.0, 1380.0, 720.0);
    assertThat(days).extracting(UsedDay::nightMinutes).containsExactly(60.0, 300.0, 300.0);
  }

  @Test
  void fallBack_dayHasTwentyFiveHoursAndNightSeven() {
    List<UsedDay> days = days(app("2026-10-24T12:00:00", "2026-10-26T12:00:00", null, null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(720.0, 1500.0, 720.0);
    assertThat(days).extracting(UsedDay::nightMinutes).containsExactly(60.0, 420.0, 300.0);
  }

  @Test
  void clocksBackOverMidnight_dayEndsAtItsFirstMidnight() {
    // St. John's, 7 November 2010, 00:01 (UTC-2:30) went back to 23:01 of the 6th: the 7th begins
    // at its first midnight, 02:30 UTC, and lasts 25 hours.
    String zone = "America/St_Johns";
    long start = micros("2010-11-06T12:00:00", zone);
    long end = micros("2010-11-08T12:00:00", zone);
    List<UsedDay> days = days(new Use(start, end, zone, Use.Kind.APPLICATION, null, null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(720.0, 1500.0, 720.0);
  }

  @Test
  void dayThatAZoneSkipped_isNotObserved() {
    // Apia had no 30 December 2011.
    String zone = "Pacific/Apia";
    long start = micros("2011-12-29T12:00:00", zone);
    long end = micros("2011-12-31T12:00:00", zone);
    List<UsedDay> days = days(new Use(start, end, zone, Use.Kind.APPLICATION, null, null));
    assertThat(days).extracting(UsedDay::screenMinutes).containsExactly(720.0, null, 720.0);
    assertThat(days).extracting(UsedDay::observed).containsExactly(true, false, true);
  }

  @Test
  void zoneChange_cutsEachEventInItsOwnZoneAndTheFirstNamesTheDay() {
    // 23:30 to 23:50 in Amsterdam is 22:30 to 22:50 in Lisbon: night in the first zone only.
    Use home = app("2026-03-20T23:30:00", "2026-03-20T23:50:00", null, null);
    Use away =
        new Use(
            micros("2026-03-20T22:50:00", "Europe/Lisbon"),
            micros("2026-03-20T23:10:00", "Europe/Lisbon"),
            "Europe/Lisbon",
            Use.Kind.APPLICATION,
            null,
            null);
    UsedDay day = only(home, away);
    assertThat(day.zone()).isEqualTo(AMSTERDAM);
    assertThat(day.screenMinutes()).isEqualTo(40.0);
    assertThat(day.nightMinutes()).isEqualTo(30.0);
  }

  @Test
  void fixedOffset_isAZone() {
    long start = micros("2026-03-20T23:30:00", "+02:00");
    UsedDay day =
        only(
            new Use(start, start + 1_200_000_000L, "+02:00", Use.Kind.APPLICATION, "social", null));
    assertThat(day.nightMinutes()).isEqualTo(20.0);
  }

  @Test
  void eventsOutOfOrder_areSorted() {
    Use early = app("2026-03-20T09:00:00", "2026-03-20T09:30:00", "social", null);
    Use late = app("2026-03-20T09:10:00", "2026-03-20T09:20:00", "video", null);
    assertThat(days(late, early)).isEqualTo(days(early, late));
    assertThat(only(late, early).screenMinutes()).isEqualTo(20.0);
  }

  @Test
  void eventEndingBeforeItStarts_hasAnUnknownEndAndIsCounted() {
    Use use = app("2026-03-20T09:10:00", "2026-03-20T09:00:00", "social", null);
    Use next = app("2026-03-20T09:25:00", "2026-03-20T09:26:00", "social", null);
    assertThat(only(use, next).screenMinutes()).isEqualTo(16.0);
    assertThat(UsageFeatures.of(RULES).apply("P", Use.log(List.of(use, next)), List.of()).repairs())
        .containsExactly(new UsageRepair("P", UsageRepair.Rule.END_BEFORE_START, 1));
  }

  private static UsedDay only(Use... uses) {
    List<UsedDay> days = days(uses);
    assertThat(days).hasSize(1);
    return days.get(0);
  }

  private static List<UsedDay> days(Use... uses) {
    return UsedDay.of(RULES, List.of(uses));
  }

  private static Use app(String start, String end, String category, Use.Action action) {
    return new Use(
        micros(start, AMSTERDAM),
        micros(end, AMSTERDAM),
        AMSTERDAM,
        Use.Kind.APPLICATION,
        category,
        action);
  }

  private static Use open(String start, String category) {
    return new Use(
        micros(start, AMSTERDAM), Use.UNKNOWN, AMSTERDAM, Use.Kind.APPLICATION, category, null);
  }

  private static Use unlock(String start) {
    return new Use(micros(start, AMSTERDAM), Use.UNKNOWN, AMSTERDAM, Use.Kind.UNLOCK, null, null);
  }

  private static long micros(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toEpochSecond() * 1_000_000L;
  }
}
