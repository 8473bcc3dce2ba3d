package org.attune.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.appraisal.Appraisal;
import org.attune.appraisal.Found;
import org.attune.association.Columns;
import org.attune.association.Measure;
import org.attune.claim.Claim;
import org.attune.claim.Correction;
import org.attune.claim.DeclaredTest;
import org.attune.claim.Families;
import org.attune.claim.Finding;
import org.attune.claim.Match;
import org.attune.claim.Matching;

/**
 * Runs the tests of a plan that can be run, and gives the rows of the table {@code claim}.
 *
 * <p>Each test is run under the study's own policies, at the level that its family asks for. What
 * it asks is corrected over its family, and so, beside that, is whether the association is too
 * small to matter; where at most a small association is claimed, both are one. A test at level
 * lagged takes the record before of the same day; over days of usage, and in a diary of which most
 * days of a person have one record, the one before of whatever day.
 */
public final class ClaimFindings {

  private ClaimFindings() {}

  /**
   * The rows of all declared tests without specification curves.
   *
   * @param smallestCell the fewest participants that a number may rest on
   */
  public static List<Claim> of(ClaimPlan plan, Columns columns, int smallestCell) {
    return of(plan, columns, smallestCell, Map.of());
  }

  /**
   * The rows of all declared tests, those that cannot be run with the reason.
   *
   * @param smallestCell the fewest participants that a number may rest on
   * @param curves what specification curves show, by the test that they go with
   */
  public static List<Claim> of(
      ClaimPlan plan, Columns columns, int smallestCell, Map<Match, CurveView> curves) {
    Matching matching = plan.matching();
    Map<Match, Found> found = new LinkedHashMap<>();
    Map<Match, Double> pValues = new LinkedHashMap<>();
    Map<Match, Double> equivalences = new LinkedHashMap<>();
    for (Match match : matching.matches()) {
      if (match.isTestable()) {
        double level = Correction.level(matching, match);
        Found one = Appraisal.of(match, columns, plan.sampling(), level, smallestCell);
        if (one.participants() >= smallestCell) {
          found.put(match, one);
          pValues.put(match, asked(match, one));
          equivalences.put(match, one.equivalence());
        }
      }
    }
    Families families = Families.shipped();
    Map<Match, Double> adjusted = Correction.apply(matching, families, pValues);
    Map<Match, Double> negligible = Correction.apply(matching, families, equivalences);
    Map<Match, Finding> findings = new LinkedHashMap<>();
    found.forEach(
        (match, one) ->
            findings.put(match, finding(match, one, adjusted, negligible, curves.get(match))));
    return Claim.of(matching, plan.constructs(), findings);
  }

  private static double asked(Match match, Found found) {
    return match.test().asks() == DeclaredTest.Asks.AT_MOST ? found.equivalence() : found.pValue();
  }

  private static Finding finding(
      Match match,
      Found found,
      Map<Match, Double> adjusted,
      Map<Match, Double> negligible,
      CurveView curve) {
    boolean little = match.test().asks() == DeclaredTest.Asks.AT_MOST;
    Finding finding =
        Finding.of(
                found.estimate(),
                found.interval(),
                asked(match, found),
                adjusted.getOrDefault(match, Double.NaN),
                found.equivalence(),
                (little ? adjusted : negligible).getOrDefault(match, Double.NaN),
                found.n(),
                found.participants())
            .tested(little ? found.statisticOfEquivalence() : found.statistic())
            .remarked(found.remark());
    return curve == null
        ? finding
        : finding.beside(curve.median(), curve.shareSignificant(), curve.pValue());
  }

  /** The measures of the panel that the plan needs. */
  public static List<String> measures(ClaimPlan plan) {
    return Stream.concat(
            plan.matching().matches().stream()
                .filter(Match::isTestable)
                .flatMap(match -> match.measures().values().stream().flatMap(List::stream))
                .map(Measure::name),
            plan.sampling().measures().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
