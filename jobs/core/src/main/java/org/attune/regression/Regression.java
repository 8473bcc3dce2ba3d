package org.attune.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.stats.CoefficientTest;
import org.attune.stats.CompleteCases;
import org.attune.stats.Deviations;
import org.attune.stats.Inference;
import org.attune.stats.Obstacle;
import org.attune.stats.Participants;

/**
 * A linear regression of an outcome on predictors, each tested beside all others.
 *
 * <p>Standardised, a coefficient is the adjusted beta. Partial r is t / sqrt(t^2 + n - k) with the
 * sign and size of the classical t, its square the partial eta squared, and eta squared the loss of
 * R squared without the predictor; all three are descriptions that no choice of errors changes. R
 * squared has the classical F test.
 *
 * <p>Rows with a NaN are dropped; an infinite value is refused. There is no number where the
 * predictors explain each other, the outcome is constant, or rows are no more than coefficients;
 * robust errors are NaN where one row decides a coefficient alone, clustered ones below two
 * clusters and of each coefficient that clusters decide alone, as of arms that are sites. The
 * obstacle says so.
 *
 * <p>Agrees with R's {@code lm}, {@code sandwich::vcovHC(type = "HC3")}, {@code
 * sandwich::vcovCL(type = "HC1")} and {@code lmtest::coefci} to 1e-10, and with {@code
 * clubSandwich::coef_test(vcov = "CR2")} to 1e-9.
 *
 * @param constant the constant; zero without a test where variables are standardised
 * @param terms the predictors, in their order
 * @param rSquared share of variance explained
 * @param adjustedRSquared less what as many random predictors would explain
 * @param f F of the whole model
 * @param df1 number of predictors
 * @param df2 n - k
 * @param pValue p of F
 * @param n rows used
 * @param clusters clusters used; zero where errors are not clustered
 * @param obstacle why numbers are missing; none where they are not
 */
public record Regression(
    CoefficientTest constant,
    List<Term> terms,
    double rSquared,
    double adjustedRSquared,
    double f,
    double df1,
    double df2,
    double pValue,
    int n,
    int clusters,
    Obstacle obstacle) {

  /** Fits with classical or HC3 errors. */
  public static Regression of(
      double[] y, double[][] x, Scale scale, StandardErrors errors, double level) {
    if (errors.isClustered()) {
      throw new IllegalArgumentException("Clustered errors need the cluster of each row");
    }
    return of(y, x, new int[y.length], scale, errors, level);
  }

  /** Fits with errors that allow for dependence within clusters, CR1S or CR2. */
  public static Regression clustered(
      double[] y, double[][] x, int[] cluster, Scale scale, StandardErrors errors, double level) {
    if (!errors.isClustered()) {
      throw new IllegalArgumentException("Not errors of clusters: " + errors);
    }
    return of(y, x, cluster, scale, errors, level);
  }

  private static Regression of(
      double[] y, double[][] x, int[] cluster, Scale scale, StandardErrors errors, double level) {
    CompleteCases rows = CompleteCases.of(Columns.with(x, y));
    double[] outcome = Columns.scaled(rows.column(x.length), scale);
    double[][] predictors = new double[x.length][];
    Arrays.setAll(predictors, j -> Columns.scaled(rows.column(j), scale));
    int[] groups = rows.pick(cluster);
    int clusters = errors.isClustered() ? Participants.of(groups).count() : 0;
    double total = Deviations.sumOfSquares(Deviations.centre(rows.column(x.length)));
    LinearModel model = LinearModel.of(outcome, predictors);
    Obstacle obstacle =
        model.obstacle() != Obstacle.NONE
            ? model.obstacle()
            : !(total > 0)
                ? Obstacle.CONSTANT
                : errors.isClustered() && clusters < 2 ? Obstacle.FEW_GROUPS : Obstacle.NONE;
    if (obstacle != Obstacle.NONE) {
      return none(x.length, rows.n(), clusters, obstacle, level);
    }
    return of(model, outcome, groups, clusters, scale, errors, level);
  }

  private static Regression of(
      LinearModel model,
      double[] outcome,
      int[] groups,
      int clusters,
      Scale scale,
      StandardErrors errors,
      double level) {
    double total = Deviations.sumOfSquares(Deviations.centre(outcome));
    double[][] covariance = model.covariance(errors, groups);
    double[][] classical = model.covariance(StandardErrors.CLASSICAL, groups);
    double residual = model.residualSquares();
    List<Term> terms = new ArrayList<>();
    for (int j = 1; j < model.coefficients().length; j++) {
      double t = model.coefficients()[j] / Math.sqrt(classical[j][j]);
      double lost = t * t * residual / model.df();
      double partial = t / Math.sqrt(t * t + model.df());
      terms.add(
          new Term(
              model.test(j, covariance, model.df(j, errors, groups), level),
              partial,
              partial * partial,
              lost / total));
    }
    int p = terms.size();
    double f = (total - residual) / p / (residual / model.df());
    return new Regression(
        scale == Scale.STANDARDISED
            ? CoefficientTest.of(0, Double.NaN, Double.NaN, level)
            : model.test(0, covariance, model.df(0, errors, groups), level),
        List.copyOf(terms),
        1 - residual / total,
        1 - residual / model.df() / (total / (outcome.length - 1)),
        f,
        p,
        model.df(),
        Inference.upperF(f, p, model.df()),
        outcome.length,
        clusters,
        model.obstacle(errors, covariance));
  }

  private static Regression none(int predictors, int n, int clusters, Obstacle why, double level) {
    CoefficientTest test = CoefficientTest.of(Double.NaN, Double.NaN, Double.NaN, level);
    Term[] terms = new Term[predictors];
    Arrays.fill(terms, new Term(test, Double.NaN, Double.NaN, Double.NaN));
    return new Regression(
        test,
        List.of(terms),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        predictors,
        Double.NaN,
        Double.NaN,
        n,
        clusters,
        why);
  }
}
