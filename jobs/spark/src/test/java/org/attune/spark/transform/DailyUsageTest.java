package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.attune.source.UsageEvent;
import org.attune.spark.Tables;
import org.attune.spark.UsageTables;
import org.attune.usage.Segment;
import org.attune.usage.UsageRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributed usage days and features are those of the kernels on the collected events. */
class DailyUsageTest {

  private static final UsageRules RULES =
      UsageRules.of(Set.of("social"))
          .withValid(UsageRules.Valid.of(4))
          .withSegments(List.of(Segment.of("morning", LocalTime.of(6, 0), LocalTime.of(12, 0))));
  private static final Instant FIRST = Instant.parse("2026-03-27T20:00:00.000001Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void tables_areTheKernels_alsoBelowTheMinimumOfDays(int partitions) {
    List<UsageEvent> events = events();
    for (String table :
        List.of("usage_day", "usage_feature", "usage_application", "usage_segment")) {
      List<Row> expected = UsageTables.of(events, RULES, table);
      assertThat(expected).hasSizeGreaterThan(5);
      assertThat(
              Tables.rows(
                  DailyUsage.table(
                      Tables.of(UsageEvent.class, "usage_event", events, partitions),
                      RULES,
                      table)))
          .as(table)
          .isEqualTo(Tables.sorted(expected));
    }
    assertThat(UsageTables.of(events, RULES, "usage_feature").stream().filter(r -> r.isNullAt(5)))
        .hasSize(1);
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
}
