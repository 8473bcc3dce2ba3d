package org.attune.multilevel;

import org.attune.stats.CoefficientTest;

/**
 * A coefficient that all persons share, with its test.
 *
 * <p>Degrees of freedom are those of {@code nlme}: of N rows of M persons, a column that differs
 * between rows of a person, and the intercept, have N - M less the number of such columns; a column
 * that is constant within every person has M - 1 less the number of those. They do not know that a
 * slope differs between persons; Satterthwaite's beside them do.
 *
 * @param name the column; {@code intercept} for the intercept
 * @param level where its column varies
 * @param test estimate, standard error, t, df, p and Wald interval
 * @param satterthwaite Satterthwaite's degrees of freedom, as {@code lmerTest}'s, with the memory
 *     of residuals among the estimated variances; NaN where variances do not tell
 */
public record FixedEffect(String name, Level level, CoefficientTest test, double satterthwaite) {

  /** Where a column varies. */
  public enum Level {
    /** The intercept. */
    INTERCEPT,
    /** Between rows of a person. */
    WITHIN,
    /** Between persons only. */
    BETWEEN
  }

  /** The same coefficient tested on Satterthwaite's degrees of freedom. */
  public CoefficientTest bySatterthwaite() {
    return CoefficientTest.of(
        test.estimate(), test.standardError(), satterthwaite, test.interval().level());
  }
}
