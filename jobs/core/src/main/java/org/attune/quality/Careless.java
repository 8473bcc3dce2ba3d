package org.attune.quality;

/**
 * A row of the results table {@code careless}: one index over the records of a source and occasion.
 *
 * @param source the id of the source in study.yaml that the row came from
 * @param occasion the wave or occasion of a survey, such as w1 or pre; for a diary, the source's id
 * @param index the index; any for records with at least one flag, with the number of flags as the
 *     value
 * @param nRecords records that were screened
 * @param n records for which the index was computed
 * @param nParticipants participants of the screened records; the smallest cell is counted in these
 * @param nFlagged records beyond the bound
 * @param cutOff the bound; for mahalanobis that of its p value
 * @param mean mean of the index
 * @param sd standard deviation of the index
 * @param nNotComputed records for which it could not be computed
 * @param reason the most frequent reason why not; empty where there is none
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Careless(
    String source,
    String occasion,
    String index,
    Long nRecords,
    Long n,
    Long nParticipants,
    Long nFlagged,
    Double cutOff,
    Double mean,
    Double sd,
    Long nNotComputed,
    String reason,
    String withheld) {}
