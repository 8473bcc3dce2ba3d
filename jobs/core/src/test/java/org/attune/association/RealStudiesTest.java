package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

/**
 * Figures of two public studies, published by their authors or computed from the files with scipy
 * and pandas by others; each study's REFERENCE.txt beside its data says which.
 */
class RealStudiesTest {

  private static final Path DATA = Path.of("../../../shared/data");
  private static final Offset<Double> FOUR_DIGITS = within(0.00005);
  private static final Set<String> NO_ANSWER = Set.of("", "NA", "997", "998", "999");

  private final List<PanelValue> panel = new ArrayList<>();
  private final List<KeyedItem> items = new ArrayList<>();

  private static List<NamedCsvRecord> records(String file) throws IOException {
    Path path = DATA.resolve(file);
    assumeTrue(Files.exists(path), "Skipped: " + path + " is not here");
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path)) {
      return reader.stream().toList();
    }
  }

  private static Double number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return NO_ANSWER.contains(text) ? null : Double.valueOf(text);
  }

  private void value(String person, String variable, String occasion, String record, Double value) {
    LocalDate day = record.isEmpty() ? null : LocalDate.EPOCH;
    panel.add(new PanelValue("declared", person, variable, occasion, record, day, value, null));
  }

  /** A complete sum of items, and the items. */
  private void sum(
      NamedCsvRecord row, String person, String scale, String occasion, List<String> columns) {
    double sum = 0;
    for (String column : columns) {
      Double value = number(row, column);
      sum += value == null ? Double.NaN : value;
      items.add(new KeyedItem("declared", person, occasion, "", scale, column, value, null));
    }
    value(person, scale, occasion, "", Double.isNaN(sum) ? null : sum);
  }

  private static List<String> numbered(String stem, int from, int to) {
    List<String> columns = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      columns.add(stem + i);
    }
    return columns;
  }

  private List<ResultRow> results(List<Family> families, List<Measure> known) {
    Columns columns = Columns.of(panel);
    Items keyed = KeyedItem.gathered(items, known);
    List<ResultRow> rows = new ArrayList<>();
    AnalysisPlan.of(families, List.of(), known, 10)
        .questions()
        .forEach(question -> rows.addAll(Answers.answer(question, columns, keyed)));
    return Attenuation.apply(rows, known, 10);
  }

  private static <T> T one(List<ResultRow> rows, Class<T> type, Predicate<T> wanted) {
    List<T> found = rows.stream().filter(type::isInstance).map(type::cast).filter(wanted).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void studentsDiary_hasThePublishedAndRecomputedFigures() throws IOException {
    int line = 0;
    for (NamedCsvRecord row : records("fried2021_esm/clean_ema.csv")) {
      String record = "clean_ema.csv:" + ++line;
      value(row.getField("ID"), "lonely", "diary", record, number(row, "Q9"));
      value(row.getField("ID"), "offline_contact", "diary", record, number(row, "Q11"));
      value(row.getField("ID"), "passive_social_media", "diary", record, number(row, "Q12"));
    }
    for (NamedCsvRecord row : records("fried2021_esm/clean_prepost.csv")) {
      String person = row.getField("ID");
      sum(row, person, "ucla5", "pre", numbered("Pre", 41, 45));
      sum(row, person, "ucla5", "post", numbered("Post", 18, 22));
      sum(row, person, "sas_sv", "pre", numbered("Pre", 102, 111));
    }
    List<ResultRow> rows =
        results(
            List.of(
                FamilyTest.family(
                    "momentary",
                    "{level: within, outcomes: [lonely],"
                        + " predictors: [passive_social_media, offline_contact]}"),
                FamilyTest.family(
                    "baseline",
                    "{outcomes: [ucla5@pre], predictors: [sas_sv, lonely@diary],"
                        + " estimators: [pearson, spearman]}"),
                FamilyTest.family(
                    "change", "{contrasts: [{measure: ucla5, first: pre, second: post}]}")),
            List.of(
                scale("ucla5", "pre", numbered("Pre", 41, 45), 5.0, 25.0),
                scale("ucla5", "post", numbered("Post", 18, 22), 5.0, 25.0),
                scale("sas_sv", "pre", numbered("Pre", 102, 111), 10.0, 60.0),
                Measure.variable("lonely", "diary", Grain.OCCASION, 1.0, 5.0, ""),
                Measure.variable("offline_contact", "diary", Grain.OCCASION, 1.0, 5.0, ""),
                Measure.variable("passive_social_media", "diary", Grain.OCCASION, 1.0, 5.0, "")));

    Correlation passive = correlation(rows, "passive_social_media", "repeated_measures");
    assertThat(passive.estimate()).isCloseTo(0.13233, within(0.000005));
    assertThat(passive.df()).isEqualTo(3864);
    assertThat(passive.n()).isEqualTo(3944);
    assertThat(passive.nParticipants()).isEqualTo(79);
    assertThat(estimate(rows, "passive_social_media", "pearson"))
        .isCloseTo(0.11738, within(0.000005));
    assertThat(estimate(rows, "passive_social_media", "spearman")).isCloseTo(0.2199, FOUR_DIGITS);
    assertThat(estimate(rows, "offline_contact", "repeated_measures"))
        .isCloseTo(-0.10852, within(0.000005));
    assertThat(estimate(rows, "offline_contact", "pearson")).isCloseTo(-0.25310, within(0.000005));
    assertThat(estimate(rows, "sas_sv", "pearson")).isCloseTo(0.2349, FOUR_DIGITS);
    assertThat(estimate(rows, "sas_sv", "spearman")).isCloseTo(0.2510, FOUR_DIGITS);
    Correlation linked = correlation(rows, "lonely", "pearson");
    assertThat(linked.estimate()).isCloseTo(0.4623, FOUR_DIGITS);
    assertThat(linked.n()).isEqualTo(78);
    assertThat(linked.nExcluded()).as("one only in the diary, two only at baseline").isEqualTo(3);
    assertThat(linked.excludedWhy()).isEqualTo("1 without ucla5@pre; 2 without lonely");
    assertThat(passive.excludedWhy()).isEmpty();
    assertThat(passive.reliabilityPredictor()).as("one question, within people").isNull();
    Correlation scales = correlation(rows, "sas_sv", "pearson");
    assertThat(scales.reliabilityOutcome()).isEqualTo(omega(rows, "ucla5", "pre"));
    assertThat(scales.reliabilityPredictor()).isEqualTo(omega(rows, "sas_sv", "pre"));
    // Spearman and Brown over the mean number of records, of the ICC above.
    Reliability stable = reliability(rows, "passive_social_media", "diary");
    double records = (double) stable.n() / stable.nParticipants();
    assertThat(correlation(rows, "passive_social_media", "pearson").reliabilityPredictor())
        .isCloseTo(records * .3726 / (1 + (records - 1) * .3726), FOUR_DIGITS);

    assertThat(reliability(rows, "passive_social_media", "diary").estimate())
        .isCloseTo(0.3726, FOUR_DIGITS);
    assertThat(reliability(rows, "offline_contact", "diary").estimate())
        .isCloseTo(0.2815, FOUR_DIGITS);
    assertThat(reliability(rows, "ucla5", "pre").estimate()).isCloseTo(0.8609, FOUR_DIGITS);
    assertThat(reliability(rows, "ucla5", "post").estimate()).isCloseTo(0.8762, FOUR_DIGITS);
    assertThat(reliability(rows, "sas_sv", "pre").estimate()).isCloseTo(0.8414, FOUR_DIGITS);

    Contrast change = one(rows, Contrast.class, row -> true);
    assertThat(change.statistic()).isCloseTo(3.142, within(0.0005));
    assertThat(change.df()).isEqualTo(76);
    assertThat(change.pValue()).isCloseTo(0.0024, FOUR_DIGITS);
    assertThat(change.d()).isCloseTo(0.358, within(0.0005));
    assertThat(change.r()).isCloseTo(0.8134, FOUR_DIGITS);
  }

  @Test
  void fourCountries_haveTheRecomputedFigures() throws IOException {
    Map<String, String> countries =
        Map.of("10", "France", "15", "Italy", "21", "Poland", "27", "Sweden");
    for (NamedCsvRecord row : records("eu_loneliness_eu4/eu_loneliness_survey_eu4_values.csv")) {
      String person = row.getField("id");
      sum(
          row,
          person,
          "ucla3",
          "2022",
          List.of("loneliness_ucla_a", "loneliness_ucla_b", "loneliness_ucla_c"));
      for (String column : List.of("sm_time_a", "sm_purpose_b", "age", "w_country")) {
        value(person, column, "2022", "", number(row, column));
      }
      panel.add(
          new PanelValue(
              "declared",
              person,
              "country",
              "2022",
              "",
              null,
              null,
              countries.get(row.getField("country"))));
    }
    List<ResultRow> rows =
        results(
            List.of(
                FamilyTest.family(
                    "time",
                    "{outcomes: [ucla3], predictors: [sm_time_a, sm_purpose_b], groups: [country],"
                        + " weights: [w_country], covariates: [age],"
                        + " estimators: [pearson, spearman, kendall_tau_b]}")),
            List.of(
                scale(
                    "ucla3",
                    "2022",
                    List.of("loneliness_ucla_a", "loneliness_ucla_b", "loneliness_ucla_c"),
                    3.0,
                    9.0),
                Measure.variable("sm_time_a", "2022", Grain.PERSON, null, null, ""),
                Measure.variable("sm_purpose_b", "2022", Grain.PERSON, null, null, ""),
                Measure.variable("age", "2022", Grain.PERSON, null, null, "year"),
                Measure.variable("w_country", "2022", Grain.PERSON, null, null, ""),
                Measure.category("country", "2022", Grain.PERSON)));

    Correlation time = correlation(rows, "sm_time_a", "pearson");
    assertThat(time.estimate()).isCloseTo(0.1804, FOUR_DIGITS);
    assertThat(time.n()).isEqualTo(3955);
    assertThat(estimate(rows, "sm_time_a", "spearman")).isCloseTo(0.1684, FOUR_DIGITS);
    assertThat(estimate(rows, "sm_time_a", "kendall_tau_b")).isCloseTo(0.1347, FOUR_DIGITS);
    assertThat(estimate(rows, "sm_time_a", "pearson_weighted")).isCloseTo(0.2029, FOUR_DIGITS);
    assertThat(estimate(rows, "sm_time_a", "pearson_partial")).isCloseTo(0.1026, FOUR_DIGITS);
    assertThat(estimate(rows, "sm_purpose_b", "pearson")).isCloseTo(0.1531, FOUR_DIGITS);
    assertThat(estimate(rows, "sm_purpose_b", "pearson_weighted")).isCloseTo(0.1568, FOUR_DIGITS);
    assertThat(inCountry(rows, "France", "pearson")).isCloseTo(0.2052, FOUR_DIGITS);
    assertThat(inCountry(rows, "Italy", "pearson")).isCloseTo(0.1341, FOUR_DIGITS);
    assertThat(inCountry(rows, "Poland", "pearson")).isCloseTo(0.1344, FOUR_DIGITS);
    assertThat(inCountry(rows, "Sweden", "pearson")).isCloseTo(0.2132, FOUR_DIGITS);
    assertThat(inCountry(rows, "France", "pearson_weighted")).isCloseTo(0.2419, FOUR_DIGITS);
    assertThat(inCountry(rows, "Sweden", "pearson_weighted")).isCloseTo(0.2095, FOUR_DIGITS);

    assertThat(reliability(rows, "ucla3", "2022").estimate()).isCloseTo(0.8138, FOUR_DIGITS);
    Descriptive ucla = one(rows, Descriptive.class, row -> row.measure().equals("ucla3"));
    assertThat(ucla.n()).isEqualTo(3965);
    assertThat(ucla.mean()).isCloseTo(4.542, within(0.0005));
    assertThat(ucla.sd()).isCloseTo(1.6564, FOUR_DIGITS);
    assertThat(composition(rows))
        .isEqualTo("all 4029, France 1069, Italy 1096, Poland 865, Sweden 999");
  }

  private static Measure scale(
      String name, String occasion, List<String> columns, double low, double high) {
    return Measure.scale(name, occasion, Grain.PERSON, name, columns, low, high);
  }

  private static Correlation correlation(List<ResultRow> rows, String predictor, String estimator) {
    return one(
        rows,
        Correlation.class,
        row ->
            row.predictor().equals(predictor)
                && row.estimator().equals(estimator)
                && row.groupName().equals("all")
                && !row.family().equals("matrix"));
  }

  private static Double estimate(List<ResultRow> rows, String predictor, String estimator) {
    return correlation(rows, predictor, estimator).estimate();
  }

  private static Double inCountry(List<ResultRow> rows, String country, String estimator) {
    return one(
            rows,
            Correlation.class,
            row ->
                row.predictor().equals("sm_time_a")
                    && row.estimator().equals(estimator)
                    && row.groupValue().equals(country))
        .estimate();
  }

  private static Reliability reliability(List<ResultRow> rows, String measure, String occasion) {
    return one(
        rows,
        Reliability.class,
        row ->
            row.measure().equals(measure)
                && row.occasion().equals(occasion)
                && row.groupName().equals("all")
                && (row.statistic().equals("icc1") || row.intervalMethod().equals("feldt")));
  }

  private static Double omega(List<ResultRow> rows, String measure, String occasion) {
    return one(
            rows,
            Reliability.class,
            row ->
                row.measure().equals(measure)
                    && row.occasion().equals(occasion)
                    && row.groupName().equals("all")
                    && row.statistic().equals("omega"))
        .estimate();
  }

  private static String composition(List<ResultRow> rows) {
    return String.join(
        ", ",
        rows.stream()
            .filter(Composition.class::isInstance)
            .map(Composition.class::cast)
            .map(row -> row.groupValue() + " " + row.nParticipants())
            .toList());
  }
}
