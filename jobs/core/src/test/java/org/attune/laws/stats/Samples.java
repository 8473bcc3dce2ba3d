package org.attune.laws.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Random columns for the laws: small whole numbers full of ties, hundredths, and gaps. */
class Samples extends DomainContextBase {

  /** Rows of three columns and a participant; any number may be missing. */
  record Sample(int[] participant, double[] x, double[] y, double[] z) {

    /** Returns the sample with its rows in another order. */
    Sample shuffled(long seed) {
      Random random = new Random(seed);
      int[] order = new int[x.length];
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return new Sample(
          Arrays.stream(order).map(i -> participant[i]).toArray(),
          Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
          Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
          Arrays.stream(order).mapToDouble(i -> z[i]).toArray());
    }
  }

  private record Row(int participant, double x, double y, double z) {}

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<Double> whole = Arbitraries.integers().between(1, 7).map(Integer::doubleValue);
    Arbitrary<Double> hundredths =
        Arbitraries.integers().between(-5000, 5000).map(value -> value / 100.0);
    Arbitrary<Double> value =
        Arbitraries.frequencyOf(
            Tuple.of(6, whole), Tuple.of(6, hundredths), Tuple.of(1, Arbitraries.just(Double.NaN)));
    return Combinators.combine(Arbitraries.integers().between(-2, 6), value, value, value)
        .as(Row::new)
        .list()
        .ofMaxSize(40)
        .map(
            rows ->
                new Sample(
                    rows.stream().mapToInt(Row::participant).toArray(),
                    rows.stream().mapToDouble(Row::x).toArray(),
                    rows.stream().mapToDouble(Row::y).toArray(),
                    rows.stream().mapToDouble(Row::z).toArray()))
        .withoutEdgeCases();
  }

  /** Returns slope x + shift. */
  static double[] affine(double[] x, double slope, double shift) {
    return Arrays.stream(x).map(value -> slope * value + shift).toArray();
  }

  /** Asserts equality to the tolerance; undefined equals undefined. */
  static void same(double actual, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected, within(tolerance));
    }
  }
}
