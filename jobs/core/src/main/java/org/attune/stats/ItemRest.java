package org.attune.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * One item of a scale beside the others.
 *
 * <p>The item-rest correlation is Pearson's r of the item and the sum of all other items, which is
 * free of the item's correlation with itself; alpha if dropped is {@link CronbachAlpha} of the
 * others.
 *
 * <p>Only persons complete on every item are used; an infinite value is refused. The correlation is
 * NaN where the item or the rest does not vary, alpha if dropped where fewer than two items stay.
 *
 * <p>Agrees with {@code r.drop} and {@code raw_alpha} of R's {@code psych::alpha} to 1e-9.
 *
 * @param item position of the item, from 0
 * @param mean mean of the item
 * @param sd standard deviation of the item
 * @param n persons used
 * @param correlation item-rest correlation
 * @param alphaIfDropped alpha of the other items
 * @see <a href="https://doi.org/10.1007/BF02289461">Cureton, E. E. (1966). Corrected item-test
 *     correlations. Psychometrika 31, 93-96</a>
 */
public record ItemRest(
    int item, double mean, double sd, int n, double correlation, double alphaIfDropped) {

  /** Describes each of the columns {@code items[item][person]}, in their order. */
  public static List<ItemRest> of(double[][] items) {
    return of(ItemTable.of(items));
  }

  /** Describes each of the gathered items, in their order. */
  public static List<ItemRest> of(ItemTable items) {
    Scatter scatter = items.scatter();
    double[][] covariance = scatter.covariance();
    List<ItemRest> all = new ArrayList<>();
    for (int item = 0; item < items.items(); item++) {
      all.add(
          new ItemRest(
              item,
              items.mean(item),
              Math.sqrt(covariance[item][item]),
              Math.toIntExact(items.records()),
              Scatter.correlation(
                  scatter.withSum(item, item), scatter.products()[item][item], scatter.ofSum(item)),
              CronbachAlpha.alpha(scatter, item)));
    }
    return List.copyOf(all);
  }
}
