package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModerationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("moderation");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Moderation moderation =
        Moderation.of(
            reference.vector("y"),
            reference.vector("x"),
            reference.vector("m"),
            Covariates.of(reference),
            StandardErrors.valueOf(reference.text("errors")),
            reference.number("level"),
            reference.vector("values"));
    reference.hasNumber("interaction", moderation.interaction().estimate());
    reference.hasNumber("interaction_error", moderation.interaction().standardError());
    reference.hasNumbers("slopes", each(moderation, CoefficientTest::estimate));
    reference.hasNumbers("slope_errors", each(moderation, CoefficientTest::standardError));
    reference.hasNumbers("p_values", each(moderation, CoefficientTest::pValue));
    assertThat(moderation.region().kind().name()).isEqualTo(reference.text("kind"));
    reference.hasNumber("low", moderation.region().low());
    reference.hasNumber("high", moderation.region().high());
    reference.hasNumber("share", moderation.share());
    reference.hasNumber("n", moderation.n());
  }

  private static double[] each(Moderation moderation, ToDoubleFunction<CoefficientTest> number) {
    return moderation.slopes().stream().mapToDouble(number).toArray();
  }

  private static final double[] Y = {3, 1, 4, 1, 5, 9, 2, 6};
  private static final double[] X = {2, 7, 1, 8, 2, 8, 1, 8};
  private static final double[] M = {1, 4, 1, 4, 2, 1, 3, 5};

  @Test
  void defaultValues_areMeanAndOneDeviationOff() {
    Moderation moderation = Moderation.of(Y, X, M, new double[0][], StandardErrors.CLASSICAL, 0.95);
    assertThat(moderation.values()).hasSize(3);
    assertThat(moderation.values().get(1)).isEqualTo(2.625, within(1e-12));
    assertThat(moderation.slopes().get(1).estimate())
        .isEqualTo(moderation.atMean().estimate(), within(1e-12));
  }

  @Test
  void ownCluster_isTheClusteredErrorOfOneRow() {
    int[] own = {1, 2, 3, 4, 5, 6, 7, 8};
    Moderation clustered =
        Moderation.clustered(Y, X, M, new double[0][], own, StandardErrors.CLUSTER, 0.95);
    assertThat(clustered.interaction().df()).isEqualTo(7);
    assertThat(
            Moderation.clustered(Y, X, M, new double[0][], new int[8], StandardErrors.CR2, 0.95)
                .obstacle())
        .isEqualTo(Obstacle.FEW_GROUPS);
  }

  /** One predictor's value in each cluster, so that both have a line of their own. */
  @Test
  void slopesThatClustersDecide_haveNoErrorAndSayWhy() {
    double[] arm = {0, 0, 0, 0, 1, 1, 1, 1};
    int[] site = {1, 1, 1, 1, 2, 2, 2, 2};
    Moderation found =
        Moderation.clustered(Y, arm, M, new double[0][], site, StandardErrors.CR2, 0.95);
    assertThat(found.obstacle()).isEqualTo(Obstacle.CLUSTERS_DECIDE);
    assertThat(found.interaction().pValue()).isNaN();
    assertThat(found.slopes()).allSatisfy(slope -> assertThat(slope.pValue()).isNaN());
    assertThat(found.region().kind()).isEqualTo(SlopeRegion.Kind.UNDEFINED);
  }

  @Test
  void constantModerator_saysSo() {
    assertThat(
            Moderation.of(Y, X, new double[8], new double[0][], StandardErrors.HC3, 0.95)
                .obstacle())
        .isEqualTo(Obstacle.SINGULAR);
  }
}
