package org.attune.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.attune.association.Columns;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;
import org.attune.association.PanelValue;
import org.attune.claim.Constructs;
import org.attune.claim.Holdings;
import org.attune.claim.Hypothesis;
import org.attune.claim.Match;
import org.attune.claim.Matching;
import org.attune.claim.Procedure;
import org.attune.claim.TestStatistic;
import org.attune.schema.Refusal;
import org.attune.stats.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of a lab's own hypothesis on the people and records of src/test/r/appraisal.R. */
class AppraisalTest {

  private static final double LEVEL = 0.99;
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  /** Each estimator once, by the constructs that the study's own variables stand for. */
  private static final String HYPOTHESIS =
      """
      id: lab
      title: Every estimator once
      claim: Each of these can be run.
      priority: primary
      family: lab
      tests:
        - {id: regression, level: between, predictor: passive_use_reported, outcome: loneliness, given: [age, gender], direction: positive, estimator: [regression]}
        - {id: log_ratio, level: between, predictor: digital_contact, other: in_person_time, outcome: loneliness, direction: positive, estimator: [log_ratio]}
        - {id: trend, level: between, predictor: survey_year, outcome: loneliness, direction: positive, estimator: [trend]}
        - {id: moderation, level: between, predictor: passive_use_reported, moderator: solitude_preference, outcome: loneliness, direction: positive, estimator: [moderation]}
        - {id: quadratic, level: between, predictor: passive_use_reported, outcome: loneliness, direction: positive, estimator: [quadratic]}
        - {id: two_lines, level: between, predictor: passive_use_reported, outcome: loneliness, direction: positive, estimator: [two_lines]}
        - {id: dependent_correlations, level: between, predictor: passive_use_reported, other: active_use_reported, outcome: loneliness, direction: positive, estimator: [dependent_correlations]}
        - {id: group_difference, level: between, group: life_role, outcome: loneliness, asks: at_most, estimator: [group_difference]}
        - {id: ancova, level: trial, predictor: assigned_use_limit, outcome: depression, direction: negative, estimator: [ancova]}
        - {id: agreement, level: descriptive, predictor: pain, outcome: low_energy, direction: either, estimator: [agreement]}
        - {id: prevalence, level: descriptive, outcome: screen_time, direction: positive, estimator: [prevalence]}
        - {id: within_between, level: within, predictor: envy, outcome: mental_exhaustion, direction: positive, estimator: [within_between]}
        - {id: within_contrast, level: within, predictor: envy, other: upward_comparison, outcome: mental_exhaustion, direction: positive, estimator: [within_contrast]}
        - {id: moderation_within, level: within, predictor: envy, moderator: solitude_preference, outcome: mental_exhaustion, direction: positive, estimator: [moderation_within]}
        - {id: random_slopes, level: within, predictor: envy, outcome: mental_exhaustion, direction: positive, estimator: [random_slopes]}
        - {id: pearson, level: between, predictor: passive_use_reported, outcome: loneliness, direction: positive, estimator: [pearson]}
        - {id: spearman, level: between, predictor: passive_use_reported, outcome: loneliness, direction: positive, estimator: [spearman]}
        - {id: pearson_partial, level: between, predictor: passive_use_reported, outcome: loneliness, given: [age], direction: positive, estimator: [pearson_partial]}
        - {id: repeated_measures, level: within, predictor: envy, outcome: mental_exhaustion, direction: positive, estimator: [repeated_measures]}
        - {id: turn, level: between, predictor: passive_use_reported, outcome: stress, direction: positive, estimator: [two_lines]}
        - {id: by_label, level: within, predictor: envy, moderator: interaction_online, outcome: mental_exhaustion, direction: either, estimator: [moderation_within]}
        - {id: by_number, level: within, predictor: envy, moderator: platform_family, outcome: mental_exhaustion, direction: either, estimator: [moderation_within]}
        - {id: lagged, level: lagged, predictor: envy, outcome: mental_exhaustion, direction: positive, estimator: [within_between]}
      """;

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("y@w1", "loneliness"),
          Map.entry("x@w1", "passive_use_reported"),
          Map.entry("other@w1", "active_use_reported"),
          Map.entry("m", "solitude_preference"),
          Map.entry("age", "age"),
          Map.entry("gender", "gender"),
          Map.entry("group", "life_role"),
          Map.entry("arm", "assigned_use_limit"),
          Map.entry("mood", "depression"),
          Map.entry("part", "digital_contact"),
          Map.entry("rest", "in_person_time"),
          Map.entry("logged", "pain"),
          Map.entry("said", "low_energy"),
          Map.entry("year", "survey_year"),
          Map.entry("turn", "stress"),
          Map.entry("place", "interaction_online"),
          Map.entry("number", "platform_family"),
          Map.entry("x@diary", "envy"),
          Map.entry("other@diary", "upward_comparison"),
          Map.entry("y@diary", "mental_exhaustion"),
          Map.entry("minutes", "screen_time"));

  private static final List<Measure> MEASURES = measures();
  private static final Columns COLUMNS = Columns.of(panel());
  private static final Map<String, Match> MATCHES = matches();
  private static final Map<String, Map<String, String>> R = reference();

  private static List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (String name :
        List.of("y", "x", "other", "m", "age", "arm", "part", "rest", "year", "turn")) {
      measures.add(Measure.variable(name, "w1", Grain.PERSON, null, null, ""));
    }
    for (String name : List.of("logged", "said")) {
      measures.add(Measure.variable(name, "w1", Grain.PERSON, null, null, "minute"));
    }
    measures.add(Measure.variable("weight", "w1", Grain.PERSON, null, null, ""));
    measures.add(Measure.variable("mood", "w1", Grain.PERSON, null, null, ""));
    measures.add(Measure.variable("mood", "w2", Grain.PERSON, null, null, ""));
    for (String name : List.of("gender", "group", "stratum")) {
      measures.add(Measure.category(name, "w1", Grain.PERSON));
    }
    for (String name : List.of("x", "other", "y")) {
      measures.add(Measure.variable(name, "diary", Grain.OCCASION, null, null, ""));
    }
    measures.add(Measure.category("place", "diary", Grain.OCCASION));
    measures.add(Measure.variable("number", "diary", Grain.OCCASION, null, null, ""));
    measures.add(Measure.usage("minutes", "usage", Grain.DAY, "minute"));
    return measures;
  }

  private static List<Map<String, String>> rows(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                AppraisalTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      String[] header = lines.readLine().split(",");
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int c = 0; c < header.length; c++) {
          row.put(header[c], cells[c]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PanelValue> panel() {
    List<PanelValue> panel = new ArrayList<>();
    for (Map<String, String> row : rows("people.csv")) {
      row.forEach(
          (name, cell) -> {
            if (!name.equals("id") && !cell.isEmpty()) {
              boolean label = List.of("gender", "group", "stratum").contains(name);
              boolean mood = name.equals("before") || name.equals("after");
              panel.add(
                  new PanelValue(
                      Columns.DECLARED,
                      row.get("id"),
                      mood ? "mood" : name,
                      name.equals("after") ? "w2" : "w1",
                      "",
                      null,
                      label ? (double) (7 * cell.length() % 5) : Double.valueOf(cell),
                      label ? cell : null)); // a code beside a label, as files have it
            }
          });
    }
    for (Map<String, String> row : rows("records.csv")) {
      for (String name : List.of("x", "other", "y")) {
        panel.add(record(row, name, "diary"));
      }
    }
    rows("days.csv").forEach(row -> panel.add(record(row, "minutes", "usage")));
    return panel;
  }

  /** Whether a record is of one place or another, as a number and as a label. */
  private static List<PanelValue> placed(String... labels) {
    List<PanelValue> panel = panel();
    for (Map<String, String> row : rows("records.csv")) {
      int day = Integer.parseInt(row.get("day"));
      int place =
          day == 2 ? labels.length - 1 : Math.floorMod(row.get("id").hashCode() + 5 * day, 3) % 2;
      PanelValue like = record(row, "x", "diary");
      panel.add(valued(like, "number", (double) place, null));
      panel.add(valued(like, "place", null, labels[place]));
    }
    return panel;
  }

  private static PanelValue valued(PanelValue like, String name, Double value, String text) {
    return new PanelValue(
        like.policy(),
        like.participant(),
        name,
        like.occasion(),
        like.record(),
        like.day(),
        like.at(),
        like.previousRecord(),
        like.elapsedMinutes(),
        like.overnight(),
        like.position(),
        value,
        text);
  }

  private static PanelValue record(Map<String, String> row, String name, String occasion) {
    int day = Integer.parseInt(row.get("day"));
    return new PanelValue(
        Columns.DECLARED,
        row.get("id"),
        name,
        occasion,
        name(day),
        MONDAY.plusDays(day),
        null,
        day == 0 ? null : name(day - 1),
        day == 0 ? null : 1440.0,
        day != 0,
        (long) day,
        Double.valueOf(row.get(name)),
        null);
  }

  private static String name(int day) {
    return "%02d".formatted(day);
  }

  private static Map<String, Match> matches() {
    Constructs constructs = Constructs.shipped();
    Hypothesis hypothesis = Hypothesis.read("hypotheses/lab.yaml", HYPOTHESIS);
    Map<String, Match> matches = new HashMap<>();
    Matching.of(
            List.of(hypothesis),
            constructs,
            Holdings.of(MEASURES, NAMED, constructs),
            Procedure.available())
        .matches()
        .forEach(match -> matches.put(match.test().id(), match));
    return matches;
  }

  private static Map<String, Map<String, String>> reference() {
    Map<String, Map<String, String>> reference = new HashMap<>();
    rows("appraisal.csv").forEach(row -> reference.put(row.get("test"), row));
    return reference;
  }

  private static Found found(String test, Sampling sampling) {
    return found(test, COLUMNS, sampling);
  }

  private static Found found(String test, Columns columns, Sampling sampling) {
    Match match = MATCHES.get(test);
    assertThat(match.reason()).isEmpty();
    return Appraisal.of(match, columns, sampling, LEVEL, 10);
  }

  private static Found found(String test) {
    return found(test, Sampling.NONE);
  }

  private static void agree(Found found, String test, double tolerance) {
    Map<String, String> r = R.get(test);
    assertThat(found.n()).isEqualTo(Long.parseLong(r.get("n")));
    assertThat(found.estimate()).isCloseTo(number(r, "estimate"), within(tolerance));
    assertThat(found.interval().level()).isEqualTo(LEVEL);
    assertThat(found.interval().low()).isCloseTo(number(r, "low"), within(tolerance));
    assertThat(found.interval().high()).isCloseTo(number(r, "high"), within(tolerance));
    assertThat(found.pValue()).isCloseTo(number(r, "p"), within(tolerance));
    assertThat(found.equivalence()).isCloseTo(number(r, "equivalence"), within(tolerance));
    agree(found.statistic(), r, "statistic", "df1", "df", tolerance);
    assertThat(found.statistic().name()).isEqualTo(r.get("name"));
    agree(found.statisticOfEquivalence(), r, "bounds", "", "bounds_df", tolerance);
    assertThat(found.statisticOfEquivalence().name())
        .isEqualTo(r.get("bounds_df").equals("NA") ? "z" : "t");
  }

  /** Statistics are less bounded than what is made of them: relative to their size. */
  private static void agree(
      TestStatistic found,
      Map<String, String> r,
      String value,
      String dfNumerator,
      String df,
      double tolerance) {
    near(found.value(), r.get(value), tolerance);
    near(found.dfNumerator(), r.getOrDefault(dfNumerator, "NA"), tolerance);
    near(found.df(), r.get(df), tolerance);
  }

  private static void near(double found, String cell, double tolerance) {
    double expected = cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    if (Double.isNaN(expected)) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pearson",
        "spearman",
        "pearson_partial",
        "repeated_measures",
        "regression",
        "log_ratio",
        "trend",
        "moderation",
        "quadratic",
        "dependent_correlations",
        "group_difference",
        "ancova",
        "agreement",
        "prevalence"
      })
  void ofPeople_isThatOfR(String test) {
    agree(found(test), test, 1e-8);
  }

  /**
   * nlme's errors on normal tails; ours are on Satterthwaite's degrees of freedom, which lie
   * between thirty, half as many as there are people, and infinity: p and the interval lie between
   * those of both.
   */
  @ParameterizedTest
  @ValueSource(strings = {"within_between", "within_contrast", "moderation_within"})
  void ofRecords_isThatOfNlme(String test) {
    Found found = found(test);
    Map<String, String> r = R.get(test);
    assertThat(found.n()).isEqualTo(Long.parseLong(r.get("n")));
    assertThat(found.participants()).isEqualTo(60);
    assertThat(found.estimate()).isCloseTo(number(r, "estimate"), within(1e-5));
    double width = number(r, "high") - number(r, "low");
    double ours = found.interval().high() - found.interval().low();
    assertThat(ours / width).isBetween(1.0, 1.08);
    double middle = (found.interval().high() + found.interval().low()) / 2;
    assertThat(middle).isCloseTo(number(r, "estimate"), within(1e-5));
    double error = width / 2 / Inference.zMultiplier(LEVEL);
    TDistribution few = TDistribution.of(30);
    double t = number(r, "estimate") / error;
    assertThat(found.pValue())
        .isBetween(number(r, "p") * .999, 2 * few.survivalProbability(t) * 1.001);
    assertThat(found.statistic().name()).isEqualTo("t");
    assertThat(found.statistic().value()).isCloseTo(t, within(1e-3));
    assertThat(found.statistic().df()).isGreaterThan(30);
    assertThat(found.statisticOfEquivalence().value()).isCloseTo(number(r, "bounds"), within(1e-3));
    assertThat(found.statisticOfEquivalence().df()).isEqualTo(found.statistic().df());
    // beyond the bound the test of it can only fail, and the fewer degrees, the less so
    double beyond = (number(r, "estimate") - MATCHES.get(test).smallestEffect()) / error;
    assertThat(found.equivalence())
        .isBetween(few.cumulativeProbability(beyond) - 1e-4, number(r, "equivalence") + 1e-4);
  }

  @Test
  void spreadOfSlopes_isThatOfNlme() {
    Found found = found("random_slopes");
    assertThat(found.estimate())
        .isCloseTo(number(R.get("random_slopes"), "estimate"), within(1e-4));
    assertThat(found.pValue() / number(R.get("random_slopes"), "p")).isCloseTo(1, within(1e-3));
    assertThat(found.statistic().name()).isEqualTo("chi_bar_square");
    assertThat(found.statistic().value())
        .isCloseTo(number(R.get("random_slopes"), "statistic"), within(1e-3));
    assertThat(found.interval().contains(found.estimate())).isTrue();
    assertThat(found.equivalence()).as("a spread far above .05").isGreaterThan(.9);
    assertThat(found.remark()).contains("of people have a slope above 0.05");
  }

  /**
   * What is told of a test gives its p again, by the library's distributions; one-sided where two
   * slopes must be of opposite sign, and against the smallest effect, on either side.
   */
  @Test
  void statistics_areThoseOfTheirP() {
    Columns columns = Columns.of(placed("online", "offline"));
    for (String test : MATCHES.keySet()) {
      Found found = found(test, columns, Sampling.NONE);
      boolean turns = !test.equals("two_lines");
      assertThat(found.statistic().name().isEmpty()).as(test).isEqualTo(!turns);
      double sides = test.equals("quadratic") ? 1 : 2;
      if (turns) {
        assertThat(found.pValue()).as(test).isCloseTo(p(found.statistic(), sides), within(1e-10));
      }
      double above = p(found.statisticOfEquivalence(), 1);
      assertThat(found.equivalence())
          .as(test)
          .satisfiesAnyOf(
              p -> assertThat(p).isCloseTo(above, within(1e-10)),
              p -> assertThat(p).isCloseTo(1 - above, within(1e-10)));
    }
  }

  private static double p(TestStatistic of, double sides) {
    double size = Math.abs(of.value());
    return switch (of.name()) {
      case "t" -> sides * TDistribution.of(of.df()).survivalProbability(size);
      case "z" -> sides * NormalDistribution.of(0, 1).survivalProbability(size);
      case "F" -> FDistribution.of(of.dfNumerator(), of.df()).survivalProbability(size);
      default ->
          (ChiSquaredDistribution.of(1).survivalProbability(size)
                  + ChiSquaredDistribution.of(2).survivalProbability(size))
              / 2;
    };
  }

  /** One record a day: the record before is of the day before, with the night between. */
  @Test
  void lag_takesTheRecordBefore() {
    Found found = found("lagged");
    long before =
        rows("records.csv").stream()
            .filter(
                row ->
                    rows("records.csv").stream()
                        .anyMatch(
                            other ->
                                other.get("id").equals(row.get("id"))
                                    && Integer.parseInt(other.get("day"))
                                        == Integer.parseInt(row.get("day")) - 1))
            .count();
    assertThat(found.n()).isEqualTo(before);
    assertThat(found.participants()).isEqualTo(60);
  }

  /** The first is a line, the second falls and rises; one sign shows no turn, whatever its p. */
  @ParameterizedTest
  @CsvSource({"two_lines, false", "turn, true"})
  void twoLines_needOppositeSlopes(String test, boolean turns) {
    Found found = found(test);
    assertThat(found.remark()).matches("slope .* below the turning point, .* above it");
    String[] slopes = found.remark().replaceAll("[^-0-9. ]", " ").strip().split("\\s+");
    assertThat(slopes[0].startsWith("-") != (found.estimate() < 0)).isEqualTo(turns);
    if (turns) {
      assertThat(found.estimate()).isPositive();
      assertThat(found.pValue()).isLessThan(.001);
    } else {
      assertThat(found.pValue()).isEqualTo(1);
    }
  }

  private static Sampling drawn() {
    return Sampling.of(json("{\"weights\": [\"weight\"], \"strata\": \"stratum\"}"), MEASURES);
  }

  @ParameterizedTest
  @CsvSource({
    "pearson, weighted_pearson",
    "dependent_correlations, weighted_difference",
    "regression, weighted_regression",
    "moderation, weighted_moderation",
    "prevalence, weighted_share"
  })
  void weightedSample_isThatOfR(String test, String reference) {
    agree(found(test, drawn()), reference, 1e-8);
  }

  /** Who has no weight is not in the sample, so the deviations to standardise by are not theirs. */
  @Test
  void interactionOfASample_isInItsUnits() {
    List<PanelValue> panel = new ArrayList<>(panel());
    for (String name : List.of("y", "x", "m")) {
      for (int person = 0; person < 40; person++) {
        double far = (person % 3 - 1) * 50;
        panel.add(new PanelValue(Columns.DECLARED, "Q" + person, name, "w1", "", null, far, null));
      }
    }
    agree(found("moderation", Columns.of(panel), drawn()), "weighted_moderation", 1e-8);
  }

  /** Of the 31 with a day without use sixteen are in the sample: too few for a cell of 20. */
  @Test
  void shareOfASample_isWithheldByWhoIsInIt() {
    Set<String> zero =
        rows("days.csv").stream()
            .filter(row -> row.get("minutes").equals("0"))
            .map(row -> row.get("id"))
            .sorted()
            .limit(15)
            .collect(Collectors.toSet());
    assertThat(zero).hasSize(15);
    Columns columns =
        Columns.of(
            panel().stream()
                .filter(v -> !v.variable().equals("weight") || !zero.contains(v.participant()))
                .toList());
    Match match = MATCHES.get("prevalence");
    assertThat(Appraisal.of(match, columns, Sampling.NONE, LEVEL, 20).participants())
        .isEqualTo(100);
    assertThat(Appraisal.of(match, columns, drawn(), LEVEL, 16).participants()).isEqualTo(85);
    assertThat(Appraisal.of(match, columns, drawn(), LEVEL, 17).participants()).isZero();
  }

  /** A label of its own fits a person exactly: all other coefficients are those without both. */
  @Test
  void onlyHolderOfALabel_isLeftOut() {
    Found without = found("regression", Columns.of(gender("P010", null)), Sampling.NONE);
    Found alone = found("regression", Columns.of(gender("P010", "third")), Sampling.NONE);
    assertThat(alone.remark()).isEqualTo("who alone holds a category of what is held is left out");
    assertThat(alone.n()).isEqualTo(177);
    assertThat(alone.estimate()).isEqualTo(without.estimate());
    assertThat(alone.pValue()).isEqualTo(without.pValue());
  }

  /** P003 has no outcome, so what it alone says of its gender is a column of zeros. */
  @Test
  void labelOfNobodyWhoEnters_isNoColumn() {
    agree(
        found("regression", Columns.of(gender("P003", "third")), Sampling.NONE),
        "regression",
        1e-8);
  }

  private static List<PanelValue> gender(String participant, String label) {
    List<PanelValue> panel = new ArrayList<>(panel());
    panel.removeIf(v -> v.variable().equals("gender") && v.participant().equals(participant));
    if (label != null) {
      panel.add(
          new PanelValue(Columns.DECLARED, participant, "gender", "w1", "", null, null, label));
    }
    return panel;
  }

  /** One odd record of a daily diary does not make it one of several a day. */
  @Test
  void oddRecord_leavesADailyDiaryDaily() {
    List<PanelValue> panel = new ArrayList<>(panel());
    panel.addAll(again(rows("records.csv").subList(0, 1)));
    // the odd one has a record before it, that of its own day
    assertThat(found("lagged", Columns.of(panel), Sampling.NONE).n())
        .isEqualTo(found("lagged").n() + 1);
  }

  /** Where days have several records, the first of a day has none before it that counts. */
  @Test
  void diaryOfSeveralRecordsADay_doesNotCrossTheNight() {
    List<PanelValue> panel = new ArrayList<>(panel());
    panel.addAll(again(rows("records.csv")));
    assertThat(found("lagged", Columns.of(panel), Sampling.NONE).n())
        .isEqualTo(rows("records.csv").size());
  }

  /** A second record of the same day for each of some. */
  private static List<PanelValue> again(List<Map<String, String>> rows) {
    List<PanelValue> again = new ArrayList<>();
    for (Map<String, String> row : rows) {
      int day = Integer.parseInt(row.get("day"));
      for (String name : List.of("x", "y")) {
        again.add(
            new PanelValue(
                Columns.DECLARED,
                row.get("id"),
                name,
                "diary",
                name(day) + "b",
                MONDAY.plusDays(day),
                null,
                name(day),
                60.0,
                false,
                100L + day,
                Double.valueOf(row.get(name)) + (name.equals("x") ? .1 * (day % 4) : 0),
                null));
      }
    }
    return again;
  }

  /** A label of a record is whether the record has the second of both; of three nothing is made. */
  @Test
  void labelsOfRecords_moderateAsTheirNumbersDo() {
    Columns two = Columns.of(placed("at home", "out"));
    Found byLabel = found("by_label", two, Sampling.NONE);
    assertThat(byLabel.estimate()).isNotNaN();
    assertThat(byLabel).isEqualTo(found("by_number", two, Sampling.NONE));
    Columns three = Columns.of(placed("at home", "out", "with friends"));
    Found none = found("by_label", three, Sampling.NONE);
    assertThat(none.remark()).isEqualTo("the moderator has not two categories");
    assertThat(none.participants()).isEqualTo(60);
  }

  /** With one day there is no line over days: a column of zeros would explain the others. */
  @Test
  void diaryOfOneDay_isTested() {
    List<PanelValue> panel = new ArrayList<>();
    for (PanelValue value : panel()) {
      if (value.occasion().equals("diary")) {
        panel.add(
            new PanelValue(
                value.policy(),
                value.participant(),
                value.variable(),
                value.occasion(),
                value.record(),
                MONDAY,
                value.at(),
                value.previousRecord(),
                value.elapsedMinutes(),
                false,
                value.position(),
                value.value(),
                value.text()));
      }
    }
    Found found = found("within_between", Columns.of(panel), Sampling.NONE);
    assertThat(found.n()).isEqualTo(760);
    // R's with days and weekdays beside is .444; the errors of both are near .05
    assertThat(found.estimate()).isCloseTo(.444, within(.05));
    assertThat(found.remark()).contains("no day of the week comes twice");
  }

  @Test
  void twoGroups_areToldWhichIsHigher() {
    Columns columns =
        Columns.of(
            panel().stream()
                .filter(v -> !v.variable().equals("group") || !"c".equals(v.text()))
                .toList());
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (Map<String, String> row : rows("people.csv")) {
      int group = "ab".indexOf(row.get("group"));
      if (group >= 0 && !row.get("y").isEmpty()) {
        sums[group] += Double.parseDouble(row.get("y"));
        counts[group]++;
      }
    }
    boolean first = sums[0] / counts[0] > sums[1] / counts[1];
    assertThat(found("group_difference", columns, Sampling.NONE).remark())
        .isEqualTo(first ? "a is higher than b" : "b is higher than a");
    assertThat(found("group_difference").remark())
        .matches("the largest difference is that of . and ., of which . is higher");
  }

  @Test
  void weights_enterWithTheDesignsErrors() {
    Sampling sampling = drawn();
    assertThat(found("two_lines", sampling).remark()).endsWith("; weights do not enter");
    assertThat(found("regression", sampling).remark()).isEmpty();
  }

  @Test
  void samplingThatTheStudyLacks_isRefused() {
    assertThatThrownBy(() -> Sampling.of(json("{\"weights\": [\"wait\"]}"), MEASURES))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("study.yaml, design.weights")
        .hasMessageContaining("the study has none named wait");
    assertThatThrownBy(() -> Sampling.of(json("{\"weights\": [\"gender\"]}"), MEASURES))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> Sampling.of(json("{\"weights\": [\"weight\"], \"strata\": \"mood\"}"), MEASURES))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Name its occasion");
    assertThat(Sampling.of(MissingNode.getInstance(), MEASURES)).isEqualTo(Sampling.NONE);
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of 100 people 31 have a day without use: below a smallest cell of 32 the share is withheld. */
  @Test
  void shareOfFew_isWithheld() {
    assertThat(
            Appraisal.of(MATCHES.get("prevalence"), COLUMNS, Sampling.NONE, LEVEL, 31)
                .participants())
        .isEqualTo(100);
    assertThat(
            Appraisal.of(MATCHES.get("prevalence"), COLUMNS, Sampling.NONE, LEVEL, 32)
                .participants())
        .isZero();
  }

  @Test
  void groupsOfFew_areLeftOut() {
    Found all = found("group_difference");
    long[] sizes = new long[3];
    rows("people.csv").stream()
        .filter(row -> !row.get("y").isEmpty())
        .forEach(row -> sizes["abc".indexOf(row.get("group"))]++);
    int least = (int) Math.min(sizes[0], Math.min(sizes[1], sizes[2]));
    Found fewer =
        Appraisal.of(MATCHES.get("group_difference"), COLUMNS, Sampling.NONE, LEVEL, least + 1);
    assertThat(fewer.participants()).isLessThan(all.participants() - least + 1);
    assertThat(all.remark()).startsWith("the largest difference is that of ");
  }
}
