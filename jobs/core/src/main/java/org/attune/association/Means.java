package org.attune.association;

import java.util.Arrays;

/**
 * Each participant's mean of their values.
 *
 * <p>mean = sum / n, in the order of the rows and rounded once, or the value itself where all are
 * the same. Sums of whole answers are exact, so the means of people with the same average tie
 * exactly, however many answers stand behind them; rank correlations depend on that. NaN values are
 * left out; participants without any have NaN.
 */
final class Means {

  private Means() {}

  static double[] of(int[] participant, double[] value, int participants) {
    double[] sums = new double[participants];
    int[] counts = new int[participants];
    double[] first = new double[participants];
    boolean[] isConstant = new boolean[participants];
    Arrays.fill(isConstant, true);
    for (int row = 0; row < value.length; row++) {
      int person = participant[row];
      if (!Double.isNaN(value[row])) {
        first[person] = counts[person] == 0 ? value[row] : first[person];
        isConstant[person] &= value[row] == first[person];
        sums[person] += value[row];
        counts[person]++;
      }
    }
    double[] means = new double[participants];
    for (int person = 0; person < participants; person++) {
      double mean = isConstant[person] ? first[person] : sums[person] / counts[person];
      means[person] = counts[person] == 0 ? Double.NaN : mean;
    }
    return means;
  }
}
