package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.stats.CorrelationBayesFactor;
import org.attune.stats.CorrelationTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Inference;
import org.attune.stats.MaxT;
import org.attune.stats.PearsonCorrelation;

/**
 * Pearson's correlations of a family, each with its Bayes factor and its test against the smallest
 * effect of interest, and all together corrected by drawing participants.
 *
 * <p>A draw takes as many participants as the study has, with replacement, each with all of their
 * values, and correlates every pair on its complete cases: tests that hang together stay together.
 * The corrected tests are of Fisher's z over 1 / sqrt(n - 3).
 */
final class JointCorrelations {

  private static final double ALPHA = 0.05;

  private final Question.Joint question;
  private final List<double[]> outcomes;
  private final List<double[]> predictors;

  private JointCorrelations(Question.Joint question, Columns columns) {
    this.question = question;
    this.outcomes = values(question.outcomes(), columns);
    this.predictors = values(question.predictors(), columns);
  }

  private static List<double[]> values(List<Variable> variables, Columns columns) {
    return variables.stream().map(v -> columns.numbers(Columns.DECLARED, v)).toList();
  }

  static List<Effect> of(Question.Joint question, Columns columns) {
    return new JointCorrelations(question, columns).rows(columns.participants());
  }

  private List<Effect> rows(int people) {
    double[] corrected =
        MaxT.of(
            IntStream.range(0, people).toArray(),
            this::estimates,
            question.draws(),
            question.seed());
    List<Effect> rows = new ArrayList<>();
    int test = 0;
    for (int o = 0; o < outcomes.size(); o++) {
      for (int p = 0; p < predictors.size(); p++) {
        rows.add(row(o, p, corrected[test++]));
      }
    }
    return rows;
  }

  private MaxT.Family estimates(int[] drawn) {
    int tests = outcomes.size() * predictors.size();
    double[] z = new double[tests];
    double[] errors = new double[tests];
    int test = 0;
    for (double[] y : outcomes) {
      for (double[] x : predictors) {
        Sums sums = Sums.of(x, y, drawn);
        z[test] = Inference.fisherZ(sums.r);
        errors[test++] = sums.n > 3 ? 1 / Math.sqrt(sums.n - 3) : Double.NaN;
      }
    }
    return new MaxT.Family(z, errors);
  }

  /** The correlation of drawn rows. */
  private record Sums(double r, long n) {
    static Sums of(double[] x, double[] y, int[] drawn) {
      long n = 0;
      double meanX = 0;
      double meanY = 0;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int row : drawn) {
        double dx = x[row] - meanX;
        double dy = y[row] - meanY;
        if (!Double.isNaN(dx + dy)) {
          n++;
          meanX += dx / n;
          meanY += dy / n;
          xx += dx * (x[row] - meanX);
          yy += dy * (y[row] - meanY);
          xy += dx * (y[row] - meanY);
        }
      }
      return new Sums(xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN, n);
    }
  }

  private Effect row(int o, int p, double corrected) {
    double[] x = predictors.get(p);
    double[] y = outcomes.get(o);
    CorrelationTest test = PearsonCorrelation.of(x, y);
    Question.Wider pair =
        new Question.Wider(
            question.family(),
            Question.Wider.Analysis.ASSOCIATION,
            question.outcomes().get(o),
            question.predictors().get(p),
            null,
            List.of(),
            null,
            null,
            Lag.NONE,
            0,
            question.seed());
    EffectDraft draft =
        new EffectDraft(pair, Columns.DECLARED)
            .of(Estimator.PEARSON.word(), "correlation")
            .estimate(test.estimate(), Double.NaN, test.interval())
            .test(test.statistic(), test.df(), test.pValue())
            .maxT(corrected)
            .bayes(CorrelationBayesFactor.of(test.estimate(), test.n()).bf10())
            .people(test.n())
            .remark(RobustCorrelations.why(test))
            .excluded(Exclusions.of(pair.outcome(), y, pair.predictor(), x));
    Double smallest = question.family().smallestEffect();
    if (smallest != null) {
      draft.against(
          smallest,
          EquivalenceTest.ofCorrelation(test.estimate(), test.n(), -smallest, smallest, ALPHA));
    }
    return draft.row();
  }
}
