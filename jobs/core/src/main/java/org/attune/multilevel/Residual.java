package org.attune.multilevel;

/** What residuals of one person have to do with each other. */
public enum Residual {
  /** Nothing. */
  INDEPENDENT,
  /**
   * Two residuals correlate phi to the power of the number of occasions between them; occasions
   * without a row count. Positions are whole numbers. As {@code nlme::corAR1}.
   */
  AR1,
  /**
   * Two residuals correlate phi, between 0 and 1, to the power of the time between them. As {@code
   * nlme::corCAR1}.
   */
  CONTINUOUS_AR1
}
