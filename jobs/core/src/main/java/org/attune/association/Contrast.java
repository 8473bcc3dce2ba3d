package org.attune.association;

/**
 * One row for each paired contrast asked for.
 *
 * @param family the declared family
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param first the first occasion
 * @param second the second occasion
 * @param estimand within people
 * @param estimator paired_t
 * @param policy declared, or the one policy that differs from what the study declared
 * @param meanFirst mean of the pairs at the first occasion
 * @param sdFirst SD
 * @param meanSecond mean of the pairs at the second occasion
 * @param sdSecond SD
 * @param estimate mean of first minus second
 * @param confLow lower bound of its 95 % interval
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param statistic t
 * @param df pairs minus 1
 * @param pValue two-sided p
 * @param pHolm p adjusted after Holm over the family
 * @param pBh p adjusted after Benjamini and Hochberg over the family
 * @param familySize tests in the family
 * @param d mean difference over the SD of the differences
 * @param dLow lower bound of d's interval
 * @param dHigh upper bound
 * @param r correlation of first and second
 * @param reliabilityFirst reliability of the measure at the first occasion in the study's sample;
 *     null when unknown
 * @param reliabilitySecond reliability at the second occasion; null when unknown
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nOccasions occasions that enter the estimate: diary records for within-person rows, else
 *     equal to n
 * @param nExcluded participants with the measure at one of the occasions only
 * @param excludedWhy how many of these lack what, each counted at the first that is missing; empty
 *     when none is excluded
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Contrast(
    String family,
    String measure,
    String first,
    String second,
    String estimand,
    String estimator,
    String policy,
    Double meanFirst,
    Double sdFirst,
    Double meanSecond,
    Double sdSecond,
    Double estimate,
    Double confLow,
    Double confHigh,
    Double confLevel,
    Double statistic,
    Double df,
    Double pValue,
    Double pHolm,
    Double pBh,
    Long familySize,
    Double d,
    Double dLow,
    Double dHigh,
    Double r,
    Double reliabilityFirst,
    Double reliabilitySecond,
    Long n,
    Long nParticipants,
    Long nOccasions,
    Long nExcluded,
    String excludedWhy,
    String withheld)
    implements ResultRow {

  /** The same row with its p value adjusted over a family of that size. */
  Contrast adjusted(Double holm, Double bh, long size) {
    return Changed.of(this).with("pHolm", holm).with("pBh", bh).with("familySize", size).record();
  }

  /** The same row with the reliabilities at both occasions; null where they are not known. */
  Contrast reliable(Double ofFirst, Double ofSecond) {
    return Changed.of(this)
        .with("reliabilityFirst", ofFirst)
        .with("reliabilitySecond", ofSecond)
        .record();
  }

  @Override
  public String table() {
    return "contrast";
  }
}
