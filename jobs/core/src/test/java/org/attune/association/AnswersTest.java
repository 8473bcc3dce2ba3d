package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.attune.association.Measure.Grain;
import org.attune.schema.Refusal;
import org.attune.stats.IntraclassCorrelation;
import org.attune.stats.KendallTauB;
import org.attune.stats.PartialCorrelation;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.RepeatedMeasuresCorrelation;
import org.attune.stats.SpearmanCorrelation;
import org.attune.survey.SurveyCorrelation;
import org.attune.survey.SurveyDesign;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final double NONE = Double.NaN;
  private static final double[] LONELY = {3, 5, 4, 8, 6, 9, 7, NONE};
  private static final double[] HOURS = {1, 2, 4, 3, 5, 6, NONE, 7};
  private static final double[] AGE = {20, 31, 25, 44, 38, 29, 50, 61};
  private static final Variable Y = Rows.variable("lonely", "w1");
  private static final Variable X = Rows.variable("hours", "w1");
  private static final Variable W = Rows.variable("age", "w1");

  private static Rows people() {
    return new Rows()
        .people("declared", "lonely", "w1", LONELY)
        .people("declared", "hours", "w1", HOURS)
        .people("declared", "age", "w1", AGE)
        .categories("country", "w1", "it", "it", "it", "fr", "fr", "fr", "it", null);
  }

  private static Question.Pair pair(
      Estimator estimator, Variable weight, List<Variable> covariates, Variable group) {
    return new Question.Pair("f", Level.BETWEEN, Y, X, estimator, weight, covariates, group, 0.1);
  }

  private static Question.Pair pair(Estimator estimator) {
    return pair(estimator, null, List.of(), null);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> answer(Question question, Rows rows) {
    return (List<T>) Answers.answer(question, rows.columns(), Rows.noItems());
  }

  @Test
  void correlation_isTheKernelsWithItsCounts() {
    List<Correlation> rows = answer(pair(Estimator.PEARSON), people());
    var kernel = PearsonCorrelation.of(HOURS, LONELY);
    assertThat(rows)
        .containsExactly(
            new Correlation(
                "f",
                "lonely",
                "hours",
                0L,
                "between",
                "pearson",
                "",
                "",
                "",
                "all",
                "all",
                "declared",
                kernel.estimate(),
                kernel.interval().low(),
                kernel.interval().high(),
                0.95,
                kernel.statistic(),
                4.0,
                kernel.pValue(),
                null,
                null,
                0L,
                null,
                null,
                6L,
                6L,
                6L,
                null,
                null,
                2L,
                "1 without lonely; 1 without hours",
                0.1,
                "",
                ""));
  }

  @Test
  void everyEstimator_isItsKernel() {
    assertThat(estimate(pair(Estimator.SPEARMAN)))
        .isEqualTo(SpearmanCorrelation.of(HOURS, LONELY).estimate());
    assertThat(estimate(pair(Estimator.KENDALL_TAU_B)))
        .isEqualTo(KendallTauB.of(HOURS, LONELY).estimate());
    assertThat(estimate(pair(Estimator.PEARSON_WEIGHTED, W, List.of(), null)))
        .isEqualTo(
            SurveyCorrelation.of(HOURS, LONELY, SurveyDesign.weighted(AGE), 0.95).estimate());
    assertThat(estimate(pair(Estimator.PEARSON_PARTIAL, null, List.of(W), null)))
        .isEqualTo(PartialCorrelation.of(HOURS, LONELY, new double[][] {AGE}).estimate());
  }

  private static Double estimate(Question.Pair question) {
    List<Correlation> rows = answer(question, people());
    return rows.get(0).estimate();
  }

  @Test
  void kendall_hasNoDegreesOfFreedom() {
    List<Correlation> rows = answer(pair(Estimator.KENDALL_TAU_B), people());
    assertThat(rows.get(0).df()).isNull();
    assertThat(rows.get(0).statistic()).isNotNull();
  }

  @Test
  void weight_namesItselfAndItsEffectiveN() {
    List<Correlation> rows = answer(pair(Estimator.PEARSON_WEIGHTED, W, List.of(), null), people());
    // Weights 20 31 25 44 38 29: 187^2 / (400 + 961 + 625 + 1936 + 1444 + 841) by hand.
    assertThat(rows.get(0).effectiveN()).isCloseTo(34969.0 / 6207.0, within(1e-12));
    assertThat(rows.get(0).weight()).isEqualTo("age");
  }

  @Test
  void negativeWeight_isRefused() {
    Rows rows = people().people("declared", "w", "w1", 1, 1, -1);
    Question question = pair(Estimator.PEARSON_WEIGHTED, Rows.variable("w", "w1"), List.of(), null);
    assertThatThrownBy(() -> answer(question, rows))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("analyses.f.weights");
  }

  @Test
  void categoryAsCovariate_isHeldAsIndicators() {
    List<Correlation> rows =
        answer(
            pair(Estimator.PEARSON_PARTIAL, null, List.of(Rows.variable("country", "w1"), W), null),
            people());
    double[] isItaly = {1, 1, 1, 0, 0, 0, 1, NONE};
    assertThat(rows.get(0).estimate())
        .isCloseTo(
            PartialCorrelation.of(HOURS, LONELY, new double[][] {isItaly, AGE}).estimate(),
            within(1e-12));
    assertThat(rows.get(0).covariates()).isEqualTo("country+age");
    assertThat(rows.get(0).nExcluded()).isEqualTo(2);
  }

  @Test
  void group_givesOneRowForEachCategoryCountedWithinIt() {
    List<Correlation> rows =
        answer(pair(Estimator.PEARSON, null, List.of(), Rows.variable("country", "w1")), people());
    assertThat(rows).extracting(Correlation::groupName).containsOnly("country");
    assertThat(rows).extracting(Correlation::groupValue).containsExactly("fr", "it");
    assertThat(rows).extracting(Correlation::n).containsExactly(3L, 3L);
    assertThat(rows).extracting(Correlation::nExcluded).containsExactly(0L, 1L);
    assertThat(rows.get(0).estimate())
        .isEqualTo(
            PearsonCorrelation.of(new double[] {3, 5, 6}, new double[] {8, 6, 9}).estimate());
  }

  @Test
  void categoryCalledAll_isRefused() {
    Rows rows = people().categories("team", "w1", "all", "some");
    Variable team = Rows.variable("team", "w1");
    assertThatThrownBy(() -> answer(pair(Estimator.PEARSON, null, List.of(), team), rows))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> answer(new Question.Membership(team), rows))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void policyThatChangesAVariable_addsARow() {
    Rows rows = people().people("djg6=default", "lonely", "w1", 3, 5, 4, 8, 6, 9);
    List<Correlation> pearson = answer(pair(Estimator.PEARSON), rows);
    assertThat(pearson).extracting(Correlation::policy).containsExactly("declared", "djg6=default");
    assertThat(pearson.get(1).nExcluded()).as("p07 has no value under it").isEqualTo(1);
    assertThat(Answers.answer(new Question.Change("f", X, W), rows.columns(), Rows.noItems()))
        .hasSize(1);
  }

  @Test
  void perfectCorrelation_hasNoInfiniteStatistic() {
    Rows rows =
        new Rows()
            .people("declared", "lonely", "w1", 1, 2, 3, 4)
            .people("declared", "hours", "w1", 2, 4, 6, 8);
    Correlation row = AnswersTest.<Correlation>answer(pair(Estimator.PEARSON), rows).get(0);
    assertThat(row.estimate()).isEqualTo(1.0);
    assertThat(row.statistic()).isNull();
    assertThat(row.pValue()).isZero();
  }

  private static Rows diary() {
    return new Rows()
        .records("declared", 0, "lonely", "d", 1, 2, 4, NONE)
        .records("declared", 0, "hours", "d", 2, 2, 3, 9)
        .records("declared", 1, "lonely", "d", 5, 3, 4)
        .records("declared", 1, "hours", "d", 1, 0, 2)
        .records("declared", 2, "lonely", "d", 3)
        .records("declared", 2, "hours", "d", 7)
        .records("declared", 3, "lonely", "d", 3)
        .records("declared", 3, "hours", "d", NONE);
  }

  private static Question.Pair moments(Estimator estimator) {
    return new Question.Pair(
        "f",
        Level.WITHIN,
        Rows.variable("lonely", "d"),
        Rows.variable("hours", "d"),
        estimator,
        null,
        List.of(),
        null,
        null);
  }

  @Test
  void repeatedMeasures_useRecordsCompleteOnBothOfPeopleWithTwo() {
    Correlation row =
        AnswersTest.<Correlation>answer(moments(Estimator.REPEATED_MEASURES), diary()).get(0);
    var kernel =
        RepeatedMeasuresCorrelation.of(
            new int[] {0, 0, 0, 1, 1, 1},
            new double[] {2, 2, 3, 1, 0, 2},
            new double[] {1, 2, 4, 5, 3, 4});
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.estimand()).isEqualTo("within");
    assertThat(row.personMeans()).isEmpty();
    assertThat(row.n()).isEqualTo(6);
    assertThat(row.nOccasions()).isEqualTo(6);
    assertThat(row.nParticipants()).isEqualTo(2);
    assertThat(row.nExcluded()).as("p03 has one record, p04 none that is complete").isEqualTo(2);
    assertThat(row.df()).as("6 records - 2 people - 1").isEqualTo(3);
  }

  @Test
  void betweenInAWithinFamily_isOverMeansOfCompleteRecords() {
    Correlation row = AnswersTest.<Correlation>answer(moments(Estimator.PEARSON), diary()).get(0);
    double[] hours = {7.0 / 3, 1, 7};
    double[] lonely = {7.0 / 3, 4, 3};
    assertThat(row.estimate())
        .isCloseTo(PearsonCorrelation.of(hours, lonely).estimate(), within(1e-12));
    assertThat(row.estimand()).isEqualTo("between");
    assertThat(row.nParticipants()).isEqualTo(3);
    assertThat(row.nExcluded()).isEqualTo(1);
  }

  @Test
  void diaryVariableBesideOneOfThePerson_isThePersonMeanAndSaysSo() {
    Rows rows = diary().people("declared", "trait", "w1", 1, 4, 2, 9);
    Question question =
        new Question.Pair(
            "f",
            Level.BETWEEN,
            Rows.variable("trait", "w1"),
            Rows.variable("lonely", "d"),
            Estimator.PEARSON,
            null,
            List.of(),
            null,
            null);
    Correlation row = AnswersTest.<Correlation>answer(question, rows).get(0);
    double[] means = {7 / 3., 4, 3, 3}; // of 1 2 4, of 5 3 4, of 3, of 3
    var kernel = PearsonCorrelation.of(means, new double[] {1, 4, 2, 9});
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.estimand()).isEqualTo("between");
    assertThat(row.personMeans()).isEqualTo("lonely");
    assertThat(answer(pair(Estimator.PEARSON), people()))
        .extracting(r -> ((Correlation) r).personMeans())
        .containsExactly("");
  }

  @Test
  void stability_isTheKernelsIcc() {
    Reliability row =
        AnswersTest.<Reliability>answer(
                new Question.Stability(Rows.variable("lonely", "d")), diary())
            .get(0);
    var kernel =
        IntraclassCorrelation.of(
            new int[] {0, 0, 0, 1, 1, 1, 2, 3}, new double[] {1, 2, 4, 5, 3, 4, 3, 3});
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.statistic()).isEqualTo("icc1");
    assertThat(row.n()).isEqualTo(8);
    assertThat(row.nParticipants()).isEqualTo(4);
    assertThat(row.itemRestMin()).isNull();
  }

  @Test
  void contrast_pairsTheOccasions() {
    Rows rows =
        new Rows()
            .people("declared", "ucla5", "pre", 10, 12, 14, 20, NONE)
            .people("declared", "ucla5", "post", 9, 12, 11, 16, 8);
    Contrast row =
        AnswersTest.<Contrast>answer(
                new Question.Change(
                    "f",
                    new Variable("ucla5", "pre", "ucla5@pre"),
                    new Variable("ucla5", "post", "ucla5@post")),
                rows)
            .get(0);
    // Differences 1, 0, 3, 4: mean 2, variance 10 / 3, t = 2 / sqrt(10 / 12).
    assertThat(row.estimate()).isEqualTo(2.0);
    assertThat(row.statistic()).isCloseTo(2 / Math.sqrt(10.0 / 12), within(1e-12));
    assertThat(row.d()).isCloseTo(2 / Math.sqrt(10.0 / 3), within(1e-12));
    // R: uniroot(function(ncp) pt(2 / sqrt(10 / 12), 3, ncp) - p, c(-10, 20))$root / 2, either p.
    assertThat(row.dLow()).isCloseTo(-0.235301589282, within(1e-9));
    assertThat(row.dHigh()).isCloseTo(2.337781788851, within(1e-9));
    assertThat(row.nExcluded()).isEqualTo(1);
    assertThat(row.excludedWhy()).isEqualTo("1 without ucla5@pre");
    assertThat(row.meanFirst()).isEqualTo(14.0);
    assertThat(row.meanSecond()).isEqualTo(12.0);
    assertThat(row.n()).isEqualTo(4);
    assertThat(row.measure() + row.first() + row.second()).isEqualTo("ucla5prepost");
  }

  private static final Measure SCALE =
      Measure.scale("s", "w1", Grain.PERSON, "s", List.of("i2", "i1", "i3"), 3.0, 9.0);

  private static Items items(double[]... people) {
    List<KeyedItem> items = new ArrayList<>();
    for (int person = 0; person < people.length; person++) {
      for (int item = 0; item < people[person].length; item++) {
        double value = people[person][item];
        items.add(
            new KeyedItem(
                "declared",
                Rows.person(person),
                "w1",
                "",
                "s",
                "i" + (item + 1),
                Double.isNaN(value) ? null : value,
                Double.isNaN(value) ? "out_of_range" : null));
      }
    }
    return KeyedItem.gathered(items, List.of(SCALE));
  }

  @Test
  void equalItems_haveAnAlphaOfOne() {
    Items items = items(new double[] {1, 1, 1}, new double[] {2, 2, 2}, new double[] {3, 3, 3});
    Reliability row =
        (Reliability)
            Answers.answer(new Question.Consistency(SCALE), Columns.of(List.of()), items).get(0);
    assertThat(row.estimate()).isEqualTo(1.0);
    assertThat(row.nItems()).isEqualTo(3);
    assertThat(row.n()).isEqualTo(3);
    assertThat(row.warning()).isEmpty();
  }

  @Test
  void itemAgainstTheOthers_isNamedAndWarnedOf() {
    // i3 falls where i1 and i2 rise, so its correlation with their sum is -1.
    Items items =
        items(
            new double[] {1, 1, 3},
            new double[] {2, 2, 2},
            new double[] {3, 3, 1},
            new double[] {3, NONE, 3});
    Reliability row =
        (Reliability)
            Answers.answer(new Question.Consistency(SCALE), Columns.of(List.of()), items).get(0);
    assertThat(row.itemRestMinItem()).isEqualTo("i3");
    assertThat(row.itemRestMin()).isCloseTo(-1, within(1e-12));
    assertThat(row.warning()).contains("i3: negative item-rest correlation");
    assertThat(row.n()).isEqualTo(3);
  }

  @Test
  void itemCheck_countsMissingAndKeepsTheInstrumentsOrder() {
    Items items = items(new double[] {1, 1, 3}, new double[] {2, NONE, 2}, new double[] {4, 3, 1});
    List<? extends ResultRow> rows =
        Answers.answer(new Question.ItemCheck(SCALE), Columns.of(List.of()), items).stream()
            .filter(ItemQuality.class::isInstance)
            .toList();
    assertThat(rows).extracting(r -> ((ItemQuality) r).item()).containsExactly("i2", "i1", "i3");
    ItemQuality second = (ItemQuality) rows.get(0);
    assertThat(second.n()).isEqualTo(2);
    assertThat(second.nMissing()).isEqualTo(1);
    assertThat(second.nOutOfRange()).isEqualTo(1);
    assertThat(second.mean()).isEqualTo(2.0);
    assertThat(((ItemQuality) rows.get(1)).mean()).isCloseTo(7.0 / 3, within(1e-12));
  }

  @Test
  void description_countsMissingAndProrated() {
    Rows rows = new Rows().people("declared", "s", "w1", 3, 4, 8, 9, NONE);
    Items items =
        items(
            new double[] {1, 1, 1},
            new double[] {1, NONE, 1},
            new double[] {3, 3, 2},
            new double[] {3, 3, 3},
            new double[] {NONE, NONE, 1});
    items.countProrated("declared", "s", "w1", 1); // 4, of 1 . 1
    Descriptive row =
        (Descriptive) Answers.answer(new Question.Description(SCALE), rows.columns(), items).get(0);
    // Mean and median of 3 4 8 9 are 6; sd is sqrt((9 + 4 + 4 + 9) / 3).
    assertThat(row)
        .isEqualTo(
            new Descriptive(
                "s",
                "w1",
                "scale",
                "person",
                "declared",
                4L,
                1L,
                4L,
                6.0,
                Math.sqrt(26.0 / 3),
                6.0,
                3.0,
                9.0,
                3.0,
                9.0,
                1L,
                "",
                ""));
  }

  @Test
  void descriptionOfADiary_isOverRecords() {
    Measure lonely = Measure.variable("lonely", "d", Grain.OCCASION, 1.0, 5.0, "");
    Descriptive row =
        AnswersTest.<Descriptive>answer(new Question.Description(lonely), diary()).get(0);
    assertThat(row.n()).isEqualTo(8);
    assertThat(row.nMissing()).isEqualTo(1);
    assertThat(row.nParticipants()).isEqualTo(4);
    assertThat(row.mean()).isEqualTo(25.0 / 8);
    assertThat(row.nProrated()).isNull();
  }

  @Test
  void descriptionOfACategory_hasCountsAndNoNumbers() {
    Descriptive row =
        AnswersTest.<Descriptive>answer(
                new Question.Description(Measure.category("country", "w1", Grain.PERSON)), people())
            .get(0);
    assertThat(row.n()).isEqualTo(7);
    assertThat(row.nMissing()).isEqualTo(1);
    assertThat(row.mean()).isNull();
    assertThat(row.kind()).isEqualTo("variable");
  }

  @Test
  void histogramOfAScale_hasOneBinForEachScoreJoinedToTheSmallestCell() {
    Rows rows = new Rows().people("declared", "s", "w1", 3, 3, 4, 4, 5, 7, 9, 9, NONE);
    List<DistributionBin> bins = answer(new Question.Histogram(SCALE, 2), rows);
    assertThat(bins)
        .containsExactly(
            new DistributionBin("s", "w1", "person", 1L, 2.5, 3.5, 2L, 2L, ""),
            new DistributionBin("s", "w1", "person", 2L, 3.5, 4.5, 2L, 2L, ""),
            new DistributionBin("s", "w1", "person", 3L, 4.5, 7.5, 2L, 2L, ""),
            new DistributionBin("s", "w1", "person", 4L, 7.5, 9.5, 2L, 2L, ""));
  }

  @Test
  void histogramOfALongScale_hasWiderBins() {
    Measure ucla = Measure.scale("u", "w1", Grain.PERSON, "u", List.of(), 20.0, 80.0);
    Rows rows = new Rows().people("declared", "u", "w1", 20, 22, 23, 80);
    List<DistributionBin> bins = answer(new Question.Histogram(ucla, 1), rows);
    // 61 scores need bins 3 wide to be at most 25.
    assertThat(bins.get(0).binLow()).isEqualTo(19.5);
    assertThat(bins.get(0).binHigh()).isEqualTo(22.5);
    assertThat(bins.get(0).n()).isEqualTo(2);
    assertThat(bins.stream().mapToLong(DistributionBin::n).sum()).isEqualTo(4);
  }

  @Test
  void histogramOfADiary_countsPeopleInEachBin() {
    Rows rows =
        new Rows()
            .records("declared", 0, "lonely", "d", 1, 1, 1, 2)
            .records("declared", 1, "lonely", "d", 2, 3);
    Measure lonely = Measure.variable("lonely", "d", Grain.OCCASION, 1.0, 3.0, "");
    List<DistributionBin> bins = answer(new Question.Histogram(lonely, 2), rows);
    assertThat(bins)
        .as("three records of one person are one person, and 3 is left over")
        .containsExactly(new DistributionBin("lonely", "d", "occasion", 1L, 0.5, 3.5, 6L, 2L, ""));
  }

  @Test
  void histogramOfFewerThanTheSmallestCell_hasNoBin() {
    Rows rows = new Rows().people("declared", "s", "w1", 3, 4);
    assertThat(answer(new Question.Histogram(SCALE, 3), rows)).isEmpty();
  }

  @Test
  void composition_countsThoseWithACategory() {
    List<Composition> rows =
        answer(new Question.Membership(Rows.variable("country", "w1")), people());
    assertThat(rows)
        .containsExactly(
            new Composition("country", "w1", "all", 7L, 1.0, ""),
            new Composition("country", "w1", "fr", 3L, 3.0 / 7, ""),
            new Composition("country", "w1", "it", 4L, 4.0 / 7, ""));
  }

  @Test
  void scatter_meansPeopleInBins() {
    Rows rows =
        new Rows()
            .people("declared", "lonely", "w1", 1, 3, 5, 7, NONE)
            .people("declared", "hours", "w1", 1, 2, 3, 4, 5);
    List<BinnedMean> bins =
        answer(new Question.Scatter("f", Level.BETWEEN, Estimand.BETWEEN, Y, X, 2), rows);
    assertThat(bins).extracting(BinnedMean::predictorMean).containsExactly(1.5, 3.5);
    assertThat(bins).extracting(BinnedMean::outcomeMean).containsExactly(2.0, 6.0);
    assertThat(bins).extracting(BinnedMean::nParticipants).containsExactly(2L, 2L);
    assertThat(bins).extracting(BinnedMean::bin).containsExactly(1L, 2L);
  }

  @Test
  void scatterWithin_isOfDeviationsAndHoldsDistinctPeople() {
    Question question =
        new Question.Scatter(
            "f",
            Level.WITHIN,
            Estimand.WITHIN,
            Rows.variable("lonely", "d"),
            Rows.variable("hours", "d"),
            2);
    List<BinnedMean> bins = answer(question, diary());
    assertThat(bins).hasSize(1);
    assertThat(bins.get(0).n()).isEqualTo(6);
    assertThat(bins.get(0).nParticipants()).isEqualTo(2);
    assertThat(bins.get(0).outcomeMean()).isCloseTo(0, within(1e-12));
  }
}
