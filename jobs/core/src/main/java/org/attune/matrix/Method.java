package org.attune.matrix;

/** Which correlation a matrix holds. */
public enum Method {
  /** Pearson's product-moment correlation. */
  PEARSON,
  /** Spearman's correlation of the mid-ranks within each pair's complete rows. */
  SPEARMAN,
  /** Kendall's tau-b. */
  KENDALL_TAU_B
}
