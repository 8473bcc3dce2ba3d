package org.attune.quality;

import java.io.Serializable;

/**
 * Means, covariances and pairwise correlations of the items asked together, in a state that can be
 * merged.
 *
 * <p>Records complete on every item give the means and covariances; every record gives its pairs of
 * answers to the correlations, as {@code cor(x, use = "pairwise.complete.obs")} in R does. Answers
 * are codes: whole numbers are summed exactly, others are first brought to the nearest 1/1024, so
 * that the sums are the same digits in whatever order records come (below 9e15, or 8e9 for
 * fractions).
 *
 * <p>NaN is a missing answer; an infinite one is refused. A correlation is NaN below two pairs and
 * where an item does not vary among them. Merging two states gives what one pass gives, and a state
 * without records is neutral.
 *
 * <p>Agrees with {@code colMeans}, {@code cov} and {@code cor} in R to 1e-10.
 */
public final class ItemMoments implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double GRAIN = 1024;

  private final int items;
  private long complete;
  private final double[] sum;
  private final double[] product;

  /** Of incomplete records, by pair: how many, the first item's sum and squares, the products. */
  private double[] partCount;

  private double[] partSum;
  private double[] partSquare;
  private double[] partProduct;

  private ItemMoments(int items) {
    this.items = items;
    this.sum = new double[items];
    this.product = new double[items * items];
  }

  /** An empty state of that many items. */
  public static ItemMoments of(int items) {
    return new ItemMoments(items);
  }

  /** Takes one record's answers in. */
  public void accept(double[] raw) {
    if (raw.length != items) {
      throw new IllegalArgumentException(items + " items, but " + raw.length + " answers");
    }
    double[] x = new double[items];
    boolean whole = true;
    for (int i = 0; i < items; i++) {
      x[i] = grained(raw[i]);
      whole &= !Double.isNaN(x[i]);
    }
    if (whole) {
      complete++;
      for (int i = 0; i < items; i++) {
        sum[i] += x[i];
        for (int j = 0; j <= i; j++) {
          product[i * items + j] += x[i] * x[j];
        }
      }
    } else {
      acceptPairs(x);
    }
  }

  private static double grained(double answer) {
    if (Double.isInfinite(answer)) {
      throw new IllegalArgumentException("An answer is a finite code, not " + answer);
    }
    return answer == Math.rint(answer) ? answer : Math.rint(answer * GRAIN) / GRAIN;
  }

  private void acceptPairs(double[] x) {
    partition();
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        if (!Double.isNaN(x[i]) && !Double.isNaN(x[j])) {
          int pair = i * items + j;
          partCount[pair]++;
          partSum[pair] += x[i];
          partSquare[pair] += x[i] * x[i];
          partProduct[pair] += x[i] * x[j];
        }
      }
    }
  }

  private void partition() {
    if (partCount == null) {
      partCount = new double[items * items];
      partSum = new double[items * items];
      partSquare = new double[items * items];
      partProduct = new double[items * items];
    }
  }

  /** Takes another state in, leaves that one as it is, and returns this. */
  public ItemMoments combine(ItemMoments other) {
    if (other.items != items) {
      throw new IllegalArgumentException(items + " items and " + other.items + " do not merge");
    }
    complete += other.complete;
    add(sum, other.sum);
    add(product, other.product);
    if (other.partCount != null) {
      partition();
      add(partCount, other.partCount);
      add(partSum, other.partSum);
      add(partSquare, other.partSquare);
      add(partProduct, other.partProduct);
    }
    return this;
  }

  private static void add(double[] to, double[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  /** Returns how many items there are. */
  public int items() {
    return items;
  }

  /** Returns how many records are complete. */
  public long complete() {
    return complete;
  }

  /** Returns the mean of an item among complete records; NaN without any. */
  public double mean(int item) {
    return sum[item] / complete;
  }

  /** Returns the covariance of two items among complete records; NaN below two. */
  public double covariance(int i, int j) {
    double n = complete;
    return complete < 2
        ? Double.NaN
        : (n * product[triangle(i, j)] - sum[i] * sum[j]) / (n * (n - 1));
  }

  /** Returns the correlation of two items among the records that have both. */
  public double correlation(int i, int j) {
    double n = complete;
    double x = sum[i];
    double y = sum[j];
    double xx = product[triangle(i, i)];
    double yy = product[triangle(j, j)];
    double xy = product[triangle(i, j)];
    if (partCount != null) {
      int pair = i * items + j;
      int turned = j * items + i;
      n += partCount[pair];
      x += partSum[pair];
      y += partSum[turned];
      xx += partSquare[pair];
      yy += partSquare[turned];
      xy += partProduct[pair];
    }
    double scale = (n * xx - x * x) * (n * yy - y * y);
    return n < 2 || !(scale > 0)
        ? Double.NaN
        : Math.max(-1, Math.min(1, (n * xy - x * y) / Math.sqrt(scale)));
  }

  private int triangle(int i, int j) {
    return Math.max(i, j) * items + Math.min(i, j);
  }
}
