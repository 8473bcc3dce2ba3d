package org.attune.appraisal;

import org.attune.association.Answers;
import org.attune.association.Columns;
import org.attune.association.Correlation;
import org.attune.association.Estimator;
import org.attune.association.Items;
import org.attune.association.Level;
import org.attune.association.Measure;
import org.attune.association.Question;
import org.attune.claim.Role;
import org.attune.claim.TestStatistic;
import org.attune.stats.CompleteCases;
import org.attune.stats.CorrelationDifference;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.PearsonCorrelation;
import org.attune.survey.SurveyCorrelation;

/**
 * Correlations, as {@code correlate} estimates them, and the difference of two that share the
 * outcome.
 *
 * <p>A correlation's error on Fisher's scale is that of its 95 % interval, from which the interval
 * at another level and the test against the smallest effect follow. Of a difference, first less
 * second: Zou's interval, Steiger's test, and the test of the difference itself against the
 * smallest effect, with half of Zou's interval over the normal quantile as its error. With weights,
 * Pearson's correlation and the difference have the errors of the design.
 */
final class Correlated {

  private static final String FAMILY = "claims";

  private Correlated() {}

  static Found of(Asked asked) {
    if (asked.sampling().isDeclared() && estimator(asked) == Estimator.PEARSON) {
      return weighted(asked);
    }
    Correlation row = row(asked);
    double z = fisher(number(row.estimate()));
    double error = error(row);
    double margin = Inference.zMultiplier(asked.level()) * error;
    return Found.of(
        number(row.estimate()),
        new Interval(Math.tanh(z - margin), Math.tanh(z + margin), asked.level()),
        new Tested(
            number(row.pValue()), TestStatistic.t(number(row.statistic()), number(row.df()))),
        Tested.within(z, error, Double.NaN, fisher(asked.smallest())),
        row.n(),
        row.nParticipants(),
        "");
  }

  private static Correlation row(Asked asked) {
    boolean records = asked.match().test().level() != org.attune.claim.Level.BETWEEN;
    Question.Pair question =
        new Question.Pair(
            FAMILY,
            records ? Level.WITHIN : Level.BETWEEN,
            asked.variable(Role.OUTCOME),
            asked.variable(Role.PREDICTOR),
            estimator(asked),
            null,
            asked.given(),
            null,
            asked.smallest(),
            asked.lag());
    return Answers.answer(question, asked.columns(), Items.of(java.util.List.<Measure>of()))
        .stream()
        .map(Correlation.class::cast)
        .filter(row -> row.policy().equals(Columns.DECLARED))
        .findFirst()
        .orElseThrow();
  }

  /** The estimator of the same word; partial correlations are asked for by what they hold. */
  private static Estimator estimator(Asked asked) {
    return Estimator.valueOf(asked.match().procedure().name());
  }

  /** The standard error of Fisher's z, from the interval that was estimated. */
  private static double error(Correlation row) {
    double width = fisher(number(row.confHigh())) - fisher(number(row.confLow()));
    return width / (2 * Inference.zMultiplier(row.confLevel()));
  }

  private static Found weighted(Asked asked) {
    SurveyCorrelation found =
        SurveyCorrelation.of(
            asked.numbers(Role.PREDICTOR),
            asked.numbers(Role.OUTCOME),
            asked.sampling().design(asked.columns()),
            asked.level());
    return Found.of(
        found.estimate(),
        found.interval(),
        tested(found),
        Tested.within(
            fisher(found.estimate()),
            found.standardErrorOfZ(),
            found.df(),
            fisher(asked.smallest())),
        found.n(),
        found.n(),
        found.obstacle().sentence());
  }

  private static Tested tested(SurveyCorrelation found) {
    return new Tested(found.pValue(), TestStatistic.t(found.statistic(), found.df()));
  }

  static Found difference(Asked asked) {
    double[] y = asked.numbers(Role.OUTCOME);
    double[] x = asked.numbers(Role.PREDICTOR);
    double[] other = asked.numbers(Role.OTHER);
    if (asked.sampling().isDeclared()) {
      SurveyCorrelation found =
          SurveyCorrelation.difference(
              x, y, other, y, asked.sampling().design(asked.columns()), asked.level());
      return Found.of(
          found.estimate(),
          found.interval(),
          tested(found),
          Tested.within(found.estimate(), found.standardError(), found.df(), asked.smallest()),
          found.n(),
          found.n(),
          found.obstacle().sentence());
    }
    CompleteCases rows = CompleteCases.of(y, x, other);
    double first = r(rows, 0, 1);
    double second = r(rows, 0, 2);
    CorrelationDifference found =
        CorrelationDifference.overlapping(first, second, r(rows, 1, 2), rows.n(), asked.level());
    double width = found.interval().high() - found.interval().low();
    double error = width / (2 * Inference.zMultiplier(asked.level()));
    return Found.of(
        found.difference(),
        found.interval(),
        new Tested(found.test().pValue(), TestStatistic.z(found.test().statistic())),
        Tested.within(found.difference(), error, Double.NaN, asked.smallest()),
        rows.n(),
        rows.n(),
        found.obstacle() == org.attune.stats.Obstacle.NONE
            ? Words.both("r", first, second)
            : found.obstacle().sentence());
  }

  private static double r(CompleteCases rows, int one, int two) {
    return PearsonCorrelation.of(rows.column(one), rows.column(two)).estimate();
  }

  private static double fisher(double r) {
    return 0.5 * (Math.log1p(r) - Math.log1p(-r));
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }
}
