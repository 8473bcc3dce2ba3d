package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The joint tests, and that they make none of the mistakes of published scripts: a new resample for
 * every specification, effects of the observed and the null curve on different scales, and outcomes
 * or controls that differ between both.
 */
class JointTestTest {

  private static final int N = 90;

  private static Fit fit(double estimate, double p, double z) {
    return new Fit(estimate, 1, z, 10, p, 0, 0, z, estimate, 0, 0, 12, 12, false);
  }

  private static Draws draws(double[] median, double[] stouffer, int[] positive, int[] negative) {
    double[][] curve = new double[median.length][];
    for (int b = 0; b < median.length; b++) {
      curve[b] = new double[Draws.POINTS];
      Arrays.fill(curve[b], median[b]);
    }
    int[] used = new int[median.length];
    Arrays.fill(used, 4);
    return new Draws(1, median, stouffer, positive, negative, used, curve, 0);
  }

  @Test
  void curve_isSummarisedInItsDominantDirection() {
    CurveSummary curve =
        CurveSummary.of(
            List.of(
                fit(-0.3, 0.01, -2.5),
                fit(-0.1, 0.2, -1.2),
                fit(-0.2, 0.04, -2),
                fit(0.2, 0.03, 2.1),
                Fit.NONE));
    assertThat(curve.models()).isEqualTo(5);
    assertThat(curve.used()).isEqualTo(4);
    assertThat(curve.median()).isCloseTo(-0.15, within(1e-15));
    assertThat(curve.direction()).isEqualTo(-1);
    assertThat(curve.sameSign()).isEqualTo(3);
    assertThat(curve.significant()).isEqualTo(2);
    assertThat(curve.opposite()).isEqualTo(1);
    assertThat(curve.significantShare()).isEqualTo(0.5);
    assertThat(curve.stouffer()).isCloseTo(-3.6 / 2, within(1e-14));
    assertThat(curve.averageDeviate()).isCloseTo(-0.9, within(1e-14));
    assertThat(curve.curve()[0]).isEqualTo(-0.3);
    assertThat(curve.curve()[100]).isEqualTo(0.2);
  }

  @Test
  void replicatesAtLeastAsExtreme_areCountedInBothDirections() {
    CurveSummary curve =
        CurveSummary.of(
            List.of(
                fit(0.3, 0.01, 2.5), fit(0.1, 0.2, 1.2), fit(0.2, 0.03, 2.1), fit(-0.1, .5, 0)));
    // Median .15, two significant above zero, Stouffer 2.9.
    Draws draws =
        draws(
            new double[] {0.2, -0.25, 0.1, -0.05},
            new double[] {1, -3, 2.8, Double.NaN},
            new int[] {3, 4, 0, 4},
            new int[] {4, 1, 4, 0});
    List<JointTest> tests = JointTest.of(curve, draws);
    assertThat(tests)
        .extracting(t -> t.statistic().word())
        .containsExactly("median", "significant", "stouffer");
    assertThat(tests).extracting(JointTest::replicates).containsOnly(4);
    // |.2| and |-.25| reach .15; of dominant directions 3, 1, 0, 0 only the first reaches 2;
    // |-3| reaches 2.9, and a replicate without estimate counts as extreme.
    assertThat(tests).extracting(JointTest::extreme).containsExactly(2, 1, 2);
    assertThat(tests).extracting(JointTest::pValue).containsExactly(0.6, 0.4, 0.6);
    assertThat(tests.get(0).nullMedian()).isCloseTo(0.025, within(1e-15));
  }

  @Test
  void curveWithoutEstimates_hasNoP() {
    CurveSummary curve = CurveSummary.of(List.of(Fit.NONE));
    Draws draws = draws(new double[] {0.1}, new double[] {1}, new int[] {0}, new int[] {0});
    assertThat(JointTest.of(curve, draws)).extracting(JointTest::pValue).containsOnly(Double.NaN);
  }

  /** With a median of zero neither direction is dominant: the one with more of them counts. */
  @Test
  void medianOfZero_countsTheDirectionWithMore() {
    CurveSummary even = CurveSummary.of(List.of(fit(0.3, 0.01, 2.5), fit(-0.3, 0.01, -2.5)));
    assertThat(even.direction()).isZero();
    assertThat(List.of(even.significant(), even.opposite())).containsExactly(1, 1);
    Draws draws =
        draws(
            new double[] {0, 0, 0.1},
            new double[] {0, 0, 0},
            new int[] {1, 0, 0},
            new int[] {0, 2, 2});
    assertThat(IntStream.range(0, 3).map(draws::significant)).containsExactly(1, 2, 0);
  }

