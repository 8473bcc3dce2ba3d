package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParticipantBootstrapTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("participant_bootstrap");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithBootGivenItsDraws(Case reference) {
    double[] x = reference.vector("x");
    double[] y = reference.vector("y");
    double[][] positions = reference.matrix("draws");
    int[][] draws = new int[positions[0].length][positions.length];
    for (int draw = 0; draw < draws.length; draw++) {
      for (int position = 0; position < positions.length; position++) {
        draws[draw][position] = (int) positions[position][draw];
      }
    }
    ParticipantBootstrap bootstrap =
        ParticipantBootstrap.of(
            reference.integers("participant"),
            rows -> statistic(reference.text("statistic"), pick(x, rows), pick(y, rows)),
            draws,
            reference.number("level"));
    reference.hasNumber("estimate", bootstrap.estimate());
    reference.hasNumber("std_error", bootstrap.standardError());
    reference.hasInterval("perc_low", "perc_high", bootstrap.percentile());
    reference.hasInterval("bca_low", "bca_high", bootstrap.bca());
  }

  private static double statistic(String name, double[] x, double[] y) {
    return switch (name) {
      case "mean" -> Deviations.mean(x);
      case "correlation" -> PearsonCorrelation.estimate(x, y);
      case "ratio" -> Deviations.mean(y) / Deviations.mean(x);
      default ->
          Deviations.standardDeviation(x) > 0
              ? 2 * Math.log(Deviations.standardDeviation(x))
              : Double.NaN;
    };
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static final int[] PEOPLE = {4, 4, 9, 2, 2, 2, 7, 5};
  private static final double[] VALUES = {1, 3, 2, 8, 5, 5, 4, 1};

  private static ParticipantBootstrap meanOf(long seed) {
    return ParticipantBootstrap.of(
        PEOPLE, rows -> Deviations.mean(pick(VALUES, rows)), 200, seed, 0.95);
  }

  @Test
  void sameSeed_sameIntervals() {
    assertThat(meanOf(1)).isEqualTo(meanOf(1)).isNotEqualTo(meanOf(2));
    assertThat(meanOf(1).participants()).isEqualTo(5);
  }

  @Test
  void participant_isDrawnWithAllRows() {
    ParticipantBootstrap.of(
        PEOPLE,
        rows -> {
          long ofTwo = Arrays.stream(rows).filter(row -> PEOPLE[row] == 2).count();
          assertThat(ofTwo % 3).isZero();
          return rows.length;
        },
        50,
        3,
        0.9);
  }

  @Test
  void drawsWithoutStatistic_areCountedAndDrawnAgain() {
    ParticipantBootstrap some =
        ParticipantBootstrap.of(
            PEOPLE, rows -> rows.length > 9 ? Double.NaN : rows.length, 100, 5, 0.9);
    assertThat(some.obstacle()).isEqualTo(Obstacle.NONE);
    assertThat(some.draws()).isEqualTo(100);
    assertThat(some.undefined()).isPositive();
    ParticipantBootstrap never =
        ParticipantBootstrap.of(
            PEOPLE, rows -> rows.length == 8 && rows[0] == 3 ? 1 : Double.NaN, 100, 5, 0.9);
    assertThat(never.obstacle()).isEqualTo(Obstacle.FEW_DRAWS);
    assertThat(never.percentile().isDefined()).isFalse();
  }

  @Test
  void reliabilityCorrection_isBootstrappedAsAWhole() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] data = new double[4][120];
    int[] people = new int[120];
    for (int i = 0; i < 120; i++) {
      double common = random.nextGaussian();
      people[i] = i;
      for (int column = 0; column < 4; column++) {
        data[column][i] = common + random.nextGaussian();
      }
    }
    ParticipantBootstrap bootstrap =
        ParticipantBootstrap.of(
            people,
            rows -> {
              double[][] picked =
                  Arrays.stream(data).map(c -> pick(c, rows)).toArray(double[][]::new);
              double ofX = PearsonCorrelation.estimate(picked[0], picked[1]);
              double ofY = PearsonCorrelation.estimate(picked[2], picked[3]);
              double r = PearsonCorrelation.estimate(picked[0], picked[2]);
              return Disattenuation.of(r, rows.length, ofX, ofY, 0.95).estimate();
            },
            500,
            11,
            0.95);
    assertThat(bootstrap.bca().contains(1)).as("the true scores are the same").isTrue();
  }

  /** Of a mean, the jackknife's values are the deviations: a = sum(d^3) / (6 sum(d^2)^1.5). */
  @Test
  void accelerationAboveTwoThousandPeople_isNearlyThatOfSinglePeople() {
    double[] x = new double[20_001];
    SplittableRandom random = new SplittableRandom(3);
    Arrays.setAll(x, i -> Math.pow(random.nextDouble(), 4));
    int[] people = IntStream.range(0, x.length).toArray();
    double mean = mean(x, people);
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    double cubes = Arrays.stream(x).map(v -> Math.pow(v - mean, 3)).sum();
    double exact = cubes / (6 * Math.pow(squares, 1.5));
    double found =
        ParticipantBootstrap.acceleration(Participants.of(people), rows -> mean(x, rows), mean);
    assertThat(exact).isGreaterThan(0.0015);
    assertThat(found).isNotEqualTo(exact).isCloseTo(exact, within(0.0003));
  }

  @Test
  void statisticThatIsNotDefined_isTriedOnce() {
    int[] tried = {0};
    ParticipantBootstrap found =
        ParticipantBootstrap.of(
            new int[] {1, 2, 3, 4},
            rows -> {
              tried[0]++;
              return Double.NaN;
            },
            2000,
            1,
            0.95);
    assertThat(tried[0]).isEqualTo(1);
    assertThat(found.obstacle()).isEqualTo(Obstacle.CONSTANT);
    assertThat(found.undefined()).isZero();
  }

  private static double mean(double[] x, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> x[row]).average().orElse(Double.NaN);
  }
}
