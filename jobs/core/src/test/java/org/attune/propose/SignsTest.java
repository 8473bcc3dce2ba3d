package org.attune.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

  /** Eight items of one trait, with the first ones turned round. */
  private static double[][] items(int turned, int persons) {
    Random random = new Random(7);
    double[][] items = new double[8][persons];
    for (int p = 0; p < persons; p++) {
      double trait = random.nextGaussian();
      for (int i = 0; i < items.length; i++) {
        items[i][p] = (i < turned ? -1 : 1) * (trait + 0.8 * random.nextGaussian());
      }
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void turnedItems_areCounted(int turned) {
    assertThat(Signs.against(items(turned, 200))).isEqualTo(turned);
  }

  @Test
  void moreThanHalf_countsAsTheOthersTurned() {
    assertThat(Signs.against(items(6, 200))).isEqualTo(2);
  }

  @Test
  void fewPersons_tellNothing() {
    assertThat(Signs.against(items(3, 29))).isEqualTo(-1);
  }

  @Test
  void incompletePersons_areLeftOut() {
    double[][] items = items(3, 40);
    for (int p = 0; p < 11; p++) {
      items[2][p] = Double.NaN;
    }
    assertThat(Signs.against(items)).isEqualTo(-1);
  }

  @Test
  void constantItem_tellsNothing() {
    double[][] items = items(0, 40);
    java.util.Arrays.fill(items[0], 3);
    assertThat(Signs.against(items)).isEqualTo(-1);
  }
}
