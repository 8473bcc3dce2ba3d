package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CoefficientTestTest {

  @ParameterizedTest
  @CsvFileSource(resources = "reference/coefficient.csv", numLinesToSkip = 3)
  void test_agreesWithR(double t, double df, double p, double low, double high, double z) {
    CoefficientTest test = CoefficientTest.of(t / 4, 0.25, df, 0.95);
    assertThat(test.statistic()).isEqualTo(t);
    assertThat(test.pValue()).isCloseTo(p, within(1e-10 * p));
    assertThat(test.interval().low()).isCloseTo(low, within(1e-10 * Math.max(1, Math.abs(low))));
    assertThat(test.interval().high()).isCloseTo(high, within(1e-10 * Math.max(1, Math.abs(high))));
    assertThat(test.deviate()).isCloseTo(z, within(1e-9 * Math.max(1, Math.abs(z))));
    if (t * t <= df && df >= 10) {
      assertThat(CoefficientTest.expansion(t * t / df, df))
          .isCloseTo(Math.abs(z), within(df >= 100 ? 1e-10 : 1e-7));
    }
  }

  @Test
  void noErrorOrDegreeOfFreedom_givesNoTest() {
    for (double[] pair : new double[][] {{0, 5}, {1, 0}, {1, -2}, {Double.NaN, 5}}) {
      CoefficientTest test = CoefficientTest.of(0.3, pair[0], pair[1], 0.95);
      assertThat(test.estimate()).isEqualTo(0.3);
      assertThat(test.pValue()).isNaN();
      assertThat(test.deviate()).isNaN();
      assertThat(test.interval().isDefined()).isFalse();
    }
  }
}
