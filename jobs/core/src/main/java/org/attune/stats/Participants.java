package org.attune.stats;

import java.util.Arrays;

/**
 * Rows gathered by participant, participants ascending by id and rows in their old order.
 *
 * @param ids the distinct ids, ascending
 * @param order row indices, participant after participant
 * @param starts where in {@code order} each participant begins; one more entry ends the last
 */
public record Participants(int[] ids, int[] order, int[] starts) {

  /** Gathers rows by the participant of each. */
  public static Participants of(int[] participant) {
    int n = participant.length;
    long[] keys = new long[n];
    for (int row = 0; row < n; row++) {
      keys[row] = ((long) participant[row] << Integer.SIZE) | row;
    }
    Arrays.sort(keys);
    int[] ids = new int[n];
    int[] starts = new int[n + 1];
    int[] order = new int[n];
    int found = 0;
    for (int i = 0; i < n; i++) {
      int id = (int) (keys[i] >> Integer.SIZE);
      order[i] = (int) keys[i];
      if (found == 0 || ids[found - 1] != id) {
        starts[found] = i;
        ids[found++] = id;
      }
    }
    starts[found] = n;
    return new Participants(Arrays.copyOf(ids, found), order, Arrays.copyOf(starts, found + 1));
  }

  /** How many participants there are. */
  public int count() {
    return ids.length;
  }

  /** How many rows a participant has. */
  public int size(int index) {
    return starts[index + 1] - starts[index];
  }

  /** Returns for each row the index of its participant. */
  public int[] indices() {
    int[] indices = new int[order.length];
    for (int index = 0; index < count(); index++) {
      for (int i = starts[index]; i < starts[index + 1]; i++) {
        indices[order[i]] = index;
      }
    }
    return indices;
  }

  /** Returns the column in the order of the participants. */
  public double[] gather(double[] column) {
    double[] gathered = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      gathered[i] = column[order[i]];
    }
    return gathered;
  }

  /** Returns each participant's mean of a gathered column. */
  public double[] means(double[] gathered) {
    double[] means = new double[count()];
    for (int index = 0; index < count(); index++) {
      means[index] =
          Deviations.isConstant(gathered, starts[index], starts[index + 1])
              ? gathered[starts[index]]
              : Deviations.mean(gathered, starts[index], starts[index + 1]);
    }
    return means;
  }

  /** Returns a gathered column as deviations from its participants' means. */
  public double[] within(double[] gathered) {
    double[] within = gathered.clone();
    for (int index = 0; index < count(); index++) {
      Deviations.centre(within, starts[index], starts[index + 1]);
    }
    return within;
  }
}
