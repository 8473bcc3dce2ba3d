package org.attune.association;

/**
 * One row for each weekday and hour of the local clock: how long screens are in use then.
 *
 * @param weekday monday to sunday
 * @param hour 0 to 23
 * @param nParticipants participants with a valid day of that weekday; the smallest cell is counted
 *     in these
 * @param nDays their valid days of that weekday
 * @param minutes mean over participants of each one's mean screen minutes in that hour
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record UsageClock(
    String weekday, Long hour, Long nParticipants, Long nDays, Double minutes, String withheld) {}
