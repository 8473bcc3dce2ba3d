package org.attune.association;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One row of the panel: a value of a person, or of one diary record.
 *
 * @param policy declared, or the one policy that differs
 * @param participant the pseudonym
 * @param variable the measure
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param record the diary record or the day of usage; empty for values of the person
 * @param day the local day of a record; null for values of the person
 * @param at when a record's prompt was scheduled, else issued, else answered; null for values of
 *     the person and where it is not known
 * @param previousRecord the record of the prompt before, of the same participant and diary,
 *     answered or not; null where there is none
 * @param elapsedMinutes the time from that prompt to this; null where there is none
 * @param overnight whether that prompt was of another local day; null where there is none
 * @param position how many prompts of that person and diary came before, answered or not; null
 *     where it is not known
 * @param value the value; null when missing
 * @param text the label of a category; null otherwise
 */
public record PanelValue(
    String policy,
    String participant,
    String variable,
    String occasion,
    String record,
    LocalDate day,
    Instant at,
    String previousRecord,
    Double elapsedMinutes,
    Boolean overnight,
    Long position,
    Double value,
    String text)
    implements Serializable {

  /** A value of a person, or of a record of which no earlier one is known. */
  public PanelValue(
      String policy,
      String participant,
      String variable,
      String occasion,
      String record,
      LocalDate day,
      Double value,
      String text) {
    this(
        policy,
        participant,
        variable,
        occasion,
        record,
        day,
        null,
        null,
        null,
        null,
        null,
        value,
        text);
  }
}
