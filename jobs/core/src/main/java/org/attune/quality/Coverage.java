package org.attune.quality;

/**
 * A row of the results table {@code coverage}: some days of participants whose records are about
 * equally complete.
 *
 * @param kind usage for days of the log, diary for prompts
 * @param source the diary; all for usage
 * @param band number of the group, from 1, by falling share over the whole study
 * @param dayFrom first day of the span, from 1
 * @param dayTo last day of the span
 * @param nBand participants in the group, whether or not they have these days
 * @param nParticipants participants of the group with a day or prompt in the span; the smallest
 *     cell is counted in these
 * @param nExpected their days in the span, or prompts
 * @param coveredShare valid days as a share of these, or answered prompts
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Coverage(
    String kind,
    String source,
    long band,
    long dayFrom,
    long dayTo,
    Long nBand,
    Long nParticipants,
    Long nExpected,
    Double coveredShare,
    String withheld) {}
