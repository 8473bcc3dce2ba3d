package org.attune.quality;

/** Samples of answers as states. */
final class Samples {

  private Samples() {}

  /** The moments of {@code items[item][record]}. */
  static ItemMoments moments(double[][] items) {
    return moments(items, 0, items[0].length);
  }

  /** The moments of some records. */
  static ItemMoments moments(double[][] items, int from, int to) {
    ItemMoments moments = ItemMoments.of(items.length);
    for (int record = from; record < to; record++) {
      moments.accept(record(items, record));
    }
    return moments;
  }

  /** One record's answers. */
  static double[] record(double[][] items, int record) {
    double[] answers = new double[items.length];
    for (int item = 0; item < answers.length; item++) {
      answers[item] = items[item][record];
    }
    return answers;
  }
}
