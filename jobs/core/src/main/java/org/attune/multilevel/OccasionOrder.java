package org.attune.multilevel;

import java.util.Arrays;

/**
 * Which record of a person comes before which, and how long before.
 *
 * <p>Before a record comes the latest record of an earlier time of the same person, answered or
 * not: an unanswered one is not bridged, what follows it has no predictor. Of several records of
 * one time the one with most answers counts, the first of them. Over a night, which is a change of
 * the local calendar day, nothing is carried unless it is allowed.
 *
 * <p>With {@link #before} a predictor of lag 1 is made, of whichever of two variables is to come
 * first, and a former value of the outcome as a covariate; {@link #elapsed} keeps the time between.
 */
public final class OccasionOrder {

  private final int[] before;
  private final double[] time;
  private final long[] day;
  private final double[] place;

  /** Whether what lies before a night is carried over it. */
  public enum Overnight {
    /** The first record of a day has nothing before it. */
    REFUSE,
    /** It has the last record of an earlier day before it. */
    ALLOW
  }

  private OccasionOrder(int[] before, double[] time, long[] day, double[] place) {
    this.before = before;
    this.time = time;
    this.day = day;
    this.place = place;
  }

  /**
   * Orders records.
   *
   * @param participant the person of each record
   * @param time when it was, in minutes of one clock; NaN where that is not known, which leaves the
   *     record outside of the order
   * @param day the local calendar day, counted from any day
   * @param answers how many answers it holds
   */
  public static OccasionOrder of(int[] participant, double[] time, long[] day, int[] answers) {
    int n = participant.length;
    if (time.length != n || day.length != n || answers.length != n) {
      throw new IllegalArgumentException("Columns of records must be equally long");
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byPerson = Integer.compare(participant[a], participant[b]);
          int byTime = byPerson != 0 ? byPerson : Double.compare(time[a], time[b]);
          return byTime != 0 ? byTime : Integer.compare(answers[b], answers[a]);
        });
    int[] before = new int[n];
    double[] place = new double[n];
    Arrays.fill(before, -1);
    Arrays.fill(place, Double.NaN);
    int latest = -1;
    int earlier = -1;
    for (int i = 0; i < n; i++) {
      int row = order[i];
      if (latest >= 0 && participant[latest] != participant[row]) {
        latest = -1;
        earlier = -1;
      }
      if (Double.isNaN(time[row])) {
        continue;
      }
      if (latest < 0 || time[row] > time[latest]) {
        earlier = latest;
        place[row] = latest < 0 ? 1 : place[latest] + 1;
        latest = row;
      } else {
        place[row] = place[latest];
      }
      before[row] = earlier;
    }
    return new OccasionOrder(before, time.clone(), day.clone(), place);
  }

  /** The value of the record before each; NaN where there is none, or it holds none. */
  public double[] before(double[] values, Overnight overnight) {
    double[] carried = new double[before.length];
    for (int row = 0; row < carried.length; row++) {
      carried[row] = isUsable(row, overnight) ? values[before[row]] : Double.NaN;
    }
    return carried;
  }

  /** The minutes since the record before each; NaN where there is none. */
  public double[] elapsed(Overnight overnight) {
    double[] elapsed = new double[before.length];
    for (int row = 0; row < elapsed.length; row++) {
      elapsed[row] = isUsable(row, overnight) ? time[row] - time[before[row]] : Double.NaN;
    }
    return elapsed;
  }

  /**
   * The number of each record among its person's, from 1, unanswered ones counted, for residuals
   * with memory; records of one time share it, NaN where the time is not known.
   */
  public double[] place() {
    return place.clone();
  }

  private boolean isUsable(int row, Overnight overnight) {
    return before[row] >= 0 && (overnight == Overnight.ALLOW || day[row] == day[before[row]]);
  }
}
