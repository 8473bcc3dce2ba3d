package org.attune.source;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.attune.file.Closest;
import org.attune.file.CodedRows;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;

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

  /**
   * Prepares to read a usage log, in which participants are called by pseudonyms, and with a key
   * devices and contacts, too.
   *
   * @throws org.attune.schema.Refusal where contacts are to be hashed and there is no key
   */
  public static UsageEvents of(UsageSource source, Pseudonyms pseudonyms) {
    boolean open =
        source.contact() != null
            && source.contacts() == UsageSource.Contacts.IDENTIFIERS
            && !pseudonyms.keyed();
    if (open) {
      throw Declared.refusal(
          source.origin().place() + ".contact",
          "Expected a key to hash contacts with, but pseudonyms says keep.",
          "Set pseudonyms to {key_env: NAME} or {key_file: path}; or, where the column holds"
              + " pseudonyms, write contact: {column: "
              + source.contact()
              + ", holds: pseudonyms}.");
    }
    return new UsageEvents(source, pseudonyms);
  }

  /**
   * The events of a file, row by row; the table is not closed. A row of ready totals gives an event
   * for each of them.
   *
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public Iterator<Mapped<UsageEvent>> apply(RawTable table) {
    List<String> needed = source.columns();
    Places places = new Places(source, table, needed, List.of());
    refuseWithoutTotals(table, places);
    Rows rows = new Rows(source, table, places, pseudonyms);
    Clock clock = Clock.of(source.origin().zone());
    Events events = new Events(source, rows, clock, table.file(), table.decimal(), pseudonyms);
    return rows.each(events::map);
  }

  /**
   * The same, each row given to a sink.
   *
   * @param table the table, not closed
   * @param coded its rows in numbers; null where there are none
   * @throws org.attune.schema.Refusal where the file lacks a column that is named
   */
  public EventFeed feed(RawTable table, CodedRows coded) {
    return feed(table, coded, CodedKinds.MOST);
  }

  /** The same; so many combinations of texts are remembered. */
  EventFeed feed(RawTable table, CodedRows coded, int mostKinds) {
    if (coded != null && CodedEvents.suits(source)) {
      Places places = new Places(source, table, source.columns(), List.of());
      Rows rows = new Rows(source, table, places, pseudonyms);
      return new CodedEvents(source, rows, places, table, coded, pseudonyms, mostKinds);
    }
    Iterator<Mapped<UsageEvent>> mapped = apply(table);
    return sink -> {
      boolean more = mapped.hasNext();
      if (more) {
        sink.row(mapped.next());
      }
      return more;
    };
  }

  private void refuseWithoutTotals(RawTable table, Places places) {
    boolean none =
        !source.totals().isEmpty()
            && source.totals().stream().noneMatch(t -> places.has(t.column()));
    if (none) {
      throw new Refusal(
          table.file(),
          "header",
          "Expected at least one of the declared totals, such as the column \""
              + source.totals().get(0).column()
              + "\". "
              + Closest.sentence(source.totals().get(0).column(), table.header()),
          "Correct the names under " + source.origin().place() + ".totals.");
    }
  }
}
