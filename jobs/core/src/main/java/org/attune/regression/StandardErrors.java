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
   * / (n - k); t on g - 1 degrees of freedom. With few clusters they are too small: where predictor
   * and outcome share clusters, 80 of them rejected 6.1 % at 5 %, 200 of them 5.5 %.
   *
   * @see <a href="https://doi.org/10.3368/jhr.50.2.317">Cameron, A. C., and Miller, D. L. (2015). A
   *     practitioner's guide to cluster-robust inference. Journal of Human Resources 50,
   *     317-372</a>
   */
  CLUSTER,
  /**
   * CR2: as CLUSTER, with the bias of few or unequal clusters reduced, on Satterthwaite's degrees
   * of freedom, which differ from coefficient to coefficient and may be far fewer than clusters.
   * Where predictor and outcome share clusters, 20 of them rejected 5.1 % at 5 %, 80 of them 5.5 %.
   *
   * @see BiasReduced
   */
  CR2;

  /** Whether rows of one cluster may depend on each other. */
  public boolean isClustered() {
    return this == CLUSTER || this == CR2;
  }

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
