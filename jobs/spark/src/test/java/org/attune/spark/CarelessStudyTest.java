package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study with twelve planted straight-liners among 72 people, who are left out by a declared rule.
 *
 * <p>The UCLA scale turns 9 of its 20 items, so that a straight line of threes scores 11 * 3 + 9 *
 * 2 = 51: mid-scale, and nothing in the score betrays it.
 */
class CarelessStudyTest {

  private static final int PEOPLE = 72;

  @TempDir private static Path study;

  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    SharedSpark.session();
    StringBuilder survey = new StringBuilder("id,minutes,duration");
    for (int item = 1; item <= 20; item++) {
      survey.append(",u").append(item);
    }
    for (int i = 0; i < PEOPLE; i++) {
      Random random = new Random(i);
      boolean straight = i % 6 == 5;
      survey.append(String.format("%nP%03d,%d,%d", i, 10 + i, straight ? 30 : 90 + i));
      for (int item = 0; item < 20; item++) {
        survey.append(',').append(straight ? 3 : 1 + (item + random.nextInt(2) * 2) % 4);
      }
    }
    Files.createDirectories(study.resolve("raw"));
    Files.writeString(study.resolve("raw/survey.csv"), survey + "\n");
    Files.writeString(
        study.resolve("study.yaml"),
        """
        study: straight
        zone: UTC
        pseudonyms: keep
        policies:
          careless: {exclude: [longstring]}
          also: [{careless: {flags: 4}}]
        quality: {seconds: {survey: duration}}
        sources:
          survey:
            kind: survey
            files: survey.csv
            participant: id
            occasion: w1
            instruments: {ucla20_v3: {items: u1..u20}}
            variables: {minutes: minutes, duration: duration}
        analyses:
          use: {outcomes: [ucla20_v3], predictors: [minutes]}
        """);
    Ran.of("run", study).done();
    results = new Results(study);
  }

  @Test
  void straightLines_areFlagged_andOnlyThey() throws IOException {
    Dataset<Row> quality =
        SharedSpark.session().read().parquet(study.resolve("scored/response_quality").toString());
    assertThat(quality.count()).isEqualTo(PEOPLE);
    assertThat(quality.where("flags like '%longstring%'").count()).isEqualTo(12);
    assertThat(quality.where("flags like '%longstring%'").where("longstring = 20 and irv = 0"))
        .satisfies(rows -> assertThat(rows.count()).isEqualTo(12));
    Map<String, String> longest = results.one("careless", "index", "longstring");
    assertThat(longest)
        .containsEntry("n_records", "72")
        .containsEntry("n", "72")
        .containsEntry("n_flagged", "12")
        .containsEntry("cut_off", "10.0");
    // 30 seconds for 20 items
    assertThat(results.one("careless", "index", "seconds_per_item"))
        .containsEntry("n_flagged", "12")
        .containsEntry("cut_off", "2.0");
    assertThat(results.one("careless", "index", "even_odd"))
        .containsEntry("n", "0")
        .containsEntry("reason", "too_few_scales")
        .containsEntry("n_not_computed", "72");
  }

  @Test
  void excludedRecords_areCounted_andMissingFromTheDeclaredResults() throws IOException {
    assertThat(results.one("flow", "quantity", "records_excluded", "reason", "careless"))
        .containsEntry("step", "derive")
        .containsEntry("source", "survey")
        .containsEntry("n", "12");
    assertThat(n("correlation", "policy", "declared", "family", "use")).isEqualTo(60);
    assertThat(
            n(
                "reliability",
                "policy",
                "declared",
                "statistic",
                "alpha",
                "interval_method",
                "feldt",
                "group_name",
                "all"))
        .isEqualTo(60);
  }

  @Test
  void resultsWithEverybody_andUnderTheOtherRule_standBeside() throws IOException {
    assertThat(n("correlation", "policy", "careless=keep", "family", "use")).isEqualTo(72);
    assertThat(
            n(
                "reliability",
                "policy",
                "careless=keep",
                "statistic",
                "alpha",
                "interval_method",
                "feldt",
                "group_name",
                "all"))
        .isEqualTo(72);
    Dataset<Row> quality =
        SharedSpark.session().read().parquet(study.resolve("scored/response_quality").toString());
    long four = quality.where("n_flags >= 4").count();
    assertThat(four).as("a straight line has three: a run, no variability, haste").isLessThan(12);
    assertThat(n("correlation", "policy", "careless=4_flags", "family", "use"))
        .isEqualTo(72 - four);
  }

  @Test
  void report_saysWhoWasLeftOut() throws IOException {
    String report = Files.readString(study.resolve("report.html"));
    assertThat(report)
        .contains("Left out as careless: records flagged by longstring.")
        .contains("Careless=keep")
        .contains("records excluded: left out as careless")
        .doesNotContain("P005");
  }

  private static long n(String table, String... conditions) throws IOException {
    java.util.List<Map<String, String>> rows = results.where(table, conditions);
    assertThat(rows).as(table + " " + String.join(" ", conditions)).isNotEmpty();
    return Long.parseLong(rows.get(0).get("n_participants"));
  }
}
