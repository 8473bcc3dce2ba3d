package org.attune.matrix;

import java.util.Objects;
import org.attune.stats.Adjustment;
import org.attune.stats.Interval;

/**
 * How a matrix of correlations is computed.
 *
 * @param method which correlation
 * @param level confidence level of the intervals, between 0 and 1
 * @param adjustment how p values are corrected for the number of pairs
 * @param threads how many threads share the work; they do not change the results
 */
public record MatrixSettings(Method method, double level, Adjustment adjustment, int threads) {

  /** Refuses a level outside (0, 1) and fewer threads than one. */
  public MatrixSettings {
    Objects.requireNonNull(method);
    Objects.requireNonNull(adjustment);
    Interval.undefined(level);
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread is needed, not " + threads);
    }
  }

  /** 95 % intervals, Holm's correction and all processors. */
  public static MatrixSettings of(Method method) {
    return new MatrixSettings(
        method, Interval.USUAL_LEVEL, Adjustment.HOLM, Runtime.getRuntime().availableProcessors());
  }
}
