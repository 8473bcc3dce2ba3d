package org.attune.stats;

/**
 * The six intraclass correlations of participants measured on the same occasions, for test-retest
 * reliability.
 *
 * <p>From the mean squares of participants (MSR), occasions (MSC), error (MSE) and within
 * participants (MSW), with n participants and k occasions. McGraw and Wong's names, beside those of
 * Shrout and Fleiss:
 *
 * <ul>
 *   <li>ICC(1), ICC(1,1): (MSR - MSW) / (MSR + (k - 1) MSW), occasions in no order;
 *   <li>ICC(A,1), ICC(2,1): (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n), absolute
 *       agreement: a change of the mean counts as error;
 *   <li>ICC(C,1), ICC(3,1): (MSR - MSE) / (MSR + (k - 1) MSE), consistency: it does not;
 *   <li>ICC(k), ICC(A,k), ICC(C,k): the same of the mean of k occasions.
 * </ul>
 *
 * <p>Only participants with a value on every occasion are used; an infinite value is refused.
 * Everything is NaN below two participants or occasions and where no value differs. Estimates can
 * be negative.
 *
 * <p>Agrees with R's {@code psych::ICC(lmer = FALSE)}, estimates and intervals, to 1e-8.
 *
 * @param single ICC(1)
 * @param agreement ICC(A,1)
 * @param consistency ICC(C,1)
 * @param meanSingle ICC(k)
 * @param meanAgreement ICC(A,k)
 * @param meanConsistency ICC(C,k)
 * @param n participants used
 * @param nOccasions occasions, k
 * @see <a href="https://doi.org/10.1037/1082-989X.1.1.30">McGraw, K. O., and Wong, S. P. (1996).
 *     Forming inferences about some intraclass correlation coefficients. Psychological Methods 1,
 *     30-46</a>
 * @see <a href="https://doi.org/10.1037/0033-2909.86.2.420">Shrout, P. E., and Fleiss, J. L.
 *     (1979). Intraclass correlations. Psychological Bulletin 86, 420-428</a>
 */
public record IntraclassForms(
    Form single,
    Form agreement,
    Form consistency,
    Form meanSingle,
    Form meanAgreement,
    Form meanConsistency,
    int n,
    int nOccasions) {

  /**
   * One form.
   *
   * @param estimate the correlation
   * @param interval its interval, from F quantiles
   */
  public record Form(double estimate, Interval interval) {}

  /** Compares the columns {@code occasions[occasion][participant]}. */
  public static IntraclassForms of(double[][] occasions, double level) {
    CompleteCases people = CompleteCases.of(occasions);
    Squares squares = Squares.of(people, level);
    return new IntraclassForms(
        squares.oneWay(squares.msw, 1),
        squares.agreement(1),
        squares.consistency(1),
        squares.oneWay(squares.msw, squares.k),
        squares.agreement(squares.k),
        squares.consistency(squares.k),
        people.n(),
        occasions.length);
  }

  /** The mean squares; NaN where there are none. */
  private record Squares(
      int n, int k, double msr, double msc, double mse, double msw, double level) {

    static Squares of(CompleteCases people, double level) {
      int n = people.n();
      int k = people.columns().length;
      double[] all = new double[n * k];
      for (int j = 0; j < k; j++) {
        System.arraycopy(people.column(j), 0, all, j * n, n);
      }
      all = Deviations.centre(all);
      double[] rows = new double[n];
      double[] columns = new double[k];
      for (int i = 0; i < n * k; i++) {
        rows[i % n] += all[i] / k;
        columns[i / n] += all[i] / n;
      }
      double between = 0;
      double error = 0;
      double within = 0;
      for (int i = 0; i < n * k; i++) {
        double ofRow = rows[i % n];
        between += ofRow * ofRow;
        within += (all[i] - ofRow) * (all[i] - ofRow);
        error += Math.pow(all[i] - ofRow - columns[i / n], 2);
      }
      double total = Deviations.sumOfSquares(all);
      boolean isDefined = n > 1 && k > 1 && total > 0;
      double df = isDefined ? n - 1.0 : Double.NaN;
      return new Squares(
          n,
          k,
          between / df,
          n * Deviations.sumOfSquares(columns) / (k - 1) * (isDefined ? 1 : Double.NaN),
          (error > 1e-24 * total ? error : 0) / (df * (k - 1)),
          (within > 1e-24 * total ? within : 0) / (n * (k - 1.0)) * (isDefined ? 1 : Double.NaN),
          level);
    }

    /** ICC of the mean of m occasions from one error that holds all that varies within. */
    private Form oneWay(double error, double df, int m) {
      double f = msr / error;
      if (Double.isNaN(f)) {
        return new Form(Double.NaN, Interval.undefined(level));
      }
      double upper = Inference.fQuantile((1 + level) / 2, n - 1, df);
      double lower = 1 / Inference.fQuantile((1 + level) / 2, df, n - 1);
      return new Form(share(f, m), new Interval(share(f / upper, m), share(f / lower, m), level));
    }

    private Form oneWay(double error, int m) {
      return oneWay(error, n * (k - 1.0), m);
    }

    private Form consistency(int m) {
      return oneWay(mse, (n - 1.0) * (k - 1), m);
    }

    private double share(double f, int m) {
      if (Double.isInfinite(f)) {
        return 1;
      }
      return m == 1 ? (f - 1) / (f + k - 1) : 1 - 1 / f;
    }

    private Form agreement(int m) {
      double estimate = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n);
      Interval single = agreementInterval(estimate);
      return m == 1
          ? new Form(estimate, single)
          : new Form((msr - mse) / (msr + (msc - mse) / n), ofMean(single));
    }

    /** The interval of the mean of k occasions; undefined where one occasion's reaches too low. */
    private Interval ofMean(Interval single) {
      return 1 + (k - 1) * single.low() > 0
          ? new Interval(longer(single.low()), longer(single.high()), level)
          : Interval.undefined(level);
    }

    private double longer(double icc) {
      return k * icc / (1 + (k - 1) * icc);
    }

    /** Shrout and Fleiss's interval, with Satterthwaite's degrees of freedom. */
    private Interval agreementInterval(double icc) {
      double ofOccasions = k * icc * msc / mse;
      double rest = n * (1 + (k - 1) * icc) - k * icc;
      double df =
          (k - 1)
              * (n - 1)
              * Math.pow(ofOccasions + rest, 2)
              / ((n - 1) * ofOccasions * ofOccasions + rest * rest);
      double upper = Inference.fQuantile((1 + level) / 2, n - 1, df);
      double lower = Inference.fQuantile((1 + level) / 2, df, n - 1);
      double others = k * msc + (k * (double) n - k - n) * mse;
      double low = n * (msr - upper * mse) / (upper * others + n * msr);
      double high = n * (lower * msr - mse) / (others + n * lower * msr);
      return low <= high ? new Interval(low, high, level) : Interval.undefined(level);
    }
  }
}
