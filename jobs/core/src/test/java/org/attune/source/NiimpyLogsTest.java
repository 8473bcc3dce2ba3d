package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.file.RealData;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;

/**
 * Niimpy's sample data, which call AWARE's columns user, device and time and count in seconds.
 * Counts were taken from the files by a script of another language.
 */
class NiimpyLogsTest {

  private static Logs logs(String format, String file, String more) {
    return Logs.in(
        RealData.path("niimpy/sampledata"),
        "Europe/Helsinki",
        "{kind: usage, format: " + format + ", files: " + file + ", " + more + "}");
  }

  @Test
  void screen_ofThreeUsers() {
    List<UsageEvent> events =
        logs("aware_screen", "multiuser_AwareScreen.csv", "participant: user").events();
    assertThat(Logs.count(events, e -> e.kind().label()))
        .isEqualTo(Map.of("screen_off", 107L, "screen_on", 111L, "lock", 51L, "unlock", 74L));
    assertThat(Logs.count(events, e -> e.participant() + " " + e.device()))
        .isEqualTo(
            Map.of(
                "jd9INuQ5BBlW OWd1Uau8POix", 145L,
                "iGyXetHE3S8u Cq9vueHh3zVs", 132L,
                "dvWdLQesv21a i8jmoIuoe12Mo", 66L));
    assertThat(events.get(0).startAt()).isEqualTo(Instant.parse("2020-01-09T00:06:41.574Z"));
  }

  /** One user's device is called otherwise in this file than in that of the screen. */
  @Test
  void battery_ofTheSameUsers() {
    List<UsageEvent> events =
        logs("aware_battery", "multiuser_AwareBattery.csv", "participant: user").events();
    assertThat(Logs.count(events, UsageEvent::participant))
        .isEqualTo(Map.of("jd9INuQ5BBlW", 373L, "iGyXetHE3S8u", 132L, "dvWdLQesv21a", 129L));
    assertThat(events).anyMatch(e -> e.device().equals("3p83yASkOb_B"));
  }

  @Test
  void callsAndMessages_inWordsAndWithoutContacts() {
    List<UsageEvent> calls =
        logs("aware_calls", "multiuser_AwareCalls.csv", "participant: user").events();
    assertThat(Logs.count(calls, UsageEvent::direction))
        .isEqualTo(Map.of("INCOMING", 18L, "OUTGOING", 18L, "MISSED", 2L));
    assertThat(calls.get(0).endAt()).isEqualTo(calls.get(0).startAt().plusSeconds(1079));
    assertThat(calls).allMatch(e -> e.contact() == null);
    assertThat(
            Logs.count(
                logs("aware_messages", "multiuser_AwareMessages.csv", "participant: user").events(),
                UsageEvent::direction))
        .isEqualTo(Map.of("INCOMING", 20L, "OUTGOING", 18L));
  }

  @Test
  void notifications_ofOneUser() {
    List<UsageEvent> events =
        logs(
                "aware_applications_notifications",
                "singleuser_AwareApplicationNotifications.csv",
                "participant: user, category: {list: attune}")
            .events();
    assertThat(events).hasSize(99).allMatch(e -> e.kind() == EventKind.NOTIFICATION);
    assertThat(events.get(0).application()).isEqualTo("android");
  }

  @Test
  void sqliteOfSeveralUsers_isReadByTable() {
    assertThat(
            Logs.count(
                logs("aware_screen", "multiuser.sqlite3", "sheet: AwareScreen, participant: user")
                    .events(),
                e -> e.kind().label()))
        .isEqualTo(Map.of("screen_off", 51L, "screen_on", 49L, "lock", 36L, "unlock", 19L));
    assertThat(
            logs("aware_battery", "multiuser.sqlite3", "sheet: AwareBattery, participant: user")
                .events())
        .hasSize(373);
  }

  @Test
  void sqliteOfOneUser_hasOneTableAndNoId() {
    List<UsageEvent> events =
        logs("aware_screen", "singleuser.sqlite3", "participant: {id: u1}").events();
    assertThat(events).hasSize(1156).allMatch(e -> e.participant().equals("u1"));
    assertThat(Logs.count(events, e -> e.kind().label())).containsEntry("unlock", 168L);
    assertThat(events.get(0).startAt()).isEqualTo(Instant.parse("2018-07-09T21:13:17.933Z"));
  }

  @Test
  void aMonthOfOnePhone_compressed() {
    assertThat(
            Logs.count(
                logs("aware_screen", "AwareScreen_1month.csv.gz", "participant: {id: u1}").events(),
                e -> e.kind().label()))
        .isEqualTo(Map.of("screen_off", 1499L, "screen_on", 1500L, "lock", 1359L, "unlock", 920L));
    assertThat(
            logs("aware_battery", "AwareBattery_1month.csv.gz", "participant: {id: u1}").events())
        .hasSize(8398);
  }

  /** 55,907 hours of 38 people, at a fixed offset of five hours. */
  @Test
  void hourlyActivity_isASignOfLifeOfAnHour() {
    List<UsageEvent> events =
        logs(
                "studentlife_activity",
                "sl_activity.csv",
                "participant: user, duration_seconds: 3600, zone: America/New_York")
            .events();
    assertThat(events).hasSize(55_907).allMatch(e -> e.kind() == EventKind.HEARTBEAT);
    assertThat(events.stream().map(UsageEvent::participant).distinct()).hasSize(38);
    assertThat(events.get(0).startAt()).isEqualTo(Instant.parse("2013-03-27T11:00:00Z"));
    assertThat(events.get(0).endAt()).isEqualTo(Instant.parse("2013-03-27T12:00:00Z"));
    assertThat(events.get(0).zone()).isEqualTo("America/New_York");
  }
}
