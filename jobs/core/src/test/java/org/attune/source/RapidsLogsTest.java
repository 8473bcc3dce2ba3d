package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.file.RealData;
import org.attune.schema.EventDirection;
import org.junit.jupiter.api.Test;

/**
 * The event logs of RAPIDS' own tests: two devices, their participant files, and one or several
 * zones. Every count was taken from the files by a script of another language, which applied the
 * bounds of the participant files and the zone history itself.
 */
class RapidsLogsTest {

  private static final String DEVICES =
      ", devices: {format: rapids_participants,"
          + " files: ['participant_files/android.yaml', 'participant_files/ios.yaml']}";
  private static final String ZONES =
      ", zones: {file: multiple_timezones.csv, device: device_id, zone: tzcode, from: timestamp}";

  private static Logs logs(String format, String file, String more) {
    return Logs.in(
        RealData.path("rapids_aware/external"),
        "America/New_York",
        "{kind: usage, format: "
            + format
            + ", files: aware_csv/"
            + file
            + "_raw.csv"
            + DEVICES
            + more
            + "}");
  }

  @Test
  void screen_hasAllStatesOfBothDevices() {
    List<UsageEvent> events = logs("aware_screen", "phone_screen", "").events();
    assertThat(Logs.count(events, e -> e.participant() + " " + e.kind().label()))
        .isEqualTo(
            Map.of(
                "android unlock", 34L,
                "android screen_off", 34L,
                "android screen_on", 14L,
                "android lock", 14L,
                "ios unlock", 32L,
                "ios lock", 32L));
    assertThat(Logs.count(events, e -> e.device() + " " + e.platform() + " " + e.zone()))
        .isEqualTo(
            Map.of("android ANDROID America/New_York", 96L, "ios IOS America/New_York", 64L));
  }

  @Test
  void zoneHistory_givesEachEventTheZoneInForce() {
    List<UsageEvent> events = logs("aware_screen", "phone_screen", ZONES).events();
    assertThat(Logs.count(events, e -> e.participant() + " " + e.zone()))
        .isEqualTo(
            Map.of(
                "android America/New_York", 76L,
                "android America/Los_Angeles", 20L,
                "ios America/New_York", 44L,
                "ios America/Los_Angeles", 20L));
  }

  /** Of 30 entries 12 are of the two devices; the first of each holds from the beginning. */
  @Test
  void zoneHistory_isALogOfItsOwn() {
    Logs logs = logs("aware_screen", "phone_screen", ZONES);
    assertThat(logs.sources()).extracting(Source::id).containsExactly("s", "s_zones");
    List<UsageEvent> changes = logs.events(1);
    assertThat(logs.rejected(1)).isEqualTo(Map.of("unknown_device", 18L, "no_change", 2L));
    assertThat(Logs.count(changes, e -> e.kind().label() + " " + e.participant()))
        .isEqualTo(Map.of("zone android", 5L, "zone ios", 5L));
    assertThat(changes.get(0).startAt()).isEqualTo(Instant.ofEpochMilli(1_583_600_400_000L));
    assertThat(changes.get(0).zone()).isEqualTo("America/Los_Angeles");
    assertThat(changes.get(0).device()).isEqualTo("android");
  }

  @Test
  void foreground_namesApplications() {
    List<UsageEvent> events =
        logs("aware_applications_foreground", "phone_applications_foreground", ZONES).events();
    assertThat(Logs.count(events, e -> e.kind().label() + " " + e.zone()))
        .isEqualTo(
            Map.of("application America/New_York", 162L, "application America/Los_Angeles", 46L));
    assertThat(events.get(0).application())
        .isEqualTo("com.aware.plugin.google.activity_recognition");
    assertThat(events.get(0).startAt()).isEqualTo(Instant.ofEpochMilli(1_583_481_040_385L));
  }

  @Test
  void battery_isASignOfLife() {
    assertThat(
            Logs.count(
                logs("aware_battery", "phone_battery", "").events(),
                e -> e.kind().label() + " " + e.participant()))
        .isEqualTo(Map.of("heartbeat android", 196L, "heartbeat ios", 142L));
  }

  @Test
  void callsOfAndroid_haveDirectionAndContact() {
    Logs logs = logs("aware_calls", "phone_calls", ", where: {device_id: android}");
    List<UsageEvent> events = logs.events();
    assertThat(Logs.count(events, UsageEvent::direction))
        .isEqualTo(Map.of("INCOMING", 44L, "OUTGOING", 38L, "MISSED", 28L));
    assertThat(logs.rejected()).isEqualTo(Map.of("not_selected", 290L));
    assertThat(events).allMatch(e -> e.contact().length() >= 36);
    assertThat(logs.rows(0, Logs.KEYED))
        .flatExtracting(Mapped::records)
        .allMatch(e -> e.contact().startsWith("c_") && e.device().startsWith("d_"));
  }

  /** 108 calls: 40 answered, 34 made, 24 made and not answered, 10 missed. */
  @Test
  void callsOfIphones_areMadeOfTheirStates() {
    List<UsageEvent> events =
        logs("aware_calls_ios", "phone_calls", ", where: {device_id: ios}").events();
    assertThat(Logs.count(events, UsageEvent::direction))
        .isEqualTo(Map.of("INCOMING", 40L, "OUTGOING", 58L, "MISSED", 10L));
    UsageEvent third = events.get(2);
    // states at ...581, ...591 and ...030 after 0, 10 and 439 seconds
    assertThat(third.startAt()).isEqualTo(Instant.ofEpochMilli(1_583_480_581_000L));
    assertThat(third.endAt()).isEqualTo(third.startAt().plusSeconds(449));
    assertThat(events.get(0).endAt()).isEqualTo(events.get(0).startAt());
    assertThat(events.get(0).direction()).isEqualTo(EventDirection.OUTGOING);
  }
}
