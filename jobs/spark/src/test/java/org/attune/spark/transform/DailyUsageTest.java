package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.attune.source.UsageEvent;
import org.attune.spark.Tables;
import org.attune.spark.row.Rows;
import org.attune.usage.UsageDay;
import org.attune.usage.UsageDays;
import org.attune.usage.UsageFeature;
import org.attune.usage.UsageRules;
import org.attune.usage.Use;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributed usage days and features are those of the kernels on the collected events. */
class DailyUsageTest {

  private static final UsageRules RULES = UsageRules.of(Set.of("social"));
  private static final Instant FIRST = Instant.parse("2026-03-27T20:00:00.000001Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void days_areTheKernels(int partitions) {
    List<UsageEvent> events = events();
    List<Row> expected = new ArrayList<>();
    Rows<UsageDay> border = Rows.of(UsageDay.class, "usage_day");
    kernelDays(events).values().forEach(d -> d.forEach(day -> expected.add(border.row(day))));
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(
            Tables.rows(
                DailyUsage.days(
                    Tables.of(UsageEvent.class, "usage_event", events, partitions), RULES)))
        .isEqualTo(Tables.sorted(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void features_areTheKernels_alsoBelowTheMinimumOfDays(int partitions) {
    Map<String, List<UsageDay>> days = kernelDays(events());
    Rows<UsageFeature> border = Rows.of(UsageFeature.class, "usage_feature");
    List<Row> expected = new ArrayList<>();
    days.forEach((p, d) -> expected.add(border.row(UsageFeature.of(p, d, 4))));
    assertThat(expected.stream().filter(r -> r.isNullAt(3))).hasSize(1);
    assertThat(
            Tables.rows(
                DailyUsage.features(
                    Tables.of(
                        UsageDay.class,
                        "usage_day",
                        days.values().stream().flatMap(List::stream).toList(),
                        partitions),
                    4)))
        .isEqualTo(Tables.sorted(expected));
  }

  private static Map<String, List<UsageDay>> kernelDays(List<UsageEvent> events) {
    Map<String, List<Use>> uses = new TreeMap<>();
    for (UsageEvent e : events) {
      uses.computeIfAbsent(e.participant(), p -> new ArrayList<>())
          .add(
              new Use(
                  micros(e.startAt()),
                  e.endAt() == null ? Use.UNKNOWN : micros(e.endAt()),
                  e.zone(),
                  Use.Kind.of(e.kind().label()),
                  e.category(),
                  e.action() == null ? null : Use.Action.of(e.action().label())));
    }
    Map<String, List<UsageDay>> days = new TreeMap<>();
    uses.forEach(
        (participant, all) -> {
          all.sort(Comparator.comparingLong(Use::startMicros));
          days.put(participant, UsageDays.of(RULES).apply(participant, all.iterator()));
        });
    return days;
  }

  /** Six people, 0 with few days; over the change of clocks, with ties, open ends and unlocks. */
  private static List<UsageEvent> events() {
    List<UsageEvent> events = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      int n = person == 0 ? 4 : 40 + person;
      for (int i = 0; i < n; i++) {
        Instant start = FIRST.plus((i - i % 5 / 4) * 197L + person * 13L, ChronoUnit.MINUTES);
        boolean unlock = person > 1 && i % 6 == 5;
        events.add(
            new UsageEvent(
                "p" + person,
                start,
                unlock || i % 7 == 3 ? null : start.plusMillis(60_000L * (1 + i % 9 * 40) + i),
                i % 11 == 0 ? "Europe/Lisbon" : "Europe/Amsterdam",
                null,
                null,
                unlock ? UsageEvent.Kind.UNLOCK : UsageEvent.Kind.APPLICATION,
                unlock ? null : "app" + i % 3,
                unlock || i % 8 == 0 ? null : i % 2 == 0 ? "social" : "news",
                person < 3 || unlock
                    ? null
                    : i % 2 == 0 ? UsageEvent.Action.ACTIVE : UsageEvent.Action.PASSIVE,
                null,
                null,
                null,
                null,
                false,
                "phone",
                "a.csv",
                2L + events.size()));
      }
    }
    return events;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
