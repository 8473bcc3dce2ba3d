package org.attune.curve;

/**
 * One row for each curve: how many specifications there are and what they say together.
 *
 * @param curve the curve's id under curves in study.yaml
 * @param part empty where the whole curve was run; otherwise the filters that chose the part,
 *     joined by blanks
 * @param nDeclared specifications that the curve declares
 * @param nSpecifications specifications that were run
 * @param nWithheld of these, withheld because of too few participants
 * @param nEstimated specifications with an estimate and a test, the members of the curve
 * @param median the median of their standardised estimates
 * @param quartileLow the 25 % quantile
 * @param quartileHigh the 75 % quantile
 * @param minimum the smallest
 * @param maximum the largest
 * @param direction the dominant direction, that of the median
 * @param nPositive estimates above zero
 * @param nNegative estimates below zero
 * @param nSignificant specifications significant at 5 % in the dominant direction
 * @param shareSignificant their share
 * @param nOpposite specifications significant in the other direction
 * @param meanDeviate the mean of the specifications' normal deviates
 * @param nRefitted specifications that were nearly singular and fitted anew on their rows
 * @param replicates resamples of participants under the null
 * @param permutations permutations of participants
 * @param seed the seed of all replicates
 * @param smallestEffect the smallest effect of interest that the curve declares; null when none
 * @param shareBeyond the share of estimates beyond it in the dominant direction; null when none is
 *     declared
 */
public record CurveRow(
    String curve,
    String part,
    Long nDeclared,
    Long nSpecifications,
    Long nWithheld,
    Long nEstimated,
    Double median,
    Double quartileLow,
    Double quartileHigh,
    Double minimum,
    Double maximum,
    String direction,
    Long nPositive,
    Long nNegative,
    Long nSignificant,
    Double shareSignificant,
    Long nOpposite,
    Double meanDeviate,
    Long nRefitted,
    Long replicates,
    Long permutations,
    Long seed,
    Double smallestEffect,
    Double shareBeyond) {}
