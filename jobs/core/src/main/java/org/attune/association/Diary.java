package org.attune.association;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.stats.GroupMeans;

/**
 * Two diary variables side by side: the records complete on both.
 *
 * @param participant the participant of each record
 * @param x one variable
 * @param y the other
 * @param elapsed the minutes from the record of the one to that of the other; no rows where both
 *     are of the same
 * @param time when the second's records were; no rows where that is not known
 */
record Diary(int[] participant, double[] x, double[] y, double[] elapsed, Column.Time time) {

  Diary(int[] participant, double[] x, double[] y) {
    this(participant, x, y, new double[0], Column.Time.NONE);
  }

  /**
   * Joins two columns of one diary, the first as many records before the second as the lag says.
   */
  static Diary of(Column first, Column second, Lag lag) {
    if (!lag.isLagged()) {
      return of(first, second);
    }
    int most = second.rows();
    int[] participant = new int[most];
    double[] x = new double[most];
    double[] y = new double[most];
    double[] elapsed = new double[most];
    int[] rows = new int[most];
    int n = 0;
    for (int row = 0; row < most; row++) {
      int before = second.before().usable(row, lag);
      int from = before < 0 ? -1 : first.row(second.participant()[row], before);
      if (from >= 0 && !Double.isNaN(first.value()[from]) && !Double.isNaN(second.value()[row])) {
        participant[n] = second.participant()[row];
        x[n] = first.value()[from];
        elapsed[n] = second.before().elapsed()[row];
        rows[n] = row;
        y[n++] = second.value()[row];
      }
    }
    return new Diary(
        Arrays.copyOf(participant, n),
        Arrays.copyOf(x, n),
        Arrays.copyOf(y, n),
        Arrays.copyOf(elapsed, n),
        second.time().of(Arrays.copyOf(rows, n)));
  }

  /** Joins two columns of one diary by participant and record. */
  static Diary of(Column first, Column second) {
    int most = Math.min(first.rows(), second.rows());
    int[] participant = new int[most];
    double[] x = new double[most];
    double[] y = new double[most];
    int[] rows = new int[most];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < first.rows() && j < second.rows()) {
      int order = compare(first, i, second, j);
      if (order == 0 && !Double.isNaN(first.value()[i]) && !Double.isNaN(second.value()[j])) {
        participant[n] = first.participant()[i];
        x[n] = first.value()[i];
        rows[n] = j;
        y[n++] = second.value()[j];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new Diary(
        Arrays.copyOf(participant, n),
        Arrays.copyOf(x, n),
        Arrays.copyOf(y, n),
        new double[0],
        second.time().of(Arrays.copyOf(rows, n)));
  }

  private static int compare(Column first, int i, Column second, int j) {
    int byParticipant = Integer.compare(first.participant()[i], second.participant()[j]);
    return byParticipant != 0
        ? byParticipant
        : Integer.compare(first.record()[i], second.record()[j]);
  }

  /** The records of some participants. */
  Diary of(boolean[] members) {
    return pick(row -> members[participant[row]]);
  }

  /** One row for each participant: the means of their records. */
  Diary means() {
    int[] people = Arrays.stream(participant).distinct().sorted().toArray();
    int most = people.length == 0 ? 0 : people[people.length - 1] + 1;
    double[] meansOfX = GroupMeans.of(participant, x, most);
    double[] meansOfY = GroupMeans.of(participant, y, most);
    return new Diary(
        people,
        Arrays.stream(people).mapToDouble(person -> meansOfX[person]).toArray(),
        Arrays.stream(people).mapToDouble(person -> meansOfY[person]).toArray());
  }

  /** How many participants have a row with both values. */
  int participantsWithBoth() {
    return (int)
        IntStream.range(0, x.length)
            .filter(row -> !Double.isNaN(x[row]) && !Double.isNaN(y[row]))
            .map(row -> participant[row])
            .distinct()
            .count();
  }

  /** The records of participants who have at least two. */
  Diary repeated() {
    int[] counts = new int[Arrays.stream(participant).max().orElse(-1) + 1];
    for (int person : participant) {
      counts[person]++;
    }
    return pick(row -> counts[participant[row]] > 1);
  }

  private Diary pick(IntPredicate wanted) {
    int[] rows = IntStream.range(0, x.length).filter(wanted).toArray();
    return new Diary(
        Arrays.stream(rows).map(row -> participant[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> x[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> y[row]).toArray(),
        elapsed.length == 0
            ? elapsed
            : Arrays.stream(rows).mapToDouble(row -> elapsed[row]).toArray(),
        time.of(rows));
  }
}
