package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.export.ExportFormat;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Formats of which no real files are at hand, on small files in the shape that the {@code
 * reference} of each format documents.
 */
class UsageFormatsTest {

  @TempDir Path raw;

  private Logs logs(String format, String files, String more) {
    return Logs.in(
        raw,
        "Europe/Amsterdam",
        "{kind: usage, format: " + format + ", files: '" + files + "'" + more + "}");
  }

  @Test
  void everyUsageFormat_hasAReference() {
    Set<String> usage =
        ExportFormat.shipped().stream()
            .filter(
                f -> {
                  var source = ExportFormat.of(f).source();
                  return source != null && source.path("kind").asText().equals("usage");
                })
            .collect(Collectors.toSet());
    assertThat(usage).hasSizeGreaterThan(18);
    assertThat(usage).allMatch(f -> ExportFormat.of(f).text().contains("\nreference:"));
  }

  @Test
  void beiwe_callsAndTextsByPath() {
    Logs.write(
        raw,
        "ab12/calls/2020-03-01 10_00_00.csv",
        "timestamp,UTC time,hashed phone number,call type,duration in seconds\n"
            + "1583056800000,2020-03-01T10:00:00,h1,Incoming Call,60\n"
            + "1583056900000,2020-03-01T10:01:40,h1,Missed Call,0\n"
            + "1583057000000,2020-03-01T10:03:20,h2,Outgoing Call,5\n");
    Logs.write(
        raw,
        "ab12/texts/2020-03-01 10_00_00.csv",
        "timestamp,UTC time,hashed phone number,sent vs received,message length,time sent\n"
            + "1583056800000,2020-03-01T10:00:00,h1,received SMS,5,1583056799000\n"
            + "1583056801000,2020-03-01T10:00:01,h1,sent MMS,5,1583056801000\n");
    List<UsageEvent> calls = logs("beiwe_calls", "*/calls/*.csv", "").events();
    assertThat(calls)
        .extracting(e -> e.participant() + " " + e.direction() + " " + e.contact())
        .containsExactly("ab12 INCOMING h1", "ab12 MISSED h1", "ab12 OUTGOING h2");
    assertThat(calls.get(0).startAt()).isEqualTo(Instant.parse("2020-03-01T10:00:00Z"));
    assertThat(calls.get(0).endAt()).isEqualTo(Instant.parse("2020-03-01T10:01:00Z"));
    assertThat(logs("beiwe_texts", "*/texts/*.csv", "").events())
        .extracting(UsageEvent::direction)
        .containsExactly(EventDirection.INCOMING, EventDirection.OUTGOING);
  }

  /** Two activities of one application overlap by a moment, as Android writes them. */
  @Test
  void androidUsageEvents_pairForegroundWithBackground() {
    Logs.write(
        raw,
        "u.csv",
        "id,timestamp,package_name,class_name,event_type\n"
            + "1,1583056800000,,,15\n1,1583056801000,,,18\n"
            + "1,1583056802000,com.a,A,1\n1,1583056803000,com.a,B,1\n1,1583056803100,com.a,A,2\n"
            + "1,1583056809000,com.a,B,2\n1,1583056809000,com.b,C,1\n1,1583056810000,com.z,Z,2\n"
            + "1,1583056811000,,,5\n1,1583056812000,,,16\n1,1583056812500,,,17\n"
            + "2,1583056813000,com.b,C,2\n");
    Logs logs = logs("android_usage_events", "u.csv", ", participant: id");
    List<UsageEvent> events = logs.events();
    assertThat(Logs.count(events, e -> e.kind().label()))
        .isEqualTo(
            Map.of("application", 3L, "screen_on", 1L, "unlock", 1L, "screen_off", 1L, "lock", 1L));
    assertThat(events.stream().filter(e -> e.kind() == EventKind.APPLICATION))
        .extracting(
            e ->
                e.application()
                    + (e.endAt() == null
                        ? " open"
                        : " " + Duration.between(e.startAt(), e.endAt()).toMillis()))
        .containsExactly("com.a 1100", "com.a 6000", "com.b open");
    assertThat(logs.rejected()).isEqualTo(Map.of("not_selected", 1L, "unpaired", 2L));
  }

  @Test
  void androidDailyTotals_byApplication() {
    Logs.write(
        raw,
        "t.csv",
        "id,date,package_name,total_time_in_foreground,launch_count\n"
            + "1,2020-03-01,com.whatsapp,90000,3\n");
    List<UsageEvent> events =
        logs("android_daily_totals", "t.csv", ", participant: id, category: {list: attune}")
            .events();
    assertThat(events)
        .extracting(e -> e.application() + " " + e.category() + " " + e.measure() + e.amount())
        .containsExactly(
            "com.whatsapp messaging screen_minutes1.5", "com.whatsapp messaging launch_count3.0");
  }

