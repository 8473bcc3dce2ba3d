package org.attune.usage;

import java.util.Arrays;

/**
 * Lengths of time in microseconds, and what is said of them in minutes; NaN where there is none.
 */
final class Lengths {

  static final double MINUTE = 60_000_000.0;

  private int size;
  private long[] values = new long[16];

  void add(long micros) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = micros;
  }

  /** Lengthens the one that was added last: it went on beyond a change of the clock. */
  void lengthen(long micros) {
    values[size - 1] += micros;
  }

  void clear() {
    size = 0;
  }

  int count() {
    return size;
  }

  long sum() {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum;
  }

  double minutes() {
    return sum() / MINUTE;
  }

  double mean() {
    return size == 0 ? Double.NaN : sum() / (size * MINUTE);
  }

  double min() {
    long min = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      min = Math.min(min, values[i]);
    }
    return size == 0 ? Double.NaN : min / MINUTE;
  }

  double max() {
    long max = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, values[i]);
    }
    return size == 0 ? Double.NaN : max / MINUTE;
  }

  /** The standard deviation over n - 1; NaN with fewer than two. */
  double sd() {
    if (size < 2) {
      return Double.NaN;
    }
    double mean = (double) sum() / size;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / (size - 1)) / MINUTE;
  }

  double median() {
    if (size == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, size);
    int half = size / 2;
    return size % 2 == 1 ? values[half] / MINUTE : (values[half - 1] + values[half]) / (2 * MINUTE);
  }

  /** How many are shorter than this. */
  int below(long micros) {
    int below = 0;
    for (int i = 0; i < size; i++) {
      below += values[i] < micros ? 1 : 0;
    }
    return below;
  }

  /** The entropy in nats of how the time is spread over the lengths; NaN without time. */
  double entropy() {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    double sum = sum();
    double entropy = 0;
    for (long value : sorted) {
      if (value > 0) {
        entropy -= value / sum * Math.log(value / sum);
      }
    }
    return sum == 0 ? Double.NaN : entropy + 0.0;
  }
}
