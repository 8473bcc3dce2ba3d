package org.attune.multiverse;

import java.util.Locale;

/** How a specification is estimated; always least squares, on columns or weights of its own. */
public enum Estimator {
  /** Least squares: R's {@code lm(y ~ x + covariates)}. */
  OLS,
  /** Weighted least squares: {@code lm(y ~ x + covariates, weights = w)}. */
  WEIGHTED,
  /**
   * Least squares on mid-ranks. Each column is ranked once, over all rows of the specification's
   * row set that hold a value of it: {@code rank(y, na.last = "keep")}. Where a covariate is
   * missing for some, the ranks that remain are not renumbered, and neither are those of a
   * resample.
   */
  RANK,
  /**
   * Within persons: every column as deviations from its participant's mean over the specification's
   * complete rows, which is {@code lm(y ~ x + covariates + factor(participant))}.
   */
  WITHIN;

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
