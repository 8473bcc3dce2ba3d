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
 * How the slope of y on x changes with a moderator m: y = a + b x + d m + c x m + covariates.
 *
 * <p>The simple slope at a value v is b + c v, tested with the variance of that sum; by default at
 * the moderator's mean and one standard deviation below and above it. The region tells where it
 * differs from zero (Johnson and Neyman), with the interaction's degrees of freedom. x and m are
 * centred within, so that the slopes at the other's mean are given for both.
 *
 * <p>Rows with a NaN are dropped; an infinite value is refused. There is no number where the
 * columns explain each other (a constant moderator) or rows are too few, and no error of what
 * clusters decide alone; the obstacle says so.
 *
 * <p>Agrees with R's {@code lm} with the moderator shifted to each value, {@code sandwich} errors,
 * and with {@code uniroot} for the bounds, to 1e-8.
 *
 * @param interaction c
 * @param atMean slope of x at the moderator's mean
 * @param moderator slope of m at the mean of x
 * @param slopes simple slopes at the asked values, in their order
 * @param values the values, as asked or by default
 * @param region where the slope of x differs from zero at one minus the level
 * @param share share of rows whose moderator lies in the region
 * @param lowest smallest moderator of these rows
 * @param highest largest moderator of these rows
 * @param n rows used
 * @param obstacle why there is no number; none where there is
 * @see <a href="https://doi.org/10.3102/10769986031004437">Preacher, K. J., Curran, P. J., and
 *     Bauer, D. J. (2006). Computational tools for probing interactions. Journal of Educational and
 *     Behavioral Statistics 31, 437-448</a>
 */
public record Moderation(
    CoefficientTest interaction,
    CoefficientTest atMean,
    CoefficientTest moderator,
    List<CoefficientTest> slopes,
    List<Double> values,
    SlopeRegion region,
    double share,
    double lowest,
    double highest,
    int n,
    Obstacle obstacle) {

  /** Fits with classical or HC3 errors, probed at the mean and one standard deviation off it. */
  public static Moderation of(
      double[] y,
      double[] x,
      double[] m,
      double[][] covariates,
      StandardErrors errors,
      double level) {
    return of(y, x, m, covariates, errors, level, new double[0]);
  }

  /** Fits with classical or HC3 errors, probed at the given values of the moderator. */
  public static Moderation of(
      double[] y,
      double[] x,
      double[] m,
      double[][] covariates,
      StandardErrors errors,
      double level,
      double... values) {
    if (errors.isClustered()) {
      throw new IllegalArgumentException("Clustered errors need the cluster of each row");
    }
    return of(y, x, m, covariates, new int[y.length], errors, level, values);
  }

  /**
   * Fits with errors of clusters, CR1S or CR2, probed at the given values or, without any, by
   * default.
   */
  public static Moderation clustered(
      double[] y,
      double[] x,
      double[] m,
      double[][] covariates,
      int[] cluster,
      StandardErrors errors,
      double level,
      double... values) {
    if (!errors.isClustered()) {
      throw new IllegalArgumentException("Not errors of clusters: " + errors);
    }
    return of(y, x, m, covariates, cluster, errors, level, values);
  }

  private static Moderation of(
      double[] y,
      double[] x,
      double[] m,
      double[][] covariates,
      int[] cluster,
      StandardErrors errors,
      double level,
      double[] values) {
    CompleteCases rows = CompleteCases.of(Columns.with(covariates, y, x, m));
    int c = covariates.length;
    double[] moderator = rows.column(c + 2);
    double mean = Deviations.mean(moderator);
    double sd = Deviations.standardDeviation(moderator);
    double[] probed = values.length > 0 ? values : new double[] {mean - sd, mean, mean + sd};
    double[] ofX = Deviations.centre(rows.column(c + 1));
    double[] ofM = Deviations.centre(moderator);
    double[][] held = Arrays.copyOf(rows.columns(), c);
    LinearModel model =
        LinearModel.of(
            rows.column(c),
            Columns.with(new double[][] {ofX, ofM, Columns.product(ofX, ofM)}, held));
    int[] groups = rows.pick(cluster);
    boolean isAlone = errors.isClustered() && Participants.of(groups).count() < 2;
    Obstacle obstacle = isAlone ? Obstacle.FEW_GROUPS : model.obstacle();
    if (obstacle != Obstacle.NONE) {
      return none(rows.n(), obstacle, level);
    }
    double[][] covariance = model.covariance(errors, groups);
    List<CoefficientTest> slopes = new ArrayList<>();
    for (double value : probed) {
      double[] combination = new double[4 + c];
      combination[1] = 1;
      combination[3] = value - mean;
      double df = model.df(combination, errors, groups);
      slopes.add(model.test(combination, covariance, df, level));
    }
    SlopeRegion region =
        SlopeRegion.of(
                model.coefficients()[1],
                model.coefficients()[3],
                covariance[1][1],
                covariance[1][3],
                covariance[3][3],
                Inference.tMultiplier(model.df(3, errors, groups), level))
            .moved(mean);
    return new Moderation(
        model.test(3, covariance, model.df(3, errors, groups), level),
        model.test(1, covariance, model.df(1, errors, groups), level),
        model.test(2, covariance, model.df(2, errors, groups), level),
        List.copyOf(slopes),
        Arrays.stream(probed).boxed().toList(),
        region,
        Arrays.stream(moderator).filter(region::contains).count() / (double) rows.n(),
        Arrays.stream(moderator).min().orElse(Double.NaN),
        Arrays.stream(moderator).max().orElse(Double.NaN),
        rows.n(),
        model.obstacle(errors, covariance));
  }

  private static Moderation none(int n, Obstacle why, double level) {
    CoefficientTest test = CoefficientTest.of(Double.NaN, Double.NaN, Double.NaN, level);
    SlopeRegion region = new SlopeRegion(SlopeRegion.Kind.UNDEFINED, Double.NaN, Double.NaN);
    double none = Double.NaN;
    return new Moderation(test, test, test, List.of(), List.of(), region, none, none, none, n, why);
  }
}
