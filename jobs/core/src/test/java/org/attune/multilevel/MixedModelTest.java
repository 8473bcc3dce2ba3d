package org.attune.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.multilevel.MixedDesign.Slope;
import org.attune.stats.Interval;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against lme4 and nlme; src/test/r/multilevel.R. */
class MixedModelTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("multilevel");
  }

  static MixedModel fit(Case reference) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (double[] column : reference.matrix("x")) {
      columns.put("x" + (columns.size() + 1), column);
    }
    Residual residual =
        switch (reference.text("residual")) {
          case "iid" -> Residual.INDEPENDENT;
          case "ar1" -> Residual.AR1;
          default -> Residual.CONTINUOUS_AR1;
        };
    MixedDesign design =
        MixedDesign.of(reference.integers("participant"), reference.vector("outcome"), columns)
            .with(reference.number("random") > 0 ? Slope.RANDOM : Slope.COMMON);
    return MixedModel.fit(
        residual == Residual.INDEPENDENT ? design : design.at(reference.vector("position")),
        residual,
        Criterion.valueOf(reference.text("criterion")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void estimates_areThoseOfR(Case reference) {
    MixedModel model = fit(reference);
    Convergence end = model.convergence();
    assertThat(end.isReached()).as(end.toString()).isTrue();
    assertThat(end.agreeing()).isGreaterThan(1);
    assertThat(end.isSingular()).isEqualTo(reference.number("singular") == 1);
    double logLikelihood = reference.number("loglik");
    assertThat(model.logLikelihood())
        .as("log likelihood")
        .isCloseTo(logLikelihood, within(1e-6 * Math.max(1, Math.abs(logLikelihood))));
    List<FixedEffect> fixed = model.fixed(0.95);
    double[] beta = reference.vector("beta");
    double[] se = reference.vector("se");
    double tolerance = end.isSingular() ? 1e-4 : 1e-5;
    double[] df = reference.vector("df");
    for (int c = 0; c < beta.length; c++) {
      String name = fixed.get(c).name();
      assertThat(fixed.get(c).test().estimate())
          .as(name)
          .isCloseTo(beta[c], within(tolerance * Math.max(Math.abs(beta[c]), se[c])));
      assertThat(fixed.get(c).test().standardError())
          .as("error of " + name)
          .isCloseTo(se[c], within(tolerance * se[c]));
      assertThat(fixed.get(c).test().df()).as("df of " + name).isEqualTo(df[c]);
    }
    VarianceParts parts = model.variances(0.95);
    double[] sd = reference.vector("sd");
    double sigma = reference.number("sigma");
    boolean singular = end.isSingular();
    near("sigma", parts.residual(), sigma, 1e-4 * sigma);
    near("intercepts", parts.intercept(), sd[0], 1e-4 * (sd[0] + (singular ? sigma : 0)));
    if (sd.length == 2) {
      near("slopes", parts.slope(), sd[1], 1e-4 * (sd[1] + (singular ? sigma : 0)));
      near("correlation", parts.correlation(), reference.number("cor"), singular ? 1e-3 : 1e-4);
    }
    if (!Double.isNaN(reference.number("phi"))) {
      near("phi", parts.memory(), reference.number("phi"), 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void personEffects_areThoseOfR(Case reference) {
    MixedModel model = fit(reference);
    List<PersonEffects> people = model.personEffects();
    double[] expected = reference.vector("blup");
    double[] deviations = reference.vector("condsd");
    boolean ofSlope = reference.number("random") > 0;
    double unit = ofSlope ? model.variances(0.95).slope() : model.variances(0.95).intercept();
    unit += model.convergence().isSingular() ? model.variances(0.95).residual() : 0;
    for (int i = 0; i < expected.length; i++) {
      PersonEffects person = people.get(i);
      near("person " + i, ofSlope ? person.slope() : person.intercept(), expected[i], 2e-4 * unit);
      if (deviations.length == expected.length) {
        double found = ofSlope ? person.slopeDeviation() : person.interceptDeviation();
        near("deviation of " + i, found, deviations[i], 1e-4 * unit);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void satterthwaitesDf_areThoseOfLmerTest(Case reference) {
    double[] expected = reference.vector("satterthwaite");
    List<FixedEffect> fixed = fit(reference).fixed(0.95);
    for (int c = 0; c < expected.length && !Double.isNaN(expected[c]); c++) {
      near("df of " + c, fixed.get(c).satterthwaite(), expected[c], 1e-3 * expected[c]);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void waldIntervals_areThoseOfNlme(Case reference) {
    double[] expected = reference.vector("wald");
    VarianceParts parts = fit(reference).variances(0.95);
    interval("intercepts", parts.interceptInterval(), expected, 0, 2e-3);
    interval("slopes", parts.slopeInterval(), expected, 2, 2e-3);
    interval("residuals", parts.residualInterval(), expected, 4, 2e-3);
    interval("memory", parts.memoryInterval(), expected, 6, 2e-3);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void profileIntervals_areThoseOfLme4(Case reference) {
    double[] expected = reference.vector("profile");
    if (Double.isNaN(expected[4])) {
      return;
    }
    VarianceParts parts = fit(reference).profile(0.95);
    interval("intercepts", parts.interceptInterval(), expected, 0, 2e-3);
    interval("slopes", parts.slopeInterval(), expected, 2, 2e-3);
    interval("residuals", parts.residualInterval(), expected, 4, 2e-3);
  }

  private static void interval(
      String what, Interval found, double[] expected, int from, double tolerance) {
    if (!Double.isNaN(expected[from])) {
      near(what + " low", found.low(), expected[from], tolerance * Math.abs(expected[from + 1]));
      near(
          what + " high",
          found.high(),
          expected[from + 1],
          tolerance * Math.abs(expected[from + 1]));
    }
  }

  private static void near(String what, double found, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      return;
    }
    assertThat(found).as(what).isCloseTo(expected, within(tolerance));
  }

  private static final int[] PEOPLE = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
  private static final double[] Y = {3, 5, 4, 6, 8, 9, 2, 1, 4, 5, 5, 7};
  private static final double[] X = {1, 2, 3, 1, 3, 4, 0, 1, 2, 2, 4, 6};

  private static Hindrance hindrance(MixedDesign design, Residual residual) {
    MixedModel model = MixedModel.fit(design, residual, Criterion.REML);
    assertThat(model.logLikelihood()).isNaN();
    assertThat(model.fixed(0.95)).isEmpty();
    assertThat(model.personEffects()).isEmpty();
    assertThat(model.variances(0.95).residual()).isNaN();
    assertThat(model.profile(0.95).slope()).isNaN();
    return model.convergence().hindrance();
  }

  @Test
  void onePerson_isRefused() {
    MixedDesign design = MixedDesign.of(new int[12], Y, Map.of("x", X));
    assertThat(hindrance(design, Residual.INDEPENDENT)).isEqualTo(Hindrance.FEW_PERSONS);
  }

  @Test
  void noRows_areRefused() {
    MixedDesign design = MixedDesign.of(new int[0], new double[0]);
    assertThat(hindrance(design, Residual.INDEPENDENT)).isEqualTo(Hindrance.FEW_PERSONS);
  }

  @Test
  void oneOccasionEach_isRefused() {
    int[] all = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    MixedDesign design = MixedDesign.of(all, Y, Map.of("x", X));
    assertThat(hindrance(design, Residual.INDEPENDENT)).isEqualTo(Hindrance.NOT_REPEATED);
  }

  @Test
  void constantColumns_areRefused() {
    double[] seven = new double[12];
    Arrays.fill(seven, 7.1);
    assertThat(hindrance(MixedDesign.of(PEOPLE, seven, Map.of("x", X)), Residual.INDEPENDENT))
        .isEqualTo(Hindrance.CONSTANT_OUTCOME);
    assertThat(hindrance(MixedDesign.of(PEOPLE, Y, Map.of("x", seven)), Residual.INDEPENDENT))
        .isEqualTo(Hindrance.COLLINEAR);
  }

  @Test
  void sumOfColumns_isRefused() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("x", X);
    columns.put("z", new double[] {0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0});
    double[] sum = new double[12];
    for (int i = 0; i < 12; i++) {
      sum[i] = 100 + X[i] - 3 * columns.get("z")[i];
    }
    columns.put("sum", sum);
    assertThat(hindrance(MixedDesign.of(PEOPLE, Y, columns), Residual.INDEPENDENT))
        .isEqualTo(Hindrance.COLLINEAR);
  }

  @Test
  void outcomeThatIsAColumn_leavesNothing() {
    assertThat(hindrance(MixedDesign.of(PEOPLE, X, Map.of("x", X)), Residual.INDEPENDENT))
        .isEqualTo(Hindrance.NO_RESIDUAL);
  }

  @Test
  void fewRows_areRefused() {
    int[] people = {1, 1, 2};
    double[] y = {1, 2, 4};
    assertThat(
            hindrance(
                MixedDesign.of(people, y, Map.of("x", new double[] {1, 3, 2})),
                Residual.INDEPENDENT))
        .isEqualTo(Hindrance.FEW_ROWS);
  }

  /** lmer: number of observations (=8) <= number of random effects (=8). */
  @Test
  void asManyEffectsAsRows_areRefused() {
    int[] people = {1, 1, 2, 2, 3, 3, 4, 4};
    double[] y = {1, 2, 4, 3, 5, 7, 6, 6};
    double[] x = {0, 1, 2, 2, 3, 1, 5, 6};
    MixedDesign design = MixedDesign.of(people, y, Map.of("x", x)).with(Slope.RANDOM);
    assertThat(hindrance(design, Residual.INDEPENDENT)).isEqualTo(Hindrance.FEW_OCCASIONS);
  }

  /** nlme: covariate must have unique values within groups for "corAR1" objects. */
  @Test
  void twoRowsAtOnePosition_areRefusedWhereResidualsHaveMemory() {
    MixedDesign design =
        MixedDesign.of(PEOPLE, Y, Map.of("x", X))
            .at(new double[] {1, 2, 2, 1, 2, 3, 1, 2, 3, 1, 2, 3});
    assertThat(hindrance(design, Residual.AR1)).isEqualTo(Hindrance.SAME_POSITION);
    assertThat(hindrance(design, Residual.CONTINUOUS_AR1)).isEqualTo(Hindrance.SAME_POSITION);
  }

  /** Without residual variance the likelihood has no maximum. */
  @Test
  void outcomeThatNeverVariesWithin_doesNotConverge() {
    double[] trait = {3, 3, 3, 5, 5, 5, 2, 2, 2, 7, 7, 7};
    MixedDesign design = MixedDesign.of(PEOPLE, trait, Map.of("x", X));
    assertThat(hindrance(design, Residual.INDEPENDENT)).isEqualTo(Hindrance.NO_CONVERGENCE);
  }

  /** A correlation over time cannot be negative: it goes to zero, and the model to that without. */
  @Test
  void continuousMemoryOfAlternatingResiduals_isAtItsBound() {
    Case alternating =
        cases()
            .filter(c -> c.text("case").equals("negative_memory_slope"))
            .findFirst()
            .orElseThrow();
    MixedDesign design =
        MixedDesign.of(
                alternating.integers("participant"),
                alternating.vector("outcome"),
                Map.of("x", alternating.matrix("x")[0]))
            .at(alternating.vector("position"))
            .with(Slope.RANDOM);
    MixedModel without = MixedModel.fit(design, Residual.INDEPENDENT, Criterion.REML);
    MixedModel model = MixedModel.fit(design, Residual.CONTINUOUS_AR1, Criterion.REML);
    assertThat(model.convergence().isReached()).isTrue();
    assertThat(model.convergence().isMemoryAtBound()).isTrue();
    assertThat(model.variances(0.95).memory()).isZero();
    assertThat(model.variances(0.95).memoryInterval().isDefined()).isFalse();
    assertThat(model.logLikelihood()).isCloseTo(without.logLikelihood(), within(1e-7));
    assertThat(model.variances(0.95).slopeInterval().low())
        .isCloseTo(without.variances(0.95).slopeInterval().low(), within(1e-4));
  }

  @Test
  void positionsThatAreNoCounts_areRefusedForAr1() {
    MixedDesign design =
        MixedDesign.of(PEOPLE, Y, Map.of("x", X))
            .at(new double[] {1, 2, 2.5, 1, 2, 3, 1, 2, 3, 1, 2, 3});
    assertThat(hindrance(design, Residual.AR1)).isEqualTo(Hindrance.BROKEN_POSITION);
  }

  @Test
  void infiniteValueAndUnequalColumns_areFaults() {
    double[] broken = Y.clone();
    broken[3] = Double.POSITIVE_INFINITY;
    MixedDesign design = MixedDesign.of(PEOPLE, broken, Map.of("x", X));
    assertThatThrownBy(() -> MixedModel.fit(design, Residual.INDEPENDENT, Criterion.REML))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 3");
    assertThatThrownBy(() -> MixedDesign.of(PEOPLE, Y, Map.of("x", new double[3])))
        .isInstanceOf(IllegalArgumentException.class);
    MixedDesign unplaced = MixedDesign.of(PEOPLE, Y, Map.of("x", X));
    assertThatThrownBy(() -> MixedModel.fit(unplaced, Residual.AR1, Criterion.REML))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsInAnyOrderAndMissingOnes_changeNothing() {
    Random random = new Random(5);
    int n = 240;
    int[] people = new int[n];
    double[] x = new double[n];
    double[] y = new double[n];
    double[] at = new double[n];
    for (int i = 0; i < n; i++) {
      people[i] = i / 12;
      at[i] = i % 12;
      x[i] = random.nextGaussian();
      y[i] = i % 11 == 0 ? Double.NaN : 0.4 * x[i] + Math.sin(people[i]) + random.nextGaussian();
    }
    MixedDesign design = MixedDesign.of(people, y, Map.of("x", x)).at(at).with(Slope.RANDOM);
    MixedModel straight = MixedModel.fit(design, Residual.AR1, Criterion.REML);
    int[] turnedPeople = new int[n];
    double[][] turned = new double[3][n];
    for (int i = 0; i < n; i++) {
      int from = n - 1 - i;
      turnedPeople[i] = people[from];
      turned[0][i] = y[from];
      turned[1][i] = 5 * x[from];
      turned[2][i] = at[from];
    }
    MixedModel other =
        MixedModel.fit(
            MixedDesign.of(turnedPeople, turned[0], Map.of("x", turned[1]))
                .at(turned[2])
                .with(Slope.RANDOM),
            Residual.AR1,
            Criterion.REML);
    assertThat(other.occasions()).isEqualTo(218).isEqualTo(straight.occasions());
    assertThat(other.persons()).isEqualTo(20);
    assertThat(other.variances(0.95).memory())
        .isCloseTo(straight.variances(0.95).memory(), within(1e-7));
    assertThat(other.fixed(0.95).get(1).test().estimate())
        .isCloseTo(straight.fixed(0.95).get(1).test().estimate() / 5, within(1e-9));
    assertThat(other.fixed(0.95).get(1).test().statistic())
        .isCloseTo(straight.fixed(0.95).get(1).test().statistic(), within(1e-7));
  }
}
