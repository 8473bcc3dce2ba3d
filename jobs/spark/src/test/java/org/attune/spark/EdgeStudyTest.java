package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every wider analysis on measures that leave it nothing to estimate: nobody with both, the same
 * answer of everybody, one record a person; on one partition and on several.
 */
class EdgeStudyTest {

  private static final int PEOPLE = 48;
  private static final Set<String> TABLES =
      Set.of("effect.csv", "correlation.csv", "descriptive.csv", "reliability.csv");

  private static final String DECLARATION =
      """
      study: edges
      title: Nothing to estimate
      zone: Europe/Amsterdam
      seed: 5
      smallest_cell: 5
      pseudonyms: keep
      sources:
        survey:
          kind: survey
          files: survey.csv
          participant: id
          occasion: w1
          missing: {-99: refused}
          variables:
            y: y
            x: x
            same: same
            late: late
            age: age
            w: w
            region: {column: region, values: {n: North, s: South}}
            school: {column: school, values: {a: A, b: B, c: C, d: D, e: E, f: F}}
        diary:
          kind: diary
          files: diary.csv
          participant: id
          scheduled: scheduled
          answered: answered
          variables: {mood: mood, use: use, flat: flat}
        once:
          kind: diary
          files: once.csv
          participant: id
          scheduled: scheduled
          answered: answered
          variables: {felt: felt, spent: spent}
      design: {weights: [w], strata: region, clusters: school}
      analyses:
        people:
          outcomes: [y]
          predictors: [x, same, late]
          covariates: [age]
          groups: [region]
          compare: [predictors, groups]
          means_by: [region]
          shape: [quadratic, two_lines]
          moderators: [age, same]
          also: [polychoric]
          bootstrap: 1000
          smallest_effect: 0.1
        flat_outcome:
          outcomes: [same]
          predictors: [x]
          means_by: [region]
          shape: [quadratic, two_lines]
          moderators: [age]
          also: [polychoric]
          bootstrap: 1000
          smallest_effect: 0.1
        records:
          level: within
          outcomes: [mood]
          predictors: [use, flat]
          lags: [0, 1]
          model: {time: [day]}
          bootstrap: 1000
          smallest_effect: 0.1
        single_records:
          level: within
          outcomes: [felt]
          predictors: [spent]
          bootstrap: 1000
          smallest_effect: 0.1
      """;

  @TempDir private static Path temp;

