package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SortingTest {

  @Property
  void anyValues_areSortedAsTheLibrarySorts(
      @ForAll double[] values, @ForAll @IntRange(max = 9) int spare) {
    double[] room = Arrays.copyOf(values, values.length + spare);
    new Sorting(values.length + spare).sort(room, values.length);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(Arrays.copyOf(room, values.length)).containsExactly(sorted);
  }

  @Test
  void manyEqualValues_areSorted() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = random.doubles(5000).map(v -> v < 0.9 ? 0.5 : 1e6 * v).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Sorting sorting = new Sorting(5000);
    for (int again = 0; again < 2; again++) {
      double[] mine = values.clone();
      sorting.sort(mine, 5000);
      assertThat(mine).containsExactly(sorted);
    }
  }
}
