package org.attune.stats;

/**
 * Pearson's correlation of weighted pairs, such as survey responses with design weights.
 *
 * <p>r is the weighted covariance over the product of the weighted standard deviations, all around
 * the weighted means. Weights carry no sample size of their own, so the test and the interval use
 * Kish's effective n = (sum w)^2 / sum w^2: t on effective n - 2 degrees of freedom, and tanh(atanh
 * r +/- z / sqrt(effective n - 3)). This is an approximation; it knows no strata and no clusters.
 *
 * <p>A pair with a NaN, or with a weight that is NaN or zero, is dropped; a negative weight and any
 * infinite value are refused. Multiplying all weights by one number changes nothing. The test is
 * NaN up to an effective n of 2, the interval up to 3.
 *
 * <p>The estimate agrees with R's {@code cov.wt(cbind(x, y), w / sum(w), cor = TRUE)} to 1e-10.
 *
 * @param estimate the coefficient
 * @param statistic t
 * @param df effective n - 2
 * @param pValue two-sided p value
 * @param interval interval of the coefficient
 * @param n number of pairs used
 * @param effectiveN Kish's effective number of pairs; NaN where no pair is left
 * @see <a href="https://search.worldcat.org/isbn/9780471109495">Kish, L. (1965). Survey Sampling.
 *     Wiley, section 11.7</a>
 */
public record WeightedPearson(
    double estimate,
    double statistic,
    double df,
    double pValue,
    Interval interval,
    int n,
    double effectiveN) {

  /** Correlates weighted pairs, with a 95 % interval. */
  public static WeightedPearson of(double[] x, double[] y, double[] w) {
    return of(x, y, w, Interval.USUAL_LEVEL);
  }

  /** Correlates weighted pairs, with an interval of the given level. */
  public static WeightedPearson of(double[] x, double[] y, double[] w, double level) {
    CompleteCases rows = CompleteCases.of(x, y, weightsInUse(w));
    double[] weights = rows.column(2);
    double r = Deviations.cosine(weigh(rows.column(0), weights), weigh(rows.column(1), weights));
    double effectiveN = effectiveN(weights);
    CorrelationTest test =
        CorrelationTest.byT(
            r, effectiveN - 2, Inference.standardError(effectiveN - 3), level, rows.n());
    return new WeightedPearson(
        test.estimate(),
        test.statistic(),
        test.df(),
        test.pValue(),
        test.interval(),
        test.n(),
        effectiveN);
  }

  /** Returns the weights as shares of the largest, and NaN for those that drop their pair. */
  private static double[] weightsInUse(double[] w) {
    double largest = 0;
    for (double weight : w) {
      if (weight < 0 || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "A weight is a finite number from zero up, but one is " + weight);
      }
      largest = weight > largest ? weight : largest;
    }
    double[] relative = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      relative[i] = w[i] > 0 ? w[i] / largest : Double.NaN;
    }
    return relative;
  }

  /** Returns sqrt(w) (x - weighted mean); exactly zero where x is constant. */
  private static double[] weigh(double[] x, double[] w) {
    if (Deviations.isConstant(x, 0, x.length)) {
      return new double[x.length];
    }
    double[] centred = Deviations.centre(x);
    double total = 0;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      total += w[i];
      sum += w[i] * centred[i];
    }
    for (int i = 0; i < x.length; i++) {
      centred[i] = Math.sqrt(w[i]) * (centred[i] - sum / total);
    }
    return centred;
  }

  private static double effectiveN(double[] w) {
    double sum = 0;
    for (double weight : w) {
      sum += weight;
    }
    return sum * sum / Deviations.sumOfSquares(w);
  }
}
