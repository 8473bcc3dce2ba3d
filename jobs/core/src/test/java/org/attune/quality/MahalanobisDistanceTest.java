package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MahalanobisDistanceTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("mahalanobis");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    ItemMoments sample = Samples.moments(reference.matrix("sample"));
    MahalanobisDistance distance = MahalanobisDistance.of(sample);
    double squared = distance.squared(reference.vector("raw"));
    assertThat(distance.reason() == null ? "" : distance.reason().label())
        .isEqualTo(reference.text("reason"));
    reference.hasNumber("n", sample.complete());
    reference.hasNumber("d2", squared);
    reference.hasNumber("p_value", distance.pValue(squared));
  }

  /** By reasoning: over a sample the squared distances add up to (n - 1) k. */
  @Test
  void distancesOfTheSample_addUp() {
    double[][] items = {{1, 2, 4, 5, 3, 3}, {2, 1, 5, 4, 4, 1}, {5, 1, 2, 2, 5, 4}};
    MahalanobisDistance distance = MahalanobisDistance.of(Samples.moments(items));
    double sum = 0;
    for (int record = 0; record < 6; record++) {
      sum += distance.squared(Samples.record(items, record));
    }
    assertThat(sum).isBetween(15 - 1e-10, 15 + 1e-10);
  }

  @Test
  void noAnswerToOneItem_isNoDistance() {
    double[][] items = {{1, 2, 4, 5, 3}, {2, 1, 5, 4, 4}};
    MahalanobisDistance distance = MahalanobisDistance.of(Samples.moments(items));
    assertThat(distance.squared(new double[] {1, Double.NaN})).isNaN();
    assertThat(distance.squared(new double[] {1, Double.POSITIVE_INFINITY})).isNaN();
    assertThat(distance.pValue(Double.NaN)).isNaN();
  }
}
