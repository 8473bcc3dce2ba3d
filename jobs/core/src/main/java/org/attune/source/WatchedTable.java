package org.attune.source;

import org.attune.file.ForwardedTable;
import org.attune.file.RawRow;
import org.attune.file.RawTable;

/**
 * A raw table that is searched for direct identifiers to its last row while it is read.
 *
 * <p>A check-up looks at the first {@value Identifiers#SAMPLE} rows only; what stands further down
 * is found here, and refused before anything of the file is published.
 */
public final class WatchedTable extends ForwardedTable {

  private final Identifiers scan;

  private WatchedTable(RawTable table) {
    super(table);
    this.scan = Identifiers.of(table.header());
  }

  /** Watches a table, or a part of one. */
  public static WatchedTable of(RawTable table) {
    return new WatchedTable(table);
  }

  /** What the rows so far look like; those of the parts of a file can be combined. */
  public Identifiers found() {
    return scan;
  }

  @Override
  public RawRow next() {
    RawRow row = super.next();
    scan.accept(row);
    return row;
  }
}
