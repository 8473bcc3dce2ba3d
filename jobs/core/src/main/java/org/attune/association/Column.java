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
 */
record Column(int[] participant, int[] record, double[] value, int[] code, String[] labels)
    implements Serializable {

  static final Column EMPTY =
      new Column(new int[0], new int[0], new double[0], new int[0], new String[0]);

  int rows() {
    return value.length;
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
