package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.instrument.ScaleScore;
import org.attune.spark.Tables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the panel takes from which table, on one partition and on seven. */
class PanelTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 29);
  private static final LocalDate MONDAY = SUNDAY.plusDays(1);
  private static final Map<String, Set<String>> NOTHING = Map.of();

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void surveyVariables_belongToThePersonAndTheOccasion(int partitions) {
    List<Row> panel =
        panel(
            partitions,
            NOTHING,
            List.of(
                response("p1", "survey", "w1", "a:2", 1, 1, "answered", "q_age", 16.0, null),
                response("p2", "survey", "w1", "a:3", 1, 1, "answered", "q_age", 15.9, null),
                response("p3", "survey", "w2", "b:2", 1, 1, "answered", "q_age", 99.5, null),
                response("p4", "survey", "w2", "b:3", 1, 1, "answered", "q_age", null, null),
                response("p1", "survey", "w1", "a:2", 1, 1, "answered", "q_sex", 1.0, "woman"),
                // declared for the first occasion only, or not at all, or in another source
                response("p1", "survey", "w2", "b:4", 1, 1, "answered", "q_sex", 1.0, "woman"),
                response("p1", "survey", "w1", "a:2", 1, 1, "answered", "q_more", 1.0, null),
                response("p1", "other", "w1", "c:2", 1, 1, "answered", "q_age", 20.0, null)),
            List.of());
    assertThat(panel)
        .isEqualTo(
            Tables.sorted(
                List.of(
                    value("declared", "p1", "age", "w1", "", null, 16.0, null),
                    value("declared", "p2", "age", "w1", "", null, null, null),
                    value("declared", "p3", "age", "w2", "", null, null, null),
                    value("declared", "p4", "age", "w2", "", null, null, null),
                    value("declared", "p1", "gender", "w1", "", null, null, "woman"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void textOfAMissingAnswer_isNoCategory(int partitions) {
    List<Row> panel =
        panel(
            partitions,
            NOTHING,
            List.of(
                response(
                    "p1", "survey", "w1", "a:2", 1, 1, "answered", "q_sex", null, "9 refused")),
            List.of());
    assertThat(panel)
        .isEqualTo(
            Tables.sorted(List.of(value("declared", "p1", "gender", "w1", "", null, null, null))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void diaryValues_keepTheirRecordAndItsDay_andMeetTheUsageOfThatDay(int partitions) {
    Dataset<Row> prompts =
        Tables.of(
            "prompt",
            List.of(
                prompt("p1", "d:2", 1, 1, "answered", SUNDAY),
                prompt("p1", "d:3", 1, 1, "answered", MONDAY),
                prompt("p1", "d:4", 1, 1, "expired", MONDAY),
                prompt("p2", "d:5", 1, 1, "answered", SUNDAY),
                prompt("p2", "d:6", 1, 1, "answered", null)),
            partitions);
    Dataset<Row> days =
        Tables.of(
            "usage_day",
            List.of(
                day("p1", SUNDAY, 90.5, 2L),
                day("p1", MONDAY, null, null),
                day("p1", MONDAY.plusDays(1), 7.0, 1L)),
            partitions);
    Dataset<Row> panel =
        Panel.apply(
            Panel.values(
                Tables.of(
                    "response",
                    List.of(
                        diary("p1", "d:2", "answered", 40.0),
                        diary("p1", "d:3", "answered", 100.5),
                        diary("p1", "d:4", "expired", 77.0),
                        diary("p2", "d:5", "answered", 0.0),
                        diary("p2", "d:6", "answered", 100.0)),
                    partitions),
                Tables.of("scale_score", List.of(), partitions),
                Plans.plan()),
            prompts,
            new Panel.Usage(
                days,
                Tables.of("usage_feature", List.of(), partitions),
                Tables.of("usage_window", List.of(), partitions),
                Tables.of("usage_category", List.of(), partitions)),
            Plans.plan(),
            NOTHING,
            Tables.of("response_quality", List.of(), partitions));
    assertThat(Tables.rows(panel.where("variable = 'lonely'")))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    value("declared", "p1", "lonely", "diary", "d:2", SUNDAY, 40.0, null),
                    value("declared", "p1", "lonely", "diary", "d:3", MONDAY, null, null),
                    value("declared", "p2", "lonely", "diary", "d:5", SUNDAY, 0.0, null),
                    value("declared", "p2", "lonely", "diary", "d:6", null, 100.0, null))));
    assertThat(Tables.rows(panel.where("variable in ('screen_minutes', 'session_count')")))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    value("declared", "p1", "screen_minutes", "diary", "d:2", SUNDAY, 90.5, null),
                    value("declared", "p1", "session_count", "diary", "d:2", SUNDAY, 2.0, null),
                    value("declared", "p1", "screen_minutes", "diary", "d:3", MONDAY, null, null),
                    value("declared", "p1", "session_count", "diary", "d:3", MONDAY, null, null))));
    assertThat(panel.select("variable").distinct().count()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void scores_bearTheirMeasuresName_andTheirVariantsPolicy(int partitions) {
    List<Row> panel =
        panel(
            partitions,
            NOTHING,
            List.of(),
            List.of(
                score("survey", "w1", "a:2", "uls8", "default", "total", 20),
                score("survey", "w1", "a:2", "uls8", "default", "part", 5),
                score("survey", "w1", "a:2", "uls8", "uls6", "total", Double.NaN),
                score("survey", "w2", "b:2", "uls8", "default", "total", 21),
                score("diary", "diary", "d:2", "phq2", "default", "total", 3)));
    assertThat(panel)
        .isEqualTo(
            Tables.sorted(
                List.of(
                    value("declared", "p1", "uls8", "w1", "", null, 20.0, null),
                    value("declared", "p1", "uls8.part", "w1", "", null, 5.0, null),
                    value("uls8=uls6", "p1", "uls8", "w1", "", null, null, null),
                    value("declared", "p1", "phq2", "diary", "d:2", null, 3.0, null))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void alternatives_areShown_onlyWhereTheyTouchASource(int partitions) {
    List<Row> responses =
        List.of(
            response("p1", "survey", "w1", "a:2", 1, 2, "answered", "q_age", 30.0, null),
            response("p1", "survey", "w1", "a:9", 2, 2, "answered", "q_age", 31.0, null),
            diary("p1", "d:4", "expired", 77.0),
            diary("p1", "d:5", "answered", 7.0));
    List<Row> declared =
        List.of(
            value("declared", "p1", "age", "w1", "", null, 30.0, null),
            value("declared", "p1", "lonely", "diary", "d:5", null, 7.0, null));
    assertThat(panel(partitions, NOTHING, responses, List.of())).isEqualTo(Tables.sorted(declared));
    List<Row> more = new java.util.ArrayList<>(declared);
    more.add(value("duplicates=last", "p1", "age", "w1", "", null, 31.0, null));
    String kept = "expired_with_answers=keep";
    more.add(value(kept, "p1", "lonely", "diary", "d:4", null, 77.0, null));
    more.add(value(kept, "p1", "lonely", "diary", "d:5", null, 7.0, null));
    assertThat(
            panel(
                partitions,
                Map.of("duplicates=last", Set.of("survey"), kept, Set.of("diary")),
                responses,
                List.of()))
        .isEqualTo(Tables.sorted(more));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void usageFeatures_areValuesOfThePerson(int partitions) {
    Row feature =
        Tables.row(
            "usage_feature",
            Map.ofEntries(
                Map.entry("participant", "p1"),
                Map.entry("days", 9L),
                Map.entry("observed_days", 8L),
                Map.entry("valid_days", 8L),
                Map.entry("screen_minutes", 1.5),
                Map.entry("social_minutes", 2.5),
                Map.entry("night_minutes", 3.5),
                Map.entry("night_share", .25),
                Map.entry("session_count", 4.0),
                Map.entry("unlock_count", 5.0)));
    Dataset<Row> panel =
        Panel.apply(
            Panel.values(
                Tables.of("response", List.of(), partitions),
                Tables.of("scale_score", List.of(), partitions),
                Plans.plan()),
            Tables.of("prompt", List.of(), partitions),
            new Panel.Usage(
                Tables.of("usage_day", List.of(), partitions),
                Tables.of("usage_feature", List.of(feature), partitions),
                Tables.of("usage_window", List.of(), partitions),
                Tables.of("usage_category", List.of(), partitions)),
            Plans.plan(),
            NOTHING,
            Tables.of("response_quality", List.of(), partitions));
    assertThat(Tables.rows(panel))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    usage("screen_minutes", 1.5),
                    usage("social_minutes", 2.5),
                    usage("passive_minutes", null),
                    usage("active_minutes", null),
                    usage("night_minutes", 3.5),
                    usage("night_share", .25),
                    usage("passive_share", null),
                    usage("session_count", 4.0),
                    usage("unlock_count", 5.0))));
  }

  /** The panel of a study without prompts' days and without usage. */
  private static List<Row> panel(
      int partitions,
      Map<String, Set<String>> affected,
      List<Row> responses,
      List<ScaleScore> scores) {
    return Tables.rows(
        Panel.apply(
            Panel.values(
                Tables.of("response", responses, partitions),
                Tables.of(ScaleScore.class, "scale_score", scores, partitions),
                Plans.plan()),
            Tables.of("prompt", List.of(), partitions),
            new Panel.Usage(
                Tables.of("usage_day", List.of(), partitions),
                Tables.of("usage_feature", List.of(), partitions),
                Tables.of("usage_window", List.of(), partitions),
                Tables.of("usage_category", List.of(), partitions)),
            Plans.plan(),
            affected,
            Tables.of("response_quality", List.of(), partitions)));
  }

  private static Row usage(String variable, Double value) {
    return value("declared", "p1", variable, "usage", "", null, value, null);
  }

  private static Row value(
      String policy,
      String participant,
      String variable,
      String occasion,
      String record,
      LocalDate day,
      Double value,
      String text) {
    return RowFactory.create(
        policy,
        participant,
        variable,
        occasion,
        record,
        day,
        null,
        null,
        null,
        null,
        null,
        value,
        text);
  }

  private static Row diary(String participant, String record, String status, Double value) {
    return response(participant, "diary", "diary", record, 1, 1, status, "q_lonely", value, null);
  }

  private static Row response(
      String participant,
      String source,
      String occasion,
      String record,
      long copy,
      long copies,
      String status,
      String variable,
      Double value,
      String text) {
    return RowFactory.create(
        participant,
        source,
        occasion,
        record,
        copy,
        copies,
        copy == 1,
        status,
        value == null ? 0L : 1L,
        new String[] {variable},
        new Double[] {value},
        new String[] {text},
        new String[] {value == null ? "blank" : null},
        "f",
        2L,
        null,
        null,
        null);
  }

  private static Row prompt(
      String participant, String record, long copy, long copies, String status, LocalDate day) {
    return RowFactory.create(
        participant,
        "diary",
        "diary",
        record,
        copy,
        copies,
        copy == 1,
        status,
        null,
        null,
        null,
        "Europe/Amsterdam",
        day,
        null,
        1L,
        1L);
  }

  private static Row day(String participant, LocalDate day, Double screen, Long sessions) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("participant", participant);
    cells.put("day", day);
    cells.put("zone", "Europe/Amsterdam");
    cells.put("observed", screen != null);
    cells.put("valid", screen != null);
    cells.put("event_count", sessions);
    cells.put("screen_minutes", screen);
    cells.put("social_minutes", screen);
    cells.put("night_minutes", screen);
    cells.put("session_count", sessions);
    return Tables.row("usage_day", cells);
  }

  private static ScaleScore score(
      String source,
      String occasion,
      String record,
      String instrument,
      String variant,
      String scale,
      double score) {
    return new ScaleScore(
        "p1",
        source,
        occasion,
        record,
        1,
        1,
        true,
        "answered",
        instrument,
        1,
        variant,
        scale,
        8,
        8,
        false,
        score,
        Double.isNaN(score) ? "too_many_missing" : null,
        "final",
        Double.NaN,
        null);
  }
}
