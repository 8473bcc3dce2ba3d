package org.attune.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.attune.file.RawTable;

/**
 * Maps the rows of usage logs to events.
 *
 * <p>A row without a start, with an end before its start, with an impossible duration or with a
 * kind of event that is not declared is rejected with its reason. Equal events are all kept here:
 * whether a log repeats itself cannot be seen from one row.
 */
public final class UsageEvents implements Serializable {

  private static final long serialVersionUID = 1;

  private final UsageSource source;
  private final Pseudonyms pseudonyms;

  private UsageEvents(UsageSource source, Pseudonyms pseudonyms) {
    this.source = source;
    this.pseudonyms = pseudonyms;
  }

  /** Prepares to read a usage log, in which participants are called by pseudonyms. */
  public static UsageEvents of(UsageSource source, Pseudonyms pseudonyms) {
    return new UsageEvents(source, pseudonyms);
  }

  /**
   * The events of a file, row by row; the table is not closed.
   *
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public Iterator<Mapped<UsageEvent>> apply(RawTable table) {
    List<String> needed =
        Arrays.asList(
            source.origin().participant(),
            source.start(),
            source.end(),
            source.durationSeconds(),
            source.place().column(),
            source.application(),
            source.categoryColumn(),
            source.actionColumn(),
            source.eventColumn());
    Rows rows = new Rows(source, table, new Places(source, table, needed, List.of()), pseudonyms);
    Clock clock = Clock.of(source.origin().zone());
    return rows.map(new Events(source, rows, clock, table.file(), table.decimal())::map);
  }
}
