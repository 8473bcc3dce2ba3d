package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlphaBootstrapTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("alpha_bootstrap");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    AlphaBootstrap found =
        AlphaBootstrap.of(reference.matrix("items"), 20_000, 3, reference.number("level"));
    reference.hasNumber("alpha", found.alpha());
    reference.hasInterval("perc_low", "perc_high", found.percentile());
    reference.hasInterval("bca_low", "bca_high", found.bca());
  }

  @Test
  void sameSeed_givesTheSameInterval() {
    double[][] items = {{1, 2, 3, 5, 4}, {2, 2, 4, 5, 3}, {1, 3, 3, 4, 4}};
    assertThat(AlphaBootstrap.of(items, 200, 9, 0.95))
        .isEqualTo(AlphaBootstrap.of(items, 200, 9, 0.95));
    assertThat(AlphaBootstrap.of(items, 200, 9, 0.95).percentile())
        .isNotEqualTo(AlphaBootstrap.of(items, 200, 10, 0.95).percentile());
  }

  /** Feldt's interval is exact for normal parallel items, so a large sample's bootstrap is near. */
  @Test
  void partOfManyParticipants_isScaledToAll() {
    java.util.Random random = new java.util.Random(2);
    double[][] items = new double[4][60_000];
    for (int person = 0; person < 60_000; person++) {
      double trait = random.nextGaussian();
      for (double[] item : items) {
        item[person] = trait + random.nextGaussian();
      }
    }
    ItemTable table = ItemTable.of(items);
    assertThat(table.sample().people()).hasSize(ItemSample.MOST);
    Interval feldt = CronbachAlpha.of(table).interval();
    Interval drawn = AlphaBootstrap.of(table, 400, 1, 0.95).percentile();
    assertThat(drawn.low()).isCloseTo(feldt.low(), within(0.0008));
    assertThat(drawn.high()).isCloseTo(feldt.high(), within(0.0008));
    Interval moved = GuttmanLambda.TWO.of(table, 0.95).interval();
    assertThat(moved.high() - moved.low()).isCloseTo(feldt.high() - feldt.low(), within(0.0004));
  }
}
