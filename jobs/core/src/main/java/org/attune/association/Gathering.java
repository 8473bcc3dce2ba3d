package org.attune.association;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.attune.association.Columns.Key;

/**
 * The panel while it is gathered: a few bytes a value, in states that can be merged, so that parts
 * of it are gathered where they lie. The {@link Columns} that come of it are the same in whatever
 * order and parts the values come.
 */
public final class Gathering implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Names participants = new Names();
  private final Map<String, Names> records = new HashMap<>();
  private final Map<Key, Values> values = new HashMap<>();

  /** The values of one column so far; texts are numbered, -1 standing for none. */
  private static final class Values implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int FEW = 64;

    private final Names texts = new Names();
    private int n;
    private int[] participant = new int[FEW];
    private int[] record = new int[FEW];
    private double[] value = new double[FEW];
    private int[] text = new int[FEW];
    private int[] previous = new int[0];
    private double[] elapsed = new double[0];
    private boolean[] overnight = new boolean[0];
    private double[] position = new double[0];
    private double[] day = new double[0];

    /** Says of the value that was added last when its record was. */
    void lies(double ofPosition, double ofDay) {
      if (position.length < value.length) {
        int filled = position.length;
        position = Arrays.copyOf(position, value.length);
        day = Arrays.copyOf(day, value.length);
        Arrays.fill(position, filled, position.length, Double.NaN);
        Arrays.fill(day, filled, day.length, Double.NaN);
      }
      position[n - 1] = ofPosition;
      day[n - 1] = ofDay;
    }

    boolean isTimed(int row) {
      return row < day.length && !Double.isNaN(position[row] + day[row]);
    }

    /** Says of the value that was added last which record came before its own. */
    void follows(int ofRecord, double minutes, boolean otherDay) {
      if (previous.length < value.length) {
        int filled = previous.length;
        previous = Arrays.copyOf(previous, value.length);
        Arrays.fill(previous, filled, previous.length, -1);
        elapsed = Arrays.copyOf(elapsed, value.length);
        overnight = Arrays.copyOf(overnight, value.length);
      }
      previous[n - 1] = ofRecord;
      elapsed[n - 1] = minutes;
      overnight[n - 1] = otherDay;
    }

    /** The record before that of a value; -1 where there is none. */
    int previous(int row) {
      return row < previous.length ? previous[row] : -1;
    }

    void add(int ofParticipant, int ofRecord, double number, int ofText) {
      if (n == value.length) {
        room(Math.max(n + 1, (int) Math.min(Integer.MAX_VALUE - 8, n * 2L)));
      }
      participant[n] = ofParticipant;
      record[n] = ofRecord;
      value[n] = number;
      text[n++] = ofText;
    }

    private void room(int size) {
      participant = Arrays.copyOf(participant, size);
      record = Arrays.copyOf(record, size);
      value = Arrays.copyOf(value, size);
      text = Arrays.copyOf(text, size);
    }
  }

  /**
   * Takes in one value of the panel.
   *
   * @throws IllegalArgumentException where it is infinite
   */
  public void accept(PanelValue row) {
    if (row.value() != null && row.value().isInfinite()) {
      throw new IllegalArgumentException("Infinite value in the panel: " + row.variable());
    }
    Key key = new Key(row.policy(), row.variable(), row.occasion(), !row.record().isEmpty());
    Values column = values.computeIfAbsent(key, k -> new Values());
    boolean labelled = row.text() != null && !row.text().isEmpty();
    Names names = records.computeIfAbsent(row.occasion(), o -> new Names());
    column.add(
        participants.of(row.participant()),
        names.of(row.record()),
        row.value() == null ? Double.NaN : row.value(),
        labelled ? column.texts.of(row.text()) : -1);
    if (row.position() != null && row.day() != null) {
      column.lies(row.position(), row.day().toEpochDay());
    }
    if (row.previousRecord() != null) {
      column.follows(
          names.of(row.previousRecord()),
          row.elapsedMinutes() == null ? Double.NaN : row.elapsedMinutes(),
          Boolean.TRUE.equals(row.overnight()));
    }
  }

  /** Takes in what was gathered of other values, and returns this. */
  public Gathering combine(Gathering other) {
    int[] people = participants.adopt(other.participants);
    Map<String, int[]> places = new HashMap<>();
    other.records.forEach(
        (occasion, names) ->
            places.put(occasion, records.computeIfAbsent(occasion, o -> new Names()).adopt(names)));
    other.values.forEach(
        (key, theirs) -> {
          Values column = values.computeIfAbsent(key, k -> new Values());
          int[] texts = column.texts.adopt(theirs.texts);
          int[] names = places.get(key.occasion());
          for (int i = 0; i < theirs.n; i++) {
            column.add(
                people[theirs.participant[i]],
                names[theirs.record[i]],
                theirs.value[i],
                theirs.text[i] < 0 ? -1 : texts[theirs.text[i]]);
            if (theirs.isTimed(i)) {
              column.lies(theirs.position[i], theirs.day[i]);
            }
            if (theirs.previous(i) >= 0) {
              column.follows(names[theirs.previous(i)], theirs.elapsed[i], theirs.overnight[i]);
            }
          }
        });
    return this;
  }

  /**
   * The columns of all values.
   *
   * @throws IllegalArgumentException where two values have the same key
   */
  public Columns columns() {
    String[] people = participants.sorted();
    int[] ranks = participants.places(people);
    Map<String, String[]> names = new HashMap<>();
    Map<String, int[]> places = new HashMap<>();
    records.forEach(
        (occasion, all) -> {
          names.put(occasion, all.sorted());
          places.put(occasion, all.places(names.get(occasion)));
        });
    Map<Key, Column> columns = new HashMap<>();
    values.forEach(
        (key, column) -> columns.put(key, column(key, column, ranks, places.get(key.occasion()))));
    return new Columns(people, names, columns);
  }

  /** Sorts a column by participant and record. */
  private static Column column(Key key, Values values, int[] people, int[] records) {
    long[] places = new long[values.n];
    for (int i = 0; i < places.length; i++) {
      places[i] = ((long) people[values.participant[i]] << 32) | records[values.record[i]];
    }
    long[] sorted = places.clone();
    Arrays.sort(sorted);
    String[] labels = values.texts.sorted();
    int[] codes = values.texts.places(labels);
    Column column =
        new Column(
            new int[places.length],
            new int[places.length],
            new double[places.length],
            new int[places.length],
            labels,
            values.previous.length == 0 ? Column.Before.NONE : Column.Before.of(places.length),
            values.day.length == 0 ? Column.Time.NONE : Column.Time.of(places.length));
    for (int i = 0; i < places.length; i++) {
      int at = Arrays.binarySearch(sorted, places[i]);
      if ((at > 0 && sorted[at - 1] == places[i])
          || (at + 1 < sorted.length && sorted[at + 1] == places[i])) {
        throw new IllegalArgumentException(
            "The panel has two values of one participant and record: " + key);
      }
      column.participant()[at] = (int) (places[i] >>> 32);
      column.record()[at] = (int) places[i];
      column.value()[at] = values.value[i];
      column.code()[at] = values.text[i] < 0 ? -1 : codes[values.text[i]];
      if (values.day.length > 0) {
        boolean timed = values.isTimed(i);
        column.time().position()[at] = timed ? values.position[i] : Double.NaN;
        column.time().day()[at] = timed ? values.day[i] : Double.NaN;
      }
      if (values.previous.length > 0) {
        boolean known = values.previous(i) >= 0;
        column.before().record()[at] = known ? records[values.previous(i)] : -1;
        column.before().elapsed()[at] = known ? values.elapsed[i] : Double.NaN;
        column.before().overnight()[at] = known && values.overnight[i];
      }
    }
    return column;
  }
}
