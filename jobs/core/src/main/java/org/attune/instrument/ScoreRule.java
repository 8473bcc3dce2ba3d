package org.attune.instrument;

/** How the keyed items of a scale become one number. */
public enum ScoreRule {
  /** The sum of the items. */
  SUM,
  /** The mean of the items. */
  MEAN,
  /** How many items are worth 1. */
  COUNT,
  /** Nothing is computed: the study's file holds the score and no item is known. */
  SUPPLIED
}
