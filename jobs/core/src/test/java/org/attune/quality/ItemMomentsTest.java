package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemMomentsTest {

  private static final double NONE = Double.NaN;

  /**
   * In R: {@code x <- cbind(c(1,2,4,5,3), c(2,1,5,NA,4), c(5,3,NA,1,2)); m <-
   * x[complete.cases(x),]; colMeans(m); cov(m); cor(x, use = "pairwise.complete.obs")} gives the
   * means 2, 7/3, 10/3, the covariances 1 (items 1 and 2), -1.5 (items 1 and 3) and the
   * correlations 0.84852814, -0.94285714 and -0.5.
   */
  @Test
  void incompleteRecords_enterPairsOnly() {
    double[][] items = {{1, 2, 4, 5, 3}, {2, 1, 5, NONE, 4}, {5, 3, NONE, 1, 2}};
    ItemMoments moments = Samples.moments(items);
    assertThat(moments.complete()).isEqualTo(3);
    assertThat(moments.mean(0)).isEqualTo(2);
    assertThat(moments.mean(1)).isEqualTo(7 / 3.0);
    assertThat(moments.covariance(0, 0)).isEqualTo(1);
    assertThat(moments.covariance(1, 0)).isEqualTo(1);
    assertThat(moments.covariance(0, 2)).isEqualTo(-1.5);
    assertThat(moments.correlation(0, 1)).isBetween(.84852813, .84852815);
    assertThat(moments.correlation(2, 0)).isBetween(-.94285715, -.94285713);
    assertThat(moments.correlation(1, 2)).isEqualTo(moments.correlation(2, 1));
    assertThat(moments.correlation(1, 2)).isBetween(-.5 - 1e-12, -.5 + 1e-12);
  }

  @Property(tries = 100)
  void mergedInAnyOrder_areTheSameDigits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int records) {
    Random random = new Random(seed);
    double[][] items = new double[4][records];
    for (double[] item : items) {
      for (int record = 0; record < records; record++) {
        double answer = random.nextInt(5) + random.nextInt(3) / 3.0;
        item[record] = random.nextInt(6) == 0 ? NONE : answer;
      }
    }
    int cut = random.nextInt(records + 1);
    ItemMoments whole = Samples.moments(items);
    ItemMoments merged =
        ItemMoments.of(4)
            .combine(Samples.moments(items, cut, records))
            .combine(ItemMoments.of(4))
            .combine(Samples.moments(items, 0, cut));
    assertThat(merged.complete()).isEqualTo(whole.complete());
    for (int i = 0; i < 4; i++) {
      assertThat(merged.mean(i)).isEqualTo(Double.valueOf(whole.mean(i)));
      for (int j = 0; j < 4; j++) {
        assertThat(merged.covariance(i, j)).isEqualTo(Double.valueOf(whole.covariance(i, j)));
        assertThat(merged.correlation(i, j)).isEqualTo(Double.valueOf(whole.correlation(i, j)));
      }
    }
  }

  @Test
  void nothing_isUndefined() {
    ItemMoments none = ItemMoments.of(2);
    assertThat(none.mean(0)).isNaN();
    assertThat(none.covariance(0, 1)).isNaN();
    assertThat(none.correlation(0, 1)).isNaN();
  }

  @Test
  void whatDoesNotFit_isRefused() {
    ItemMoments two = ItemMoments.of(2);
    assertThatThrownBy(() -> two.accept(new double[3])).hasMessageContaining("2 items");
    assertThatThrownBy(() -> two.combine(ItemMoments.of(3))).hasMessageContaining("merge");
    assertThatThrownBy(() -> two.accept(new double[] {1, Double.NEGATIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
