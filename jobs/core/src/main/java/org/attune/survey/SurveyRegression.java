package org.attune.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.regression.Scale;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;

/**
 * A weighted linear regression with the design's errors.
 *
 * <p>b = (X'WX)^-1 X'Wy; a row's scores are (X'WX)^-1 x w e with its residual e. Coefficients are
 * tested by t on clusters less strata less the number of predictors. R squared is 1 - sum(w e^2) /
 * sum(w (y - mean y)^2). Standardised, variables enter over their weighted standard deviations,
 * which are taken as known.
 *
 * <p>A NaN in any column leaves its row out; an infinite value is refused. There is no number where
 * the predictors explain each other, the outcome is constant, or rows are no more than
 * coefficients, and no error with a lonely cluster; the obstacle says so.
 *
 * <p>Agrees with R's {@code survey::svyglm} to 1e-8.
 *
 * @param constant the constant; zero without a test where variables are standardised
 * @param terms the predictors' coefficients, in their order
 * @param rSquared weighted share of variance explained
 * @param n rows used
 * @param effectiveN Kish's effective number of rows, from the weights alone
 * @param obstacle why numbers are missing; none where they are not
 */
public record SurveyRegression(
    CoefficientTest constant,
    List<CoefficientTest> terms,
    double rSquared,
    int n,
    double effectiveN,
    Obstacle obstacle) {

  private static final double NEGLIGIBLE = 1e-7;

  /** Fits the outcome to the predictors. */
  public static SurveyRegression of(
      double[] y, double[][] x, SurveyDesign design, Scale scale, double level) {
    int p = x.length;
    double[][] all = Arrays.copyOf(x, p + 1);
    all[p] = y;
    boolean[] used = design.used(all);
    int n = SurveyDesign.count(used);
    double[] shares = design.shares(used);
    double[] means = new double[p + 1];
    double[][] columns = new double[p + 1][];
    double[] spread = new double[p + 1];
    for (int j = 0; j <= p; j++) {
      means[j] = Weighted.mean(all[j], shares);
      columns[j] = Weighted.less(all[j], means[j], used);
      spread[j] = Math.sqrt(Weighted.product(columns[j], columns[j], shares) * n / (n - 1.0));
    }
    double[][] weights = n < p + 2 ? null : weights(Arrays.copyOf(columns, p), shares);
    Obstacle obstacle =
        n < p + 2
            ? Obstacle.FEW_PEOPLE
            : weights == null
                ? Obstacle.SINGULAR
                : spread[p] > 0 ? Obstacle.NONE : Obstacle.CONSTANT;
    if (obstacle != Obstacle.NONE) {
      CoefficientTest none = CoefficientTest.of(Double.NaN, Double.NaN, Double.NaN, level);
      CoefficientTest[] terms = new CoefficientTest[p];
      Arrays.fill(terms, none);
      return new SurveyRegression(
          none, List.of(terms), Double.NaN, n, effectiveN(shares, n), obstacle);
    }
    return fit(columns, means, spread, weights, shares, used, design, scale, level);
  }

  private static double effectiveN(double[] shares, int n) {
    return n == 0 ? Double.NaN : SurveyDesign.effectiveN(shares);
  }

  private static SurveyRegression fit(
      double[][] columns,
      double[] means,
      double[] spread,
      double[][] weights,
      double[] shares,
      boolean[] used,
      SurveyDesign design,
      Scale scale,
      double level) {
    int p = weights.length;
    double[] y = columns[p];
    double[] b = new double[p];
    double[] errors = y.clone();
    double constant = means[p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < y.length; i++) {
        b[j] += weights[j][i] * y[i];
      }
    }
    for (int j = 0; j < p; j++) {
      constant -= b[j] * means[j];
      for (int i = 0; i < y.length; i++) {
        errors[i] -= b[j] * columns[j][i];
      }
    }
    double[][] scores = new double[p + 1][y.length];
    for (int i = 0; i < y.length; i++) {
      scores[p][i] = shares[i] * errors[i];
      for (int j = 0; j < p; j++) {
        scores[j][i] = weights[j][i] * errors[i];
        scores[p][i] -= means[j] * scores[j][i];
      }
    }
    double[][] covariance = design.covariance(scores);
    boolean isKnown = design.obstacle() == Obstacle.NONE;
    double df = design.df(used) - p;
    List<CoefficientTest> terms = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double unit = scale == Scale.STANDARDISED ? spread[j] / spread[p] : 1;
      double error = isKnown ? Math.sqrt(covariance[j][j]) * unit : Double.NaN;
      terms.add(CoefficientTest.of(b[j] * unit, error, df, level));
    }
    double ofConstant = isKnown ? Math.sqrt(covariance[p][p]) : Double.NaN;
    return new SurveyRegression(
        scale == Scale.STANDARDISED
            ? CoefficientTest.of(0, Double.NaN, df, level)
            : CoefficientTest.of(constant, ofConstant, df, level),
        List.copyOf(terms),
        1 - Weighted.product(errors, errors, shares) / Weighted.product(y, y, shares),
        SurveyDesign.count(used),
        SurveyDesign.effectiveN(shares),
        design.obstacle());
  }

  /** Rows of (X'WX)^-1 X'W of centred columns, or null where columns explain each other. */
  private static double[][] weights(double[][] columns, double[] shares) {
    int p = columns.length;
    double[][] units = new double[p][];
    double[][] upper = new double[p][p];
    for (int j = 0; j < p; j++) {
      double[] rest = columns[j].clone();
      double before = Math.sqrt(Weighted.product(rest, rest, shares));
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < j; i++) {
          double share = Weighted.product(rest, units[i], shares);
          upper[i][j] += share;
          take(rest, share, units[i]);
        }
      }
      double length = Math.sqrt(Weighted.product(rest, rest, shares));
      if (!(length > NEGLIGIBLE * before)) {
        return null;
      }
      upper[j][j] = length;
      units[j] = Arrays.stream(rest).map(value -> value / length).toArray();
    }
    double[][] weights = new double[p][];
    for (int j = p - 1; j >= 0; j--) {
      double[] row = units[j].clone();
      for (int m = j + 1; m < p; m++) {
        take(row, upper[j][m], weights[m]);
      }
      double length = upper[j][j];
      weights[j] = Arrays.stream(row).map(value -> value / length).toArray();
    }
    for (double[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= shares[i];
      }
    }
    return weights;
  }

  private static void take(double[] from, double share, double[] column) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= share * column[i];
    }
  }
}
