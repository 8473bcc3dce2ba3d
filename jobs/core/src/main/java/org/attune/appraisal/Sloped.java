package org.attune.appraisal;

import java.util.Arrays;
import org.attune.association.Held;
import org.attune.claim.Role;
import org.attune.regression.Regression;
import org.attune.regression.Scale;
import org.attune.regression.StandardErrors;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;
import org.attune.survey.SurveyRegression;

/**
 * Slopes between people, of variables over their standard deviations: of a predictor with others
 * held constant, of the logarithm of a ratio, of years, and the interaction with a moderator.
 *
 * <p>Errors are HC3; with weights, those of the design, and standard deviations are weighted. The
 * moderator is over its standard deviation too, and the interaction is that of the standardised
 * variables. A ratio needs both of its parts above zero; the remark says where somebody has not.
 */
final class Sloped {

  private Sloped() {}

  static Found of(Asked asked) {
    return switch (asked.match().procedure()) {
      case MODERATION -> moderation(asked);
      case LOG_RATIO -> ratio(asked);
      default -> slope(asked, asked.numbers(Role.PREDICTOR), "");
    };
  }

  private static Found slope(Asked asked, double[] x, String remark) {
    double[] y = asked.numbers(Role.OUTCOME);
    Held held = Held.of(asked.covariates(), asked.sampled(y), x);
    double[][] columns = held.columns();
    double[][] all = new double[columns.length + 1][];
    all[0] = x;
    System.arraycopy(columns, 0, all, 1, columns.length);
    return fit(asked, held.only(y), all, 0, Scale.STANDARDISED, remark)
        .remarked(held.leavesOut() ? "who alone holds a category of what is held is left out" : "");
  }

  private static Found ratio(Asked asked) {
    double[] part = asked.numbers(Role.PREDICTOR);
    double[] rest = asked.numbers(Role.OTHER);
    double[] log = new double[part.length];
    int left = 0;
    for (int person = 0; person < log.length; person++) {
      boolean known = !Double.isNaN(part[person]) && !Double.isNaN(rest[person]);
      boolean above = part[person] > 0 && rest[person] > 0;
      log[person] = above ? Math.log(part[person] / rest[person]) : Double.NaN;
      left += known && !above ? 1 : 0;
    }
    String remark = left == 0 ? "" : "participants without one of the two parts are left out";
    return slope(asked, log, remark);
  }

  private static Found moderation(Asked asked) {
    double[] moderator =
        asked.isCategory(Role.MODERATOR)
            ? Labels.indicator(asked.categories(Role.MODERATOR))
            : asked.numbers(Role.MODERATOR);
    if (moderator == null) {
      return Found.none(0, asked.columns().participants(), "the moderator has not two categories");
    }
    double[][] z =
        asked.inUnits(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR), moderator);
    double[] product = new double[moderator.length];
    Arrays.setAll(product, person -> z[1][person] * z[2][person]);
    return fit(asked, z[0], new double[][] {product, z[1], z[2]}, 0, Scale.AS_GIVEN, "");
  }

  private static Found fit(
      Asked asked, double[] y, double[][] x, int term, Scale scale, String remark) {
    CoefficientTest test;
    long n;
    Obstacle obstacle;
    if (asked.sampling().isDeclared()) {
      SurveyRegression found =
          SurveyRegression.of(y, x, asked.sampling().design(asked.columns()), scale, asked.level());
      test = found.terms().get(term);
      n = found.n();
      obstacle = found.obstacle();
    } else {
      Regression found = Regression.of(y, x, scale, StandardErrors.HC3, asked.level());
      n = found.n();
      obstacle = found.obstacle();
      test = obstacle == Obstacle.NONE ? found.terms().get(term).test() : null;
    }
    return test == null
        ? Found.none(n, n, obstacle.sentence())
        : Found.of(
            test, asked.smallest(), n, n, obstacle == Obstacle.NONE ? remark : obstacle.sentence());
  }
}
