package org.attune.association;

import java.util.List;

/**
 * The keyed items of one scored questionnaire, after the duplicate and expiry policies.
 *
 * @param policy declared, or the one policy that differs
 * @param occasion the survey occasion or the diary source's id
 * @param instrument the name that {@link Measure#instrument} gives
 * @param items the items' neutral labels; best one list for many records
 * @param values for each item the keyed value; null when missing
 * @param missing for each item why it is missing; null when it is not
 */
public record KeyedRecord(
    String policy,
    String occasion,
    String instrument,
    List<String> items,
    List<Double> values,
    List<String> missing) {}
