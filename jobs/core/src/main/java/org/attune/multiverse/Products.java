package org.attune.multiverse;

/** Gives the cross-products of every cell for one predictor and outcome, strip by strip. */
interface Products extends Drawn {

  /** How many strips of resamples there are. */
  int strips();

  /** Turns to a predictor and an outcome. */
  void turn(int predictor, int outcome);

  /** Turns to a strip, of the predictor and outcome last turned to. */
  void strip(int strip);

  /** How many lanes of the strip are resamples; the others are empty. */
  int lanes();

  /**
   * Sums products over the rows of a cell on which predictor and outcome are present.
   *
   * @return strip by strip, by {@link LaneFit#index} of constant, covariates, x and y; the count of
   *     rows is at {@link Layer#countEntry}. Of covariates missing in the cell there is nothing
   *     that means anything. The array is this object's own and holds until the next turn or strip.
   */
  double[] cell(int cell);
}
