package org.attune.instrument;

import java.io.Serializable;

/**
 * The lowest and the highest possible value of an item or a score.
 *
 * @param min the lowest
 * @param max the highest
 */
public record Range(double min, double max) implements Serializable {

  @Override
  public String toString() {
    return "[" + plain(min) + ", " + plain(max) + "]";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
