package org.attune.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Guttman's lambda 2 and lambda 6, lower bounds of reliability that use more of the covariances
 * than alpha.
 *
 * <p>With V the variance of the sum, off(S) the covariances and k items, lambda 2 = (sum off(S) +
 * sqrt(k / (k - 1) sum off(S)^2)) / V. Lambda 6 = 1 - sum e_j / V, with e_j = 1 / (S^-1)_jj what
 * the other items leave unexplained of an item.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. NaN below two
 * items or records, where an item or the sum is constant and, for lambda 6, where the covariance
 * matrix is singular. Lambda 2 is never below alpha.
 *
 * <p>Agrees with {@code lambda2} and {@code lambda6} of R's {@code psych::splitHalf(covar = TRUE)}
 * to 1e-6. The interval is that of an infinitesimal jackknife.
 *
 * @see <a href="https://doi.org/10.1007/BF02288892">Guttman, L. (1945). A basis for analyzing
 *     test-retest reliability. Psychometrika 10, 255-282</a>
 */
public enum GuttmanLambda {
  /** Lambda 2. */
  TWO {
    @Override
    double of(double[][] s) {
      double off = 0;
      double squares = 0;
      for (int i = 0; i < s.length; i++) {
        for (int j = 0; j < s.length; j++) {
          off += i == j ? 0 : s[i][j];
          squares += i == j ? 0 : s[i][j] * s[i][j];
        }
      }
      return (off + Math.sqrt(squares * s.length / (s.length - 1.0))) / SplitHalf.total(s);
    }
  },
  /** Lambda 6. */
  SIX {
    @Override
    double of(double[][] s) {
      try {
        double[][] inverse =
            new LUDecomposition(new Array2DRowRealMatrix(s)).getSolver().getInverse().getData();
        double unexplained = 0;
        for (int i = 0; i < s.length; i++) {
          unexplained += 1 / inverse[i][i];
        }
        return 1 - unexplained / SplitHalf.total(s);
      } catch (SingularMatrixException e) {
        return Double.NaN;
      }
    }
  };

  abstract double of(double[][] covariance);

  /** Computes lambda of the columns, {@code items[item][person]}, with a 95 % interval. */
  public Coefficient of(double[][] items, double level) {
    return of(ItemTable.of(items), level);
  }

  /** Computes lambda of the gathered items, with an interval of the given level. */
  public Coefficient of(ItemTable items, double level) {
    Obstacle obstacle = Coefficient.obstacle(items, 2);
    if (obstacle != Obstacle.NONE) {
      return Coefficient.none(items, obstacle, level);
    }
    double estimate = of(items.covariance());
    if (Double.isNaN(estimate)) {
      return Coefficient.none(items, Obstacle.IMPROPER, level);
    }
    return Coefficient.of(items, estimate, Influence.interval(items, estimate, this::of, level));
  }
}
