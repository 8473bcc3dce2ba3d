package org.attune.simulate;

import java.util.SplittableRandom;

/**
 * Random draws of one participant for one purpose, the same for a seed on every machine.
 *
 * <p>Only the bits come from the platform; uniforms and normals are made here, with {@code
 * StrictMath}, so that no digit depends on the Java release or the processor.
 */
final class Draws {

  /** What the draws are for: a change in one purpose leaves the others as they are. */
  enum Purpose {
    VALUES,
    PHONE,
    FLAWS,
    DIARY
  }

  private final SplittableRandom bits;

  private Draws(long seed) {
    this.bits = new SplittableRandom(seed);
  }

  /** The draws of a participant, by index, for a purpose. */
  static Draws of(long seed, int participant, Purpose purpose) {
    return new Draws(scatter(scatter(scatter(seed) + participant) + purpose.ordinal()));
  }

  /** A number in [0, 1). */
  double uniform() {
    return (bits.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** A whole number from 0 to n - 1. */
  int below(int n) {
    return (int) (uniform() * n);
  }

  /** Whether something of that probability happens. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A standard normal number, after Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** The index of the cell, of cells with these probabilities. */
  int cell(double... probabilities) {
    double rest = uniform();
    int i = 0;
    while (i < probabilities.length - 1 && rest >= probabilities[i]) {
      rest -= probabilities[i++];
    }
    return i;
  }

  /**
   * Whole numbers of at least 1 that add up to a total; fewer numbers than asked if it is small.
   */
  int[] split(int total, int parts) {
    int n = Math.min(total, parts);
    double[] shares = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      shares[i] = 0.1 + uniform();
      sum += shares[i];
    }
    int[] whole = new int[n];
    double reached = 0;
    int given = 0;
    for (int i = 0; i < n; i++) {
      reached += shares[i];
      int upTo = i == n - 1 ? total - n : (int) ((total - n) * (reached / sum));
      whole[i] = 1 + upTo - given;
      given = upTo;
    }
    return whole;
  }

  private static long scatter(long value) {
    return new SplittableRandom(value).nextLong();
  }
}
