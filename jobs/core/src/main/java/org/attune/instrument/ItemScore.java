package org.attune.instrument;

import java.util.List;

/**
 * A row of the table {@code item_score}: the keyed items of one scored questionnaire.
 *
 * @param participant the pseudonym
 * @param source the source's id
 * @param occasion the survey occasion, or the diary's id
 * @param record the record
 * @param copy the record's number among its copies
 * @param copies how many copies there are
 * @param fullest whether this copy has the most answers
 * @param status answered, expired or cancelled
 * @param instrument the instrument's id
 * @param variant the scoring variant
 * @param item the items' labels, in the instrument's order
 * @param value for each item the keyed value; NaN when missing
 * @param missing for each item why it is missing; null when it is not
 */
public record ItemScore(
    String participant,
    String source,
    String occasion,
    String record,
    long copy,
    long copies,
    boolean fullest,
    String status,
    String instrument,
    String variant,
    List<String> item,
    List<Double> value,
    List<String> missing) {}
