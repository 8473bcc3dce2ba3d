package org.attune.instrument;

import java.io.Serializable;

/**
 * One scale of one scored questionnaire.
 *
 * @param scale {@code total}, or the subscale's name
 * @param items how many items it has
 * @param answeredItems how many of them are not missing
 * @param prorated whether missing items were made up for by the mean of the others
 * @param score the score; NaN when too many items are missing
 * @param missing {@code too_many_missing} when there is no score; else null
 */
public record ScaleResult(
    String scale, int items, int answeredItems, boolean prorated, double score, String missing)
    implements Serializable {

  /** Why a scale has no score. */
  public static final String TOO_MANY_MISSING = "too_many_missing";
}
