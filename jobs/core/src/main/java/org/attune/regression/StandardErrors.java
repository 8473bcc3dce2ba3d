package org.attune.regression;

import java.util.Locale;

/** Which standard errors coefficients have. */
public enum StandardErrors {
  /** Those of least squares: equal variances, independent rows; t on n - k degrees of freedom. */
  CLASSICAL,
  /**
   * HC3: robust to unequal variances, each residual over one minus its leverage; t on n - k degrees
   * of freedom.
   *
   * @see <a href="https://doi.org/10.1080/00031305.2000.10474549">Long, J. S., and Ervin, L. H.
   *     (2000). Using heteroscedasticity consistent standard errors in the linear regression model.
   *     The American Statistician 54, 217-224</a>
   */
  HC3,
  /**
   * CR1S: robust to unequal variances and to dependence within clusters, times g / (g - 1) (n - 1)
   * / (n - k); t on g - 1 degrees of freedom. With fewer than some thirty clusters they are too
   * small.
   *
   * @see <a href="https://doi.org/10.3368/jhr.50.2.317">Cameron, A. C., and Miller, D. L. (2015). A
   *     practitioner's guide to cluster-robust inference. Journal of Human Resources 50,
   *     317-372</a>
   */
  CLUSTER;

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
