package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaxTTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("max_t");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[][] tests = reference.matrix("replicates");
    double[][] replicates = new double[tests[0].length][tests.length];
    for (int draw = 0; draw < replicates.length; draw++) {
      for (int test = 0; test < tests.length; test++) {
        replicates[draw][test] = tests[test][draw];
      }
    }
    reference.hasNumbers("adjusted", MaxT.of(reference.vector("t"), replicates));
  }

  @Test
  void dependentTests_costLessThanHolmTakes() {
    SplittableRandom random = new SplittableRandom(6);
    double[][] columns = new double[5][80];
    int[] people = new int[80];
    for (int i = 0; i < 80; i++) {
      people[i] = i;
      double common = random.nextGaussian() + 0.3;
      for (double[] column : columns) {
        column[i] = common + 0.1 * random.nextGaussian();
      }
    }
    double[] p = new double[5];
    for (int test = 0; test < 5; test++) {
      double t =
          Deviations.mean(columns[test])
              / (Deviations.standardDeviation(columns[test]) / Math.sqrt(80));
      p[test] = Inference.twoSidedT(t, 79);
    }
    double[] adjusted =
        MaxT.of(
            people,
            rows -> {
              double[] means = new double[5];
              double[] errors = new double[5];
              for (int test = 0; test < 5; test++) {
                double[] column = columns[test];
                double[] drawn = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
                means[test] = Deviations.mean(drawn);
                errors[test] = Deviations.standardDeviation(drawn) / Math.sqrt(drawn.length);
              }
              return new MaxT.Family(means, errors);
            },
            2_000,
            1);
    double[] holm = Adjustment.HOLM.apply(p);
    double smallest = Arrays.stream(holm).min().orElseThrow();
    assertThat(Arrays.stream(adjusted).min().orElseThrow()).isLessThan(smallest);
    for (int test = 0; test < 5; test++) {
      assertThat(adjusted[test]).isGreaterThan(0.4 * p[test]);
    }
  }
}
