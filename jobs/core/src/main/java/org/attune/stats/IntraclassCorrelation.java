package org.attune.stats;

/**
 * ICC(1): the share of variance that lies between participants, from one-way random effects.
 *
 * <p>ICC = (MSB - MSW) / (MSB + (n0 - 1) MSW), with the mean squares between and within k
 * participants and n0 = (N - sum(n_i^2) / N) / (k - 1) occasions each. F = MSB / MSW on k - 1 and N
 * - k degrees of freedom. The interval is (F / F_u - 1) / (F / F_u + n0 - 1) at the upper, and the
 * same with the lower quantile F_l at its other end; exact when participants have equally many
 * occasions, an approximation through n0 otherwise. It can be negative, down to -1 / (n0 - 1).
 *
 * <p>Occasions with a NaN are dropped; an infinite value is refused. Participants with one occasion
 * stay: they speak for the variance between. Everything is NaN with fewer than two participants,
 * with one occasion each, or when no value differs; with no variance within, ICC is 1.
 *
 * <p>Agrees with the same formulas on the mean squares of R's {@code aov(x ~ factor(participant))},
 * and on equal counts with {@code psych::ICC}, to 1e-9.
 *
 * @param estimate the share, usually between 0 and 1
 * @param statistic F
 * @param df1 k - 1
 * @param df2 N - k
 * @param pValue upper tail of F
 * @param interval interval of the share
 * @param nParticipants participants used, k
 * @param nOccasions occasions used, N
 * @see <a href="https://doi.org/10.1037/0033-2909.86.2.420">Shrout, P. E., and Fleiss, J. L.
 *     (1979). Intraclass correlations. Psychological Bulletin 86, 420-428</a>
 * @see <a href="https://doi.org/10.2307/1403259">Donner, A. (1986). A review of inference
 *     procedures for the intraclass correlation coefficient in the one-way random effects model.
 *     International Statistical Review 54, 67-82</a>
 */
public record IntraclassCorrelation(
    double estimate,
    double statistic,
    double df1,
    double df2,
    double pValue,
    Interval interval,
    int nParticipants,
    int nOccasions) {

  /** Splits the variance of x, with a 95 % interval. */
  public static IntraclassCorrelation of(int[] participant, double[] x) {
    return of(participant, x, Interval.USUAL_LEVEL);
  }

  /** Splits the variance of x, with an interval of the given level. */
  public static IntraclassCorrelation of(int[] participant, double[] x, double level) {
    CompleteCases.requireSameLength(participant.length, x.length);
    CompleteCases rows = CompleteCases.of(x);
    Participants people = Participants.of(rows.pick(participant));
    double[] centred = people.gather(Deviations.centre(rows.column(0)));
    int k = people.count();
    int n = rows.n();
    double between = 0;
    double squaredSizes = 0;
    double[] means = people.means(centred);
    for (int person = 0; person < k; person++) {
      between += people.size(person) * means[person] * means[person];
      squaredSizes += (double) people.size(person) * people.size(person);
    }
    double df1 = k > 1 ? k - 1 : Double.NaN;
    double df2 = n > k ? n - k : Double.NaN;
    double msb = between / df1;
    double msw = Deviations.sumOfSquares(people.within(centred)) / df2;
    double n0 = (n - squaredSizes / n) / df1;
    double f = msb / msw;
    return new IntraclassCorrelation(
        (msb - msw) / (msb + (n0 - 1) * msw),
        f,
        df1,
        df2,
        Inference.upperF(f, df1, df2),
        interval(f, df1, df2, n0, level),
        k,
        n);
  }

  private static Interval interval(double f, double df1, double df2, double n0, double level) {
    if (Double.isNaN(f)) {
      return Interval.undefined(level);
    }
    double upper = Inference.fQuantile((1 + level) / 2, df1, df2);
    double lower = 1 / Inference.fQuantile((1 + level) / 2, df2, df1);
    return new Interval(share(f / upper, n0), share(f / lower, n0), level);
  }

  /** Returns the share that makes this F the expected one. */
  private static double share(double f, double n0) {
    return Double.isInfinite(f) ? 1 : (f - 1) / (f + n0 - 1);
  }
}
