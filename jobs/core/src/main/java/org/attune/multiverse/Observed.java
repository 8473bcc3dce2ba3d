package org.attune.multiverse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.attune.stats.CoefficientTest;

/** The models on the observed data: their slopes in the layers' units, and what is told of them. */
final class Observed {

  private final double[] slopes;
  private final Answer[] answers;

  /** Of each layer, by predictor and outcome, then cell: on how many rows both are present. */
  private final Map<Layer, int[][]> present = new HashMap<>();

  /** What a model's one lane held, and where its rows are. */
  private record Answer(
      Layer layer,
      int frame,
      int predictor,
      int outcome,
      long set,
      double slope,
      double residual,
      double inverse,
      double xx,
      double yy,
      double df,
      boolean refitted) {}

  Observed(int models) {
    this.slopes = new double[models];
    this.answers = new Answer[models];
    Arrays.fill(slopes, Double.NaN);
  }

  /** The slopes that resamples under the null take off; NaN where a model has none. */
  double[] slopes() {
    return slopes;
  }

  /** Zero for each model that has a slope: what permutations take off. */
  double[] zeros() {
    return Arrays.stream(slopes).map(b -> b - b).toArray();
  }

  /** A sink for the models of one layer. */
  Solver.Sink of(Layer layer) {
    int[][] places = places(layer);
    present.put(layer, layer.counts());
    return new Solver.Sink() {
      @Override
      public void take(int model, LaneFit fit) {
        int[] at = places[model];
        boolean defined = fit.df[0] > 0 && fit.yy[0] > 0 && fit.xx[0] > 0;
        slopes[model] = defined ? fit.slope[0] : Double.NaN;
        answers[model] =
            new Answer(
                layer,
                at[0],
                at[1],
                at[2],
                layer.task(at[0], at[1], at[2]).sets()[at[3]],
                fit.slope[0],
                fit.residual[0],
                fit.inverse[0],
                fit.xx[0],
                fit.yy[0],
                fit.df[0],
                fit.refitted[0]);
      }

      @Override
      public void none(int model) {
        slopes[model] = Double.NaN;
      }
    };
  }

  private int[][] places(Layer layer) {
    int[][] places = new int[slopes.length][];
    for (int frame = 0; frame < layer.frames.size(); frame++) {
      for (int x = 0; x < layer.predictors.size(); x++) {
        for (int y = 0; y < layer.outcomes.size(); y++) {
          Layer.Task task = layer.task(frame, x, y);
          for (int leaf = 0; task != null && leaf < task.models().length; leaf++) {
            places[task.models()[leaf]] = new int[] {frame, x, y, leaf};
          }
        }
      }
    }
    return places;
  }

  Fit[] fits(Errors errors, double level) {
    Fit[] fits = new Fit[answers.length];
    Arrays.parallelSetAll(fits, m -> fit(m, errors, level));
    return fits;
  }

  private Fit fit(int model, Errors errors, double level) {
    return answers[model] == null ? Fit.NONE : fit(answers[model], errors, level);
  }

  private Fit fit(Answer answer, Errors errors, double level) {
    Layer layer = answer.layer;
    int x = layer.x(answer.predictor);
    int y = layer.y(answer.outcome);
    boolean counted = layer.single && layer.estimator != Estimator.WITHIN;
    int rows = counted ? rows(answer) : 0;
    int people = rows;
    if (!counted) {
      int[] used = layer.complete(answer.frame, x, y, answer.set);
      used = layer.estimator == Estimator.WITHIN ? Deviations.ofSeveral(layer, used) : used;
      rows = used.length;
      people = people(layer, used);
    }
    double toStandard = Math.sqrt(answer.xx / answer.yy);
    double variance = answer.residual / answer.df * answer.inverse;
    double df = answer.df;
    if (errors != Errors.CLASSICAL) {
      ModelRows model =
          ModelRows.of(
              layer,
              Drawn.once(layer),
              answer.frame,
              answer.predictor,
              answer.outcome,
              answer.set,
              0);
      int[][] places = errors == Errors.CLUSTER ? model.people(layer) : new int[0][];
      LeastSquares fit = model.fit();
      variance = errors.variance(fit, model.leverage(layer, fit), places);
      df = errors == Errors.CLUSTER ? places.length - 1 : df;
    }
    boolean defined = answer.df > 0 && Double.isFinite(toStandard);
    double estimate = defined ? answer.slope * toStandard : Double.NaN;
    CoefficientTest test =
        CoefficientTest.of(estimate, Math.sqrt(variance) * toStandard, df, level);
    double explained = answer.slope * answer.slope / answer.inverse;
    double partial = defined ? explained / (explained + answer.residual) : Double.NaN;
    return new Fit(
        estimate,
        test.standardError(),
        test.statistic(),
        df,
        test.pValue(),
        test.interval().low(),
        test.interval().high(),
        test.deviate(),
        defined ? answer.slope * layer.scale[y] / layer.scale[x] : Double.NaN,
        Math.signum(answer.slope) * Math.sqrt(partial),
        partial,
        rows,
        people,
        answer.refitted);
  }

  private int rows(Answer answer) {
    Layer layer = answer.layer;
    int[] counts = present.get(layer)[answer.predictor * layer.outcomes.size() + answer.outcome];
    int rows = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      boolean in = layer.inFrame[cell][answer.frame] && (layer.missing[cell] & answer.set) == 0;
      rows += in ? counts[cell] : 0;
    }
    return rows;
  }

  private static int people(Layer layer, int[] rows) {
    java.util.BitSet people = new java.util.BitSet();
    for (int s : rows) {
      people.set(layer.participant[s]);
    }
    return people.cardinality();
  }
}
