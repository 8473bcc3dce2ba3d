package org.attune.association;

import java.io.Serializable;
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
    Double value,
    String text)
    implements Serializable {}
