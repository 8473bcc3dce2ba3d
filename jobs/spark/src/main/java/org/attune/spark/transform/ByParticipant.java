package org.attune.spark.transform;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.apache.spark.sql.Row;

/**
 * Walks through a partition that is sorted by participant, one participant at a time, without
 * holding more than one row.
 *
 * @param <R> what a participant's rows become
 */
final class ByParticipant<R> implements Iterator<R> {

  private final Iterator<Row> rows;
  private final BiFunction<String, Iterator<Row>, Iterator<R>> each;
  private Row next;
  private Iterator<R> results = Collections.emptyIterator();

  private ByParticipant(Iterator<Row> rows, BiFunction<String, Iterator<Row>, Iterator<R>> each) {
    this.rows = rows;
    this.each = each;
    advance();
  }

  static <R> Iterator<R> walk(
      Iterator<Row> rows, BiFunction<String, Iterator<Row>, Iterator<R>> each) {
    return new ByParticipant<>(rows, each);
  }

  @Override
  public boolean hasNext() {
    while (!results.hasNext() && next != null) {
      Group group = new Group(next.getAs("participant"));
      results = each.apply(group.participant, group);
      while (group.hasNext()) {
        group.next(); // rows that the kernel left unread belong to this participant all the same
      }
    }
    return results.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.next();
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  /** The rows of one participant. */
  private final class Group implements Iterator<Row> {

    private final String participant;

    private Group(String participant) {
      this.participant = participant;
    }

    @Override
    public boolean hasNext() {
      return next != null && participant.equals(next.getAs("participant"));
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next;
      advance();
      return row;
    }
  }
}
