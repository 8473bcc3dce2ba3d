package org.attune.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Answers;
import org.attune.association.Columns;
import org.attune.association.Correlation;
import org.attune.association.Estimator;
import org.attune.association.Items;
import org.attune.association.Lag;
import org.attune.association.Measure;
import org.attune.association.Question;
import org.attune.association.Variable;
import org.attune.claim.Claim;
import org.attune.claim.Correction;
import org.attune.claim.DeclaredTest;
import org.attune.claim.Families;
import org.attune.claim.Finding;
import org.attune.claim.Level;
import org.attune.claim.Match;
import org.attune.claim.Matching;
import org.attune.claim.Procedure;
import org.attune.claim.Role;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Inference;
import org.attune.stats.Interval;

/**
 * Runs the tests of a plan that can be run, and gives the rows of the table {@code claim}.
 *
 * <p>Each test is a correlation of the panel under the study's own policies, as {@code correlate}
 * estimates it. Its error on Fisher's scale is that of its interval, from which the interval at the
 * corrected level and the test against the smallest effect of interest follow. A test at level
 * lagged takes the record before: of the same day in diaries, and the day before over days of
 * usage, whose night lies between.
 */
public final class ClaimFindings {

  private static final String FAMILY = "claims";

  private final ClaimPlan plan;
  private final Columns columns;
  private final int smallestCell;

  private ClaimFindings(ClaimPlan plan, Columns columns, int smallestCell) {
    this.plan = plan;
    this.columns = columns;
    this.smallestCell = smallestCell;
  }

  /**
   * The rows of all declared tests, those that cannot be run with the reason.
   *
   * @param smallestCell the fewest participants that a number may rest on
   */
  public static List<Claim> of(ClaimPlan plan, Columns columns, int smallestCell) {
    return new ClaimFindings(plan, columns, smallestCell).claims();
  }

  /** The measures of the panel that the plan needs. */
  public static List<String> measures(ClaimPlan plan) {
    return plan.matching().matches().stream()
        .filter(Match::isTestable)
        .flatMap(match -> match.measures().values().stream().flatMap(List::stream))
        .map(Measure::name)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Claim> claims() {
    Matching matching = plan.matching();
    Map<Match, Correlation> rows = new LinkedHashMap<>();
    Map<Match, Double> pValues = new LinkedHashMap<>();
    for (Match match : matching.matches()) {
      if (match.isTestable()) {
        Correlation row = correlation(match);
        rows.put(match, row);
        pValues.put(match, row.nParticipants() < smallestCell ? Double.NaN : asked(match, row));
      }
    }
    Map<Match, Double> adjusted = Correction.apply(matching, Families.shipped(), pValues);
    Map<Match, Finding> found = new LinkedHashMap<>();
    rows.forEach(
        (match, row) -> {
          if (row.nParticipants() >= smallestCell) {
            found.put(
                match,
                Finding.of(
                    number(row.estimate()),
                    interval(row, Correction.level(matching, match)),
                    pValues.get(match),
                    adjusted.getOrDefault(match, Double.NaN),
                    equivalence(match, row),
                    row.n(),
                    row.nParticipants()));
          }
        });
    return Claim.of(matching, plan.constructs(), found);
  }

  private double asked(Match match, Correlation row) {
    return match.test().asks() == DeclaredTest.Asks.AT_MOST
        ? equivalence(match, row)
        : number(row.pValue());
  }

  private Correlation correlation(Match match) {
    boolean records = match.test().level() != Level.BETWEEN;
    Question.Pair question =
        new Question.Pair(
            FAMILY,
            records ? org.attune.association.Level.WITHIN : org.attune.association.Level.BETWEEN,
            variable(match, Role.OUTCOME),
            variable(match, Role.PREDICTOR),
            estimator(match.procedure()),
            null,
            match.measures().getOrDefault(Role.GIVEN, List.of()).stream()
                .map(ClaimFindings::variable)
                .toList(),
            null,
            match.smallestEffect(),
            lag(match));
    return Answers.answer(question, columns, Items.of(List.<Measure>of())).stream()
        .map(Correlation.class::cast)
        .filter(row -> row.policy().equals(Columns.DECLARED))
        .findFirst()
        .orElseThrow();
  }

  private static Lag lag(Match match) {
    if (match.test().level() != Level.LAGGED) {
      return Lag.NONE;
    }
    boolean days =
        match.measures().get(Role.OUTCOME).stream()
            .anyMatch(measure -> measure.grain() == Measure.Grain.DAY);
    return new Lag(1, days ? Lag.Overnight.ALLOW : Lag.Overnight.REFUSE);
  }

  /** The estimator of the same word; partial correlations are asked for by what they hold. */
  private static Estimator estimator(Procedure procedure) {
    return Estimator.valueOf(procedure.name());
  }

  private static Variable variable(Match match, Role role) {
    return variable(match.measures().get(role).get(0));
  }

  private static Variable variable(Measure measure) {
    return new Variable(
        measure.name(), measure.occasion(), measure.name() + "@" + measure.occasion());
  }

  /** The interval at another level, on Fisher's scale. */
  private static Interval interval(Correlation row, double level) {
    double margin = Inference.zMultiplier(level) * error(row);
    double z = fisher(number(row.estimate()));
    return new Interval(Math.tanh(z - margin), Math.tanh(z + margin), level);
  }

  private static double equivalence(Match match, Correlation row) {
    double bound = fisher(match.smallestEffect());
    return EquivalenceTest.of(
            fisher(number(row.estimate())),
            error(row),
            Double.POSITIVE_INFINITY,
            -bound,
            bound,
            Finding.ALPHA)
        .pEquivalence();
  }

  /** The standard error of Fisher's z, from the interval that was estimated. */
  private static double error(Correlation row) {
    double width = fisher(number(row.confHigh())) - fisher(number(row.confLow()));
    return width / (2 * Inference.zMultiplier(row.confLevel()));
  }

  private static double fisher(double r) {
    return 0.5 * (Math.log1p(r) - Math.log1p(-r));
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }
}
