package org.attune.quality;

/**
 * A row of the results table {@code compliance}: the prompts of one group.
 *
 * @param source the id of the source in study.yaml that the row came from
 * @param groupName all, study_day, weekday, hour, or share_answered for participants by their share
 *     of answered prompts
 * @param groupValue all; the number of the day, the weekday, the hour from 0 to 23, or the bounds
 *     of the share, the lower one included
 * @param nParticipants participants with a prompt there; the smallest cell is counted in these
 * @param nIssued prompts that were issued
 * @param nAnswered prompts that were answered, at least in part
 * @param nExpired prompts that expired
 * @param nCancelled prompts that were cancelled
 * @param shareAnswered answered prompts as a share of all
 * @param shareQ1 first quartile, over participants, of each one's share of answered prompts
 * @param shareMedian median, over participants, of each one's share of answered prompts
 * @param shareQ3 third quartile, over participants, of each one's share of answered prompts
 * @param latencyQ1Seconds first quartile of the time from issue to answer, over answered prompts
 * @param latencyMedianSeconds median of the time from issue to answer, over answered prompts
 * @param latencyQ3Seconds third quartile of the time from issue to answer, over answered prompts
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Compliance(
    String source,
    String groupName,
    String groupValue,
    Long nParticipants,
    Long nIssued,
    Long nAnswered,
    Long nExpired,
    Long nCancelled,
    Double shareAnswered,
    Double shareQ1,
    Double shareMedian,
    Double shareQ3,
    Double latencyQ1Seconds,
    Double latencyMedianSeconds,
    Double latencyQ3Seconds,
    String withheld) {}
