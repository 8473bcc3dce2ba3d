package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.association.Measure.Grain;
import org.attune.schema.Refusal;
import org.attune.stats.ParticipantBootstrap;
import org.attune.stats.PearsonCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of families with weights, strata and clusters beside those of R's package {@code
 * survey}, which {@code src/test/r/sampled.R} writes.
 */
class SampledEffectsTest {

  private static final List<String> NUMBERS = List.of("lonely", "use", "chat", "age", "w");
  private static final List<String> CATEGORIES = List.of("region", "school", "sex");
  private static final List<Measure> KNOWN =
      Stream.concat(
              NUMBERS.stream().map(n -> Measure.variable(n, "w1", Grain.PERSON, null, null, "")),
              CATEGORIES.stream().map(n -> Measure.category(n, "w1", Grain.PERSON)))
          .toList();
  private static final String ASKED =
      "{outcomes: [lonely], predictors: [use, chat], covariates: [age, sex], weights: [w],"
          + " strata: region, clusters: school, compare: [predictors], smallest_effect: 0.3}";
  private static final List<Effect> EFFECTS = EffectsTest.answered(people(), KNOWN, ASKED);

  private static List<PanelValue> people() {
    List<PanelValue> panel = new ArrayList<>();
    for (NamedCsvRecord row : EffectsTest.read("sampled_people.csv")) {
      String person = row.getField("person");
      for (String name : NUMBERS) {
        Double value = EffectsTest.number(row, name);
        panel.add(new PanelValue("declared", person, name, "w1", "", null, value, null));
      }
      for (String name : CATEGORIES) {
        String text = row.getField(name).isEmpty() ? null : row.getField(name);
        panel.add(new PanelValue("declared", person, name, "w1", "", null, null, text));
      }
    }
    return panel;
  }

  static List<NamedCsvRecord> expected() {
    return EffectsTest.read("sampled.csv");
  }

