package org.attune.association;

import java.io.Serializable;
import java.util.Arrays;
import org.attune.stats.GroupMeans;

/**
 * The values of one variable on one occasion under one policy, sorted by participant and record.
 *
 * @param participant index of the participant
 * @param record index of the record among those of the occasion
 * @param value the value; NaN when missing
 * @param code index of the category's label; -1 when there is none
 * @param labels the labels, in alphabetical order; empty for a variable without categories
 * @param before what is known of the records before
 * @param time when the records were
 */
record Column(
    int[] participant,
    int[] record,
    double[] value,
    int[] code,
    String[] labels,
    Before before,
    Time time)
    implements Serializable {

  /**
   * The record before each row's; no rows where no value has one.
   *
   * @param record its index among those of the occasion; -1 where there is none
   * @param elapsed the minutes from it
   * @param overnight whether it was of another local day
   */
  record Before(int[] record, double[] elapsed, boolean[] overnight) implements Serializable {

    static final Before NONE = new Before(new int[0], new double[0], new boolean[0]);

    static Before of(int rows) {
      return new Before(new int[rows], new double[rows], new boolean[rows]);
    }

    /** The index of the record before a row's that the lag lets be used; -1 for none. */
    int usable(int row, Lag lag) {
      boolean known = record.length > 0 && record[row] >= 0;
      return known && (lag.overnight() == Lag.Overnight.ALLOW || !overnight[row])
          ? record[row]
          : -1;
    }
  }

  /**
   * When each row's record was; no rows where none has a time.
   *
   * @param position how many records of the person came before; NaN where that is not known
   * @param day days since 1970 in local time; NaN likewise
   */
  record Time(double[] position, double[] day) implements Serializable {

    static final Time NONE = new Time(new double[0], new double[0]);

    static Time of(int rows) {
      return new Time(new double[rows], new double[rows]);
    }

    /** Those of some rows. */
    Time of(int[] rows) {
      return day.length == 0
          ? this
          : new Time(
              Arrays.stream(rows).mapToDouble(row -> position[row]).toArray(),
              Arrays.stream(rows).mapToDouble(row -> day[row]).toArray());
    }

    /** Whether every row is known, of at least one. */
    boolean isKnown() {
      return day.length > 0
          && Arrays.stream(position).noneMatch(Double::isNaN)
          && Arrays.stream(day).noneMatch(Double::isNaN);
    }
  }

  static final Column EMPTY =
      new Column(
          new int[0], new int[0], new double[0], new int[0], new String[0], Before.NONE, Time.NONE);

  int rows() {
    return value.length;
  }

  /** The row of a participant's record; negative where there is none. */
  int row(int ofParticipant, int ofRecord) {
    int low = 0;
    int high = rows() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(participant[middle], ofParticipant);
      order = order == 0 ? Integer.compare(record[middle], ofRecord) : order;
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /** Whether it holds labels and no numbers. */
  boolean isCategorical() {
    return labels.length > 0 && Arrays.stream(value).allMatch(Double::isNaN);
  }

  /** The mean of each participant's values; NaN for participants without any. */
  double[] means(int participants) {
    return GroupMeans.of(participant, value, participants);
  }

  /** Each participant's category; null where there is none, or where records disagree. */
  String[] categories(int participants) {
    String[] categories = new String[participants];
    boolean[] mixed = new boolean[participants];
    for (int row = 0; row < rows(); row++) {
      String here = category(row);
      int person = participant[row];
      if (here != null) {
        mixed[person] |= categories[person] != null && !categories[person].equals(here);
        categories[person] = here;
      }
    }
    for (int person = 0; person < participants; person++) {
      categories[person] = mixed[person] ? null : categories[person];
    }
    return categories;
  }

  /** Zero for each row with a category, NaN for the others. */
  double[] presence() {
    double[] presence = new double[rows()];
    Arrays.setAll(presence, row -> category(row) == null ? Double.NaN : 0);
    return presence;
  }

  /** The label, or the number as text where there are no labels. */
  private String category(int row) {
    if (code[row] >= 0) {
      return labels[code[row]];
    }
    double number = value[row];
    if (Double.isNaN(number)) {
      return null;
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
