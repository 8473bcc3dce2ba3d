package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a usage source of {@code study.yaml} can say, on small files. */
class UsageVocabularyTest {

  @TempDir Path raw;

  private Logs logs(String yaml, String csv) {
    Logs.write(raw, "a.csv", csv);
    return Logs.in(raw, "Europe/Amsterdam", "{kind: usage, files: a.csv, " + yaml + "}");
  }

  @Test
  void categoryOfAColumn_isTaken() {
    List<UsageEvent> events =
        logs(
                "participant: id, start: t, application: app, category: {column: kind}",
                "id,t,app,kind\n1,2020-03-01 10:00,x,social\n1,2020-03-01 11:00,y,\n")
            .events();
    assertThat(events).extracting(UsageEvent::category).containsExactly("social", null);
  }

  @Test
  void category_comesFromMapThenListsThenDefault() {
    Logs.write(raw, "own.csv", "application,category\ncom.instagram.android,photos\ncom.y,work\n");
    List<UsageEvent> events =
        logs(
                "participant: id, start: t, application: app, category: {map: {com.x: play},"
                    + " list: [own.csv, attune], default: unknown}",
                "id,t,app\n1,2020-03-01 10:00,com.x\n1,2020-03-01 10:01,com.instagram.android\n"
                    + "1,2020-03-01 10:02,com.whatsapp\n1,2020-03-01 10:03,Instagram\n"
                    + "1,2020-03-01 10:04,com.z\n")
            .events();
    assertThat(events)
        .extracting(UsageEvent::category)
        .containsExactly("play", "photos", "messaging", "social", "unknown");
  }

  @Test
  void visits_keepTheDomainAlone() {
    List<UsageEvent> events =
        logs(
                "participant: id, start: t, application: {domain: url}, event: visit,"
                    + " category: {list: attune}, duration_seconds: d",
                "id,t,url,d\n1,2020-03-01 10:00,https://WWW.Facebook.com/groups/7?x=1,60\n"
                    + "1,2020-03-01 10:02,http://me:pw@m.facebook.com:8080/a,\n"
                    + "1,2020-03-01 10:03,file:///home/x.html,\n"
                    + "1,2020-03-01 10:04,http://192.168.0.1/,\n")
            .events();
    assertThat(events)
        .extracting(UsageEvent::application)
        .containsExactly("facebook.com", "m.facebook.com");
    assertThat(events).extracting(UsageEvent::category).containsOnly("social");
  }

  @Test
  void contacts_needAKeyOrToBePseudonyms() {
    String csv = "id,t,who\n1,2020-03-01 10:00,+31 6 1234\n2,2020-03-01 10:00,+31 6 1234\n";
    Logs open = logs("participant: id, start: t, event: message, contact: who", csv);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(open::events)
        .withMessageContaining("holds: pseudonyms");
    List<Mapped<UsageEvent>> keyed = open.rows(0, Logs.KEYED);
    String first = keyed.get(0).records().get(0).contact();
    assertThat(first).startsWith("c_").hasSize(22);
    assertThat(keyed.get(1).records().get(0).contact()).isEqualTo(first);
    assertThat(
            logs(
                    "participant: id, start: t, event: message,"
                        + " contact: {column: who, holds: pseudonyms}",
                    csv)
                .events()
                .get(0)
                .contact())
        .isEqualTo("+31 6 1234");
  }

  @Test
  void aContactAndAParticipantOfTheSameName_areNotLinked() {
    Mapped<UsageEvent> row =
        logs(
                "participant: id, start: t, event: call, contact: who, device: id",
                "id,t,who\n7,2020-03-01 10:00,7\n")
            .rows(0, Logs.KEYED)
            .get(0);
    UsageEvent event = row.records().get(0);
    assertThat(event.participant().substring(2)).isNotEqualTo(event.contact().substring(2));
    assertThat(event.device().substring(2))
        .isNotEqualTo(event.contact().substring(2))
        .isNotEqualTo(event.participant().substring(2));
  }

