package org.attune.stats;

/**
 * A confidence interval with its level.
 *
 * <p>Both ends are NaN where the interval is undefined; {@link #isDefined()} tells.
 *
 * @param low lower end
 * @param high upper end
 * @param level confidence level, between 0 and 1
 */
public record Interval(double low, double high, double level) {

  /** The level used where a caller names none. */
  public static final double USUAL_LEVEL = 0.95;

  /** Refuses a level outside (0, 1) and ends in the wrong order. */
  public Interval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "A confidence level lies strictly between 0 and 1, not at " + level);
    }
    if (low > high) {
      throw new IllegalArgumentException("An interval cannot run from " + low + " to " + high);
    }
  }

  /** Returns the interval of a quantity that has none: both ends NaN. */
  public static Interval undefined(double level) {
    return new Interval(Double.NaN, Double.NaN, level);
  }

  /** Returns whether both ends are numbers. */
  public boolean isDefined() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Returns whether the value lies in the closed interval; nothing lies in an undefined one. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
