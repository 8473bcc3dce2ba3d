package org.attune.claim;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row for each test of each hypothesis: what was found and what that says of the claim.
 *
 * @param hypothesis the hypothesis's id
 * @param test the test's id
 * @param title what the hypothesis is called
 * @param priority primary, secondary or outside
 * @param level what is compared
 * @param reach how far the design speaks
 * @param asks association or at_most
 * @param direction the sign claimed
 * @param estimator the estimator
 * @param outcome the outcome, with its occasion; empty where nothing measures it
 * @param predictor the predictor, likewise
 * @param others further measures that enter, as role=measure joined by a semicolon
 * @param estimate the estimate
 * @param confLow lower bound of its interval at the corrected level
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param statisticName what the p value is of: t, z, F or chi_bar_square; null where nothing is
 * @param statistic its value
 * @param dfNumerator degrees of freedom of F's numerator
 * @param df degrees of freedom of t, or of F's denominator
 * @param pValue the p value of what the test asks
 * @param adjustedP the same, adjusted over the family
 * @param equivalenceP the p value of the two one-sided tests against the smallest effect
 * @param adjustedEquivalenceP the same, adjusted over the family
 * @param family the family
 * @param standing confirmatory or supporting
 * @param familySize tests of the family and standing that could be run; 0 where this one could not
 * @param smallestEffect the smallest effect of interest
 * @param n rows that enter
 * @param nParticipants participants who enter
 * @param verdict the verdict on the test
 * @param hypothesisVerdict the verdict on the hypothesis, by its declared summary
 * @param reason why it could not be tested, as a word; empty where it could
 * @param curveMedian the median of the specification curve that goes with it
 * @param curveShare the share of its specifications that are significant in the direction of that
 *     median
 * @param curveP the joint p of the curve, where all of it is about this outcome and predictor
 * @param remark what the estimator says beside its number; empty for nothing
 * @param sentence the verdict in words
 * @param withheld empty, or smallest_cell where the numbers are blank; the last write decides
 */
public record Claim(
    String hypothesis,
    String test,
    String title,
    String priority,
    String level,
    String reach,
    String asks,
    String direction,
    String estimator,
    String outcome,
    String predictor,
    String others,
    Double estimate,
    Double confLow,
    Double confHigh,
    Double confLevel,
    String statisticName,
    Double statistic,
    Double dfNumerator,
    Double df,
    Double pValue,
    Double adjustedP,
    Double equivalenceP,
    Double adjustedEquivalenceP,
    String family,
    String standing,
    Long familySize,
    Double smallestEffect,
    Long n,
    Long nParticipants,
    String verdict,
    String hypothesisVerdict,
    String reason,
    Double curveMedian,
    Double curveShare,
    Double curveP,
    String remark,
    String sentence,
    String withheld)
    implements Serializable {

  /**
   * The rows of all tests, in their order. Confirmatory tests alone decide the verdict on their
   * hypothesis: where the first gives no number, none beside it steps in.
   *
   * @param found what was found, by the match that it was found for; a test that can be run but has
   *     no finding rests on fewer people than the smallest cell
   */
  public static List<Claim> of(
      Matching matching, Constructs constructs, Map<Match, Finding> found) {
    Map<String, List<Verdict>> verdicts =
        matching.matches().stream()
            .filter(m -> m.standing() == Hypothesis.Standing.CONFIRMATORY)
            .collect(
                Collectors.groupingBy(
                    m -> m.hypothesis().id(),
                    Collectors.mapping(m -> verdict(m, found.get(m)), Collectors.toList())));
    List<Claim> rows = new ArrayList<>();
    for (Match match : matching.matches()) {
      Verdict whole = match.hypothesis().summary().of(verdicts.get(match.hypothesis().id()));
      rows.add(row(match, constructs, found.get(match), whole, matching.familySize(match)));
    }
    return List.copyOf(rows);
  }

  private static Verdict verdict(Match match, Finding finding) {
    return match.isTestable() && finding != null
        ? Verdict.of(match.test(), finding, match.smallestEffect())
        : Verdict.CANNOT_BE_TESTED;
  }

  private static Claim row(
      Match match, Constructs constructs, Finding finding, Verdict whole, int familySize) {
    Verdict verdict = verdict(match, finding);
    boolean few = match.isTestable() && finding == null;
    Unanswerable obstacle =
        few
            ? Unanswerable.TOO_FEW_PEOPLE
            : match.isTestable() && verdict == Verdict.CANNOT_BE_TESTED
                ? Unanswerable.NO_ESTIMATE
                : match.obstacle();
    Finding shown = match.isTestable() ? finding : null;
    TestStatistic statistic = shown == null ? TestStatistic.NONE : shown.statistic();
    DeclaredTest test = match.test();
    Hypothesis hypothesis = match.hypothesis();
    return new Claim(
        hypothesis.id(),
        test.id(),
        hypothesis.title(),
        hypothesis.priority().word(),
        test.level().word(),
        test.level().reach().word(),
        test.asks().word(),
        test.direction().word(),
        match.procedure().word(),
        match.measure(Role.OUTCOME),
        match.measure(Role.PREDICTOR),
        others(match),
        shown == null ? null : number(shown.estimate()),
        shown == null ? null : number(shown.interval().low()),
        shown == null ? null : number(shown.interval().high()),
        shown == null ? null : number(shown.interval().level()),
        statistic.name().isEmpty() ? null : statistic.name(),
        number(statistic.value()),
        number(statistic.dfNumerator()),
        number(statistic.df()),
        shown == null ? null : number(shown.pValue()),
        shown == null ? null : number(shown.adjustedP()),
        shown == null ? null : number(shown.equivalenceP()),
        shown == null ? null : number(shown.adjustedEquivalenceP()),
        hypothesis.family(),
        match.standing().word(),
        (long) familySize,
        match.smallestEffect(),
        shown == null ? null : Long.valueOf(shown.n()),
        few ? Long.valueOf(0) : shown == null ? null : Long.valueOf(shown.participants()),
        verdict.word(),
        whole.word(),
        obstacle.word(),
        shown == null ? null : number(shown.curveMedian()),
        shown == null ? null : number(shown.curveShare()),
        shown == null ? null : number(shown.curveP()),
        shown == null ? "" : shown.remark(),
        few
            ? Sentence.of("it would rest on, or single out, fewer people than the smallest cell")
            : match.isTestable()
                ? Sentence.of(match, constructs, verdict, finding)
                : Sentence.of(match.reason()),
        "");
  }

  private static String others(Match match) {
    return match.measures().keySet().stream()
        .filter(role -> role != Role.OUTCOME && role != Role.PREDICTOR)
        .map(role -> role.word() + "=" + match.measure(role))
        .collect(Collectors.joining(";"));
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