  @ParameterizedTest
  @CsvSource({
    "'call,1', unknown_device",
    "',1', no_device",
    "'d1,5', unknown_direction",
    "'d2,1', outside_study"
  })
  void unusableRows_haveTheirReason(String cells, String reason) {
    Logs.write(
        raw,
        "devices.csv",
        "device,owner,os,from,until\nd1,p1,android,,\nd2,p1,ios,2020-04-01,2020-05-01\n");
    Logs logs =
        logs(
            "device: device, start: t, event: call,"
                + " devices: {file: devices.csv, device: device, participant: owner, platform: os,"
                + " from: from, until: until},"
                + " direction: {column: way, incoming: [1], outgoing: [2]}",
            "device,way,t\n" + cells + ",2020-03-01 10:00\n");
    assertThat(logs.rejected()).isEqualTo(Map.of(reason, 1L));
  }

  /** The first moment belongs to the study, the last no longer; both are local to its zone. */
  @Test
  void studyTime_isHalfOpen() {
    Logs.write(raw, "p/p01.yaml", RAPIDS);
    Logs logs =
        logs(
            "device: device, start: t, event: unlock,"
                + " devices: {format: rapids_participants, files: 'p/*.yaml'}",
            "device,t\na,2020-03-01 00:00\na,2020-02-29 23:59:59\nb,2020-03-31 23:59:59\n"
                + "b,2020-04-01 00:00\n");
    assertThat(logs.events())
        .extracting(e -> e.participant() + " " + e.platform() + " " + e.device())
        .containsExactly("p01 ANDROID a", "p01 IOS b");
    assertThat(logs.rejected()).isEqualTo(Map.of("outside_study", 2L));
  }

  private static final String RAPIDS =
      "PHONE:\n  DEVICE_IDS: [a, b]\n  PLATFORMS: [android, ios]\n  LABEL: someone\n"
          + "  START_DATE: 2020-03-01\n  END_DATE: 2020-04-01\nFITBIT:\n  DEVICE_IDS:\n";

  @Test
  void devicesWrittenOut_haveOwnersAndPlatforms() {
    List<UsageEvent> events =
        logs(
                "device: device, start: t, devices: {p1: [a, b], p2: {ios: [c]}}",
                "device,t\na,2020-03-01 10:00\nb,2020-03-01 10:00\nc,2020-03-01 10:00\n")
            .events();
    assertThat(events)
        .extracting(e -> e.participant() + " " + e.platform())
        .containsExactly("p1 null", "p1 null", "p2 IOS");
  }

  @Test
  void zoneHistory_ofEventsBeforeItAndOfLocalTimes() {
    Logs.write(
        raw,
        "zones.csv",
        "p,tz,since\n1,Europe/Amsterdam,2020-03-01 00:00\n1,America/New_York,2020-03-10T12:00Z\n");
    String csv =
        "id,t\n1,2020-02-20 10:00\n1,2020-03-05 10:00\n1,2020-03-10 08:30\n"
            + "1,2020-03-10T11:59:59Z\n1,2020-03-10T12:00:00Z\n2,2020-03-05 10:00\n";
    String zones = "zones: {file: zones.csv, participant: p, zone: tz, from: since";
    Logs strict = logs("participant: id, start: t, " + zones + "}", csv);
    assertThat(strict.rejected()).isEqualTo(Map.of("no_zone", 2L));
    assertThat(strict.events())
        .extracting(UsageEvent::zone)
        .containsExactly(
            "Europe/Amsterdam", "America/New_York", "Europe/Amsterdam", "America/New_York");
    assertThat(strict.events().get(1).startAt()).isEqualTo(Instant.parse("2020-03-10T12:30:00Z"));
    Logs lenient = logs("participant: id, start: t, " + zones + ", otherwise: study}", csv);
    assertThat(lenient.rejected()).isEmpty();
    assertThat(lenient.events().get(0).zone()).isEqualTo("Europe/Amsterdam");
  }

