package org.attune.stats;

import java.util.Arrays;

/**
 * A correction of p values for the number of tests in their family.
 *
 * <p>A NaN is no test: it is left out of the family and stays NaN. A value outside [0, 1] is
 * refused. Adjusted values are never below the given ones, never above one, and keep their order.
 *
 * <p>Agrees with R's {@code p.adjust(p, method)} to 1e-14.
 */
public enum Adjustment {

  /**
   * Holm's step-down, which bounds the chance of any false rejection: the i-th smallest of m is
   * multiplied by m - i + 1, and none may fall below one before it.
   *
   * @see <a href="https://www.jstor.org/stable/4615733">Holm, S. (1979). A simple sequentially
   *     rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65-70</a>
   */
  HOLM {
    @Override
    void adjustAscending(double[] p) {
      double floor = 0;
      for (int i = 0; i < p.length; i++) {
        floor = Math.max(floor, Math.min(1, (p.length - i) * p[i]));
        p[i] = floor;
      }
    }
  },

  /**
   * Benjamini and Hochberg's step-up, which bounds the expected share of false rejections: the i-th
   * smallest of m is multiplied by m / i, and none may rise above one after it.
   *
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini, Y., and Hochberg,
   *     Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300</a>
   */
  BENJAMINI_HOCHBERG {
    @Override
    void adjustAscending(double[] p) {
      double ceiling = 1;
      for (int i = p.length - 1; i >= 0; i--) {
        ceiling = Math.min(ceiling, (double) p.length / (i + 1) * p[i]);
        p[i] = ceiling;
      }
    }
  },

  /**
   * Benjamini and Yekutieli's step-up, which bounds the expected share of false rejections whatever
   * the dependence of the tests: as Benjamini and Hochberg, times 1 + 1/2 + ... + 1/m.
   *
   * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini, Y., and Yekutieli, D. (2001).
   *     The control of the false discovery rate in multiple testing under dependency. Annals of
   *     Statistics 29, 1165-1188</a>
   */
  BENJAMINI_YEKUTIELI {
    @Override
    void adjustAscending(double[] p) {
      double harmonic = 0;
      for (int i = 1; i <= p.length; i++) {
        harmonic += 1.0 / i;
      }
      double ceiling = 1;
      for (int i = p.length - 1; i >= 0; i--) {
        ceiling = Math.min(ceiling, harmonic * p.length / (i + 1) * p[i]);
        p[i] = ceiling;
      }
    }
  };

  /** Returns the adjusted values in the order of the given ones, which stay as they are. */
  public double[] apply(double[] p) {
    double[] family = Arrays.stream(p).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (family.length > 0 && (family[0] < 0 || family[family.length - 1] > 1)) {
      throw new IllegalArgumentException("A p value lies between 0 and 1: " + Arrays.toString(p));
    }
    double[] adjusted = family.clone();
    adjustAscending(adjusted);
    return Arrays.stream(p)
        .map(value -> Double.isNaN(value) ? value : adjusted[Arrays.binarySearch(family, value)])
        .toArray();
  }

  abstract void adjustAscending(double[] p);
}
