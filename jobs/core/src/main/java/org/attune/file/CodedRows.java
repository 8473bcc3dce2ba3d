package org.attune.file;

/**
 * The rows of a table with a small number for every text, so that who maps a log of many millions
 * of rows works out once what a text means, and makes no objects for a row.
 *
 * <p>It is no reader of its own kind: it knows only rows of which nothing needs an opinion, and
 * gives every other row, or all from some row on, as its {@link RawTable} does.
 */
public interface CodedRows extends AutoCloseable {

  /** Stands for the number of a text where a column has too many different ones. */
  int UNCODED = -1;

  /** How a cell tells a time. */
  enum Time {
    /** It is empty. */
    NONE,
    /** A moment, of which the zone does not matter. */
    MOMENT,
    /** A local time without a zone, given as if it were universal time. */
    LOCAL,
    /** It does not begin like a time. */
    WORD,
    /** It may be a time or not. */
    OTHER
  }

  /**
   * Goes to the next row.
   *
   * @return whether there is one
   * @throws org.attune.schema.Refusal as the table does
   */
  boolean next();

  /** Whether the cells of this row can be asked for; of any other there is only {@link #row}. */
  boolean isPlain();

  /** The line of a plain row. */
  long line();

  /** This row as the table gives it. */
  RawRow row();

  /** The number of a cell's text among those of its column: 0 where it is empty. */
  int code(int column);

  /** The text of a number, as {@link RawRow} gives cells; null for 0. */
  String text(int column, int code);

  /** How a cell tells a time; then {@link #micros} is that time, exactly. */
  Time time(int column);

  /** Microseconds from the beginning of 1970 to the time that was asked for last. */
  long micros();

  /** Whether a cell is empty. */
  boolean isEmpty(int column);

  /** A number without a sign, exponent or blanks; NaN where the cell may hold anything else. */
  double number(int column);

  @Override
  void close();
}
