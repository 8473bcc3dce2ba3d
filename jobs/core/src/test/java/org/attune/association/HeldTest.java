package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.attune.association.Held.Covariate;
import org.junit.jupiter.api.Test;

class HeldTest {

  private static final double NONE = Double.NaN;

  private static Covariate labels(String... labels) {
    return new Covariate(null, labels);
  }

  private static Covariate numbers(double... numbers) {
    return new Covariate(numbers, null);
  }

  @Test
  void category_isAnIndicatorOfEachLabelButTheFirst() {
    Held held = Held.of(List.of(labels("b", "a", "b", "c", "a", "c")), new double[6]);
    assertThat(Arrays.deepToString(held.columns()))
        .isEqualTo(Arrays.deepToString(new double[][] {{1, 0, 1, 0, 0, 0}, {0, 0, 0, 1, 0, 1}}));
    assertThat(held.leavesOut()).isFalse();
  }

  /** The two of c lack an outcome or a number, so that c would be a column of zeros. */
  @Test
  void labelOfNobodyWhoIsComplete_isNoColumn() {
    Held held =
        Held.of(
            List.of(labels("a", "a", "b", "b", "c", "c"), numbers(1, 2, 3, 4, 5, NONE)),
            new double[] {0, 0, 0, 0, NONE, 0});
    assertThat(Arrays.deepToString(held.columns()))
        .isEqualTo(
            Arrays.deepToString(
                new double[][] {{0, 0, 1, 1, NONE, NONE}, {1, 2, 3, 4, NONE, NONE}}));
    assertThat(held.leavesOut()).isFalse();
  }

  @Test
  void onlyHolder_isLeftOutOfEveryColumn() {
    Held held =
        Held.of(List.of(labels("a", "a", "b", "b", "c"), numbers(1, 2, 3, 4, 5)), new double[5]);
    assertThat(Arrays.deepToString(held.columns()))
        .isEqualTo(Arrays.deepToString(new double[][] {{0, 0, 1, 1, NONE}, {1, 2, 3, 4, NONE}}));
    assertThat(held.leavesOut()).isTrue();
    assertThat(held.only(new double[] {5, 6, 7, 8, 9})).containsExactly(5, 6, 7, 8, NONE);
  }

  /** Without the only one of c there is but one of y, who goes too; x is all that is left. */
  @Test
  void leavingOut_goesOnWhileSomebodyIsAlone() {
    Held held =
        Held.of(
            List.of(labels("a", "a", "a", "a", "c"), labels("x", "x", "x", "y", "y")),
            new double[5]);
    assertThat(held.columns()).isEmpty();
    assertThat(held.only(new double[5])).containsExactly(0, 0, 0, NONE, NONE);
  }
}
