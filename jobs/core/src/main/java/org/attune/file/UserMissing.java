package org.attune.file;

import java.util.Set;

/**
 * What a file itself declares as missing in one column: single cells, a range of numbers, or both.
 *
 * @param cells cells as {@link RawRow} gives them; may be empty
 * @param low the smallest number of the range; null without a range
 * @param high the largest number of the range; null without a range
 */
public record UserMissing(Set<String> cells, Double low, Double high) {

  public UserMissing {
    cells = Set.copyOf(cells);
    if ((low == null) != (high == null)) {
      throw new IllegalArgumentException("Expected both ends of a range, or none.");
    }
  }

  /**
   * Whether a cell is one of those declared missing.
   *
   * @param cell as {@link RawRow} gives it; null holds nothing and is not declared
   * @param number the number that the cell holds; null where it holds none
   */
  public boolean holds(String cell, Double number) {
    return (cell != null && cells.contains(cell))
        || (low != null && number != null && low <= number && number <= high);
  }
}
