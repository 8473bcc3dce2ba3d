package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MarginTest {

  private static final Margin.Steps HALF = new Margin.Steps(0, 0.0);

  @Test
  void twoHalves_haveTheArcsineCovariance() {
    // Sheppard 1899: P(Z > 0, W > 0) = 1/4 + asin(r) / (2 pi).
    for (double r : new double[] {-0.85, -0.3, 0, 0.1, 0.5, 0.9}) {
      assertThat(Margin.covariance(HALF, HALF, r))
          .isCloseTo(Math.asin(r) / (2 * Math.PI), within(1e-12));
    }
  }

  @Test
  void steps_haveTheMomentsOfTheirCells() {
    // R: p <- diff(pnorm(c(-Inf, -1, 0.5, Inf))); m <- sum(p * 1:3); sum(p * (1:3 - m)^2)
    Margin.Steps steps = new Margin.Steps(1, -1.0, 0.5);
    assertThat(steps.mean()).isCloseTo(2.149882284795, within(1e-9));
    assertThat(steps.variance()).isCloseTo(0.444728093362, within(1e-9));
    assertThat(steps.value(-1.01)).isEqualTo(1);
    assertThat(steps.value(-1.0)).isEqualTo(2);
    assertThat(steps.value(0.5)).isEqualTo(3);
  }

  @Test
  void otherPairs_agreeWithIntegralsTakenByR() {
    // R 4: integrate(f(z) * E[g(W) | z] * dnorm(z)) piecewise between the cuts of f, rel.tol =
    // 1e-12,
    // where W given z is normal with mean r z and variance 1 - r^2.
    Margin.Steps three = new Margin.Steps(1, -1.0, 0.5);
    Margin.Steps four = new Margin.Steps(1, -0.4, 0.2, 1.3);
    assertThat(Margin.covariance(three, four, 0.6)).isCloseTo(0.335144124285, within(1e-9));
    assertThat(Margin.covariance(three, four, -0.35)).isCloseTo(-0.195193557451, within(1e-9));
    Margin.Lognormal lognormal = new Margin.Lognormal(20, 0.7);
    assertThat(Margin.covariance(three, lognormal, 0.5)).isCloseTo(4.03984062796, within(1e-8));
    assertThat(Margin.covariance(lognormal, three, -0.3)).isCloseTo(-2.51588201736, within(1e-8));
  }

  @Test
  void lognormal_hasItsMeanAndVariance() {
    // m = 10, s = 0.5: variance m^2 (exp(s^2) - 1); its median is m exp(-s^2 / 2)
    Margin.Lognormal lognormal = new Margin.Lognormal(10, 0.5);
    assertThat(lognormal.variance()).isCloseTo(100 * Math.expm1(0.25), within(1e-12));
    assertThat(lognormal.value(0)).isCloseTo(10 * Math.exp(-0.125), within(1e-12));
  }

  @Test
  void lognormalHeldAtACap_hasTheMeanThatRIntegrates() {
    // R 4: integrate(function(z) pmin(m * exp(s * z - s^2 / 2), c) * dnorm(z), -10, 10)
    Margin.Lognormal lognormal = new Margin.Lognormal(180, 0.7);
    assertThat(lognormal.meanUpTo(320)).isCloseTo(161.268118075, within(1e-6));
    assertThat(lognormal.meanUpTo(17_000 / 60.0)).isCloseTo(156.17629086, within(1e-6));
  }

  @Test
  void slider_isRoundedAndHeldAtTheEnds() {
    Margin.Steps slider = Margin.Steps.slider(35, 22);
    assertThat(slider.value(0)).isEqualTo(35);
    assertThat(slider.value(1)).isEqualTo(57);
    assertThat(slider.value(-3)).isZero();
    assertThat(slider.value(4)).isEqualTo(100);
  }
}
