package org.attune.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table that is read from a spool, which is closed with it. */
record SpooledTable(RawTable table, Spool spool) implements RawTable {

  static RawTable of(Spool spool, Function<Path, RawTable> open) {
    try {
      return new SpooledTable(open.apply(spool.path()), spool);
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
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
  public CodedRows coded(Parts.Opening opening, Reading reading, Part part) {
    return table.coded(opening, reading, part);
  }

  @Override
  public void close() {
    try {
      table.close();
    } finally {
      spool.close();
    }
  }
}
