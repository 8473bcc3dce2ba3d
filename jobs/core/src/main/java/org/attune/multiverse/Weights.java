package org.attune.multiverse;

/**
 * How often each participant counts in the resamples of a strip.
 *
 * @param counts strips, one of each participant
 * @param start by participant, where their strip begins
 * @param lanes how many of the strip's lanes are resamples
 */
record Weights(double[] counts, int[] start, int lanes) {

  /** Where strips begin: those of the first layer's rows lie as these are read; -1 for no rows. */
  static int[] places(int participants, Iterable<Layer> layers) {
    int[] start = new int[participants];
    java.util.Arrays.fill(start, -1);
    int end = 0;
    for (Layer layer : layers) {
      for (int of : layer.participant) {
        if (start[of] < 0) {
          start[of] = end;
          end += Strips.WIDTH;
        }
      }
    }
    return start;
  }

  /** Counts of nothing yet. */
  static Weights empty(int[] start, int lanes) {
    int end = java.util.Arrays.stream(start).max().orElse(0) + Strips.WIDTH;
    return new Weights(new double[end], start, lanes);
  }

  /**
   * Sets a lane of one participant; nothing where no layer has rows of them. Lanes after the last
   * resample are its copies, which nobody reads: empty ones would be models without rows.
   */
  void set(int participant, int lane, double count) {
    int at = start[participant];
    if (at >= 0) {
      int end = lane == lanes - 1 ? Strips.WIDTH : lane + 1;
      java.util.Arrays.fill(counts, at + lane, at + end, count);
    }
  }

  /** How often a participant counts in a lane. */
  double of(int participant, int lane) {
    return counts[start[participant] + lane];
  }

  /** Where the strips of a layer's rows begin. */
  int[] places(Layer layer) {
    int[] places = new int[layer.participant.length];
    java.util.Arrays.setAll(places, s -> start[layer.participant[s]]);
    return places;
  }
}
