package org.attune.stats;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Intervals of coefficients that are smooth in the covariances, by the infinitesimal jackknife.
 *
 * <p>With d the derivatives of the coefficient T by the covariances s(i, j), i up to j, a record x
 * moves the coefficient by IF(x) = sum d(i, j) ((x_i - m_i)(x_j - m_j) - s(i, j)). The standard
 * error is sqrt(sum over participants of (sum of their records' IF)^2) / n, which needs no normal
 * distribution and takes records of one participant together. The sum runs over the sample an
 * {@link ItemTable} holds and is scaled to all records. The interval is symmetric in -ln(1 - T): 1
 * - (1 - T) exp(+/- z se / (1 - T)); so it stays below one.
 *
 * @see <a href="https://doi.org/10.1037/1082-989X.12.2.157">Maydeu-Olivares, A., Coffman, D. L.,
 *     and Hartmann, W. M. (2007). Asymptotically distribution-free (ADF) interval estimation of
 *     coefficient alpha. Psychological Methods 12, 157-176</a>
 * @see <a href="https://doi.org/10.1007/BF02294845">Yuan, K.-H., and Bentler, P. M. (2002). On
 *     robustness of the normal-theory based asymptotic distributions of three reliability
 *     coefficient estimates. Psychometrika 67, 251-259</a>
 */
final class Influence {

  private static final double STEP = 1e-4;

  private Influence() {}

  /** Returns the interval of an estimate; undefined where a derivative is. */
  static Interval interval(
      ItemTable items, double estimate, ToDoubleFunction<double[][]> coefficient, double level) {
    double[] error = standardErrors(items, s -> new double[] {coefficient.applyAsDouble(s)}, STEP);
    return interval(estimate, error[0], level);
  }

  /** Returns the interval around an estimate below one from its standard error. */
  static Interval interval(double estimate, double standardError, double level) {
    if (!Double.isFinite(standardError) || !(estimate < 1)) {
      return Interval.undefined(level);
    }
    double margin = Inference.zMultiplier(level) * standardError / (1 - estimate);
    return new Interval(
        1 - (1 - estimate) * Math.exp(margin), 1 - (1 - estimate) * Math.exp(-margin), level);
  }

  /**
   * Returns the standard errors of several coefficients that are computed together.
   *
   * @param step by which covariances are moved, as a share of the standard deviations' product
   */
  static double[] standardErrors(
      ItemTable items, Function<double[][], double[]> coefficients, double step) {
    double[][] covariance = items.covariance();
    double[][][] derivatives = derivatives(covariance, coefficients, step);
    double[] errors = new double[derivatives.length];
    for (int c = 0; c < errors.length; c++) {
      errors[c] = standardError(items, derivatives[c], covariance);
    }
    return errors;
  }

  private static double standardError(
      ItemTable items, double[][] derivative, double[][] covariance) {
    int k = items.items();
    double[] mean = new double[k];
    for (int i = 0; i < k; i++) {
      mean[i] = items.mean(i);
    }
    List<ItemSample.Person> people = items.sample().people();
    double[] moved = new double[people.size()];
    int[] records = new int[people.size()];
    for (int person = 0; person < moved.length; person++) {
      for (double[] record : people.get(person).records()) {
        records[person]++;
        for (int i = 0; i < k; i++) {
          for (int j = 0; j <= i; j++) {
            moved[person] +=
                derivative[i][j]
                    * ((record[i] - mean[i]) * (record[j] - mean[j]) - covariance[i][j]);
          }
        }
      }
    }
    return standardError(moved, records, items.records());
  }

  /**
   * Returns the standard error from what each participant of a sample moves.
   *
   * @param moved the sum over the participant's records
   * @param records how many records that is
   * @param all records in all, of which the sample holds a part
   */
  static double standardError(double[] moved, int[] records, long all) {
    double total = 0;
    double n = 0;
    for (int person = 0; person < moved.length; person++) {
      total += moved[person];
      n += records[person];
    }
    double squares = 0;
    for (int person = 0; person < moved.length; person++) {
      double centred = moved[person] - total / n * records[person];
      squares += centred * centred;
    }
    return moved.length < 2 ? Double.NaN : Math.sqrt(squares / n / all);
  }

  /** Central differences; the lower triangle holds the derivatives by both equal covariances. */
  private static double[][][] derivatives(
      double[][] covariance, Function<double[][], double[]> coefficients, double share) {
    int k = covariance.length;
    double[][] moved = new double[k][];
    for (int i = 0; i < k; i++) {
      moved[i] = covariance[i].clone();
    }
    double[][][] derivatives = new double[coefficients.apply(moved).length][k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double step = share * Math.sqrt(covariance[i][i] * covariance[j][j]);
        set(moved, i, j, covariance[i][j] + step);
        double[] above = coefficients.apply(moved);
        set(moved, i, j, covariance[i][j] - step);
        double[] below = coefficients.apply(moved);
        set(moved, i, j, covariance[i][j]);
        for (int c = 0; c < derivatives.length; c++) {
          derivatives[c][i][j] = (above[c] - below[c]) / (2 * step);
        }
      }
    }
    return derivatives;
  }

  private static void set(double[][] matrix, int i, int j, double value) {
    matrix[i][j] = value;
    matrix[j][i] = value;
  }
}
