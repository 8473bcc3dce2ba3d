package org.attune.stats;

/**
 * The correlations of a scale's items with each other.
 *
 * <p>Pearson's r over records complete on all items; NaN where one of both is constant. The mean is
 * over all pairs and NaN where one of them is. An infinite value is refused.
 *
 * <p>Agrees with R's {@code cor} to 1e-12.
 *
 * @param correlations for every two items, with ones (or NaN) in the diagonal
 * @param mean the mean of the correlations of different items
 * @param n complete records
 */
public record InterItem(double[][] correlations, double mean, long n) {

  /** Correlates the columns {@code items[item][person]}. */
  public static InterItem of(double[][] items) {
    return of(ItemTable.of(items));
  }

  /** Correlates the gathered items. */
  public static InterItem of(ItemTable items) {
    Scatter scatter = items.scatter();
    int k = items.items();
    double[][] correlations = new double[k][k];
    double sum = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        correlations[i][j] =
            Scatter.correlation(
                scatter.products()[i][j], scatter.products()[i][i], scatter.products()[j][j]);
        sum += i < j ? correlations[i][j] : 0;
      }
    }
    return new InterItem(correlations, k < 2 ? Double.NaN : 2 * sum / k / (k - 1), items.records());
  }
}
