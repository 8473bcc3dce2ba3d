package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BivariateNormalTest {

  /** Sheppard: P(X <= 0, Y <= 0) = 1/4 + asin(rho) / (2 pi). */
  @ParameterizedTest
  @ValueSource(doubles = {-0.9999, -0.95, -0.6, 0, 0.3, 0.8, 0.99, 0.9999})
  void bothBelowTheirMedian_isSheppards(double rho) {
    assertThat(BivariateNormal.cumulative(0, 0, rho))
        .isCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), within(1e-13));
  }

  /** From mnormt::pmnorm(c(h, k), varcov = matrix(c(1, rho, rho, 1), 2)) of R's mnormt 2.1.1. */
  @ParameterizedTest
  @CsvSource({
    "1, -0.5, 0.3, 0.283138420244481",
    "-1.2, 0.7, -0.8, 0.0196765838056979",
    "2, 2, 0.95, 0.970524219807908",
    "0.4, 0.5, 0.99, 0.648215985139739",
    "-2.5, -1, 0.6, 0.0049751794086644",
    "1.5, -1.4, -0.97, 0.0216917474594192",
    "0.1, 0.2, 0.9995, 0.539825180745581",
    "-3, 3, 0.2, 0.00134976728118701"
  })
  void probability_agreesWithR(double h, double k, double rho, double expected) {
    assertThat(BivariateNormal.cumulative(h, k, rho)).isCloseTo(expected, within(1e-12));
  }
}
