package org.attune.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InversionsTest {

  private static long one(int[] sequence) {
    long count = 0;
    for (int i = 0; i < sequence.length; i++) {
      for (int j = i + 1; j < sequence.length; j++) {
        count += sequence[i] > sequence[j] ? 1 : 0;
      }
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 127, 128, 129, 200, 1000, 2049})
  void shuffled_areCountedAsPairByPair(int n) {
    SplittableRandom random = new SplittableRandom(n);
    int[] sequence = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = sequence[i];
      sequence[i] = sequence[j];
      sequence[j] = swap;
    }
    assertThat(Inversions.count(sequence.clone(), new int[n], n)).isEqualTo(one(sequence));
  }

  /** n (n - 1) / 2, beyond int. */
  @Test
  void reversed_haveEveryPair() {
    int n = 100_000;
    int[] sequence = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
    assertThat(Inversions.count(sequence, new int[n], n)).isEqualTo(4_999_950_000L);
  }
}
