package org.attune.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.regression.Regression;
import org.attune.regression.Scale;
import org.attune.regression.StandardErrors;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurveyTest {

  static Stream<Case> means() {
    return ReferenceCases.of("survey_mean");
  }

  static Stream<Case> correlations() {
    return ReferenceCases.of("survey_correlation");
  }

  static Stream<Case> regressions() {
    return ReferenceCases.of("survey_regression");
  }

  private static SurveyDesign design(Case reference) {
    return SurveyDesign.of(
        reference.vector("w"), reference.integers("stratum"), reference.integers("cluster"));
  }

  @ParameterizedTest
  @MethodSource("means")
  void mean_agreesWithR(Case reference) {
    SurveyMean mean =
        SurveyMean.of(reference.vector("x"), design(reference), reference.number("level"));
    reference.hasNumber("estimate", mean.test().estimate());
    reference.hasNumber("std_error", mean.test().standardError());
    reference.hasInterval("conf_low", "conf_high", mean.test().interval());
    reference.hasNumber("deff", mean.designEffect());
    reference.hasNumber("n", mean.n());
    reference.hasNumber("effective_n", mean.effectiveN());
    if (!Double.isNaN(reference.number("df"))) {
      reference.hasNumber("df", mean.test().df());
    }
  }

  @ParameterizedTest
  @MethodSource("correlations")
  void correlation_agreesWithR(Case reference) {
    double[] x = reference.vector("x");
    double[] y = reference.vector("y");
    double[] z = reference.vector("z");
    double level = reference.number("level");
    SurveyCorrelation r = SurveyCorrelation.of(x, y, design(reference), level);
    reference.hasNumber("estimate", r.estimate());
    reference.hasNumber("std_error", r.standardError());
    reference.hasNumber("statistic", r.statistic());
    reference.hasNumber("p_value", r.pValue());
    reference.hasInterval("conf_low", "conf_high", r.interval());
    SurveyCorrelation less = SurveyCorrelation.difference(x, y, z, y, design(reference), level);
    reference.hasNumber("difference", less.estimate());
    reference.hasNumber("difference_error", less.standardError());
    if (!Double.isNaN(reference.number("df"))) {
      reference.hasNumber("df", r.df());
    }
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void regression_agreesWithR(Case reference) {
    SurveyRegression given = fit(reference, Scale.AS_GIVEN);
    reference.hasNumbers("estimate", each(given, CoefficientTest::estimate));
    reference.hasNumbers("std_error", each(given, CoefficientTest::standardError));
    reference.hasNumbers("p_values", each(given, CoefficientTest::pValue));
    reference.hasNumbers("conf_low", each(given, t -> t.interval().low()));
    reference.hasNumbers("conf_high", each(given, t -> t.interval().high()));
    reference.hasNumber("r2", given.rSquared());
    reference.hasNumber("n", given.n());
    SurveyRegression standardised = fit(reference, Scale.STANDARDISED);
    reference.hasNumbers("beta", each(standardised, CoefficientTest::estimate));
    reference.hasNumbers("beta_error", each(standardised, CoefficientTest::standardError));
    if (!Double.isNaN(reference.number("df"))) {
      reference.hasNumber("df", given.terms().get(0).df());
    }
  }

  private static SurveyRegression fit(Case reference, Scale scale) {
    return SurveyRegression.of(
        reference.vector("y"),
        new double[][] {reference.vector("x"), reference.vector("z")},
        design(reference),
        scale,
        reference.number("level"));
  }

  private static double[] each(SurveyRegression fit, ToDoubleFunction<CoefficientTest> number) {
    return fit.terms().stream().mapToDouble(number).toArray();
  }

  private static final double[] X = {1, 3, 2, 6, 4, 8};
  private static final double[] Y = {2, 1, 4, 3, 7, 5};
  private static final double[] EQUAL = {1, 1, 1, 1, 1, 1};

  @Test
  void obstacles_areNamed() {
    SurveyDesign lonely =
        SurveyDesign.of(EQUAL, new int[] {1, 1, 1, 1, 1, 2}, new int[] {1, 2, 3, 4, 5, 6});
    assertThat(SurveyMean.of(X, lonely, 0.95).obstacle()).isEqualTo(Obstacle.LONELY_CLUSTER);
    assertThat(SurveyMean.of(X, lonely, 0.95).test().estimate()).isEqualTo(4);
    SurveyDesign plain = SurveyDesign.weighted(EQUAL);
    assertThat(SurveyCorrelation.of(X, new double[6], plain, 0.95).obstacle())
        .isEqualTo(Obstacle.CONSTANT);
    assertThat(
            SurveyRegression.of(Y, new double[][] {X, X}, plain, Scale.AS_GIVEN, 0.95).obstacle())
        .isEqualTo(Obstacle.SINGULAR);
    assertThat(
            SurveyRegression.of(new double[6], new double[][] {X}, plain, Scale.AS_GIVEN, 0.95)
                .obstacle())
        .isEqualTo(Obstacle.CONSTANT);
  }

  @Test
  void impossibleDesigns_areRefused() {
    assertThatThrownBy(() -> SurveyDesign.weighted(new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from zero up");
    assertThatThrownBy(() -> SurveyDesign.clustered(new double[] {1, 1}, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally many");
  }

  @Test
  void equalWeights_giveTheOrdinaryCoefficients() {
    SurveyRegression weighted =
        SurveyRegression.of(
            Y, new double[][] {X}, SurveyDesign.weighted(EQUAL), Scale.AS_GIVEN, 0.95);
    Regression ordinary =
        Regression.of(Y, new double[][] {X}, Scale.AS_GIVEN, StandardErrors.HC3, 0.95);
    assertThat(weighted.terms().get(0).estimate())
        .isEqualTo(ordinary.terms().get(0).test().estimate(), within(1e-14));
    assertThat(weighted.effectiveN()).isEqualTo(6, within(1e-12));
  }

  @Test
  void rowWithoutWeight_isNotInTheDesign() {
    double[] more = {1, 3, 2, 6, 4, 8, 99};
    double[] weights = {1, 1, 1, 1, 1, 1, Double.NaN};
    assertThat(SurveyMean.of(more, SurveyDesign.weighted(weights), 0.95))
        .isEqualTo(SurveyMean.of(X, SurveyDesign.weighted(EQUAL), 0.95));
  }
}
