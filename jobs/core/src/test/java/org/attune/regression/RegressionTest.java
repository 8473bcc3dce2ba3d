package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("regression");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Regression regression = fit(reference);
    reference.hasNumber("constant", regression.constant().estimate());
    reference.hasNumbers("estimate", each(regression, t -> t.test().estimate()));
    reference.hasNumbers("std_error", each(regression, t -> t.test().standardError()));
    reference.hasNumbers("statistic", each(regression, t -> t.test().statistic()));
    reference.hasNumbers("p_value", each(regression, t -> t.test().pValue()));
    reference.hasNumber("df", regression.terms().get(0).test().df());
    reference.hasNumbers("conf_low", each(regression, t -> t.test().interval().low()));
    reference.hasNumbers("conf_high", each(regression, t -> t.test().interval().high()));
    reference.hasNumbers("partial_r", each(regression, Term::partialR));
    reference.hasNumbers("eta2", each(regression, Term::etaSquared));
    reference.hasNumber("r2", regression.rSquared());
    reference.hasNumber("adjusted_r2", regression.adjustedRSquared());
    reference.hasNumber("f", regression.f());
    reference.hasNumber("model_p", regression.pValue());
    reference.hasNumber("n", regression.n());
    reference.hasNumber("clusters", regression.clusters());
    assertThat(regression.obstacle() == Obstacle.NONE)
        .isEqualTo(!Double.isNaN(reference.number("r2")));
  }

  private static Regression fit(Case reference) {
    double[] y = reference.vector("y");
    double[][] x = reference.matrix("x");
    Scale scale = Scale.valueOf(reference.text("scale"));
    StandardErrors errors = StandardErrors.valueOf(reference.text("errors"));
    double level = reference.number("level");
    return errors.isClustered()
        ? Regression.clustered(y, x, reference.integers("cluster"), scale, errors, level)
        : Regression.of(y, x, scale, errors, level);
  }

  private static double[] each(Regression regression, ToDoubleFunction<Term> number) {
    return regression.terms().stream().mapToDouble(number).toArray();
  }

  @Test
  void obstacles_areNamed() {
    double[] a = {1, 4, 2, 7, 5, 3};
    double[] twice = {2, 8, 4, 14, 10, 6};
    double[] y = {3, 1, 4, 1, 5, 9};
    assertThat(hc3(y, a, twice).obstacle()).isEqualTo(Obstacle.SINGULAR);
    assertThat(
            hc3(new double[] {1, 2, 3}, new double[] {1, 2, 4}, new double[] {1, 3, 2}).obstacle())
        .isEqualTo(Obstacle.FEW_PEOPLE);
    assertThat(hc3(new double[6], a).obstacle()).isEqualTo(Obstacle.CONSTANT);
    assertThat(
            Regression.clustered(
                    y, new double[][] {a}, new int[6], Scale.AS_GIVEN, StandardErrors.CR2, 0.95)
                .obstacle())
        .isEqualTo(Obstacle.FEW_GROUPS);
  }

  @Test
  void rowThatDecidesAlone_leavesRobustErrorsUndefined() {
    double[] alone = {0, 0, 0, 0, 0, 1};
    double[] y = {3, 1, 4, 1, 5, 9};
    Regression robust = hc3(y, alone);
    assertThat(robust.obstacle()).isEqualTo(Obstacle.FULL_LEVERAGE);
    assertThat(robust.terms().get(0).test().pValue()).isNaN();
    assertThat(robust.terms().get(0).test().estimate()).isBetween(6.19, 6.21);
  }

  private static final double[] NOISE = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
  private static final double[] WITHIN = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};

  /**
   * Two sites, one for each arm, or three with two columns of sites: whatever the outcome, each
   * site's residuals add up to zero, so that they say nothing of how sites differ.
   */
  @ParameterizedTest
  @EnumSource(
      value = StandardErrors.class,
      names = {"CLUSTER", "CR2"})
  void predictorThatClustersDecide_hasNoErrorAndSaysWhy(StandardErrors errors) {
    int[] two = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    int[] three = {1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3};
    Regression arms = clustered(errors, two, is(2, two));
    assertThat(arms.terms().get(0).test().estimate()).isCloseTo(1, within(1e-12));
    assertUndecided(arms, 0);
    Regression sites = clustered(errors, three, is(2, three), is(3, three));
    assertUndecided(sites, 0);
    assertUndecided(sites, 1);
    Regression covariate = clustered(errors, two, is(2, two), WITHIN);
    assertUndecided(covariate, 0);
    assertThat(covariate.terms().get(1).test().standardError()).isPositive();
    Regression held = clustered(errors, two, WITHIN, is(2, two));
    assertThat(held.terms().get(0).test().standardError())
        .isCloseTo(covariate.terms().get(1).test().standardError(), within(1e-12));
    assertThat(held.terms().get(0).test().df()).isNotNaN();
  }

  private static void assertUndecided(Regression regression, int term) {
    assertThat(regression.obstacle()).isEqualTo(Obstacle.CLUSTERS_DECIDE);
    assertThat(regression.terms().get(term).test().estimate()).isNotNaN();
    assertThat(regression.terms().get(term).test().standardError()).isNaN();
    assertThat(regression.terms().get(term).test().pValue()).isNaN();
  }

  private static double[] is(int cluster, int[] of) {
    return Arrays.stream(of).mapToDouble(c -> c == cluster ? 1 : 0).toArray();
  }

  private static Regression clustered(StandardErrors errors, int[] cluster, double[]... x) {
    return Regression.clustered(NOISE, x, cluster, Scale.AS_GIVEN, errors, 0.95);
  }

  @Test
  void clusteredErrorsWithoutClusters_areRefused() {
    assertThatThrownBy(
            () ->
                Regression.of(
                    new double[4], new double[1][4], Scale.AS_GIVEN, StandardErrors.CLUSTER, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cluster");
  }

  private static Regression hc3(double[] y, double[]... x) {
    return Regression.of(y, x, Scale.AS_GIVEN, StandardErrors.HC3, 0.95);
  }
}
