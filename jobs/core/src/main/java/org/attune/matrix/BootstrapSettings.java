package org.attune.matrix;

import org.attune.stats.Interval;

/**
 * How participants are drawn.
 *
 * @param draws how often as many participants are drawn as there are
 * @param seed of the draws; a draw depends on the seed and its own number only
 * @param level confidence level of the intervals, between 0 and 1
 * @param threads how many threads share the work; they do not change the results
 */
public record BootstrapSettings(int draws, long seed, double level, int threads) {

  /** Refuses fewer draws than two, a level outside (0, 1) and fewer threads than one. */
  public BootstrapSettings {
    Interval.undefined(level);
    if (draws < 2) {
      throw new IllegalArgumentException("An interval needs at least two draws, not " + draws);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread is needed, not " + threads);
    }
  }

  /** 95 % intervals and all processors. */
  public static BootstrapSettings of(int draws, long seed) {
    return new BootstrapSettings(
        draws, seed, Interval.USUAL_LEVEL, Runtime.getRuntime().availableProcessors());
  }
}
