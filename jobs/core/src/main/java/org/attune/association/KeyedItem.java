package org.attune.association;

import java.io.Serializable;

/**
 * One keyed item of one scored questionnaire, after the duplicate and expiry policies.
 *
 * @param policy declared, or the one policy that differs
 * @param participant the pseudonym
 * @param occasion the survey occasion or the diary source's id
 * @param record the record as the panel has it: empty where the score is a value of the person
 * @param instrument the name that {@link Measure#instrument} gives
 * @param item the item's neutral label
 * @param value the keyed value; null when missing
 * @param missing why it is missing; null when it is not
 */
public record KeyedItem(
    String policy,
    String participant,
    String occasion,
    String record,
    String instrument,
    String item,
    Double value,
    String missing)
    implements Serializable {}
