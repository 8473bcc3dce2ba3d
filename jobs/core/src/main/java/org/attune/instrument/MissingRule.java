package org.attune.instrument;

import java.io.Serializable;

/**
 * What missing items do to a scale's score.
 *
 * @param kind the rule
 * @param atMost the most items that may be missing; 0 for {@link Kind#COMPLETE}, {@link Kind#PARTS}
 *     and {@link Kind#SUPPLIED}
 */
public record MissingRule(Kind kind, int atMost) implements Serializable {

  /** Every item of the scale is required. */
  public static final MissingRule COMPLETE = new MissingRule(Kind.COMPLETE, 0);

  /** The rule of a scale that adds other scales. */
  public static final MissingRule PARTS = new MissingRule(Kind.PARTS, 0);

  /** The rule of a scale that the study's file holds ready made. */
  public static final MissingRule SUPPLIED = new MissingRule(Kind.SUPPLIED, 0);

  /** The kinds of rule. */
  public enum Kind {
    /** No score as soon as one item is missing. */
    COMPLETE,
    /** Mean of the answered items times the number of items. */
    PRORATE,
    /** Mean of the answered items times the number of items, rounded up to a whole number. */
    PRORATE_UP,
    /** Mean of the answered items. */
    MEAN,
    /** The count among the answered items; nothing is added for the missing ones. */
    COUNT,
    /** No score as soon as one of the added scales has none. */
    PARTS,
    /** The score is in the study's file; no item is known. */
    SUPPLIED
  }
}
