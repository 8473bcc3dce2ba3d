package org.attune.quality;

import java.io.Serializable;
import java.util.List;

/**
 * The items that one record holds, in the order in which they were asked.
 *
 * @param source the source's id
 * @param occasion the occasion; {@code *} where a column of the file names it
 * @param columns the items' columns, in the order of the file
 * @param longestBlock items of the longest questionnaire whose columns stand side by side
 * @param seconds the columns whose numbers add up to the time taken; empty where none is declared,
 *     and the record's own duration counts
 */
public record Battery(
    String source, String occasion, List<String> columns, int longestBlock, List<String> seconds)
    implements Serializable {

  /** Copies the lists. */
  public Battery {
    columns = List.copyOf(columns);
    seconds = List.copyOf(seconds);
  }

  /** How many items there are. */
  public int items() {
    return columns.size();
  }
}