  @Test
  void iosScreenTime_daysAndApplications() {
    Logs.write(
        raw,
        "s.csv",
        "id,date,app,minutes,pickups\n1,2020-03-01,,180,55\n1,2020-03-01,Instagram,40,\n");
    List<UsageEvent> events =
        logs("ios_screen_time", "s.csv", ", participant: id, category: {list: attune}").events();
    assertThat(events)
        .extracting(e -> e.application() + " " + e.category() + " " + e.measure() + e.amount())
        .containsExactly(
            "null null screen_minutes180.0",
            "null null unlock_count55.0",
            "Instagram social screen_minutes40.0");
    assertThat(events).allMatch(e -> e.platform() == DevicePlatform.IOS);
  }

  @Test
  void moment_daysAndTheirApplications() {
    Logs.write(
        raw,
        "p7/moment.json",
        """
        {"deviceName": "Jo's phone", "days": [
          {"date": "2018-07-23T00:00:00-04:00", "minuteCount": 100, "pickupCount": 30,
           "pickups": [{"lengthInMinutes": 1}],
           "appUsages": [{"appName": "Messages", "minuteCount": 20},
                         {"appName": "Instagram", "minuteCount": 30}]},
          {"date": "2018-07-24T00:00:00-04:00", "minuteCount": 0, "pickupCount": 0,
           "appUsages": []}]}
        """);
    String where = ", participant: person, path: '{person}/moment.json', zone: America/New_York";
    assertThat(logs("moment_days", "*/moment.json", where).events())
        .extracting(e -> e.participant() + " " + e.startAt() + " " + e.measure() + e.amount())
        .containsExactly(
            "p7 2018-07-23T04:00:00Z screen_minutes100.0",
            "p7 2018-07-23T04:00:00Z unlock_count30.0",
            "p7 2018-07-24T04:00:00Z screen_minutes0.0",
            "p7 2018-07-24T04:00:00Z unlock_count0.0");
    assertThat(
            logs("moment_applications", "*/moment.json", where + ", category: {list: attune}")
                .events())
        .extracting(e -> e.application() + " " + e.category() + " " + e.startAt() + e.amount())
        .containsExactly(
            "Messages messaging 2018-07-23T04:00:00Z20.0",
            "Instagram social 2018-07-23T04:00:00Z30.0");
  }

  /** Of each look only the first task was in the foreground. */
  @Test
  void studentLifeSnapshots_areInferredAndOfOneTaskEach() {
    Logs.write(
        raw,
        "app_usage/running_app_u00.csv",
        "id,device,timestamp,RUNNING_TASKS_topActivity_mPackage\n"
            + "1,d,1364000000,com.a\n2,d,1364000000,com.b\n3,d,1364000900,com.b\n");
    Logs logs = logs("studentlife_running_tasks", "app_usage/*.csv", "");
    assertThat(logs.events())
        .extracting(e -> e.participant() + " " + e.application() + e.inferred() + e.endAt())
        .containsExactly("u00 com.atruenull", "u00 com.btruenull");
    assertThat(logs.rejected()).isEqualTo(Map.of("not_selected", 1L));
  }

  @Test
  void studentLifeConversation_hasStartAndEnd() {
    Logs.write(
        raw, "conversation_u01.csv", "start_timestamp, end_timestamp\n1364359102,1364359812\n");
    UsageEvent event = logs("studentlife_conversation", "*.csv", "").events().get(0);
    assertThat(event.kind()).isEqualTo(EventKind.CONVERSATION);
    assertThat(event.participant()).isEqualTo("u01");
    assertThat(Duration.between(event.startAt(), event.endAt())).hasSeconds(710);
  }

  @Test
  void webVisits_asWebtrackRHasThem() {
    Logs.write(
        raw,
        "w.csv",
        "panelist_id,timestamp,url,duration\nA,2020-03-01 10:00:00,https://www.reddit.com/r/x,12\n");
    UsageEvent event = logs("web_visits", "w.csv", ", category: {list: attune}").events().get(0);
    assertThat(event.kind()).isEqualTo(EventKind.VISIT);
    assertThat(event.application()).isEqualTo("reddit.com");
    assertThat(event.category()).isEqualTo("social");
    assertThat(event.endAt()).isEqualTo(event.startAt().plusSeconds(12));
  }
}
