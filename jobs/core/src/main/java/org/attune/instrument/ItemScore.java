package org.attune.instrument;

/**
 * A row of the table {@code item_score}: one keyed item of one scored questionnaire.
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
 * @param item the item's label
 * @param value the keyed value; NaN when missing
 * @param missing why it is missing; null when it is not
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
    String item,
    double value,
    String missing) {}
