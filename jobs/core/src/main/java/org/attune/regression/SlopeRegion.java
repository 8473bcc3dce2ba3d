package org.attune.regression;

/**
 * Where a slope that changes in a straight line, b + c v, differs from zero: its Johnson-Neyman
 * region.
 *
 * <p>|b + c v| reaches t times its standard error where (b + c v)^2 = t^2 (V_bb + 2 v V_bc + v^2
 * V_cc), a quadratic equation in v.
 *
 * @param kind how the region lies to the bounds
 * @param low lower bound; NaN where there is none
 * @param high upper bound; NaN where there is none
 */
public record SlopeRegion(Kind kind, double low, double high) {

  /** How the region in which the slope differs from zero lies to its bounds. */
  public enum Kind {
    /** At every value. */
    EVERYWHERE,
    /** At no value. */
    NOWHERE,
    /** Below the lower and above the upper bound. */
    OUTSIDE,
    /** Between the bounds. */
    BETWEEN,
    /** Unknown, since a number is missing. */
    UNDEFINED
  }

  static SlopeRegion of(double b, double c, double vbb, double vbc, double vcc, double t) {
    double square = c * c - t * t * vcc;
    double half = b * c - t * t * vbc;
    double rest = b * b - t * t * vbb;
    double discriminant = half * half - square * rest;
    if (Double.isNaN(discriminant) || square == 0) {
      return new SlopeRegion(Kind.UNDEFINED, Double.NaN, Double.NaN);
    }
    if (discriminant < 0) {
      return new SlopeRegion(square > 0 ? Kind.EVERYWHERE : Kind.NOWHERE, Double.NaN, Double.NaN);
    }
    double sum = -half - Math.copySign(Math.sqrt(discriminant), half);
    double one = sum / square;
    double other = sum == 0 ? one : rest / sum;
    return new SlopeRegion(
        square > 0 ? Kind.OUTSIDE : Kind.BETWEEN, Math.min(one, other), Math.max(one, other));
  }

  SlopeRegion moved(double by) {
    return new SlopeRegion(kind, low + by, high + by);
  }

  /** Whether the slope differs from zero at a value. */
  public boolean contains(double value) {
    return switch (kind) {
      case EVERYWHERE -> true;
      case OUTSIDE -> value < low || value > high;
      case BETWEEN -> value > low && value < high;
      default -> false;
    };
  }
}
