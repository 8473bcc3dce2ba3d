package org.attune.appraisal;

import java.util.Arrays;
import java.util.List;
import org.attune.association.Columns;
import org.attune.association.Records;
import org.attune.association.Variable;
import org.attune.claim.Role;
import org.attune.claim.TestStatistic;
import org.attune.stats.BlandAltman;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.NoncentralT;
import org.attune.survey.SurveyMean;

/**
 * What is described rather than related.
 *
 * <p>Share: of the participants with valid days, those with use on every one of them, less one
 * half; Wilson's interval, the score test of one half, and score tests of the bounds. It is
 * withheld where either side has fewer people than the smallest cell, of those who are in the
 * sample that is declared. With weights, the weighted share and the design's t interval. Agrees
 * with R's {@code prop.test(correct = FALSE)} to 1e-10.
 *
 * <p>Bias: the mean of report less log over the standard deviation of these differences, with the
 * interval of noncentral t, and the paired t test.
 */
final class Described {

  private static final double HALF = 0.5;

  private Described() {}

  static Found share(Asked asked) {
    Variable variable = asked.variable(Role.OUTCOME);
    Records records = Records.of(asked.columns(), List.of(variable), List.of(Columns.DECLARED));
    double[] everybody = new double[asked.columns().participants()];
    Arrays.fill(everybody, Double.NaN);
    int[] people = records.participants();
    double[] values = records.numbers(Columns.DECLARED, variable);
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        double before = Double.isNaN(everybody[people[row]]) ? 1 : everybody[people[row]];
        everybody[people[row]] = values[row] > 0 ? before : 0;
      }
    }
    double[] every = asked.sampled(everybody);
    long n = Arrays.stream(every).filter(value -> !Double.isNaN(value)).count();
    long yes = Arrays.stream(every).filter(value -> value == 1).count();
    if (Math.min(yes, n - yes) < asked.smallestCell()) {
      return Found.few();
    }
    return asked.sampling().isDeclared() ? weighted(asked, every) : share(asked, yes, n);
  }

  private static Found share(Asked asked, long yes, long n) {
    double share = (double) yes / n;
    double z = Inference.zMultiplier(asked.level());
    double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
    double bound = asked.smallest();
    return Found.of(
        share - HALF,
        new Interval(middle - half - HALF, middle + half - HALF, asked.level()),
        Tested.normal((share - HALF) / (HALF / Math.sqrt(n))),
        Tested.within(
            share - HALF, Math.sqrt((HALF - bound) * (HALF + bound) / n), Double.NaN, bound),
        n,
        n,
        "the share is " + Words.percent(share));
  }

  private static Found weighted(Asked asked, double[] every) {
    SurveyMean mean = SurveyMean.of(every, asked.sampling().design(asked.columns()), asked.level());
    CoefficientTest half =
        CoefficientTest.of(
            mean.test().estimate() - HALF,
            mean.test().standardError(),
            mean.test().df(),
            asked.level());
    return Found.of(half, asked.smallest(), mean.n(), mean.n(), mean.obstacle().sentence())
        .remarked("the share is " + Words.percent(mean.test().estimate()));
  }

  static Found bias(Asked asked) {
    BlandAltman found = BlandAltman.of(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR));
    int n = found.n();
    double d = found.bias() / found.sd();
    if (!(found.sd() > 0) || n < 3) {
      return Found.none(n, n, "the differences do not vary");
    }
    double root = Math.sqrt(n);
    double tail = (1 - asked.level()) / 2;
    Interval interval =
        new Interval(
            NoncentralT.noncentrality(d * root, n - 1, 1 - tail) / root,
            NoncentralT.noncentrality(d * root, n - 1, tail) / root,
            asked.level());
    return Found.of(
        d,
        interval,
        new Tested(Inference.twoSidedT(d * root, n - 1), TestStatistic.t(d * root, n - 1)),
        Tested.within(d, 1 / root, n - 1, asked.smallest()),
        n,
        n,
        "the mean difference is "
            + Words.number(found.bias())
            + " ("
            + asked.match().measures().get(Role.OUTCOME).get(0).unit()
            + "), 95 % limits of agreement "
            + Words.number(found.lower())
            + " to "
            + Words.number(found.upper()));
  }
}
