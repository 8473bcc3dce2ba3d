package org.attune.quality;

import org.attune.stats.Moments;

/**
 * Intra-individual response variability: the standard deviation of one record's answers.
 *
 * <p>IRV = sqrt(sum (x - mean x)^2 / (m - 1)) over the m answers as they were given, reverse-keyed
 * items not turned. Very low values come from the same answer throughout, very high ones from
 * answers at random or at the extremes. Where items have different numbers of answers to choose
 * from, those with more of them weigh more.
 *
 * <p>Missing answers (NaN) are left out; an infinite one is refused. NaN below two answers, exactly
 * 0 where all are the same.
 *
 * <p>Agrees with {@code sd(x, na.rm = TRUE)} in R to 1e-10.
 *
 * @see <a href="https://doi.org/10.1007/s10869-016-9479-0">Dunn, A. M., Heggestad, E. D., Shanock,
 *     L. R., and Theilgard, N. (2018). Intra-individual response variability as an indicator of
 *     insufficient effort responding. Journal of Business and Psychology 33, 105-121</a>
 */
public final class ResponseVariability {

  private ResponseVariability() {}

  /** Returns the standard deviation of one record's answers. */
  public static double of(double[] raw) {
    return Moments.of(raw).standardDeviation();
  }
}
