package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitHalfTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("split_half");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[][] items = reference.matrix("items");
    double level = reference.number("level");
    SplitHalf split = SplitHalf.of(items, 1, level);
    reference.hasNumber("odd_even", split.oddEven().estimate());
    reference.hasInterval("odd_even_low", "odd_even_high", split.oddEven().interval());
    reference.hasNumber("worst", split.worst().estimate());
    reference.hasNumber("mean", split.mean().estimate());
    reference.hasNumber("best", split.best().estimate());
    reference.hasInterval("best_low", "best_high", split.best().interval());
    Coefficient two = GuttmanLambda.TWO.of(items, level);
    reference.hasNumber("lambda2", two.estimate());
    reference.hasInterval("lambda2_low", "lambda2_high", two.interval());
    reference.hasNumber("lambda6", GuttmanLambda.SIX.of(items, level).estimate());
  }

  /** The mean of all halves of an even number of items is alpha (Cronbach, 1951). */
  @Test
  void meanOfAllHalves_isAlpha() {
    double[][] items = {{1, 2, 3, 5, 4}, {2, 2, 4, 5, 3}, {1, 3, 3, 4, 4}, {2, 1, 5, 5, 4}};
    assertThat(SplitHalf.of(items, 1, 0.95).mean().estimate())
        .isCloseTo(CronbachAlpha.of(items).alpha(), within(1e-12));
  }

  /** Above 16 items halves are drawn; their mean stays near alpha. */
  @Test
  void manyItems_areSplitAtRandomBySeed() {
    java.util.Random random = new java.util.Random(5);
    double[][] items = new double[20][60];
    for (int person = 0; person < 60; person++) {
      double trait = random.nextGaussian();
      for (double[] item : items) {
        item[person] = trait + random.nextGaussian();
      }
    }
    SplitHalf split = SplitHalf.of(items, 7, 0.95);
    assertThat(split).isEqualTo(SplitHalf.of(items, 7, 0.95));
    assertThat(split.mean().estimate())
        .isCloseTo(CronbachAlpha.of(items).alpha(), within(0.002))
        .isBetween(split.worst().estimate(), split.best().estimate());
  }
}
