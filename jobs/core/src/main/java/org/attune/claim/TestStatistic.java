package org.attune.claim;

/**
 * The statistic that a p value is of, with its degrees of freedom. A number that does not exist is
 * NaN.
 *
 * @param name t, z, F, or chi_bar_square: a likelihood ratio of which p is the mean of those of chi
 *     square on one and on two degrees of freedom; empty where there is none
 * @param value the statistic
 * @param dfNumerator degrees of freedom of F's numerator
 * @param df degrees of freedom of t, or of F's denominator
 */
public record TestStatistic(String name, double value, double dfNumerator, double df) {

  /** No statistic. */
  public static final TestStatistic NONE =
      new TestStatistic("", Double.NaN, Double.NaN, Double.NaN);

  private static final String T = "t";
  private static final String Z = "z";

  /** Student's t; a normal deviate where the degrees of freedom are unknown or infinite. */
  public static TestStatistic t(double value, double df) {
    return Double.isNaN(df) || Double.isInfinite(df) ? z(value) : of(T, value, Double.NaN, df);
  }

  /** A normal deviate. */
  public static TestStatistic z(double value) {
    return of(Z, value, Double.NaN, Double.NaN);
  }

  /** Fisher's F. */
  public static TestStatistic f(double value, double dfNumerator, double df) {
    return of("F", value, dfNumerator, df);
  }

  /** A likelihood ratio where one of two further parameters is at its bound. */
  public static TestStatistic chiBarSquare(double value) {
    return of("chi_bar_square", value, Double.NaN, Double.NaN);
  }

  private static TestStatistic of(String name, double value, double dfNumerator, double df) {
    return Double.isNaN(value) ? NONE : new TestStatistic(name, value, dfNumerator, df);
  }

  /** The statistic of the estimate with its sign turned. */
  TestStatistic mirrored() {
    return name.equals(T) || name.equals(Z)
        ? new TestStatistic(name, -value, dfNumerator, df)
        : this;
  }
}
