package org.attune.file;

import java.util.List;
import java.util.Map;

/** A table that gives what another gives, but for what its kind changes; closed with the other. */
public abstract class ForwardedTable implements RawTable {

  /** The other table. */
  protected final RawTable table;

  /** A table in front of another. */
  protected ForwardedTable(RawTable table) {
    this.table = table;
  }

  @Override
  public boolean hasNext() {
    return table.hasNext();
  }

  @Override
  public RawRow next() {
    return table.next();
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
