package org.attune.multiverse;

/** Gives the cross-products of every cell for one predictor and outcome, lane by lane. */
interface Products {

  /**
   * Sums products over the rows of each cell on which predictor and outcome are present.
   *
   * @return by cell, by {@link LaneFit#index} of constant, covariates, x and y, and last the count
   *     of rows; null where a covariate is missing in the cell. The arrays are this object's own
   *     and hold until the next call.
   */
  double[][][] of(int predictor, int outcome);

  /** How often a lane holds a sorted row of the layer. */
  double count(int row, int lane);

  /** A lane's value of a predictor in a sorted row; NaN where it is missing. */
  double predictor(int predictor, int row, int lane);
}
