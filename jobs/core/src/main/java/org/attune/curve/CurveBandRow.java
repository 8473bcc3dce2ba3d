package org.attune.curve;

/**
 * The curve at 101 evenly spaced places from the smallest to the largest estimate, with what each
 * place has under the null.
 *
 * @param curve the curve's id under curves in study.yaml
 * @param method bootstrap_null: participants drawn with replacement, each outcome less its observed
 *     effect; permutation: all predictors of a participant exchanged among participants
 * @param point the place, 1 for the smallest estimate to 101 for the largest
 * @param share how far along the curve, from 0 to 1
 * @param position the place in the sorted curve of the specification that stands here
 * @param estimate its standardised estimate
 * @param confLow 2.5 % quantile of this specification's estimate over resamples of participants;
 *     null for permutations
 * @param confHigh 97.5 % quantile
 * @param nullLow 2.5 % quantile of the replicates' sorted curves at this place
 * @param nullHigh 97.5 % quantile
 */
public record CurveBandRow(
    String curve,
    String method,
    Long point,
    Double share,
    Long position,
    Double estimate,
    Double confLow,
    Double confHigh,
    Double nullLow,
    Double nullHigh) {}
