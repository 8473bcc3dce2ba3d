package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SortingTest {

  @Property
  void anyValues_areSortedAsTheLibrarySorts(
      @ForAll double[] values, @ForAll @IntRange(max = 9) int spare) {
    double[] room = Arrays.copyOf(values, values.length + spare);
    int[] all = IntStream.range(0, values.length).toArray();
    new Sorting(values.length + spare).settle(room, values.length, all);
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
      sorting.settle(mine, 5000, IntStream.range(0, 5000).toArray());
      assertThat(mine).containsExactly(sorted);
    }
  }

  @Property
  void somePlaces_holdWhatTheyWouldHoldIfAllWereSorted(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 900) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles(n).map(v -> Math.pow(v, random.nextInt(1, 4))).toArray();
    int[] places = random.ints(7, 0, n).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    new Sorting(n).settle(values, n, places);
    for (int place : places) {
      assertThat(values[place]).isEqualTo(sorted[place]);
    }
    Arrays.sort(values);
    assertThat(values).containsExactly(sorted);
  }
}
