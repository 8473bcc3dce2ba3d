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
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    for (String name : List.of("y", "x", "other", "m", "age", "arm", "part", "rest", "year")) {
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
    Match match = MATCHES.get(test);
    assertThat(match.reason()).isEmpty();
    return Appraisal.of(match, COLUMNS, sampling, LEVEL, 10);
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
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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

  /** nlme's errors on normal tails; ours are on Satterthwaite's degrees of freedom. */
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
  }

  @Test
  void spreadOfSlopes_isThatOfNlme() {
    Found found = found("random_slopes");
    assertThat(found.estimate())
        .isCloseTo(number(R.get("random_slopes"), "estimate"), within(1e-4));
    assertThat(found.pValue() / number(R.get("random_slopes"), "p")).isCloseTo(1, within(1e-3));
    assertThat(found.interval().contains(found.estimate())).isTrue();
    assertThat(found.equivalence()).as("a spread far above .05").isGreaterThan(.9);
    assertThat(found.remark()).contains("of people have a slope above 0.05");
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

  /** One sign throughout shows no turn, whatever the slopes' own p. */
  @Test
  void twoLines_needOppositeSlopes() {
    Found found = found("two_lines");
    assertThat(found.remark()).matches("slope .* below the turning point, .* above it");
    String[] slopes = found.remark().replaceAll("[^-0-9. ]", " ").strip().split("\\s+");
    boolean opposite = slopes[0].startsWith("-") != (found.estimate() < 0);
    assertThat(found.pValue() == 1).isEqualTo(!opposite);
  }

  @Test
  void weights_enterWithTheDesignsErrors() {
    Sampling sampling =
        Sampling.of(json("{\"weights\": [\"weight\"], \"strata\": \"stratum\"}"), MEASURES);
    agree(found("regression", sampling), "weighted_regression", 1e-8);
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
