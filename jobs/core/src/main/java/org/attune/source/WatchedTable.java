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
 * is found here, before anything of the file is published.
 */
public final class WatchedTable implements RawTable {

  private final RawTable table;
  private final Source source;
  private final Pseudonyms pseudonyms;
  private final Identifiers scan;
  private boolean ended;

  private WatchedTable(RawTable table, Source source, Pseudonyms pseudonyms) {
    this.table = table;
    this.source = source;
    this.pseudonyms = pseudonyms;
    this.scan = Identifiers.of(table.header());
  }

  /** Watches a table that is read from its first row on. */
  public static WatchedTable of(RawTable table, Source source, Pseudonyms pseudonyms) {
    return new WatchedTable(table, source, pseudonyms);
  }

  /**
   * Whether there is another row.
   *
   * @throws org.attune.schema.Refusal at the end of a file with identifiers that its source does
   *     not declare
   */
  @Override
  public boolean hasNext() {
    if (table.hasNext()) {
      return true;
    }
    if (!ended) {
      ended = true;
      Identifiers.refuseUndeclared(table.file(), scan.findings(), source, pseudonyms);
    }
    return false;
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
  public char decimal() {
    return table.decimal();
  }

  @Override
  public void close() {
    table.close();
  }
}
