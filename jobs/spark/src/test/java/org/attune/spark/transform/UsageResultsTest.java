package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.association.CategoryCoverage;
import org.attune.association.UsageClock;
import org.attune.association.UsageQuality;
import org.attune.quality.Coverage;
import org.attune.spark.Tables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of usage over all participants, computed by hand; on one partition and on seven. */
class UsageResultsTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 30);

  private static Row row(String table, Object... cells) {
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      named.put((String) cells[i], cells[i + 1]);
    }
    return Tables.row(table, named);
  }

  private static Row event(
      String participant, String application, String category, int start, Integer end) {
    Instant from = Instant.parse("2026-03-30T10:00:00Z");
    return row(
        "usage_event",
        "participant",
        participant,
        "start_at",
        from.plusSeconds(start),
        "end_at",
        end == null ? null : from.plusSeconds(end),
        "kind",
        "application",
        "application",
        application,
        "category",
        category,
        "inferred",
        false,
        "source",
        "phone",
        "file",
        "f",
        "line",
        (long) start);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void categoryCoverage_namesOnlyWhatEnoughPeopleUse(int partitions) {
    List<Row> events =
        List.of(
            event("p1", "feed", "social", 0, 60),
            event("p2", "feed", "social", 10, null),
            event("p1", "game", null, 100, 220),
            event("p2", "game", null, 110, 170),
            event("p1", "diary of p1", null, 300, 360),
            event("p3", "backwards", "social", 400, 400_000));
    List<CategoryCoverage> rows =
        CategoryKnown.apply(Tables.of("usage_event", events, partitions), 24, 2);
    assertThat(rows)
        .extracting(
            CategoryCoverage::groupValue,
            CategoryCoverage::nParticipants,
            CategoryCoverage::nLaunches,
            CategoryCoverage::minutes,
            CategoryCoverage::launchShare,
            CategoryCoverage::minutesShare)
        .containsExactly(
            tuple("all", 3L, 6L, 5.0, 3 / 6.0, 1 / 5.0),
            tuple("game", 2L, 2L, 3.0, 2 / 6.0, 3 / 5.0),
            tuple("rarely_used", 1L, 1L, 1.0, 1 / 6.0, 1 / 5.0));
  }

  private static Row day(
      String participant, int after, boolean observed, boolean valid, Double hours, Double screen) {
    return row(
        "usage_day",
        "participant",
        participant,
        "day",
        MONDAY.plusDays(after),
        "zone",
        "Europe/Amsterdam",
        "observed",
        observed,
        "valid",
        valid,
        "sensed_hours",
        hours,
        "screen_minutes",
        screen,
        "application_minutes",
        screen);
  }

  private static List<Row> days() {
    return List.of(
        day("p1", 0, true, true, 24.0, 90.0),
        day("p1", 7, true, true, 20.0, 30.0),
        day("p1", 8, true, false, 3.0, 5.0),
        day("p2", 0, true, true, 23.5, 10.0),
        day("p2", 1, false, false, null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void coverage_followsDaysOfGroups(int partitions) {
    List<Row> days = new ArrayList<>();
    for (int person = 0; person < 22; person++) {
      for (int d = 0; d < (person == 0 ? 2 : 3); d++) {
        boolean valid = d != 1 || person < 10 || person == 21;
        days.add(day("p" + person, d, true, valid, 24.0, 1.0));
      }
    }
    days.add(day("p5", -1, false, false, null, null));
    List<Row> prompts = new ArrayList<>();
    for (String person : List.of("a", "b", "c", "d")) {
      prompts.add(
          row(
              "compliance_day",
              "participant",
              person,
              "source",
              "evening",
              "day",
              MONDAY,
              "study_day",
              1L,
              "n_issued",
              2L,
              "n_answered",
              1L));
    }
    List<Coverage> rows =
        CoverageDays.apply(
            Tables.of("usage_day", days, partitions),
            Tables.of("compliance_day", prompts, partitions),
            2);
    assertThat(rows)
        .extracting(
            Coverage::kind,
            Coverage::source,
            Coverage::band,
            Coverage::dayFrom,
            Coverage::dayTo,
            Coverage::nParticipants,
            Coverage::coveredFrom,
            Coverage::coveredTo)
        .as("groups hold five cells of two; the day before the first log does not count")
        .containsExactly(
            tuple("usage", "all", 1L, 1L, 1L, 11L, .8, 1.0),
            tuple("usage", "all", 1L, 2L, 2L, 11L, .8, 1.0),
            tuple("usage", "all", 1L, 3L, 3L, 11L, .8, 1.0),
            tuple("usage", "all", 2L, 1L, 1L, 11L, .8, 1.0),
            tuple("usage", "all", 2L, 2L, 2L, 11L, 0.0, .2),
            tuple("usage", "all", 2L, 3L, 3L, 11L, .8, 1.0),
            tuple("diary", "evening", 1L, 1L, 1L, 4L, .5, 1.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void usageQuality_countsDaysYieldAndRepairs(int partitions) {
    List<Row> repairs =
        List.of(
            RowFactory.create("p1", "overlap", 3L),
            RowFactory.create("p2", "overlap", 4L),
            RowFactory.create("p2", "too_long", 1L));
    List<UsageQuality> rows =
        UsageYield.apply(
            Tables.of("usage_day", days(), partitions),
            Tables.of("usage_repair", repairs, partitions));
    assertThat(rows)
        .extracting(
            UsageQuality::quantity,
            UsageQuality::groupValue,
            UsageQuality::nParticipants,
            UsageQuality::n,
            UsageQuality::median)
        .containsExactly(
            tuple("days", "all", 2L, 5L, 2.5),
            tuple("observed_days", "all", 2L, 4L, 2.0),
            tuple("valid_days", "all", 2L, 3L, 1.5),
            tuple("valid_days", ".4-.6", 1L, 1L, null),
            tuple("valid_days", ".6-.8", 1L, 2L, null),
            tuple("sensed_days", "all", 2L, 4L, 21.75),
            tuple("sensed_days", "0-4", 1L, 1L, null),
            tuple("sensed_days", "20-24", 2L, 3L, null),
            tuple("repairs", "overlap", 2L, 7L, null),
            tuple("repairs", "too_long", 1L, 1L, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void usageClock_isTheMeanOfParticipantsMeansOverValidDays(int partitions) {
    List<Row> hours = new ArrayList<>();
    hours.add(hour("p1", 0, "2026-03-30T07:00:00Z", 60.0)); // 09:00 where clocks show summer time
    hours.add(hour("p1", 7, "2026-04-06T07:00:00Z", 20.0));
    hours.add(hour("p1", 8, "2026-04-07T07:00:00Z", 50.0)); // not a valid day
    hours.add(hour("p2", 0, "2026-03-30T07:00:00Z", 10.0));
    hours.add(hour("p2", 0, "2026-03-30T21:00:00Z", 4.0));
    List<UsageClock> rows =
        UsageHours.apply(
            Tables.of("usage_day", days(), partitions),
            Tables.of("usage_segment", hours, partitions),
            "hour");
    assertThat(rows).hasSize(24).allSatisfy(r -> assertThat(r.weekday()).isEqualTo("monday"));
    assertThat(rows.get(9)).isEqualTo(new UsageClock("monday", 9L, 2L, 3L, (40 + 10) / 2.0, ""));
    assertThat(rows.get(23).minutes()).isEqualTo(2);
    assertThat(rows.get(0).minutes()).isZero();
  }

  private static Row hour(String participant, int after, String start, double screen) {
    return row(
        "usage_segment",
        "participant",
        participant,
        "segment",
        "hour",
        "start_at",
        Instant.parse(start),
        "day",
        MONDAY.plusDays(after),
        "end_at",
        Instant.parse(start).plusSeconds(3600),
        "screen_minutes",
        screen);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void minutesOfACategory_areZeroOnKnownDaysAndMissingOnOthers(int partitions) {
    Dataset<Row> categories =
        Tables.of(
            "usage_category",
            List.of(
                row(
                    "usage_category",
                    "participant",
                    "p1",
                    "day",
                    MONDAY,
                    "category",
                    "news",
                    "minutes",
                    12.5)),
            partitions);
    Dataset<Row> days = Tables.of("usage_day", days(), partitions);
    assertThat(
            Tables.rows(
                CategoryMinutes.ofDays(days, categories, List.of("news")),
                "participant",
                "day",
                "news_minutes"))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    RowFactory.create("p1", MONDAY, 12.5),
                    RowFactory.create("p1", MONDAY.plusDays(7), 0.0),
                    RowFactory.create("p1", MONDAY.plusDays(8), 0.0),
                    RowFactory.create("p2", MONDAY, 0.0),
                    RowFactory.create("p2", MONDAY.plusDays(1), null))));
    Dataset<Row> features =
        Tables.of(
            "usage_feature",
            List.of(
                row("usage_feature", "participant", "p1", "application_minutes", 60.0),
                row("usage_feature", "participant", "p2")),
            partitions);
    assertThat(
            Tables.rows(
                CategoryMinutes.ofPersons(features, days, categories, List.of("news")),
                "participant",
                "news_minutes"))
        .as("p2 has too few valid days for features")
        .isEqualTo(
            Tables.sorted(
                List.of(RowFactory.create("p1", 6.25), RowFactory.create("p2", (Object) null))));
  }
}
