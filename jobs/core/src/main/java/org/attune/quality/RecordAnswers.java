package org.attune.quality;

/**
 * The answers of one record.
 *
 * @param raw the valid answers as they were given, in the order of the battery; NaN where missing
 * @param scales for each scale its items in order, keyed and as a share of the item's range, from 0
 *     to 1; NaN where missing
 * @param seconds the time taken; NaN where it is not known
 */
public record RecordAnswers(double[] raw, double[][] scales, double seconds) {}
