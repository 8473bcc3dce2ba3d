package org.attune.instrument;

import java.io.Serializable;

/**
 * One scale of one scored questionnaire.
 *
 * @param scale {@code total}, or the subscale's name
 * @param items how many items it has
 * @param answeredItems how many of them are not missing; 0 where the file holds only the score
 * @param prorated whether missing items were made up for by the mean of the others
 * @param score the score; NaN when there is none
 * @param missing why there is no score, as one of the constants; null when there is one
 * @param supplied the score that the study's file holds; NaN when it holds none
 * @param check what came of the supplied score; null where the study names no such column
 */
public record ScaleResult(
    String scale,
    int items,
    int answeredItems,
    boolean prorated,
    double score,
    String missing,
    double supplied,
    Check check)
    implements Serializable {

  /** Too many items are missing. */
  public static final String TOO_MANY_MISSING = "too_many_missing";

  /** The file holds only the score, and it is blank here. */
  public static final String NO_SUPPLIED_SCORE = "no_supplied_score";

  /** The largest difference that still counts as rounding. */
  private static final double ROUNDING = 0.005;

  /** What came of a score that the study's file holds ready made. */
  public enum Check {
    /** It is the score computed from the items, but for rounding. */
    AGREES,
    /** It is another than the score computed from the items, which is the one that counts. */
    DIFFERS,
    /** Too many items are missing to compute a score, so there is none. */
    NOT_RECOMPUTED,
    /** The file holds no items: it is taken as it is, and nobody can say whether it is right. */
    UNVERIFIABLE,
    /** It is no possible score, and missing. */
    OUT_OF_RANGE,
    /** The cell holds none. */
    ABSENT
  }

  /** A scale of which the file holds the items alone. */
  public ScaleResult(
      String scale, int items, int answeredItems, boolean prorated, double score, String missing) {
    this(scale, items, answeredItems, prorated, score, missing, Double.NaN, null);
  }

  /**
   * This result beside the score that the file holds, which never replaces it.
   *
   * @param given the supplied score; NaN when there is none
   * @param possible the scale's range
   */
  ScaleResult beside(double given, Range possible) {
    Check found =
        Double.isNaN(given)
            ? Check.ABSENT
            : !possible.holds(given)
                ? Check.OUT_OF_RANGE
                : Double.isNaN(score)
                    ? Check.NOT_RECOMPUTED
                    : Math.abs(given - score) <= ROUNDING ? Check.AGREES : Check.DIFFERS;
    return new ScaleResult(scale, items, answeredItems, prorated, score, missing, given, found);
  }

  /** A scale of which the file holds nothing but the score. */
  static ScaleResult supplied(Scale scale, double given) {
    boolean absent = Double.isNaN(given);
    boolean possible = scale.range().holds(given);
    return new ScaleResult(
        scale.name(),
        scale.items().size(),
        0,
        false,
        possible ? given : Double.NaN,
        absent ? NO_SUPPLIED_SCORE : possible ? null : Scored.OUT_OF_RANGE,
        given,
        absent ? Check.ABSENT : possible ? Check.UNVERIFIABLE : Check.OUT_OF_RANGE);
  }
}