  /** Columns of very different units, so that an effect off its scale could not be missed. */
  private static Variables variables(double unit) {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, double[]> numbers = new LinkedHashMap<>();
    double[] x = random.doubles(N).map(v -> v + random.nextGaussian()).toArray();
    double[] y = new double[N];
    double[] twice = new double[N];
    double[] moved = new double[N];
    for (int i = 0; i < N; i++) {
      y[i] = 0.4 * x[i] + random.nextGaussian();
      twice[i] = unit * x[i] + 1000;
      moved[i] = y[i] / unit - 5;
    }
    numbers.put("x", x);
    numbers.put("x_other_unit", twice);
    numbers.put("y", y);
    numbers.put("y_other_unit", moved);
    return Variables.of(numbers, Map.of(), Map.of());
  }

  @Test
  void allSpecifications_seeTheSameResample() {
    List<Model> twins = new ArrayList<>();
    for (String y : List.of("y", "y_other_unit")) {
      for (String x : List.of("x", "x_other_unit")) {
        twins.add(Model.of(y, x));
      }
    }
    Multiverse multiverse = Multiverse.of(variables(250), twins);
    Draws draws = multiverse.resampled(1, 200, 8);
    for (int b = 0; b < 200; b++) {
      // Had each a resample of its own, four equal models would not give one and the same number.
      assertThat(draws.curve()[b][100]).isCloseTo(draws.curve()[b][0], within(1e-11));
      assertThat(draws.positive()[b] % 4).isZero();
      assertThat(draws.negative()[b] % 4).isZero();
    }
  }

  @Test
  void resample_isThatOfItsIndexWhateverTheModels() {
    Multiverse one = Multiverse.of(variables(250), List.of(Model.of("y", "x")));
    int[] drawn = one.drawn(7, 8);
    assertThat(Arrays.stream(drawn).sum()).isEqualTo(N);
    Variables variables = variables(250);
    double[][] counts = new double[N][1];
    for (int i = 0; i < N; i++) {
      counts[i][0] = drawn[i];
    }
    Multiverse many =
        Multiverse.of(variables, List.of(Model.of("y_other_unit", "x"), Model.of("y", "x")));
    Tally tally = new Tally(many.observedSlopes(), 1);
    many.solve(counts, 1, tally);
    assertThat(one.resampled(7, 1, 8).median()[0]).isCloseTo(tally.estimate(1)[0], within(1e-15));
  }

  @Test
  void units_changeNeitherTheObservedNorTheNullCurve() {
    List<Draws> draws = new ArrayList<>();
    List<CurveSummary> curves = new ArrayList<>();
    for (double unit : new double[] {1, 1000}) {
      Multiverse multiverse =
          Multiverse.of(variables(unit), List.of(Model.of("y_other_unit", "x_other_unit")));
      curves.add(CurveSummary.of(multiverse.observed(Errors.CLASSICAL, 0.95)));
      draws.add(multiverse.resampled(1, 100, 2));
    }
    assertThat(curves.get(1).median()).isCloseTo(curves.get(0).median(), within(1e-11));
    for (int b = 0; b < 100; b++) {
      assertThat(draws.get(1).median()[b]).isCloseTo(draws.get(0).median()[b], within(1e-11));
    }
  }

  /** The observed statistic is computed from the very models that replicates refit. */
  @Test
  void drawOfEverybodyOnce_isTheObservedCurve() {
    List<Model> models = List.of(Model.of("y", "x"), Model.of("y_other_unit", "x_other_unit"));
    Multiverse multiverse = Multiverse.of(variables(250), models);
    double[][] once = new double[N][1];
    for (double[] count : once) {
      count[0] = 1;
    }
    Tally tally = new Tally(new double[models.size()], 1);
    multiverse.solve(once, 1, tally);
    Draws draws = tally.draws(1, 0);
    CurveSummary curve = CurveSummary.of(multiverse.observed(Errors.CLASSICAL, 0.95));
    assertThat(draws.median()[0]).isCloseTo(curve.median(), within(1e-12));
    assertThat(draws.stouffer()[0]).isCloseTo(curve.stouffer(), within(1e-8));
    assertThat(draws.significant(0)).isEqualTo(curve.significant());
  }

  @Test
  void nullBand_liesBetweenTheReplicates() {
    Multiverse multiverse = Multiverse.of(variables(250), List.of(Model.of("y", "x")));
    Draws draws = multiverse.resampled(1, 200, 8);
    double[][] band = draws.band(0.025, 0.975);
    assertThat(band).hasDimensions(Draws.POINTS, 2);
    assertThat(band[50][0]).isBetween(-0.4, -0.1);
    assertThat(band[50][1]).isBetween(0.1, 0.4);
  }
}