  @Test
  void totals_areOfLocalDaysAndInTheUnitOfTheMeasure() {
    List<UsageEvent> events =
        logs(
                "participant: id, day: d, application: app, platform: ios,"
                    + " totals: {secs: {measure: screen_minutes, unit: seconds},"
                    + " t: {measure: reported_minutes, unit: clock}, n: unlock_count,"
                    + " band: {measure: reported_minutes, category: social,"
                    + " bands: {1: [0, 30], 2: [30, 60]}}}",
                "id,d,app,secs,t,n,band\n1,2020-03-29,x,90,1:30,7,2\n1,2020-03-30,,,0:00:30,,\n")
            .events();
    assertThat(events)
        .extracting(UsageEvent::measure)
        .containsExactly(
            "screen_minutes",
            "reported_minutes",
            "unlock_count",
            "reported_minutes",
            "reported_minutes");
    assertThat(events).extracting(UsageEvent::amount).containsExactly(1.5, 90.0, 7.0, 45.0, .5);
    // Summer time began on the 29th, after midnight.
    assertThat(events.get(0).startAt()).isEqualTo(Instant.parse("2020-03-28T23:00:00Z"));
    assertThat(events.get(4).startAt()).isEqualTo(Instant.parse("2020-03-29T22:00:00Z"));
    assertThat(events.get(0).application()).isEqualTo("x");
    assertThat(events.get(3).category()).isEqualTo("social");
  }

  @ParameterizedTest
  @CsvSource({"-1, bad_total", "long, bad_total", "'', no_total"})
  void totalsThatAreNone_areRejected(String cell, String reason) {
    assertThat(
            logs(
                    "participant: id, day: d, totals: {m: screen_minutes}",
                    "id,d,m\n1,2020-03-29," + cell + "\n")
                .rejected())
        .isEqualTo(Map.of(reason, 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "'totals: {m: {measure: unlock_count, unit: minutes}}', fits unlock_count",
    "'totals: {m: screen_minute}', '\"screen_minutes\"'",
    "'totals: {m: day}', usage_day",
    "'totals: {mm: screen_minutes}', '\"m\"'",
    "'start: d, device: x', '\"d\"'",
    "'start: d, platform: windows', android",
    "'start: d, zones: {file: z.csv, zone: z, from: f, device: d}', devices",
    "'start: d, event: {column: m, call: [1], message: [1]}', two meanings"
  })
  void declarationsThatMeanNothing_areRefused(String yaml, String message) {
    Logs.write(raw, "z.csv", "d,z,f\n1,UTC,0\n");
    String day = yaml.contains("totals") ? "day: d, " : "";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> logs("participant: id, " + day + yaml, "id,d,m\n1,2020-03-29,1\n").events())
        .withMessageContaining(message);
  }

  @Test
  void placesOtherThanHomeAndElsewhere_areRejected() {
    Logs logs =
        logs(
            "participant: id, start: t, end: e, event: place,"
                + " category: {column: p, map: {H: home, W: elsewhere}}",
            "id,t,e,p\n1,2020-03-01 10:00,2020-03-01 11:00,H\n"
                + "1,2020-03-01 11:00,2020-03-01 12:00,Main Street 1\n");
    assertThat(logs.events()).extracting(UsageEvent::category).containsExactly("home");
    assertThat(logs.rejected()).isEqualTo(Map.of("unknown_place", 1L));
  }

  @Test
  void copresence_hasAnAmount() {
    Logs logs =
        logs(
            "participant: id, start: t, event: copresence, amount: n",
            "id,t,n\n1,2020-03-01 10:00,4\n1,2020-03-01 10:05,-1\n");
    assertThat(logs.events()).extracting(UsageEvent::amount).containsExactly(4.0);
    assertThat(logs.rejected()).isEqualTo(Map.of("bad_amount", 1L));
  }

  @Test
  void notification_endsWhenItIsOpened() {
    UsageEvent event =
        logs(
                "participant: id, start: t, event: notification, opened: o",
                "id,t,o\n1,2020-03-01 10:00,2020-03-01 10:05\n")
            .events()
            .get(0);
    assertThat(event.endAt()).isEqualTo(event.startAt().plusSeconds(300));
  }

  @Test
  void duration_inMillisecondsOrTheSameForAll() {
    assertThat(
            logs(
                    "participant: id, start: t, duration_milliseconds: d",
                    "id,t,d\n1,2020-03-01T10:00Z,1500\n")
                .events()
                .get(0)
                .endAt())
        .isEqualTo(Instant.parse("2020-03-01T10:00:01.500Z"));
    assertThat(
            logs("participant: id, start: t, duration_seconds: 30", "id,t\n1,2020-03-01T10:00Z\n")
                .events()
                .get(0)
                .endAt())
        .isEqualTo(Instant.parse("2020-03-01T10:00:30Z"));
  }
}