  private static Path study;
  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    SharedSpark.session();
    study = write(temp.resolve("two"), i -> i);
    Ran.of("run", "--partitions", 2, study).done();
    results = new Results(study);
  }

  /** Writes the study, each line of the survey changed. */
  private static Path write(Path folder, UnaryOperator<String> line) throws IOException {
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("study.yaml"), DECLARATION);
    List<String> survey = new ArrayList<>(List.of("id,y,x,same,late,age,w,region,school"));
    List<String> diary = new ArrayList<>(List.of("id,scheduled,answered,mood,use,flat"));
    List<String> once = new ArrayList<>(List.of("id,scheduled,answered,felt,spent"));
    for (int i = 0; i < PEOPLE; i++) {
      boolean late = i % 8 == 0;
      survey.add(
          line.apply(
              String.format(
                  "p%02d,%s,%d,3,%s,%d,%s,%s,%s",
                  i,
                  late ? "-99" : 1 + i * 7 % 5,
                  i * 11 % 13,
                  late ? i : "-99",
                  20 + i * 5 % 17,
                  i == 3 ? "-99" : "1." + i % 4,
                  i % 2 == 0 ? "n" : "s",
                  "abcdef".charAt(i % 6))));
      for (int day = 1; day <= 5; day++) {
        for (int hour = 10; hour <= 18; hour += 4) {
          String at = String.format("2026-03-%02dT%d:00:00", day, hour);
          int use = (i * 3 + day * 5 + hour) % 7;
          diary.add(String.format("p%02d,%s,%s,%d,%d,4", i, at, at, (use + i * day) % 6, use));
        }
      }
      once.add(
          String.format("p%02d,2026-03-01T12:00:00,2026-03-01T12:01:00,%d,%d", i, i % 5, i % 7));
    }
    Files.write(raw.resolve("survey.csv"), survey);
    Files.write(raw.resolve("diary.csv"), diary);
    Files.write(raw.resolve("once.csv"), once);
    return folder;
  }

  @Test
  void rowWithoutANumber_saysWhy() throws IOException {
    List<Map<String, String>> blank =
        results.where("effect", "estimate", "", "withheld", "").stream()
            .filter(row -> !row.get("term").equals("u_shape"))
            .toList();
    assertThat(blank).hasSizeGreaterThan(50);
    assertThat(blank)
        .filteredOn(row -> row.get("remark").isEmpty())
        .extracting(
            row -> row.get("estimator") + " " + row.get("term") + " " + row.get("predictor"))
        .isEmpty();
  }

  @Test
  void rowWithoutANumber_hasNoTestEither() throws IOException {
    assertThat(results.where("effect", "estimate", ""))
        .allSatisfy(
            row -> {
              assertThat(row.get("std_error")).isEmpty();
              assertThat(row.get("conf_low")).isEmpty();
              assertThat(row.get("p_equivalence")).isEmpty();
              assertThat(row.get("bayes_factor")).isEmpty();
            });
  }

  @Test
  void nobodyWithBoth_hasNoNumberAndSaysWhy() throws IOException {
    List<Map<String, String>> rows =
        results.where("effect", "family", "people", "predictor", "late", "outcome", "y");
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(rows)
        .filteredOn(row -> row.get("analysis").equals("regression"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row)
                  .containsEntry("estimate", "")
                  .containsEntry("n", "")
                  .containsEntry("withheld", "smallest_cell");
              assertThat(row.get("remark"))
                  .startsWith(
                      row.get("estimator").startsWith("partial_")
                          ? "fewer than three clusters"
                          : "too few participants with complete answers");
            });
  }

  @Test
  void sameAnswerOfEverybody_isNamedAsThat() throws IOException {
    for (String estimator : List.of("pearson", "percentage_bend", "polychoric", "survey_pearson")) {
      Map<String, String> row =
          results.one(
              "effect",
              "family",
              "people",
              "predictor",
              "same",
              "analysis",
              "association",
              "estimator",
              estimator);
      assertThat(row).containsEntry("estimate", "");
      assertThat(row.get("remark")).contains("a variable has no variance");
    }
    assertThat(results.where("effect", "family", "flat_outcome", "term", "beta"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).containsEntry("remark", "a variable has no variance"));
  }

  @Test
  void predictorThatNeverVaries_andSingleRecords_areRefusedByModels() throws IOException {
    assertThat(
            results.where(
                "effect", "family", "records", "predictor", "flat", "analysis", "multilevel"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("estimate", ""));
    assertThat(results.where("effect", "family", "single_records", "analysis", "multilevel"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("estimate", ""));
    assertThat(
            results.where(
                "effect", "family", "records", "predictor", "use", "lag", "0", "term", "within"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.get("estimate")).isNotEmpty());
  }

  @Test
  void weightMissingOnce_isCountedOnce() throws IOException {
    Map<String, String> row =
        results.one(
            "effect",
            "family",
            "people",
            "predictor",
            "x",
            "analysis",
            "association",
            "estimator",
            "survey_pearson");
    assertThat(row)
        .containsEntry("n", "41")
        .containsEntry("excluded_why", "6 without y; 1 without a weight");
    assertThat(Results.number(row, "std_error")).isPositive();
    assertThat(
            results.one(
                "correlation",
                "family",
                "people",
                "predictor",
                "x",
                "estimator",
                "pearson_weighted",
                "group_value",
                "all"))
        .containsEntry("n", "41")
        .containsEntry("excluded_why", "6 without y; 1 without a weight");
  }

  @Test
  void rows_giveAReasonForEveryoneLeftOut_andNoneWhereWithheld() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(results.rows("correlation"));
    rows.addAll(results.rows("effect"));
    assertThat(rows).filteredOn(row -> row.get("withheld").isEmpty()).isNotEmpty();
    assertThat(rows).filteredOn(row -> !row.get("withheld").isEmpty()).isNotEmpty();
    for (Map<String, String> row : rows) {
      if (row.get("withheld").isEmpty()) {
        Results.reasonsAddUp(row);
      } else {
        assertThat(row)
            .containsEntry("n_excluded", "")
            .containsEntry("excluded_why", "")
            .containsEntry("reliability_outcome", "")
            .containsEntry("reliability_predictor", "");
      }
    }
    // The first prompt of a day has none before it on that day; the other ten leave nobody out.
    assertThat(results.where("correlation", "family", "records", "lag", "1"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).containsEntry("n_excluded", "0"));
    assertThat(
            results.one(
                "correlation",
                "family",
                "single_records",
                "estimator",
                "repeated_measures",
                "policy",
                "declared"))
        .as("one record of everybody")
        .containsEntry("withheld", "smallest_cell");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void anyNumberOfPartitions_givesTheSameBytes(int partitions) throws IOException {
    Path other = write(temp.resolve("partitions" + partitions), i -> i);
    Ran.of("run", "--partitions", partitions, other).done();
    for (String table : TABLES) {
      assertThat(Files.readString(other.resolve("results").resolve(table)))
          .as(table)
          .isEqualTo(Files.readString(study.resolve("results").resolve(table)));
    }
  }

  @Test
  void studyInWhichNobodyAnswered_runsAndEstimatesNothing() throws IOException {
    Path silent =
        write(
            temp.resolve("silent"),
            line -> line.replaceAll("^(p\\d+),.*", "$1,-99,-99,-99,-99,-99,-99,n,a"));
    Ran.of("run", "--partitions", 2, silent).done();
    List<Map<String, String>> rows = new Results(silent).where("effect", "family", "people");
    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row).containsEntry("estimate", "").containsEntry("n", ""));
  }
}
