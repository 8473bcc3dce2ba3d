package org.attune.instrument;

/**
 * A row of the table {@code scale_band}: the category of one scale score under one published
 * cut-off that the study asked for.
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
 * @param scale total, or the subscale's name
 * @param cutoff the cut-off's name
 * @param category the band's label; null when there is none
 * @param missing why there is no category; null when there is one
 * @param rule the cut-off in words and numbers; null where the group is not known
 * @param reference who published it
 */
public record ScaleBand(
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
    String scale,
    String cutoff,
    String category,
    String missing,
    String rule,
    String reference) {}
