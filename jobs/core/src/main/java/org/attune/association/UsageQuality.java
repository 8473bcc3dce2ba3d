package org.attune.association;

/**
 * One row for each thing that tells how good the usage data are: days, valid days, how long loggers
 * ran, and what had to be repaired.
 *
 * @param quantity what is counted: days, observed_days, valid_days, sensed_days or repairs
 * @param groupName all; sensed_hours for days by how long the logger ran, share_valid for
 *     participants by the share of their days that is valid, rule for repairs by rule
 * @param groupValue all; the bounds, the lower one included; or the rule
 * @param nParticipants participants behind the row; the smallest cell is counted in these
 * @param n how many: participant-days, or repaired events
 * @param q1 first quartile of what {@code unit} says
 * @param median its median
 * @param q3 its third quartile
 * @param unit what the quartiles are of: day, for the number a participant has, or hour, for how
 *     long the logger ran on a day; empty without quartiles
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record UsageQuality(
    String quantity,
    String groupName,
    String groupValue,
    Long nParticipants,
    Long n,
    Double q1,
    Double median,
    Double q3,
    String unit,
    String withheld) {}
