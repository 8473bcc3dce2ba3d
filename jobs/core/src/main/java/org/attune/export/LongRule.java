package org.attune.export;

import java.io.Serializable;
import java.util.List;

/**
 * How a file with one row for each answer becomes one row for each record.
 *
 * @param place where it is declared
 * @param item the column that names what was asked
 * @param value the column of the answers
 * @param record columns that, with the participant's, tell one record from another
 * @param repeats what becomes of an item that a record answers twice
 */
public record LongRule(
    String place, String item, String value, List<String> record, Repeats repeats)
    implements Serializable {

  /** What becomes of an item that a record answers twice. */
  public enum Repeats {
    /** The file is refused. */
    REFUSE,
    /** The first answer counts. */
    FIRST,
    /** The last answer counts. */
    LAST,
    /** None counts: the record is without this item. */
    REJECT
  }
}
