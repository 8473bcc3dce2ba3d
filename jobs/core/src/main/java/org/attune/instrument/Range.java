package org.attune.instrument;

import java.io.Serializable;

/**
 * The lowest and the highest possible value of an item or a score.
 *
 * @param min the lowest
 * @param max the highest
 */
public record Range(double min, double max) implements Serializable {

  /** Whether a value lies in it; NaN does not. */
  public boolean holds(double value) {
    return value >= min && value <= max;
  }

  @Override
  public String toString() {
    return "[" + plain(min) + ", " + plain(max) + "]";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
