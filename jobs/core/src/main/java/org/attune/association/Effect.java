package org.attune.association;

import java.util.List;
import org.attune.stats.Disattenuation;

/**
 * One row for each number of a wider analysis: robust and corrected correlations, regressions,
 * differences of correlations, comparisons of groups, curvature, moderation, and multilevel models.
 *
 * @param family the declared family of analyses
 * @param analysis mean, association, regression, difference, comparison, shape, moderation or
 *     multilevel
 * @param outcome the outcome, with its occasion after @ where it has several
 * @param predictor the predictor, likewise; the grouping variable of a comparison; empty for a mean
 * @param other what else the number is about: the second predictor of a difference, the two groups
 *     that are compared, the moderator; empty when nothing
 * @param lag how many records before the outcome's own the predictor is of; 0 for the same
 * @param estimand between people, within people, lagged within people, or total
 * @param estimator how it was estimated
 * @param term which number of the model it is
 * @param weight the survey weight; empty when unweighted
 * @param design the strata and clusters that errors allow for, as strata=NAME or clusters=NAME,
 *     joined by a blank; empty without
 * @param covariates the covariates held constant, joined by +; empty when none
 * @param policy declared, or the one policy that differs from what the study declared
 * @param estimate the number
 * @param stdError its standard error; null where the estimator gives none
 * @param confLow lower bound of the interval
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param statistic the test statistic: t, z where df is null, F where df has a numerator
 * @param dfNumerator degrees of freedom of F's numerator; null for t and z
 * @param df degrees of freedom of t or of F's denominator; null for z
 * @param pValue two-sided p
 * @param pHolm p adjusted after Holm over the family's tests of this analysis and term
 * @param pBh p adjusted after Benjamini and Hochberg over the same
 * @param pBy p adjusted after Benjamini and Yekutieli over the same
 * @param pMaxT p adjusted by drawing participants (Westfall and Young), over the family's Pearson
 *     correlations; null for other estimators
 * @param familySize tests in that family; 0 when the row is outside of any correction
 * @param smallestEffect the smallest effect of interest that the study declares; null when none
 * @param pEquivalence p of two one-sided tests that the effect is smaller than that; null when none
 *     is declared or the term is not on its scale
 * @param pMinimal p of the test that the effect is larger than that, in either direction
 * @param bayesFactor how much better a correlation other than zero explains the data than zero
 *     does; null for other terms
 * @param reliabilityOutcome reliability of the outcome in the study's sample; null when unknown
 * @param reliabilityPredictor reliability of the predictor; null when unknown
 * @param n rows that enter the estimate
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nOccasions diary records that enter the estimate; n for rows between people
 * @param effectiveN Kish's effective n; null when unweighted
 * @param nExcluded participants with a value of either measure, but not of all that it needs; where
 *     two groups are compared, of those in them
 * @param excludedWhy how many of these lack what, each counted at the first that is missing; empty
 *     when none is excluded
 * @param remark empty, or why there is no number, or what to keep in mind of it
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record Effect(
    String family,
    String analysis,
    String outcome,
    String predictor,
    String other,
    Long lag,
    String estimand,
    String estimator,
    String term,
    String weight,
    String design,
    String covariates,
    String policy,
    Double estimate,
    Double stdError,
    Double confLow,
    Double confHigh,
    Double confLevel,
    Double statistic,
    Double dfNumerator,
    Double df,
    Double pValue,
    Double pHolm,
    Double pBh,
    Double pBy,
    Double pMaxT,
    Long familySize,
    Double smallestEffect,
    Double pEquivalence,
    Double pMinimal,
    Double bayesFactor,
    Double reliabilityOutcome,
    Double reliabilityPredictor,
    Long n,
    Long nParticipants,
    Long nOccasions,
    Double effectiveN,
    Long nExcluded,
    String excludedWhy,
    String remark,
    String withheld)
    implements ResultRow {

  /** What belongs to an observed correlation and not to the corrected one. */
  private static final List<String> OF_THE_OBSERVED =
      List.of(
          "stdError",
          "statistic",
          "df",
          "pValue",
          "pHolm",
          "pBh",
          "pBy",
          "pMaxT",
          "smallestEffect",
          "pEquivalence",
          "pMinimal",
          "bayesFactor");

  /** The same row with its p value adjusted over a family of that size. */
  Effect adjusted(Double holm, Double bh, Double by, long size) {
    return Changed.of(this)
        .with("pHolm", holm)
        .with("pBh", bh)
        .with("pBy", by)
        .with("familySize", size)
        .record();
  }

  /** The same row with the measures' reliabilities; null where they are not known. */
  Effect reliable(Double ofOutcome, Double ofPredictor) {
    return Changed.of(this)
        .with("reliabilityOutcome", ofOutcome)
        .with("reliabilityPredictor", ofPredictor)
        .record();
  }

  /** This correlation corrected for unreliability; tests stay with the one that was observed. */
  Effect corrected(Disattenuation found, String why) {
    Changed<Effect> changed =
        Changed.of(this)
            .with("estimator", "disattenuated")
            .with("estimate", Finite.of(found.estimate()))
            .with("confLow", Finite.of(found.interval().low()))
            .with("confHigh", Finite.of(found.interval().high()))
            .with("confLevel", found.interval().level())
            .with("familySize", 0L)
            .with("remark", why);
    OF_THE_OBSERVED.forEach(component -> changed.with(component, null));
    return changed.record();
  }

  @Override
  public String table() {
    return "effect";
  }
}
