package org.attune.source;

import java.util.List;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.UserMissing;

/**
 * A raw table that is searched for direct identifiers to its last row while it is read.
 *
 * <p>A check-up looks at the first {@value Identifiers#SAMPLE} rows only; what stands further down
 * is found here, and refused before anything of the file is published.
 */
public final class WatchedTable implements RawTable {

  private final RawTable table;
  private final Identifiers scan;

  private WatchedTable(RawTable table) {
    this.table = table;
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
  public boolean hasNext() {
    return table.hasNext();
  }

  @Override
  public RawRow next() {
    RawRow row = table.next();
    scan.accept(row);
    return row;
  }

  @Override
  public String file() {
    return table.file();
  }

  @Override
  public List<String> header() {
    return table.header();
  }

  @Override
  public Map<String, String> labels() {
    return table.labels();
  }

  @Override
  public Map<String, Map<String, String>> valueLabels() {
    return table.valueLabels();
  }

  @Override
  public Map<String, UserMissing> userMissing() {
    return table.userMissing();
  }

  @Override
  public Map<String, String> zones() {
    return table.zones();
  }

  @Override
  public char decimal() {
    return table.decimal();
  }

  @Override
  public void close() {
    table.close();
  }
}
