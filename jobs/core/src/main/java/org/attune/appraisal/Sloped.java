package org.attune.appraisal;

import java.util.Arrays;
import java.util.List;
import org.attune.association.Columns;
import org.attune.association.Measure;
import org.attune.association.Variable;
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
 * <p>Errors are HC3; with weights, those of the design. The moderator is over its standard
 * deviation too, and the interaction is that of the standardised variables. A ratio needs both of
 * its parts above zero; the remark counts who has not.
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
    List<double[]> held =
        Held.of(asked.columns(), asked.match().measures().getOrDefault(Role.GIVEN, List.of()));
    double[][] all = new double[held.size() + 1][];
    all[0] = x;
    for (int c = 0; c < held.size(); c++) {
      all[c + 1] = held.get(c);
    }
    return fit(asked, asked.numbers(Role.OUTCOME), all, 0, Scale.STANDARDISED, remark);
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
            ? Held.indicator(asked.categories(Role.MODERATOR))
            : asked.numbers(Role.MODERATOR);
    if (moderator == null) {
      return Found.none(0, asked.columns().participants(), "the moderator has not two categories");
    }
    double[][] z =
        Asked.standardised(asked.numbers(Role.OUTCOME), asked.numbers(Role.PREDICTOR), moderator);
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

  /** Categories as numbers. */
  static final class Held {

    private Held() {}

    /** Numbers as they are; of categories an indicator of each label but the first. */
    static List<double[]> of(Columns columns, List<Measure> measures) {
      return measures.stream().flatMap(measure -> one(columns, measure).stream()).toList();
    }

    /** What is declared decides: of a category the panel holds labels only. */
    private static List<double[]> one(Columns columns, Measure measure) {
      Variable variable = Asked.variable(measure);
      if (measure.kind() != Measure.Kind.CATEGORY) {
        return List.of(columns.numbers(Columns.DECLARED, variable));
      }
      String[] labels = columns.categories(Columns.DECLARED, variable);
      return distinct(labels).stream().skip(1).map(label -> indicator(labels, label)).toList();
    }

    /** Whether somebody has the second of two labels; null where there are not two. */
    static double[] indicator(String[] labels) {
      List<String> two = distinct(labels);
      return two.size() == 2 ? indicator(labels, two.get(1)) : null;
    }

    private static double[] indicator(String[] labels, String label) {
      return Arrays.stream(labels)
          .mapToDouble(here -> here == null ? Double.NaN : here.equals(label) ? 1 : 0)
          .toArray();
    }

    static List<String> distinct(String[] labels) {
      return Arrays.stream(labels).filter(label -> label != null).distinct().sorted().toList();
    }
  }
}
