package org.attune.stats;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One item over all its answers, as a state that can be merged: the same to the last digit in
 * whatever order and parts they come.
 *
 * <p>NaN is counted as missing, an infinite answer is refused. Mean and extremes are NaN without an
 * answer, the standard deviation is below two.
 *
 * <p>Agrees with R's {@code mean} and {@code sd} to 1e-12.
 */
public final class ItemSpread implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ExactSum sum = new ExactSum();
  private final ExactSum squares = new ExactSum();
  private long present;
  private long missing;
  private long outOfRange;
  private long participants;
  private double min = Double.NaN;
  private double max = Double.NaN;
  private long atMin;
  private long atMax;

  ItemSpread() {}

  /** Takes in the item's answers in all records of one participant. */
  void accept(int item, double[][] records) {
    long before = present;
    for (double[] record : records) {
      accept(record[item]);
    }
    participants += present > before ? 1 : 0;
  }

  private void accept(double value) {
    if (Double.isNaN(value)) {
      missing++;
      return;
    }
    present++;
    sum.add(value);
    squares.addProduct(value, value);
    lower(value, 1);
    raise(value, 1);
  }

  private void lower(double value, long times) {
    if (value == min) {
      atMin += times;
    } else if (!(min <= value)) {
      min = value;
      atMin = times;
    }
  }

  private void raise(double value, long times) {
    if (value == max) {
      atMax += times;
    } else if (!(max >= value)) {
      max = value;
      atMax = times;
    }
  }

  void countOutOfRange(long answers) {
    outOfRange += answers;
  }

  void combine(ItemSpread other) {
    present += other.present;
    missing += other.missing;
    outOfRange += other.outOfRange;
    participants += other.participants;
    sum.combine(other.sum);
    squares.combine(other.squares);
    if (other.present > 0) {
      lower(other.min, other.atMin);
      raise(other.max, other.atMax);
    }
  }

  /** Returns how many answers there are. */
  public long present() {
    return present;
  }

  /** Returns in how many records the answer is missing. */
  public long missing() {
    return missing;
  }

  /** Returns how many of the missing answers lay outside the declared coding. */
  public long outOfRange() {
    return outOfRange;
  }

  /** Returns how many participants have an answer. */
  public long participants() {
    return participants;
  }

  /** Returns the mean. */
  public double mean() {
    return Scatter.ratio(sum.value(), BigDecimal.valueOf(present));
  }

  /** Returns the standard deviation, with denominator n - 1. */
  public double standardDeviation() {
    BigDecimal n = BigDecimal.valueOf(present);
    BigDecimal total = sum.value();
    BigDecimal scatter = n.multiply(squares.value()).subtract(total.multiply(total));
    return present < 2
        ? Double.NaN
        : Math.sqrt(Scatter.ratio(scatter, n.multiply(n.subtract(BigDecimal.ONE))));
  }

  /** Returns the smallest answer. */
  public double min() {
    return min;
  }

  /** Returns the largest answer. */
  public double max() {
    return max;
  }

  /**
   * Returns the share of answers at the lowest possible one; NaN where there is no answer, or a
   * lower one than possible.
   */
  public double floorShare(double possibleMin) {
    return !(min >= possibleMin) ? Double.NaN : min > possibleMin ? 0 : (double) atMin / present;
  }

  /**
   * Returns the share of answers at the highest possible one; NaN where there is no answer, or a
   * higher one than possible.
   */
  public double ceilingShare(double possibleMax) {
    return !(max <= possibleMax) ? Double.NaN : max < possibleMax ? 0 : (double) atMax / present;
  }
}
