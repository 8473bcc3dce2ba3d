package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.quality.Compliance;
import org.attune.spark.Tables;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two people, three days, nine prompts, one of them twice: every number below is counted by hand.
 */
class PromptOutcomesTest {

  private static final Policy FIRST = Policy.declared(Duplicates.FIRST, ExpiredAnswers.DROP);
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 27);

  private static Dataset<Row> prompts(int partitions) {
    return Tables.of(
        "prompt",
        List.of(
            prompt("p1", 1, FRIDAY, "2026-03-27T08:00:00Z", "answered", 10.0, 1),
            prompt("p1", 2, FRIDAY, "2026-03-27T19:00:00Z", "answered", 40.0, 1),
            prompt("p1", 3, FRIDAY, "2026-03-27T20:00:00Z", "expired", null, 1),
            prompt("p1", 4, FRIDAY.plusDays(1), "2026-03-28T08:00:00Z", "cancelled", null, 1),
            prompt("p1", 5, FRIDAY.plusDays(3), "2026-03-30T07:00:00Z", "answered", 20.0, 1),
            prompt("p1", 6, FRIDAY.plusDays(3), "2026-03-30T07:00:00Z", "answered", 900.0, 2),
            prompt("p2", 7, FRIDAY.plusDays(3), "2026-03-30T07:30:00Z", "answered", 30.0, 1),
            prompt("p2", 8, FRIDAY.plusDays(3), "2026-03-30T19:00:00Z", "expired", 5000.0, 1),
            prompt("p2", 9, null, null, "expired", null, 1)),
        partitions);
  }

  private static Row prompt(
      String participant,
      int line,
      LocalDate day,
      String scheduled,
      String status,
      Double latency,
      long copy) {
    return RowFactory.create(
        participant,
        "diary",
        "diary",
        "d.csv:" + line,
        copy,
        line == 5 || line == 6 ? 2L : 1L,
        copy == 1,
        status,
        scheduled == null ? null : java.sql.Timestamp.from(Instant.parse(scheduled)),
        null,
        null,
        line == 1 ? "CET" : line == 9 ? "" : "Europe/Amsterdam",
        day == null ? null : java.sql.Date.valueOf(day),
        latency,
        1L,
        status.equals("answered") ? 1L : 0L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void days_holdWhatBecameOfTheirPrompts(int partitions) {
    assertThat(
            Tables.rows(
                PromptOutcomes.days(prompts(partitions), FIRST),
                "participant",
                "study_day",
                "n_issued",
                "n_answered",
                "n_expired",
                "n_cancelled",
                "share_answered",
                "latency_median_seconds"))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    RowFactory.create("p1", 1, 3L, 2L, 1L, 0L, 2 / 3.0, 25.0),
                    RowFactory.create("p1", 2, 1L, 0L, 0L, 1L, 0.0, null),
                    RowFactory.create("p1", 4, 1L, 1L, 0L, 0L, 1.0, 20.0),
                    RowFactory.create("p2", 1, 2L, 1L, 1L, 0L, .5, 30.0))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void groups_holdWhatBecameOfTheirPrompts(int partitions) {
    List<Compliance> rows = PromptOutcomes.apply(prompts(partitions), FIRST, AMSTERDAM);
    // p1 answered 3 of 5, p2 1 of 3; the latencies are 10, 20, 30 and 40
    Compliance all = rows.get(0);
    assertThat(List.of(all.nParticipants(), all.nIssued(), all.nAnswered()))
        .containsExactly(2L, 8L, 4L);
    assertThat(List.of(all.nExpired(), all.nCancelled())).containsExactly(3L, 1L);
    assertThat(all.shareAnswered()).isEqualTo(.5);
    assertThat(all.shareQ1()).isCloseTo(.4, within(1e-12));
    assertThat(all.shareMedian()).isCloseTo(1.4 / 3, within(1e-12));
    assertThat(all.shareQ3()).isCloseTo(1.6 / 3, within(1e-12));
    assertThat(all.latencyQ1Seconds()).isEqualTo(17.5);
    assertThat(all.latencyMedianSeconds()).isEqualTo(25);
    assertThat(all.latencyQ3Seconds()).isEqualTo(32.5);
    assertThat(rows)
        .extracting(r -> r.groupName() + " " + r.groupValue() + " " + r.nIssued())
        .containsExactly(
            "all all 8",
            "hour 9 4", // 8:00 UTC before the clocks change, 7:00 and 7:30 UTC after
            "hour 20 1",
            "hour 21 2", // 20:00 UTC before, 19:00 UTC after
            "share_answered .2-.4 3",
            "share_answered .6-.8 5",
            "study_day 1 5",
            "study_day 2 1",
            "study_day 4 1",
            "weekday monday 3",
            "weekday friday 3",
            "weekday saturday 1");
  }
}
