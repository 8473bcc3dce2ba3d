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
 * Groups compared with covariates held constant.
 *
 * <p>F compares the model of groups and covariates with that of covariates alone. Since the model
 * has no product of both, sums of squares of types II and III are the same. Adjusted means are
 * those at the covariates' means. That slopes are equal in all groups is tested by the F of all
 * products of group and covariate, given as {@code slopes}.
 *
 * <p>Rows with a NaN are dropped; an infinite value is refused. There is no number below two
 * groups, where covariates and groups explain each other, or with too few rows; the obstacle says
 * so.
 *
 * <p>Agrees with R's {@code car::Anova} of types II and III and {@code emmeans} to 1e-10.
 *
 * @param groups F of the groups
 * @param covariates tests of the covariates' slopes, in their order
 * @param adjustedMeans means at the covariates' means, with errors, by ascending label
 * @param slopes F of unequal slopes; NaN where rows do not suffice
 * @param partialEtaSquared groups' squares over theirs and the residual's
 * @param n rows used
 * @param obstacle why there is no number; none where there is
 */
public record Ancova(
    FTest groups,
    List<CoefficientTest> covariates,
    List<CoefficientTest> adjustedMeans,
    FTest slopes,
    double partialEtaSquared,
    int n,
    Obstacle obstacle) {

  /** An F test. */
  public record FTest(double f, double df1, double df2, double pValue) {

    /** Tests what the residual sum of squares loses from one model to a wider one. */
    static FTest of(double narrow, double narrowDf, double wide, double wideDf) {
      double df1 = narrowDf - wideDf;
      double f = wide > 0 ? Math.max(0, narrow - wide) / df1 / (wide / wideDf) : Double.NaN;
      return new FTest(f, df1, wideDf, Inference.upperF(f, df1, wideDf));
    }

    static FTest undefined() {
      return new FTest(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
  }

  /** Compares the groups that the labels name. */
  public static Ancova of(double[] y, int[] group, double[][] covariates, double level) {
    CompleteCases rows = CompleteCases.of(Columns.with(covariates, y));
    double[] outcome = rows.column(covariates.length);
    double[][] held = Arrays.copyOf(rows.columns(), covariates.length);
    Participants labels = Participants.of(rows.pick(group));
    double[][] dummies = Columns.groups(labels.indices(), labels.count());
    LinearModel narrow = LinearModel.of(outcome, held);
    LinearModel model = LinearModel.of(outcome, Columns.with(dummies, held));
    Obstacle obstacle = labels.count() < 2 ? Obstacle.FEW_GROUPS : model.obstacle();
    if (obstacle != Obstacle.NONE) {
      return new Ancova(
          FTest.undefined(),
          List.of(),
          List.of(),
          FTest.undefined(),
          Double.NaN,
          rows.n(),
          obstacle);
    }
    double residual = model.residualSquares();
    double gained = narrow.residualSquares() - residual;
    return new Ancova(
        FTest.of(narrow.residualSquares(), narrow.df(), residual, model.df()),
        slopes(model, dummies.length, held.length, level),
        means(model, dummies.length, held, level),
        unequal(model, outcome, dummies, held),
        gained / (gained + residual),
        rows.n(),
        Obstacle.NONE);
  }

  private static List<CoefficientTest> slopes(
      LinearModel model, int dummies, int covariates, double level) {
    double[][] covariance = model.covariance(StandardErrors.CLASSICAL, null);
    List<CoefficientTest> slopes = new ArrayList<>();
    for (int c = 0; c < covariates; c++) {
      slopes.add(model.test(1 + dummies + c, covariance, model.df(), level));
    }
    return List.copyOf(slopes);
  }

  private static List<CoefficientTest> means(
      LinearModel model, int dummies, double[][] held, double level) {
    double[][] covariance = model.covariance(StandardErrors.CLASSICAL, null);
    List<CoefficientTest> means = new ArrayList<>();
    for (int g = 0; g <= dummies; g++) {
      double[] combination = new double[1 + dummies + held.length];
      combination[0] = 1;
      if (g > 0) {
        combination[g] = 1;
      }
      for (int c = 0; c < held.length; c++) {
        combination[1 + dummies + c] = Deviations.mean(held[c]);
      }
      means.add(model.test(combination, covariance, model.df(), level));
    }
    return List.copyOf(means);
  }

  private static FTest unequal(
      LinearModel model, double[] outcome, double[][] dummies, double[][] held) {
    double[][] columns = Columns.with(dummies, held);
    for (double[] covariate : held) {
      for (double[] dummy : dummies) {
        columns = Columns.with(columns, Columns.product(dummy, Deviations.centre(covariate)));
      }
    }
    LinearModel wide = LinearModel.of(outcome, columns);
    return held.length == 0 || wide.obstacle() != Obstacle.NONE
        ? FTest.undefined()
        : FTest.of(model.residualSquares(), model.df(), wide.residualSquares(), wide.df());
  }
}
