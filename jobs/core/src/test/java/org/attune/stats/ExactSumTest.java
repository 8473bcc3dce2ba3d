package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static ExactSum sum(double... terms) {
    ExactSum sum = new ExactSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum;
  }

  @Property
  void sum_isThatOfExactDecimals(@ForAll long seed) {
    Random random = new Random(seed);
    ExactSum first = new ExactSum();
    ExactSum second = new ExactSum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 50; i++) {
      double term = term(random);
      expected = expected.add(new BigDecimal(term));
      (random.nextBoolean() ? first : second).add(term);
    }
    first.combine(second);
    assertThat(first.value()).isEqualByComparingTo(expected);
  }

  /** Whole and broken numbers of all sizes, and any finite double at all. */
  private static double term(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(1000) / 10.0;
      case 2 -> Math.scalb(random.nextGaussian(), random.nextInt(400) - 200);
      default -> Double.isFinite(any) ? any : Double.MIN_VALUE;
    };
  }

  @Property
  void product_isExact(@ForAll int x, @ForAll int y) {
    double a = x / 1000.0;
    double b = y / 7.0;
    ExactSum sum = new ExactSum();
    sum.addProduct(a, b);
    assertThat(sum.value()).isEqualByComparingTo(new BigDecimal(a).multiply(new BigDecimal(b)));
  }

  @Test
  void smallTermBesideLargeOnes_isNotLost() {
    assertThat(sum(1e300, 1e-300, -1e300).value()).isEqualByComparingTo(new BigDecimal(1e-300));
    assertThat(sum(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE).value().doubleValue())
        .isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void noTerms_sumToZero() {
    assertThat(sum().value()).isEqualByComparingTo(BigDecimal.ZERO);
  }
}
