package org.attune.instrument;

/**
 * A row of the table {@code scale_score}: one scale of one scored questionnaire.
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
 * @param specVersion the version of the instrument's specification
 * @param variant the scoring variant
 * @param scale total, or the subscale's name
 * @param items items of the scale
 * @param answeredItems items that are not missing
 * @param prorated whether missing items were prorated
 * @param score the score; NaN when too many items are missing
 * @param missing why there is no score; null when there is one
 * @param specStatus how far the instrument's specification can be relied on
 * @param supplied the score that the file holds ready made; NaN when it holds none
 * @param suppliedCheck what came of it; null where the study names no such column
 */
public record ScaleScore(
    String participant,
    String source,
    String occasion,
    String record,
    long copy,
    long copies,
    boolean fullest,
    String status,
    String instrument,
    int specVersion,
    String variant,
    String scale,
    int items,
    int answeredItems,
    boolean prorated,
    double score,
    String missing,
    String specStatus,
    double supplied,
    String suppliedCheck) {}
