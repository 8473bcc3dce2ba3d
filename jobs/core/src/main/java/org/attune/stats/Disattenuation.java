package org.attune.stats;

/**
 * A correlation corrected for the unreliability of both measures.
 *
 * <p>estimate = r / sqrt(a b), with the reliabilities a of x and b of y. Where they are taken as
 * known, the interval is that of r by Fisher's z with both ends divided alike. Where they are
 * estimates with standard errors, se^2 = (1 - r^2)^2 / (n - 1) / (a b) + estimate^2 (se_a^2 / (4
 * a^2) + se_b^2 / (4 b^2)) by the delta method, with a symmetric interval. The delta method takes
 * r, a and b as independent, which holds for reliabilities of other samples; with items of the same
 * sample use {@link ParticipantBootstrap} on the whole correction.
 *
 * <p>Estimates beyond one are given as they are: they say that a reliability is too low. Without a
 * reliability in (0, 1] there is none; intervals are undefined below four participants.
 *
 * <p>Agrees with the formulas in base R to 1e-10, the intervals of known reliabilities with {@code
 * cor.test}'s divided.
 *
 * @param estimate the corrected correlation
 * @param interval interval with reliabilities taken as known
 * @param standardError by the delta method
 * @param deltaInterval interval that takes in the reliabilities' errors
 * @param obstacle why there is no estimate; none where there is
 * @see <a href="https://doi.org/10.2307/1412159">Spearman, C. (1904). The proof and measurement of
 *     association between two things. American Journal of Psychology 15, 72-101</a>
 * @see "Bobko, P., and Rieck, A. (1980). Large sample estimators for standard errors of functions
 *     of correlation coefficients. Applied Psychological Measurement 4, 385-398"
 * @see <a href="https://doi.org/10.1037/1082-989X.10.2.206">Charles, E. P. (2005). The correction
 *     for attenuation due to measurement error. Psychological Methods 10, 206-226</a>
 */
public record Disattenuation(
    double estimate,
    Interval interval,
    double standardError,
    Interval deltaInterval,
    Obstacle obstacle) {

  /** Corrects with reliabilities that are taken as known. */
  public static Disattenuation of(double r, int n, double ofX, double ofY, double level) {
    return of(r, n, ofX, 0, ofY, 0, level);
  }

  /**
   * Corrects with reliabilities that are estimates.
   *
   * @param ofX reliability of x
   * @param errorOfX its standard error
   * @param ofY reliability of y
   * @param errorOfY its standard error
   */
  public static Disattenuation of(
      double r, int n, double ofX, double errorOfX, double ofY, double errorOfY, double level) {
    Interval none = Interval.undefined(level);
    if (!(ofX > 0 && ofX <= 1 && ofY > 0 && ofY <= 1)) {
      return new Disattenuation(Double.NaN, none, Double.NaN, none, Obstacle.NO_RELIABILITY);
    }
    double root = Math.sqrt(ofX * ofY);
    if (n < 4 || Double.isNaN(r)) {
      return new Disattenuation(r / root, none, Double.NaN, none, Obstacle.FEW_PEOPLE);
    }
    Interval own = Inference.fisherInterval(r, 1 / Math.sqrt(n - 3), level);
    double estimate = r / root;
    double share = (1 - r * r) / root;
    double ofReliabilities =
        square(estimate * errorOfX / (2 * ofX)) + square(estimate * errorOfY / (2 * ofY));
    double error = Math.sqrt(share * share / (n - 1) + ofReliabilities);
    double margin = Inference.zMultiplier(level) * error;
    return new Disattenuation(
        estimate,
        new Interval(own.low() / root, own.high() / root, level),
        error,
        new Interval(estimate - margin, estimate + margin, level),
        Obstacle.NONE);
  }

  private static double square(double value) {
    return value * value;
  }
}
