package org.attune.curve;

/**
 * One row for each joint test of a curve: one statistic against resamples of the same participants
 * for all specifications.
 *
 * @param curve the curve's id under curves in study.yaml
 * @param method bootstrap_null: participants drawn with replacement, each outcome less its observed
 *     effect; permutation: all predictors of a participant exchanged among participants
 * @param statistic median: the median estimate; significant: the number of specifications
 *     significant in the dominant direction; stouffer: the sum of the normal deviates over the root
 *     of their number
 * @param observed the statistic of the observed curve
 * @param nullMedian the median of the replicates
 * @param nullLow their 2.5 % quantile
 * @param nullHigh their 97.5 % quantile
 * @param pValue two-sided: replicates at least as extreme and one, over replicates and one
 * @param nExtreme replicates at least as extreme as the observed curve
 * @param replicates how many replicates
 */
public record CurveTestRow(
    String curve,
    String method,
    String statistic,
    Double observed,
    Double nullMedian,
    Double nullLow,
    Double nullHigh,
    Double pValue,
    Long nExtreme,
    Long replicates) {}
