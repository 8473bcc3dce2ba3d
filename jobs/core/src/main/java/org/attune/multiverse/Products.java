package org.attune.multiverse;

/** Gives the cross-products of every cell for one predictor and outcome, lane by lane. */
interface Products {

  /** Turns to a predictor and an outcome. */
  void turn(int predictor, int outcome);

  /**
   * Sums products over the rows of a cell on which predictor and outcome are present.
   *
   * @return by {@link LaneFit#index} of constant, covariates, x and y, and last the count of rows;
   *     null where a covariate is missing in the cell. The arrays are this object's own and hold
   *     until the next turn.
   */
  double[][] cell(int cell);

  /** How often a lane holds a sorted row of the layer. */
  double count(int row, int lane);

  /** A lane's value of a predictor in a sorted row; NaN where it is missing. */
  double predictor(int predictor, int row, int lane);
}
