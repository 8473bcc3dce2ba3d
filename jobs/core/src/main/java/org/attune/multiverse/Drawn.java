package org.attune.multiverse;

/** The rows of resamples: how often each is drawn, and with which predictors. */
interface Drawn {

  /** How often a lane holds a sorted row of the layer. */
  double count(int row, int lane);

  /** The value of a predictor in a sorted row, in a lane; NaN where it is missing. */
  double predictor(int predictor, int row, int lane);

  /** Every row of a layer once, with its own predictors. */
  static Drawn once(Layer layer) {
    return new Drawn() {
      @Override
      public double count(int row, int lane) {
        return 1;
      }

      @Override
      public double predictor(int predictor, int row, int lane) {
        return layer.predictor(predictor, row);
      }
    };
  }
}
