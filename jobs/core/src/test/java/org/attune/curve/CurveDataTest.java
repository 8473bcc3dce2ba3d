package org.attune.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attune.multiverse.Model;
import org.attune.multiverse.Variables;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

/** The columns that specifications name; every expected value is read off the fixture. */
class CurveDataTest {

  private static final String PLAIN = "{outcome: [lonely20], predictor: [minutes]";

  private static Variables variables(CurvePlan plan, Flagged... flagged) {
    return CurveData.of(plan, CurveFixture.columns(), List.of(flagged)).variables();
  }

  private static Model model(CurvePlan plan, String id) {
    for (int s = 0; s < plan.models().size(); s++) {
      if (plan.specifications().get(s).id().equals(id)) {
        return plan.models().get(s);
      }
    }
    throw new IllegalArgumentException(id);
  }

  @Test
  void people_withoutOutcomeOrPredictor_areNotDrawn() {
    CurvePlan plan = CurveFixture.plan(PLAIN + ", scoring: [declared, complete]}");
    Variables variables = variables(plan);
    assertThat(variables.participant()).containsExactly(IntStream.range(0, 11).toArray());
    double[] complete = variables.numbers().get(model(plan, "lonely20/complete/minutes").outcome());
    assertThat(complete[3]).isNaN();
    assertThat(complete[4]).isEqualTo(22);
    double[] declared = variables.numbers().get(model(plan, "lonely20/declared/minutes").outcome());
    assertThat(declared[3]).isEqualTo(22);
  }

  @Test
  void policy_readsThePredictorToo() {
    CurvePlan plan =
        CurveFixture.plan(PLAIN + ", scoring: {first: declared, last: duplicates=last}}");
    Variables variables = variables(plan);
    double[] last = variables.numbers().get(model(plan, "lonely20/last/minutes").predictor());
    assertThat(last[2]).isEqualTo(102);
    double[] first = variables.numbers().get(model(plan, "lonely20/first/minutes").predictor());
    assertThat(first[2]).isEqualTo(20);
  }

  @Test
  void severalMeasures_areTheirMean_andMissingWhereOneIs() {
    CurvePlan plan =
        CurveFixture.plan(
            "{outcome: [lonely20], predictor: {age: age, both: [minutes, age]},"
                + " transform: [raw, log1p]}");
    Variables variables = variables(plan);
    double[] both = variables.numbers().get(model(plan, "lonely20/both/raw").predictor());
    assertThat(both[4]).isEqualTo((40 + 24) / 2.0);
    assertThat(both[11]).isNaN();
    double[] log = variables.numbers().get(model(plan, "lonely20/both/log1p").predictor());
    assertThat(log[4]).isEqualTo(Math.log1p(32));
  }

  @Test
  void rowsOfRules_areThoseOfWhomTheyHold() {
    CurvePlan plan =
        CurveFixture.plan(
            "{outcome: [lonely20], predictor: [age], exclusion: {nobody: [], young: [age<23],"
                + " fast: [speeders], two: [2_flags]}, subgroup: {all: [], women: [gender=woman],"
                + " men: [gender!=woman]}}");
    Variables variables =
        variables(
            plan,
            new Flagged("p05", "w1", "irv seconds_per_item", 2),
            new Flagged("p06", "w1", "seconds_per_item", 1),
            new Flagged("gone", "w1", "irv", 1));
    assertThat(members(variables, plan, "lonely20/age/young/all"))
        .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(members(variables, plan, "lonely20/age/fast/women"))
        .containsExactly(1, 2, 4, 7, 8, 10, 11);
    assertThat(members(variables, plan, "lonely20/age/two/men")).containsExactly(0, 3, 6, 9);
  }

  private static int[] members(Variables variables, CurvePlan plan, String id) {
    boolean[] mask = variables.rows().get(model(plan, id).rows());
    return IntStream.range(0, mask.length).filter(row -> mask[row]).toArray();
  }

  @Test
  void category_becomesIndicatorsOfAllButTheFirst() {
    CurvePlan plan = CurveFixture.plan(PLAIN + ", covariates: {always: [gender]}}");
    Variables variables = variables(plan);
    double[][] gender = variables.covariates().get(plan.models().get(0).covariates().get(0));
    assertThat(gender).hasDimensions(1, 11);
    assertThat(gender[0]).startsWith(0, 1, 1, 0);
  }

  @Test
  void mixedCurve_hasPeopleThenRecords() {
    CurvePlan plan =
        CurveFixture.plan(
            "{outcome: [alone], predictor: [online], estimator: [ols, within],"
                + " exclusion: {nobody: [], few: ['records<3']}, lag: [0, 1, 1_overnight],"
                + " never: [{estimator: ols, lag: ['1', 1_overnight]}]}");
    Variables variables = variables(plan);
    int records = 3 * CurveFixture.PEOPLE;
    assertThat(variables.count()).isEqualTo(CurveFixture.PEOPLE + records);
    assertThat(variables.participant()).startsWith(0, 1, 2).endsWith(11, 11, 11);
    double[] means = variables.numbers().get(model(plan, "alone/online/0/nobody/ols").outcome());
    assertThat(means[4]).isEqualTo(14);
    assertThat(DoubleStream.of(means).skip(CurveFixture.PEOPLE))
        .allMatch(value -> Double.isNaN(value));
    assertThat(before(variables, plan, "1")).containsExactly(Double.NaN, 500, Double.NaN);
    assertThat(before(variables, plan, "1_overnight")).containsExactly(Double.NaN, 500, 501);
    assertThat(before(variables, plan, "0")).containsExactly(500, 501, 502);
    boolean[] enough = variables.rows().get(model(plan, "alone/online/0/few/within").rows());
    assertThat(IntStream.range(0, enough.length).filter(r -> enough[r]).count()).isEqualTo(records);
  }

  /** The predictor of the sixth person's three records. */
  private static double[] before(Variables variables, CurvePlan plan, String lag) {
    double[] column =
        variables.numbers().get(model(plan, "alone/online/" + lag + "/nobody/within").predictor());
    int from = CurveFixture.PEOPLE + 3 * 5;
    return java.util.Arrays.copyOfRange(column, from, from + 3);
  }

  @Test
  void logarithmOfNegativeValues_isRefused() {
    CurvePlan plan =
        CurveFixture.plan("{outcome: [age], predictor: [below], transform: [raw, log1p]}");
    assertThatThrownBy(() -> variables(plan))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("curves.test.transform", "below");
  }
}
