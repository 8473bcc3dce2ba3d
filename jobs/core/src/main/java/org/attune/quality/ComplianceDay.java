package org.attune.quality;

import java.time.LocalDate;

/**
 * A row of the table {@code compliance_day}: the prompts of one participant's day.
 *
 * @param participant the participant's pseudonym: the same person has the same pseudonym in every
 *     table
 * @param source the id of the source in study.yaml that the row came from
 * @param day the local calendar day of the prompts
 * @param studyDay the day's number for this participant and diary: 1 is the day of the first prompt
 * @param nIssued prompts that were issued that day
 * @param nAnswered prompts that were answered, at least in part
 * @param nExpired prompts that expired
 * @param nCancelled prompts that were cancelled
 * @param shareAnswered answered prompts as a share of all
 * @param latencyMedianSeconds median time from issue to answer, over answered prompts; null where
 *     none is known
 */
public record ComplianceDay(
    String participant,
    String source,
    LocalDate day,
    Long studyDay,
    Long nIssued,
    Long nAnswered,
    Long nExpired,
    Long nCancelled,
    Double shareAnswered,
    Double latencyMedianSeconds) {}
