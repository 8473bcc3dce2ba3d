package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoLevelReliabilityTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("two_level");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[] participant = reference.vector("participant");
    String[] names = new String[participant.length];
    for (int row = 0; row < names.length; row++) {
      names[row] = "p" + (int) participant[row];
    }
    TwoLevelReliability found = TwoLevelReliability.of(names, reference.matrix("items"), 0.95);
    reference.hasNumber("alpha_within", found.alphaWithin().estimate());
    reference.hasNumber("alpha_between", found.alphaBetween().estimate());
    reference.hasNumber("omega_within", found.omegaWithin().estimate());
    reference.hasNumber("omega_between", found.omegaBetween().estimate());
    reference.hasNumber("change", found.change().estimate());
    reference.hasNumber("mean_of_occasions", found.meanOfOccasions().estimate());
    reference.hasNumber("n_participants", found.participants());
  }

  @Test
  void oneRecordEach_isNotRepeated() {
    TwoLevelReliability found =
        TwoLevelReliability.of(
            new String[] {"a", "b", "c"}, new double[][] {{1, 2, 3}, {2, 2, 4}}, 0.95);
    assertThat(found.alphaWithin().obstacle()).isEqualTo(Obstacle.NOT_REPEATED);
  }

  /** What the jackknife says agrees with how the coefficient varies over fresh samples. */
  @Test
  void intervals_coverWhatFreshSamplesVaryBy() {
    Moments change = Moments.of();
    Moments width = Moments.of();
    for (int seed = 0; seed < 200; seed++) {
      TwoLevelReliability found = simulated(seed);
      change.accept(found.change().estimate());
      double low = Math.log(1 - found.change().interval().low());
      double high = Math.log(1 - found.change().interval().high());
      width.accept((low - high) / (2 * 1.959964) * (1 - found.change().estimate()));
    }
    assertThat(width.mean() / change.standardDeviation()).isBetween(0.85, 1.2);
  }

  private static TwoLevelReliability simulated(int seed) {
    java.util.Random random = new java.util.Random(seed);
    int people = 40;
    int records = 6;
    String[] names = new String[people * records];
    double[][] items = new double[3][names.length];
    double trait = 0;
    for (int row = 0; row < names.length; row++) {
      trait = row % records == 0 ? random.nextGaussian() : trait;
      double state = random.nextGaussian();
      names[row] = "p" + row / records;
      for (double[] item : items) {
        item[row] = trait + state + random.nextGaussian();
      }
    }
    return TwoLevelReliability.of(names, items, 0.95);
  }
}
