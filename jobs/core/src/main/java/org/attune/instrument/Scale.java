package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * One score of an instrument.
 *
 * @param name {@code total}, or the subscale's name
 * @param items the labels of its items, in order
 * @param sumOf the scales it adds, before any of them is rescaled; empty when it is scored from its
 *     items
 * @param score how the keyed items become one number
 * @param multiply what the sum or mean is multiplied by
 * @param rescaled whether the score is moved from the range that its items give to {@code range},
 *     by the straight line between the ends
 * @param range the lowest and the highest possible score
 * @param missing what missing items do
 */
public record Scale(
    String name,
    List<String> items,
    List<String> sumOf,
    ScoreRule score,
    double multiply,
    boolean rescaled,
    Range range,
    MissingRule missing)
    implements Serializable {

  private static final Range PERCENT = new Range(0, 100);

  /** Copies the lists. */
  public Scale {
    items = List.copyOf(items);
    sumOf = List.copyOf(sumOf);
  }

  /** This scale with every item required. */
  Scale complete() {
    return sumOf.isEmpty() && score != ScoreRule.SUPPLIED
        ? new Scale(name, items, sumOf, score, multiply, rescaled, range, MissingRule.COMPLETE)
        : this;
  }

  /** This scale as a percentage of the maximum possible, from 0 to 100. */
  Scale pomp() {
    return new Scale(name, items, sumOf, score, multiply, true, PERCENT, missing);
  }
}
