package org.attune.instrument;

import java.io.Serializable;
import java.util.List;

/**
 * One score of an instrument.
 *
 * @param name {@code total}, or the subscale's name
 * @param items the labels of its items, in order
 * @param sumOf the scales it adds; empty when it is scored from its items
 * @param score how the keyed items become one number
 * @param multiply what the sum or mean is multiplied by
 * @param range the lowest and the highest possible score
 * @param missing what missing items do
 */
public record Scale(
    String name,
    List<String> items,
    List<String> sumOf,
    ScoreRule score,
    double multiply,
    Range range,
    MissingRule missing)
    implements Serializable {

  /** Copies the lists. */
  public Scale {
    items = List.copyOf(items);
    sumOf = List.copyOf(sumOf);
  }

  /** This scale with every item required. */
  Scale complete() {
    return sumOf.isEmpty()
        ? new Scale(name, items, sumOf, score, multiply, range, MissingRule.COMPLETE)
        : this;
  }
}
