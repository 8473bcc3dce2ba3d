package org.attune.file;

import java.nio.file.Path;
import java.util.function.Function;

/** A table that is read from a spool, which is closed with it. */
final class SpooledTable extends ForwardedTable {

  private final Spool spool;

  private SpooledTable(RawTable table, Spool spool) {
    super(table);
    this.spool = spool;
  }

  static RawTable of(Spool spool, Function<Path, RawTable> open) {
    try {
      return new SpooledTable(open.apply(spool.path()), spool);
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** The bytes that the table is read from. */
  Spool spool() {
    return spool;
  }

  @Override
  public CodedRows coded(Parts.Opening opening, Reading reading, Part part) {
    return table.coded(opening, reading, part);
  }

  @Override
  public void close() {
    try {
      super.close();
    } finally {
      spool.close();
    }
  }
}
