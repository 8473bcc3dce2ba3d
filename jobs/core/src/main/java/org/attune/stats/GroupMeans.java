package org.attune.stats;

import java.util.Arrays;

/**
 * Each participant's mean of their values.
 *
 * <p>Agrees with R's {@code tapply(value, participant, mean)} to the last bit but one.
 *
 * <p>mean = sum / n, the sum compensated for rounding, or the value itself where all are the same.
 * Sums of whole answers are exact, so the means of people with the same average tie exactly,
 * however many answers stand behind them; rank correlations depend on that. NaN values are left
 * out; participants without any have NaN.
 */
public final class GroupMeans {

  private GroupMeans() {}

  /**
   * The means.
   *
   * @param participant the participant of each value, numbered from 0
   * @param value the values; NaN where missing
   * @param participants how many participants there are
   */
  public static double[] of(int[] participant, double[] value, int participants) {
    double[] sums = new double[participants];
    double[] lost = new double[participants]; // what rounding took from the sum (Neumaier 1974)
    int[] counts = new int[participants];
    double[] first = new double[participants];
    boolean[] isConstant = new boolean[participants];
    Arrays.fill(isConstant, true);
    for (int row = 0; row < value.length; row++) {
      int person = participant[row];
      if (!Double.isNaN(value[row])) {
        first[person] = counts[person] == 0 ? value[row] : first[person];
        isConstant[person] &= value[row] == first[person];
        double sum = sums[person] + value[row];
        lost[person] +=
            Math.abs(sums[person]) >= Math.abs(value[row])
                ? sums[person] - sum + value[row]
                : value[row] - sum + sums[person];
        sums[person] = sum;
        counts[person]++;
      }
    }
    double[] means = new double[participants];
    for (int person = 0; person < participants; person++) {
      double mean =
          isConstant[person]
              ? first[person]
              : sums[person] / counts[person] + lost[person] / counts[person];
      means[person] = counts[person] == 0 ? Double.NaN : mean;
    }
    return means;
  }
}
