package org.attune.regression;

/** In which units variables enter a regression. */
public enum Scale {
  /** As they are. */
  AS_GIVEN,
  /**
   * Outcome and predictors less their means, over their standard deviations on the rows used, so
   * that a coefficient is a standardised beta. Standard deviations are taken as known: errors and
   * intervals are those of the regression on the given columns, rescaled.
   */
  STANDARDISED
}
