package org.attune.file;

import java.util.NoSuchElementException;

/** A file of cases that is read one case ahead, so that damage at its end shows in time. */
abstract class CaseTable implements RawTable {

  private final String kind;

  /** The number of the last case that was read, from 1. */
  protected long row;

  private RawRow ahead;
  private boolean empty;

  /**
   * A table before its first case.
   *
   * @param kind what the format calls a row
   */
  CaseTable(String kind) {
    this.kind = kind;
  }

  /** The next case, or null after the last. */
  abstract RawRow advance();

  /** Reads the first case, when the head has been read; a file without one is told of as a row. */
  final void begin() {
    ahead = advance();
    empty = ahead == null;
  }

  @Override
  public final boolean hasNext() {
    return ahead != null || empty;
  }

  @Override
  public final RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (empty) {
      empty = false;
      return RawRow.faulty(1, Reason.NO_ROWS, "At least one " + kind + ".");
    }
    RawRow current = ahead;
    ahead = advance();
    return current;
  }
}
