package org.attune.stats;

import java.io.Serializable;

/**
 * Count, mean, variance and range of a stream of values, in a state that can be merged.
 *
 * <p>NaN is counted as missing and changes nothing else; an infinite value is refused. Of no value,
 * mean, minimum and maximum are NaN; of fewer than two, variance and standard deviation are.
 * Merging two states gives what one pass over both streams gives, to rounding, and a state without
 * values is neutral.
 *
 * <p>Agrees with R's {@code mean}, {@code var} and {@code sd} to 1e-10.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, T. F., Golub, G. H., and
 *     LeVeque, R. J. (1983). Algorithms for computing the sample variance. The American
 *     Statistician 37, 242-247</a>
 */
public final class Moments implements Serializable {

  private static final long serialVersionUID = 1L;

  private long count;
  private long missing;
  private double mean;
  private double m2;
  private double min = Double.NaN;
  private double max = Double.NaN;

  /** Gathers the moments of an array. */
  public static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.accept(value);
    }
    return moments;
  }

  /** Takes one value in. */
  public void accept(double value) {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("No moments of an infinite value: " + value);
    }
    if (Double.isNaN(value)) {
      missing++;
      return;
    }
    count++;
    double delta = value - mean;
    mean += delta / count;
    m2 += delta * (value - mean);
    widen(value, value);
  }

  /** Takes another state in, leaves that one as it is, and returns this. */
  public Moments combine(Moments other) {
    long total = count + other.count;
    double delta = other.mean - mean;
    if (other.count > 0) {
      m2 += other.m2 + delta * delta * ((double) count / total * other.count);
      mean = count == 0 ? other.mean : mean + delta * ((double) other.count / total);
      widen(other.min, other.max);
    }
    missing += other.missing;
    count = total;
    return this;
  }

  private void widen(double low, double high) {
    min = min <= low ? min : low;
    max = max >= high ? max : high;
  }

  /** Returns how many numbers were taken in. */
  public long count() {
    return count;
  }

  /** Returns how many missing values were passed by. */
  public long missing() {
    return missing;
  }

  /** Returns the mean. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Returns the variance, with denominator n - 1. */
  public double variance() {
    return count < 2 ? Double.NaN : m2 / (count - 1);
  }

  /** Returns the standard deviation, with denominator n - 1. */
  public double standardDeviation() {
    return Math.sqrt(variance());
  }

  /** Returns the sum of squared deviations from the mean. */
  public double m2() {
    return m2;
  }

  /** Returns the smallest value. */
  public double min() {
    return min;
  }

  /** Returns the largest value. */
  public double max() {
    return max;
  }
}
