package org.attune.multilevel;

/** Why a model has no numbers. */
public enum Hindrance {
  /** Nothing stands in the way. */
  NONE(""),
  /** Fewer than two persons. */
  FEW_PERSONS("fewer than two persons have complete rows"),
  /** No person has two rows. */
  NOT_REPEATED("no person has several complete rows"),
  /** No row is left for the residual variance. */
  FEW_ROWS("no more rows than coefficients"),
  /** As many random effects as rows, or more. */
  FEW_OCCASIONS("as many person-specific effects as rows: fewer occasions than the slopes need"),
  /** An outcome that does not vary. */
  CONSTANT_OUTCOME("the outcome does not vary"),
  /** A predictor that never differs from its person's mean. */
  NO_WITHIN_VARIANCE("the predictor does not vary within any person"),
  /** A predictor, or a sum of predictors, that others determine. */
  COLLINEAR("a column is determined by the others"),
  /** An outcome that the model explains without a rest. */
  NO_RESIDUAL("the model leaves no residual variance"),
  /** Two rows of one person in one place of time. */
  SAME_POSITION("a person has two rows at one position in time; residuals with memory need one"),
  /** Positions that are not whole numbers. */
  BROKEN_POSITION("positions of occasions are not whole numbers"),
  /** The search found no minimum. */
  NO_CONVERGENCE("the search for the variances did not converge");

  private final String sentence;

  Hindrance(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words; empty for none. */
  public String sentence() {
    return sentence;
  }
}