  private static List<Effect> weighted(String term, String outcome, String predictor) {
    return EFFECTS.stream()
        .filter(e -> e.weight().equals("w") && e.term().equals(term))
        .filter(e -> e.outcome().equals(outcome) && e.predictor().equals(predictor))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("expected")
  void weightedRow_agreesWithR(NamedCsvRecord row) {
    List<Effect> found =
        weighted(row.getField("term"), row.getField("outcome"), row.getField("predictor"));
    assertThat(found).hasSize(1);
    Effect effect = found.get(0);
    assertThat(effect.analysis()).isEqualTo(row.getField("analysis"));
    assertThat(effect.other()).isEqualTo(row.getField("other"));
    assertThat(effect.design()).isEqualTo("strata=region clusters=school");
    near(effect.estimate(), row, "estimate");
    near(effect.stdError(), row, "std_error");
    near(effect.confLow(), row, "conf_low");
    near(effect.confHigh(), row, "conf_high");
    near(effect.statistic(), row, "statistic");
    near(effect.df(), row, "df");
    near(effect.pValue(), row, "p_value");
    near(effect.pEquivalence(), row, "p_equivalence");
    near(effect.effectiveN(), row, "effective_n");
    assertThat(effect.n()).isEqualTo(Long.parseLong(row.getField("n")));
    if (!row.getField("n_excluded").isEmpty()) {
      assertThat(effect.nExcluded()).isEqualTo(Long.parseLong(row.getField("n_excluded")));
    }
  }

  private static void near(Double found, NamedCsvRecord row, String column) {
    Double expected = EffectsTest.number(row, column);
    if (expected != null) {
      assertThat(found).as(column).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }
  }

  /** The gaps that sampled.R makes, each person counted at the first of them. */
  @Test
  void whoIsLeftOut_isCountedWithTheReason() {
    Effect effect = weighted("correlation", "lonely", "use").get(0);
    assertThat(effect.excludedWhy())
        .isEqualTo(
            "2 without lonely; 3 without use; 2 without a weight; 1 without a weight above zero;"
                + " 1 without a stratum; 2 without a cluster");
    assertThat(effect.nExcluded()).isEqualTo(11);
    Effect regression = weighted("beta", "lonely", "use").get(0);
    assertThat(regression.excludedWhy()).contains("1 without age");
    assertThat(regression.covariates()).isEqualTo("age+sex");
  }

  @Test
  void correlationRow_isTheSameEstimate() {
    Columns columns = Columns.of(people());
    List<Correlation> rows =
        AnalysisPlan.of(List.of(FamilyTest.family("f0", ASKED)), List.of(), KNOWN, 5)
            .questions()
            .stream()
            .flatMap(q -> Answers.answer(q, columns, Rows.noItems()).stream())
            .filter(Correlation.class::isInstance)
            .map(Correlation.class::cast)
            .filter(row -> row.estimator().equals("pearson_weighted"))
            .filter(row -> row.predictor().equals("use"))
            .toList();
    assertThat(rows).hasSize(1);
    Effect effect = weighted("correlation", "lonely", "use").get(0);
    assertThat(rows.get(0).estimate()).isEqualTo(effect.estimate());
    assertThat(rows.get(0).confLow()).isEqualTo(effect.confLow());
    assertThat(rows.get(0).pValue()).isEqualTo(effect.pValue());
    assertThat(rows.get(0).df()).isEqualTo(effect.df());
    assertThat(rows.get(0).n()).isEqualTo(effect.n());
  }

  @Test
  void weightedTests_areCorrectedApartFromOthers() {
    assertThat(EFFECTS)
        .filteredOn(e -> e.weight().equals("w") && e.term().equals("beta"))
        .hasSize(2)
        .extracting(Effect::familySize)
        .containsOnly(2L);
    assertThat(EFFECTS)
        .filteredOn(e -> e.term().equals("mean"))
        .hasSize(3)
        .extracting(Effect::familySize)
        .containsOnly(0L);
  }

  @Test
  void stratumWithASingleCluster_leavesErrorsUnknownAndSaysSo() {
    List<PanelValue> alone = new ArrayList<>();
    for (PanelValue value : people()) {
      boolean last = value.participant().compareTo("s66") > 0;
      String placed =
          switch (value.variable()) {
            case "region" -> "far";
            case "school" -> "one";
            default -> null;
          };
      alone.add(
          last && placed != null
              ? new PanelValue(
                  "declared", value.participant(), value.variable(), "w1", "", null, null, placed)
              : value);
    }
    List<Effect> rows =
        EffectsTest.answered(alone, KNOWN, ASKED).stream()
            .filter(e -> e.weight().equals("w"))
            .filter(e -> List.of("mean", "correlation", "difference", "beta").contains(e.term()))
            .toList();
    assertThat(rows).hasSize(8);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.estimate()).isNotNull();
              assertThat(row.stdError()).isNull();
              assertThat(row.confLow()).isNull();
              assertThat(row.pValue()).isNull();
              assertThat(row.pEquivalence()).isNull();
              assertThat(row.remark())
                  .isEqualTo("a stratum has a single cluster, its variance is unknown");
            });
  }

  @Test
  void strataWithoutWeights_areRefused() {
    assertThatThrownBy(
            () -> FamilyTest.family("a", "{outcomes: [x], predictors: [y], strata: region}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("analyses.a.strata");
  }

  /** Of a weighted sample whose family asks for errors of independent participants. */
  @Test
  void errorsOfIndependentPeople_besideTheSamplesClusters_areOfUnweightedRowsOnly() {
    List<Effect> rows =
        EffectsTest.answered(
            people(), KNOWN, ASKED.replace("smallest_effect", "errors: hc3, smallest_effect"));
    assertThat(rows)
        .filteredOn(e -> e.weight().equals("w"))
        .isEqualTo(EFFECTS.stream().filter(e -> e.weight().equals("w")).toList());
    List<Effect> beta =
        rows.stream().filter(e -> e.weight().isEmpty() && e.term().equals("beta")).toList();
    assertThat(beta)
        .hasSize(2)
        .allSatisfy(
            e -> {
              assertThat(e.estimator()).isEqualTo("ols_hc3");
              assertThat(e.design()).isEmpty();
              assertThat(e.remark()).isEmpty();
            });
  }

  private static final String OF_SCHOOLS =
      "{outcomes: [lonely], predictors: [use, chat], covariates: [age, sex], clusters: school,"
          + " shape: [quadratic, two_lines], means_by: [sex], moderators: [age], bootstrap: 1000,"
          + " smallest_effect: 0.3}";
  private static final List<Effect> CLUSTERED = EffectsTest.answered(people(), KNOWN, OF_SCHOOLS);

  private static List<Effect> clustered(String analysis) {
    return CLUSTERED.stream().filter(e -> e.analysis().equals(analysis)).toList();
  }

  /** R's {@code lm} and package clubSandwich, in sampled.R. */
  @ParameterizedTest
  @MethodSource("expectedOfClusters")
  void rowOfClusters_agreesWithR(NamedCsvRecord row) {
    Effect effect =
        clustered(row.getField("analysis")).stream()
            .filter(e -> e.predictor().equals(row.getField("predictor")))
            .filter(e -> e.term().equals(row.getField("term")))
            .filter(e -> e.estimator().equals(row.getField("estimator")))
            .findFirst()
            .orElseThrow();
    assertThat(effect.design()).isEqualTo(row.getField("design"));
    near(effect.estimate(), row, "estimate");
    near(effect.stdError(), row, "std_error");
    near(effect.confLow(), row, "conf_low");
    near(effect.confHigh(), row, "conf_high");
    near(effect.statistic(), row, "statistic");
    near(effect.df(), row, "df");
    near(effect.pValue(), row, "p_value");
    near(effect.pEquivalence(), row, "p_equivalence");
    assertThat(effect.n()).isEqualTo(Long.parseLong(row.getField("n")));
    assertThat(effect.remark()).isEmpty();
    if (effect.estimator().equals("ols")) {
      assertThat(effect.pValue()).isNull();
      assertThat(effect.dfNumerator()).isNull();
      assertThat(effect.pEquivalence()).isNull();
    }
  }

  static List<NamedCsvRecord> expectedOfClusters() {
    return EffectsTest.read("clustered.csv");
  }

  @Test
  void errorsThatDoNotAllowForClusters_saySo() {
    String words = "errors do not allow for clusters";
    assertThat(clustered("association"))
        .filteredOn(e -> !e.estimator().endsWith("_bca") && !e.estimator().endsWith("_percentile"))
        .extracting(Effect::estimator)
        .containsOnly("pearson", "percentage_bend", "winsorised");
    assertThat(CLUSTERED)
        .filteredOn(e -> e.remark().contains(words))
        .extracting(Effect::estimator)
        .contains("pearson", "percentage_bend", "winsorised", "quadratic_hc3", "two_lines")
        .contains("anova", "welch_anova", "ancova", "welch_t", "hedges")
        .doesNotContain("ols", "ols_cr2");
    assertThat(CLUSTERED)
        .filteredOn(e -> e.term().equals("breakpoint"))
        .allMatch(e -> !e.remark().contains(words));
    assertThat(EFFECTS).noneMatch(e -> e.weight().equals("w") && e.remark().contains(words));
  }

  @Test
  void bootstrapInAFamilyOfClusters_drawsClustersWithAllOfTheirPeople() {
    Columns columns = Columns.of(people());
    double[] x = columns.numbers("declared", Rows.variable("use", "w1"));
    double[] y = columns.numbers("declared", Rows.variable("lonely", "w1"));
    String[] school = columns.categories("declared", Rows.variable("school", "w1"));
    int[] kept =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i] + y[i]) && school[i] != null)
            .toArray();
    List<String> schools =
        Arrays.stream(school).filter(Objects::nonNull).distinct().sorted().toList();
    ParticipantBootstrap kernel =
        ParticipantBootstrap.of(
            IntStream.of(kept).map(i -> schools.indexOf(school[i])).toArray(),
            rows ->
                PearsonCorrelation.of(
                        IntStream.of(rows).mapToDouble(r -> x[kept[r]]).toArray(),
                        IntStream.of(rows).mapToDouble(r -> y[kept[r]]).toArray())
                    .estimate(),
            1000,
            ReliabilityChoice.USUAL.seed(),
            0.95);
    Effect row =
        clustered("association").stream()
            .filter(e -> e.predictor().equals("use") && e.estimator().equals("pearson_bca"))
            .findFirst()
            .orElseThrow();
    assertThat(kernel.participants()).isEqualTo(12);
    assertThat(row.confLow()).isEqualTo(kernel.bca().low());
    assertThat(row.stdError()).isEqualTo(kernel.standardError());
    assertThat(row.n()).isEqualTo(kept.length);
    assertThat(row.design()).isEqualTo("clusters=school");
    assertThat(row.remark()).isEqualTo("1000 draws of clusters");
    assertThat(row.excludedWhy()).contains("without a cluster");
  }

  @Test
  void studysDesign_isThatOfFamiliesWithoutOne() {
    var design = FamilyTest.tree("{weights: [w], strata: region, clusters: school}");
    Family taken =
        Family.of("a", FamilyTest.tree("{outcomes: [lonely], predictors: [use]}"), design);
    assertThat(taken.weights()).containsExactly(new Reference("w", ""));
    assertThat(taken.further().strata()).isEqualTo(new Reference("region", ""));
    assertThat(taken.further().errors()).isEqualTo(Further.Errors.CR2);
    Family own =
        Family.of(
            "a", FamilyTest.tree("{outcomes: [lonely], predictors: [use], weights: [v]}"), design);
    assertThat(own.weights()).containsExactly(new Reference("v", ""));
    assertThat(own.further().strata()).isNull();
    Family robust =
        Family.of(
            "a", FamilyTest.tree("{outcomes: [lonely], predictors: [use], errors: hc3}"), design);
    assertThat(robust.weights()).containsExactly(new Reference("w", ""));
    assertThat(robust.further().errors()).isEqualTo(Further.Errors.HC3);
    assertThatThrownBy(
            () ->
                Family.of(
                    "a",
                    FamilyTest.tree("{outcomes: [lonely], predictors: [use], errors: cluster}"),
                    FamilyTest.tree("{weights: [w]}")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("analyses.a.clusters");
    Family diary =
        Family.of(
            "a", FamilyTest.tree("{level: within, outcomes: [lonely], predictors: [use]}"), design);
    assertThat(diary.weights()).isEmpty();
  }
}
