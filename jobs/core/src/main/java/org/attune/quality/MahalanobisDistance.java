package org.attune.quality;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Mahalanobis distance of one record's answers from everybody's, and its tail probability.
 *
 * <p>D^2 = (x - m)' S^-1 (x - m), with the items' means m and covariances S among complete records;
 * p is the upper tail of chi-square on as many degrees of freedom as there are items, which holds
 * for many records and normal items. The inverse is never formed: with the items standardised and
 * their correlations R = L L', D^2 is the squared length of L^-1 z.
 *
 * <p>A record with a missing answer (NaN) has no distance; an infinite one gives NaN. There is none
 * at all where no more records than items are complete ({@link NotComputed#TOO_FEW_RECORDS}), and
 * where an item is constant or follows from the ones before it, to a remainder below 1e-10 of its
 * variance ({@link NotComputed#SINGULAR}).
 *
 * <p>Agrees with {@code mahalanobis(x, colMeans(x), cov(x))} in R to 1e-8, and its p with {@code
 * pchisq(d2, ncol(x), lower.tail = FALSE)}.
 *
 * @see <a href="https://doi.org/10.1037/a0028085">Meade, A. W., and Craig, S. B. (2012).
 *     Identifying careless responses in survey data. Psychological Methods 17, 437-455</a>
 */
public final class MahalanobisDistance implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double SMALLEST_REMAINDER = 1e-10;

  private final double[] mean;
  private final double[] sd;
  private final double[][] factor;
  private final NotComputed reason;

  private MahalanobisDistance(double[] mean, double[] sd, double[][] factor, NotComputed reason) {
    this.mean = mean;
    this.sd = sd;
    this.factor = factor;
    this.reason = reason;
  }

  /** Prepares the distances from a sample. */
  public static MahalanobisDistance of(ItemMoments sample) {
    int k = sample.items();
    if (sample.complete() <= k) {
      return new MahalanobisDistance(null, null, null, NotComputed.TOO_FEW_RECORDS);
    }
    double[] mean = new double[k];
    double[] sd = new double[k];
    for (int i = 0; i < k; i++) {
      mean[i] = sample.mean(i);
      sd[i] = Math.sqrt(sample.covariance(i, i));
    }
    double[][] factor = factor(sample, sd);
    return new MahalanobisDistance(mean, sd, factor, factor == null ? NotComputed.SINGULAR : null);
  }

  /** The lower triangle whose product with its transpose is the correlations; null without one. */
  private static double[][] factor(ItemMoments sample, double[] sd) {
    double[][] lower = new double[sd.length][];
    for (int i = 0; i < sd.length; i++) {
      if (!(sd[i] > 0)) {
        return null;
      }
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = i == j ? 1 : sample.covariance(i, j) / (sd[i] * sd[j]);
        for (int p = 0; p < j; p++) {
          rest -= lower[i][p] * lower[j][p];
        }
        if (i == j && !(rest > SMALLEST_REMAINDER)) {
          return null;
        }
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
      }
    }
    return lower;
  }

  /** Why no record has a distance; null where complete ones have. */
  public NotComputed reason() {
    return reason;
  }

  /** Returns D^2 of one record's answers; NaN where it has none. */
  public double squared(double[] raw) {
    if (reason != null) {
      return Double.NaN;
    }
    double[] z = new double[mean.length];
    double squared = 0;
    for (int i = 0; i < z.length; i++) {
      double rest = (raw[i] - mean[i]) / sd[i];
      for (int p = 0; p < i; p++) {
        rest -= factor[i][p] * z[p];
      }
      z[i] = rest / factor[i][i];
      squared += z[i] * z[i];
    }
    return Double.isInfinite(squared) ? Double.NaN : squared;
  }

  /** Returns the upper tail of chi-square for a D^2; NaN of NaN. */
  public double pValue(double squared) {
    return Double.isNaN(squared)
        ? Double.NaN
        : ChiSquaredDistribution.of(mean.length).survivalProbability(squared);
  }
}
