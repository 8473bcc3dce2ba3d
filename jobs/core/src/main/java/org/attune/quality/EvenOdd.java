package org.attune.quality;

import org.attune.stats.PearsonCorrelation;

/**
 * Even-odd consistency: whether the two halves of each scale agree within one record.
 *
 * <p>Each scale is split into its first, third, ... and its second, fourth, ... item. With r the
 * correlation of the two halves' means over the record's scales, the index is 2 r / (1 + r), the
 * correction of Spearman and Brown, and not below -1. The values are keyed: items that were turned
 * are turned here too. They should share one range, such as 0 to 1, or scales of a wider range
 * dominate.
 *
 * <p>Missing answers (NaN) are left out of their half; a scale with an empty half is left out; an
 * infinite value is refused. NaN below three scales (two always correlate perfectly), and where one
 * half has the same mean on every scale.
 *
 * <p>Agrees with {@code cor} of the halves' {@code rowMeans(na.rm = TRUE)} in R, so corrected, to
 * 1e-10, as in version 1.1 of the package careless; its later versions turn the sign.
 *
 * @param estimate the corrected correlation; low values are inconsistent
 * @param nScales scales with answers in both halves
 * @see <a href="https://doi.org/10.1016/j.jrp.2004.09.009">Johnson, J. A. (2005). Ascertaining the
 *     validity of individual protocols from Web-based personality inventories. Journal of Research
 *     in Personality 39, 103-129</a>
 * @see <a href="https://doi.org/10.1037/a0028085">Meade, A. W., and Craig, S. B. (2012).
 *     Identifying careless responses in survey data. Psychological Methods 17, 437-455</a>
 */
public record EvenOdd(double estimate, int nScales) {

  /** Scales below which there is no index. */
  public static final int FEWEST_SCALES = 3;

  /** Splits one record's keyed items, {@code scales[scale][item]}. */
  public static EvenOdd of(double[][] scales) {
    double[] odd = new double[scales.length];
    double[] even = new double[scales.length];
    int both = 0;
    for (int scale = 0; scale < scales.length; scale++) {
      odd[scale] = mean(scales[scale], 0);
      even[scale] = mean(scales[scale], 1);
      both += Double.isNaN(odd[scale] + even[scale]) ? 0 : 1;
    }
    if (both < FEWEST_SCALES) {
      return new EvenOdd(Double.NaN, both);
    }
    double r = PearsonCorrelation.of(odd, even).estimate();
    return new EvenOdd(r <= -1 ? -1 : Math.max(-1, 2 * r / (1 + r)), both);
  }

  private static double mean(double[] items, int first) {
    double sum = 0;
    int n = 0;
    for (int item = first; item < items.length; item += 2) {
      if (!Double.isNaN(items[item])) {
        sum += items[item];
        n++;
      }
    }
    return sum / n;
  }
}
