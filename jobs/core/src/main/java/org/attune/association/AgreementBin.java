package org.attune.association;

/**
 * Participants with neighbouring use, and how far their reports lie from their log: a dot of a
 * Bland-Altman plot that is no single person.
 *
 * @param report the self-reported measure
 * @param log the logged measure
 * @param bin number of the group, from 1, by rising use
 * @param nParticipants participants in the group; the smallest cell is counted in these
 * @param useMean mean of the mean of report and log
 * @param differenceMean mean of report - log
 * @param differenceLow lower bound of its 95 % interval
 * @param differenceHigh upper bound
 * @param differenceSd standard deviation of report - log in the group
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record AgreementBin(
    String report,
    String log,
    Long bin,
    Long nParticipants,
    Double useMean,
    Double differenceMean,
    Double differenceLow,
    Double differenceHigh,
    Double differenceSd,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "agreement_bin";
  }
}
