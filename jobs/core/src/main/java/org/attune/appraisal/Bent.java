package org.attune.appraisal;

import org.attune.claim.Role;
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
    return new Found(
        second.slope(),
        second.interval(),
        opposite ? Math.max(first.pValue(), second.pValue()) : 1,
        Math.max(
            Found.equivalence(first.slope(), first.standardError(), Double.NaN, smallest),
            Found.equivalence(second.slope(), second.standardError(), Double.NaN, smallest)),
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

  static Found quadratic(Asked asked) {
    double[][] z = Asked.standardised(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR));
    Quadratic found = Quadratic.of(z[0], z[1], new double[0][], StandardErrors.HC3, asked.level());
    if (found.obstacle() != Obstacle.NONE) {
      return Found.none(found.n(), found.n(), found.obstacle().sentence());
    }
    CoefficientTest square = found.square();
    return new Found(
        square.estimate(),
        square.interval(),
        Math.max(square.pValue(), found.pValueOfU()),
        Found.equivalence(square, asked.smallest()),
        found.n(),
        found.n(),
        found.inside() ? "" : "the turning point lies outside of the observed values");
  }
}
