package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real survey of four countries, from its Stata file and from the CSV with the same answers.
 *
 * <p>Expected numbers: independent recomputations from the same files with Python's scipy.
 */
class EuLonelinessStudyTest {

  private static final Path DATA = StudyCopy.ROOT.resolve("../shared/data/eu_loneliness_eu4");
  private static final String STATA = "eu_loneliness_survey_eu4.dta";
  private static final String CSV = "eu_loneliness_survey_eu4_values.csv";

  @TempDir private static Path temp;

  private static Path stata;
  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "skipped: the study's data are not at " + DATA);
    stata = StudyCopy.of("eu_loneliness_eu4", DATA, List.of(STATA), temp.resolve("stata"));
    assertThat(Main.run("run", stata.toString())).isZero();
    results = new Results(stata);
  }

  @Test
  void ucla3_describedAsRecomputed() throws IOException {
    Map<String, String> row = descriptive("ucla3_hughes", "declared");
    assertThat(row.get("n")).isEqualTo("3965");
    assertThat(Results.number(row, "mean")).isCloseTo(4.542, within(.0005));
    assertThat(Results.number(row, "sd")).isCloseTo(1.6564, within(.00005));
    assertThat(alpha("ucla3_hughes")).isCloseTo(.8138, within(.00005));
  }

  @Test
  void djg6_underDeclaredAndDefaultRule_asRecomputed() throws IOException {
    Map<String, String> complete = descriptive("djg6", "declared");
    assertThat(complete.get("n")).isEqualTo("3859");
    assertThat(Results.number(complete, "mean")).isCloseTo(2.4004, within(.00005));
    assertThat(alpha("djg6")).isCloseTo(.7360, within(.00005));
    assertThat(r("scales", "djg6", "pearson", "declared")).isCloseTo(.6607, within(.00005));
    Map<String, String> usual = descriptive("djg6", "djg6=default");
    assertThat(usual.get("n")).isEqualTo("3971");
    // The scores are whole numbers, so 9,556 / 3,971 = 2.40645 is the one mean that prints as
    // 2.4065.
    assertThat(Results.number(usual, "mean")).isCloseTo(2.40645, within(.000005));
    assertThat(r("scales", "djg6", "pearson", "djg6=default")).isCloseTo(.6581, within(.00005));
  }

  @ParameterizedTest
  @CsvSource({
    "time, social_network_time, pearson, .1804",
    "time, social_network_time, spearman, .1684",
    "time, social_network_time, kendall_tau_b, .1347",
    "time, social_network_time, pearson_partial, .1026",
    "kinds_of_use, passive_scrolling, pearson, .1531",
    "kinds_of_use, posting, pearson, .0230",
    "kinds_of_use, chatting, pearson, .0188"
  })
  void lonelinessAndUse_asRecomputed(
      String family, String predictor, String estimator, double expected) throws IOException {
    assertThat(r(family, predictor, estimator, "declared")).isCloseTo(expected, within(.00005));
  }

  @Test
  void verdicts_areTheArguedOnes() throws IOException {
    VerdictTable.agree(results, "eu_loneliness_eu4");
  }

  @Test
  void curve_isWhole() throws IOException {
    Map<String, String> curve = results.one("curve", "curve", "loneliness_and_use");
    assertThat(curve)
        .containsEntry("n_specifications", "1344")
        .containsEntry("n_estimated", "1344")
        .containsEntry("n_withheld", "0");
    assertThat(results.rows("specification")).hasSize(1344);
    assertThat(results.rows("curve_test")).hasSize(6);
    assertThat(results.rows("curve_band")).hasSize(202);
  }

  static List<Map<String, String>> effectsOfR() throws IOException {
    Path table =
        StudyCopy.ROOT.resolve(
            "jobs/core/src/test/resources/org/attune/association/eu_loneliness_eu4.csv");
    List<String[]> lines =
        Files.readAllLines(table).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(",", -1))
            .toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.length; i++) {
        row.put(lines.get(0)[i], line[i]);
      }
      rows.add(row);
    }
    assertThat(rows).hasSize(18);
    return rows;
  }

  /** R: src/test/r/eu_loneliness.R of the module core, package survey over the same file. */
  @ParameterizedTest
  @MethodSource("effectsOfR")
  void effect_isThatOfR(Map<String, String> expected) throws IOException {
    List<String> conditions = new ArrayList<>(List.of("family", "kinds_of_use"));
    for (String key : List.of("weight", "analysis", "outcome", "predictor", "other", "term")) {
      conditions.add(key);
      conditions.add(expected.get(key));
    }
    boolean weighted = !expected.get("weight").isEmpty();
    if (expected.get("analysis").equals("association") && !weighted) {
      conditions.addAll(List.of("estimator", "pearson"));
    }
    Map<String, String> row = results.one("effect", conditions.toArray(String[]::new));
    assertThat(row).containsEntry("n", expected.get("n"));
    assertThat(row).containsEntry("design", weighted ? "strata=country" : "");
    for (String number :
        List.of(
            "estimate",
            "std_error",
            "conf_low",
            "conf_high",
            "statistic",
            "df",
            "p_value",
            "p_equivalence",
            "p_minimal")) {
      if (!expected.get(number).isEmpty()) {
        // Stata stores the weights in single precision, R read eight digits of them.
        double wanted = Double.parseDouble(expected.get(number));
        assertThat(Results.number(row, number))
            .as("%s of %s", number, row)
            .isCloseTo(wanted, within(weighted ? 1e-7 * Math.max(1, Math.abs(wanted)) : 1e-9));
      }
    }
  }

  /** Posting and chatting are smaller than .10 by the numbers of R; scrolling is not. */
  @Test
  void verdictsAtATenth_followFromR() throws IOException {
    for (Map<String, String> row :
        results.where("effect", "family", "kinds_of_use", "term", "correlation")) {
      if (row.get("estimator").matches("pearson|survey_pearson")) {
        assertThat(Results.number(row, "p_equivalence") < .05)
            .as("%s %s", row.get("predictor"), row.get("estimator"))
            .isEqualTo(!row.get("predictor").equals("passive_scrolling"));
      }
    }
    Map<String, String> contrast =
        results.one(
            "effect",
            "family",
            "kinds_of_use",
            "predictor",
            "passive_scrolling",
            "other",
            "posting",
            "estimator",
            "steiger");
    assertThat(Results.number(contrast, "p_holm")).isLessThan(1e-10);
  }

  @Test
  void weightedCorrelations_leaveOutThePeopleThatTheEffectsBesideThemDo() throws IOException {
    for (Map<String, String> row : results.where("correlation", "withheld", "")) {
      Results.reasonsAddUp(row);
    }
    Map<String, String> omega =
        results.one(
            "reliability",
            "measure",
            "ucla3_hughes",
            "statistic",
            "omega",
            "group_name",
            "all",
            "policy",
            "declared");
    List<Map<String, String>> weighted =
        results.where(
            "correlation", "family", "kinds_of_use", "weight", "w_country", "policy", "declared");
    assertThat(weighted).hasSize(3);
    for (Map<String, String> row : weighted) {
      Map<String, String> effect =
          results.one(
              "effect",
              "family",
              "kinds_of_use",
              "estimator",
              "survey_pearson",
              "predictor",
              row.get("predictor"),
              "policy",
              "declared");
      assertThat(Results.number(row, "n_excluded")).isPositive();
      for (String column :
          List.of(
              "estimate",
              "conf_low",
              "n_excluded",
              "excluded_why",
              "reliability_outcome",
              "reliability_predictor")) {
        assertThat(row).containsEntry(column, effect.get(column));
      }
      assertThat(row).containsEntry("reliability_outcome", omega.get("estimate"));
    }
  }

  @Test
  void time_restsOn3955People() throws IOException {
    for (String estimator : List.of("pearson", "pearson_partial")) {
      assertThat(row("time", "social_network_time", estimator, "declared").get("n"))
          .isEqualTo("3955");
    }
  }

  @ParameterizedTest
  @CsvSource({"w_country, .2029", "w_country_5, .2007", "w_design, .1741"})
  void time_weighted_asRecomputed(String weight, double expected) throws IOException {
    Map<String, String> row =
        results.one(
            "correlation",
            "family",
            "time",
            "estimator",
            "pearson_weighted",
            "weight",
            weight,
            "group_value",
            "all",
            "policy",
            "declared");
    assertThat(Results.number(row, "estimate")).isCloseTo(expected, within(.00005));
  }

  @ParameterizedTest
  @CsvSource({"France, .2052", "Italy, .1341", "Poland, .1344", "Sweden, .2132"})
  void time_byCountry_asRecomputed(String country, double expected) throws IOException {
    Map<String, String> row =
        results.one(
            "correlation",
            "family",
            "time",
            "estimator",
            "pearson",
            "weight",
            "",
            "group_value",
            country,
            "policy",
            "declared");
    assertThat(Results.number(row, "estimate")).isCloseTo(expected, within(.00005));
  }

  @Test
  void csvOfTheSameAnswers_givesTheSameResults() throws IOException {
    Path csv = StudyCopy.of("eu_loneliness_eu4", DATA, List.of(CSV), temp.resolve("csv"));
    Path declaration = csv.resolve("study.yaml");
    Files.writeString(declaration, Files.readString(declaration).replace(STATA, CSV));
    assertThat(Main.run("run", csv.toString())).isZero();
    Results twin = new Results(csv);
    for (String table : List.of("reliability", "descriptive", "item_quality", "distribution")) {
      assertThat(withoutWeights(twin.rows(table))).isEqualTo(withoutWeights(results.rows(table)));
    }
    assertThat(twin.where("correlation", "weight", ""))
        .isEqualTo(results.where("correlation", "weight", ""));
    CurveReference.agree(twin, "eu_loneliness_eu4");
    // Stata stores the weights in single precision, the CSV prints eight digits of them.
    List<Map<String, String>> weighted =
        results.where("correlation", "estimator", "pearson_weighted");
    List<Map<String, String>> same = twin.where("correlation", "estimator", "pearson_weighted");
    assertThat(same).hasSameSizeAs(weighted).hasSizeGreaterThan(3);
    for (int i = 0; i < same.size(); i++) {
      assertThat(Results.number(same.get(i), "estimate"))
          .isCloseTo(Results.number(weighted.get(i), "estimate"), within(1e-8));
    }
  }

  /** R: {@code psych::alpha(items[country == k & complete.cases(items), ])}, its feldt interval. */
  @ParameterizedTest
  @CsvSource({
    "France, 1052, 0.800640342030801, 0.778827219166180, 0.820634993747360",
    "Italy, 1081, 0.786185701513830, 0.763121068665706, 0.807352434774986",
    "Poland, 845, 0.838060529234670, 0.818185953233002, 0.856095230903885",
    "Sweden, 987, 0.831281576364879, 0.812194881694988, 0.848727734349920"
  })
  void alphaOfEachCountry_isThatOfR(String country, long n, double alpha, double low, double high)
      throws IOException {
    Map<String, String> row =
        results.one(
            "reliability",
            "measure",
            "ucla3_hughes",
            "statistic",
            "alpha",
            "interval_method",
            "feldt",
            "group_value",
            country,
            "policy",
            "declared");
    assertThat(row).containsEntry("group_name", "country").containsEntry("n_participants", "" + n);
    assertThat(Results.number(row, "estimate")).isCloseTo(alpha, within(1e-9));
    assertThat(Results.number(row, "conf_low")).isCloseTo(low, within(1e-9));
    assertThat(Results.number(row, "conf_high")).isCloseTo(high, within(1e-9));
  }

  private static List<Map<String, String>> withoutWeights(List<Map<String, String>> rows) {
    return rows.stream().filter(r -> !r.get("measure").startsWith("w_")).toList();
  }

  private static Map<String, String> descriptive(String measure, String policy) throws IOException {
    return results.one("descriptive", "measure", measure, "policy", policy);
  }

  private static double alpha(String measure) throws IOException {
    return Results.number(
        results.one(
            "reliability",
            "measure",
            measure,
            "statistic",
            "alpha",
            "interval_method",
            "feldt",
            "group_name",
            "all",
            "policy",
            "declared"),
        "estimate");
  }

  private static double r(String family, String predictor, String estimator, String policy)
      throws IOException {
    return Results.number(row(family, predictor, estimator, policy), "estimate");
  }

  private static Map<String, String> row(
      String family, String predictor, String estimator, String policy) throws IOException {
    return results.one(
        "correlation",
        "family",
        family,
        "predictor",
        predictor,
        "estimator",
        estimator,
        "weight",
        "",
        "group_value",
        "all",
        "policy",
        policy);
  }
}
