package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.file.RealData;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;

/** GLOBEM's ready daily features: 973 person-days of 20 people in two years, 1,136 columns. */
class GlobemTotalsTest {

  private static Logs logs(String format, String file) {
    return Logs.in(
        RealData.path("globem"),
        "America/Los_Angeles",
        "{kind: usage, format: "
            + format
            + ", files: '*/FeatureData/"
            + file
            + ".csv', platform: {file: '*/ParticipantsInfoData/platform.csv', participant: pid,"
            + " column: platform, android: [android], ios: [ios]}}");
  }

  /** Person-days with unlocked minutes: 432 and 458, and their first value, from the files. */
  @Test
  void screen_becomesTotalsOfDays() {
    Logs logs = logs("globem_screen", "screen");
    List<UsageEvent> events = logs.events();
    Map<String, Long> measures = Logs.count(events, UsageEvent::measure);
    assertThat(measures).containsEntry("unlock_minutes", 890L);
    assertThat(measures.keySet())
        .containsExactly(
            "first_unlock_minute",
            "unlock_episode_count",
            "unlock_minutes",
            "unlock_minutes_max",
            "unlock_minutes_mean",
            "unlock_minutes_min",
            "unlock_minutes_sd");
    assertThat(events)
        .allMatch(e -> e.kind() == EventKind.TOTAL && e.endAt() == null && !e.inferred())
        .allMatch(e -> e.platform() != null);
    assertThat(events.stream().map(UsageEvent::participant).distinct()).hasSize(20);
    assertThat(logs.rejected().keySet()).containsExactly("no_total");
    UsageEvent first = events.get(0);
    assertThat(first.participant()).isEqualTo("INS-W_004");
    assertThat(first.startAt()).isEqualTo(Instant.parse("2018-04-30T07:00:00Z"));
    assertThat(first.platform()).isEqualTo(DevicePlatform.IOS);
  }

  /** RAPIDS counts calls in seconds, attune's days in minutes. */
  @Test
  void calls_becomeMinutes() {
    List<UsageEvent> events = logs("globem_call", "call").events();
    assertThat(Logs.count(events, UsageEvent::measure))
        .containsEntry("call_incoming_minutes", 185L + 313L);
    double seconds =
        events.stream()
            .filter(e -> e.measure().equals("call_incoming_minutes"))
            .mapToDouble(e -> e.amount() * 60)
            .sum();
    assertThat(seconds).isCloseTo(SECONDS, within(1e-6));
  }

  /** The sum of the column over both files. */
  private static final double SECONDS = 352_908.985;
}
