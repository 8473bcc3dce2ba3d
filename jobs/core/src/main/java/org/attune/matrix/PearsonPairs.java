package org.attune.matrix;

import org.attune.stats.CorrelationTest;
import org.attune.stats.PearsonCorrelation;

/**
 * Pearson's correlations from sums over all rows.
 *
 * <p>A pair whose complete rows hold little of a column's spread, or whose correlation is all but
 * perfect, would lose digits in the differences of sums; it is computed from its own rows.
 */
final class PearsonPairs implements PairKernel {

  private static final int FEWEST_ROWS = 32_768;
  private static final int MOST_STRETCHES = 32;
  private static final double SAFE_SHARE = 1.0 / 64;
  private static final double SAFE_DISTANCE = 1e-8;

  private final double[][] columns;
  private final Presence presence;
  private final CentredColumns centred;
  private final PairSums sums;
  private final double level;

  PearsonPairs(double[][] columns, Presence presence, MatrixSettings settings) {
    this.columns = columns;
    this.presence = presence;
    this.level = settings.level();
    this.centred = new CentredColumns(columns, presence, settings.threads());
    this.sums = sums(settings.threads());
  }

  /** Stretches depend on the number of rows alone and are added up in their order. */
  private PairSums sums(int threads) {
    int rows = presence.rows();
    int even = (rows / MOST_STRETCHES / PairSums.BLOCK + 1) * PairSums.BLOCK;
    int stretch = Math.max(FEWEST_ROWS, even);
    PairSums[] parts = new PairSums[(rows + stretch - 1) / stretch];
    Tasks.run(
        parts.length,
        threads,
        () ->
            part -> {
              PairSums own = new PairSums(columns.length);
              int from = part * stretch;
              own.add(centred, presence, from, Math.min(rows, from + stretch));
              parts[part] = own;
            });
    PairSums all = new PairSums(columns.length);
    for (PairSums part : parts) {
      all.add(part);
    }
    return all;
  }

  @Override
  public CorrelationTest of(int i, int j) {
    int n = presence.both(i, j);
    if (n < 2 || centred.isConstant(i) || centred.isConstant(j)) {
      return PearsonCorrelation.test(Double.NaN, n, level);
    }
    double spreadX = spread(i, j, n);
    double spreadY = spread(j, i, n);
    double product = sums.product(i, j) - sum(i, j) * (sum(j, i) / n);
    double r = product / Math.sqrt(spreadX * spreadY);
    boolean safe =
        spreadX > SAFE_SHARE * reference(i, j)
            && spreadY > SAFE_SHARE * reference(j, i)
            && Math.abs(r) < 1 - SAFE_DISTANCE;
    return safe
        ? PearsonCorrelation.test(r, n, level)
        : PearsonCorrelation.of(columns[i], columns[j], level);
  }

  /** The sum of column i over the rows on which j is there too. */
  private double sum(int i, int j) {
    double rare = sums.rareSum(i, j);
    return presence.isMostlyMissing(j) ? rare : sums.sum(i) - rare;
  }

  private double squares(int i, int j) {
    double rare = sums.rareSquare(i, j);
    return presence.isMostlyMissing(j) ? rare : sums.product(i, i) - rare;
  }

  private double spread(int i, int j, int n) {
    double sum = sum(i, j);
    return squares(i, j) - sum * (sum / n);
  }

  /** The largest sum of squares that column i's spread is the difference of. */
  private double reference(int i, int j) {
    return presence.isMostlyMissing(j) ? squares(i, j) : sums.product(i, i);
  }
}
