package org.attune.propose;

import java.util.List;
import java.util.stream.IntStream;
import org.attune.stats.ItemRest;

/** Whether items, keyed in one way, hang together. */
final class Signs {

  private static final int ENOUGH = 30;
  private static final double CLEARLY = -0.10;

  private Signs() {}

  /**
   * How many items correlate below -0.10 with the sum of all others.
   *
   * @param items by item and person; NaN where an answer is missing
   * @return -1 where fewer than 30 persons answered all
   */
  static int against(double[][] items) {
    long complete =
        IntStream.range(0, items[0].length)
            .filter(p -> IntStream.range(0, items.length).noneMatch(i -> Double.isNaN(items[i][p])))
            .count();
    if (items.length < 3 || complete < ENOUGH) {
      return -1;
    }
    List<ItemRest> rest = ItemRest.of(items);
    return (int) rest.stream().filter(r -> r.correlation() < CLEARLY).count();
  }
}
