package org.attune.stats;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles without any rounding: the same to the last digit in whatever order its terms
 * come, and however they were split into parts.
 *
 * <p>Whole numbers of moderate size are summed in a long. All others are cut into pieces of 32 bits
 * and added to a row of places that spans the whole range of a double; carries are settled when the
 * sum is read. Holds for up to 2^31 terms. NaN and infinite terms are for the caller to keep away.
 */
final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int PLACES = 67;
  private static final int PIECE = 32;
  private static final long MASK = (1L << PIECE) - 1;
  private static final long MODERATE = 1L << 31;
  private static final int FRACTION_BITS = 52;
  private static final int LOWEST = 1074;

  private long whole;
  private long[] places;

  void add(double term) {
    long rounded = (long) term;
    if (rounded == term && Math.abs(rounded) <= MODERATE) {
      whole += rounded;
      return;
    }
    if (places == null) {
      places = new long[PLACES];
    }
    long bits = Double.doubleToRawLongBits(term);
    int exponent = (int) (bits >>> FRACTION_BITS) & 0x7ff;
    long mantissa = bits & ((1L << FRACTION_BITS) - 1);
    mantissa = exponent == 0 ? mantissa : mantissa | 1L << FRACTION_BITS;
    int position = Math.max(exponent - 1, 0);
    int shift = position % PIECE;
    int place = position / PIECE;
    long sign = bits < 0 ? -1 : 1;
    places[place] += sign * (mantissa << shift & MASK);
    places[place + 1] += sign * (mantissa >>> PIECE - shift & MASK);
    places[place + 2] += shift == 0 ? 0 : sign * (mantissa >>> 2 * PIECE - shift);
  }

  /** Adds the exact product of two doubles, as its rounded value and what rounding took off. */
  void addProduct(double x, double y) {
    double product = x * y;
    add(product);
    add(Math.fma(x, y, -product));
  }

  void combine(ExactSum other) {
    whole += other.whole;
    if (other.places != null) {
      places = places == null ? new long[PLACES] : places;
      for (int place = 0; place < PLACES; place++) {
        places[place] += other.places[place];
      }
    }
  }

  BigDecimal value() {
    BigDecimal sum = BigDecimal.valueOf(whole);
    BigInteger rest = BigInteger.ZERO;
    for (int place = PLACES - 1; places != null && place >= 0; place--) {
      rest = rest.shiftLeft(PIECE).add(BigInteger.valueOf(places[place]));
    }
    if (rest.signum() == 0) {
      return sum;
    }
    int zeros = rest.getLowestSetBit();
    BigInteger odd = rest.shiftRight(zeros);
    int power = zeros - LOWEST;
    BigDecimal scaled =
        power >= 0
            ? new BigDecimal(odd.shiftLeft(power))
            : new BigDecimal(odd.multiply(BigInteger.valueOf(5).pow(-power)), -power);
    return sum.add(scaled);
  }
}
