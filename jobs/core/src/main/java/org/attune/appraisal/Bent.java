package org.attune.appraisal;

import org.attune.claim.Role;
import org.attune.claim.TestStatistic;
import org.attune.regression.Quadratic;
import org.attune.regression.StandardErrors;
import org.attune.regression.TwoLines;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;

/**
 * Whether the outcome turns over the predictor, both over their standard deviations.
 *
 * <p>Two lines: the estimate is the slope above the breakpoint, p the larger of both slopes' where
 * these are opposite, and one where they are not, so that one sign throughout shows no turn. Both
 * slopes must be smaller than the smallest effect for there to be none. Quadratic: the estimate is
 * the coefficient of the square, p the larger of its own and that of Lind and Mehlum's test that
 * the slopes at the ends are opposite.
 */
final class Bent {

  private Bent() {}

  static Found twoLines(Asked asked) {
    double[][] z = Asked.standardised(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR));
    TwoLines found = TwoLines.of(z[0], z[1], new double[0][], asked.level());
    if (found.obstacle() != Obstacle.NONE) {
      return Found.none(found.n(), found.n(), found.obstacle().sentence());
    }
    TwoLines.Line first = found.first();
    TwoLines.Line second = found.second();
    boolean opposite = first.slope() * second.slope() < 0;
    double smallest = asked.smallest();
    return Found.of(
        second.slope(),
        second.interval(),
        opposite ? tested(first).and(tested(second)) : new Tested(1, TestStatistic.NONE),
        within(first, smallest).and(within(second, smallest)),
        found.n(),
        found.n(),
        "slope "
            + Words.number(first.slope())
            + " ("
            + Words.p(first.pValue())
            + ") below the turning point, "
            + Words.number(second.slope())
            + " ("
            + Words.p(second.pValue())
            + ") above it");
  }

  private static Tested tested(TwoLines.Line line) {
    return new Tested(line.pValue(), TestStatistic.z(line.statistic()));
  }

  private static Tested within(TwoLines.Line line, double smallest) {
    return Tested.within(line.slope(), line.standardError(), Double.NaN, smallest);
  }

  static Found quadratic(Asked asked) {
    double[][] z = Asked.standardised(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR));
    Quadratic found = Quadratic.of(z[0], z[1], new double[0][], StandardErrors.HC3, asked.level());
    if (found.obstacle() != Obstacle.NONE) {
      return Found.none(found.n(), found.n(), found.obstacle().sentence());
    }
    CoefficientTest square = found.square();
    CoefficientTest low = found.slopeAtLow();
    CoefficientTest end = low.pValue() >= found.slopeAtHigh().pValue() ? low : found.slopeAtHigh();
    return Found.of(
        square.estimate(),
        square.interval(),
        Tested.of(square)
            .and(new Tested(found.pValueOfU(), TestStatistic.t(end.statistic(), end.df()))),
        Tested.within(square, asked.smallest()),
        found.n(),
        found.n(),
        found.inside() ? "" : "the turning point lies outside of the observed values");
  }
}
