package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TransformTest {

  private static final double NAN = Double.NaN;
  private static final int[] PEOPLE = {1, 1, 2, 2, 2, 3};
  private static final double[] X = {0, 3, NAN, 8, 3, 20};

  @Test
  void log1p_isR() {
    // R: log1p(c(0, 3, NA, 8, 3, 20))
    double[] expected = {
      0, 1.3862943611198906, NAN, 2.1972245773362196, 1.3862943611198906, 3.044522437723423
    };
    assertThat(Transform.LOG1P.apply(X, PEOPLE)).containsExactly(expected, within(1e-15));
    assertThatThrownBy(() -> Transform.LOG1P.apply(new double[] {-0.5}, new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rank_isR() {
    // R: rank(c(0, 3, NA, 8, 3, 20), na.last = "keep")
    assertThat(Transform.RANK.apply(X, PEOPLE)).containsExactly(1, 2.5, NAN, 4, 2.5, 5);
  }

  @Test
  void winsorised_isR() {
    // R: q <- quantile(x, c(.05, .95), na.rm = TRUE); pmin(pmax(x, q[1]), q[2])
    assertThat(Transform.WINSORISED.apply(X, PEOPLE))
        .containsExactly(new double[] {0.6, 3, NAN, 8, 3, 17.6}, within(1e-12));
  }

  @Test
  void centred_isDeviationFromTheOwnMean() {
    assertThat(Transform.CENTRED.apply(X, PEOPLE)).containsExactly(-1.5, 1.5, NAN, 2.5, -2.5, 0);
  }

  @Test
  void raw_isACopy() {
    assertThat(Transform.RAW.apply(X, PEOPLE)).containsExactly(X).isNotSameAs(X);
  }
}
