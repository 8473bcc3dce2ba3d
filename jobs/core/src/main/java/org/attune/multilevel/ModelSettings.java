package org.attune.multilevel;

import org.attune.multilevel.MixedDesign.Slope;
import org.attune.stats.Interval;

/**
 * What is asked of a within-between model.
 *
 * @param slope whether persons differ in the effect within persons
 * @param residual what residuals of a person have to do with each other
 * @param criterion what is maximised
 * @param level confidence level
 * @param smallestEffect the smallest effect of interest, above zero, in units of the outcome by
 *     units of the predictor; NaN where none is declared
 */
public record ModelSettings(
    Slope slope, Residual residual, Criterion criterion, double level, double smallestEffect) {

  /** Slopes that differ, residuals with a memory from occasion to occasion, REML, 95 %. */
  public static final ModelSettings USUAL =
      new ModelSettings(
          Slope.RANDOM, Residual.AR1, Criterion.REML, Interval.USUAL_LEVEL, Double.NaN);

  /** Refuses a smallest effect that is not above zero. */
  public ModelSettings {
    if (smallestEffect <= 0) {
      throw new IllegalArgumentException(
          "A smallest effect lies above zero, not at " + smallestEffect);
    }
  }

  /** The same with another structure of slopes and residuals. */
  public ModelSettings with(Slope otherSlope, Residual otherResidual) {
    return new ModelSettings(otherSlope, otherResidual, criterion, level, smallestEffect);
  }

  /** The same with a smallest effect of interest. */
  public ModelSettings withSmallestEffect(double effect) {
    return new ModelSettings(slope, residual, criterion, level, effect);
  }
}
