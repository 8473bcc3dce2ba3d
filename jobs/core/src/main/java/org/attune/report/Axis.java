package org.attune.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to places on a figure.
 *
 * @param low the smallest value shown
 * @param high the largest value shown
 * @param from the place of the smallest value
 * @param to the place of the largest value
 */
record Axis(double low, double high, double from, double to) {

  /** A round value on the axis, as it is written there. */
  record Tick(double value, String label) {}

  /** An axis over those values; a little wider where they are all the same. */
  static Axis over(double low, double high, double from, double to) {
    return high > low ? new Axis(low, high, from, to) : new Axis(low - .5, high + .5, from, to);
  }

  /** The place of a value; values beyond the axis stand at its end. */
  double at(double value) {
    double inside = Math.max(low, Math.min(high, value));
    return from + (inside - low) / (high - low) * (to - from);
  }

  /** Round values on the axis, at most about as many as asked for. */
  List<Tick> ticks(int about) {
    double step = step((high - low) / about);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(new Tick(i * step, Numbers.fixed(i * step, decimals)));
    }
    return ticks;
  }

  private static double step(double raw) {
    double unit = Math.pow(10, Math.floor(Math.log10(raw)));
    for (int times : new int[] {1, 2, 5}) {
      if (raw <= times * unit * (1 + 1e-9)) {
        return times * unit;
      }
    }
    return 10 * unit;
  }
}
