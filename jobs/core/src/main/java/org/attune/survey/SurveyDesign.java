package org.attune.survey;

import java.util.Arrays;
import org.attune.stats.Obstacle;

/**
 * Weights, strata and clusters of a sample, and the variance they give to a sum.
 *
 * <p>An estimate that is smooth in weighted sums has a score for each row, its share in the
 * estimate's first-order change. With t the sums of scores by cluster, the variance is the sum over
 * strata of n_h / (n_h - 1) sum (t - mean t)^2 over the n_h clusters of the stratum; covariances
 * alike. Clusters of different strata are different though they share a label. There is no
 * correction for finite populations.
 *
 * <p>A row with a NaN weight is not in the design; a negative or infinite weight is refused. A
 * stratum with a single cluster leaves the variance unknown, and nothing is guessed in its place.
 *
 * <p>Agrees with R's {@code survey::svydesign(ids, strata, weights, nest = TRUE)}.
 *
 * @see <a href="https://doi.org/10.18637/jss.v009.i08">Lumley, T. (2004). Analysis of complex
 *     survey samples. Journal of Statistical Software 9(8)</a>
 */
public final class SurveyDesign {

  private final double[] weights;
  private final int[] place;
  private final int[] stratumOfCluster;
  private final int[] clustersInStratum;

  private SurveyDesign(double[] weights, int[] stratum, int[] cluster) {
    requireWeights(weights, stratum, cluster);
    this.weights = weights.clone();
    long[] keys = new long[weights.length];
    Arrays.setAll(keys, i -> ((long) stratum[i] << Integer.SIZE) | (cluster[i] & 0xffffffffL));
    long[] clusters = distinct(keys, weights);
    long[] strata =
        Arrays.stream(clusters).map(key -> key >> Integer.SIZE).distinct().sorted().toArray();
    this.place = new int[weights.length];
    Arrays.setAll(
        place, i -> Double.isNaN(weights[i]) ? -1 : Arrays.binarySearch(clusters, keys[i]));
    this.stratumOfCluster = new int[clusters.length];
    this.clustersInStratum = new int[strata.length];
    for (int c = 0; c < clusters.length; c++) {
      stratumOfCluster[c] = Arrays.binarySearch(strata, clusters[c] >> Integer.SIZE);
      clustersInStratum[stratumOfCluster[c]]++;
    }
  }

  /** A design of weights, strata and clusters, one of each for every row. */
  public static SurveyDesign of(double[] weights, int[] stratum, int[] cluster) {
    return new SurveyDesign(weights, stratum, cluster);
  }

  /** A design of weights and clusters. */
  public static SurveyDesign clustered(double[] weights, int[] cluster) {
    return new SurveyDesign(weights, new int[weights.length], cluster);
  }

  /** A design of weights alone: each row is its own cluster. */
  public static SurveyDesign weighted(double[] weights) {
    int[] own = new int[weights.length];
    Arrays.setAll(own, i -> i);
    return new SurveyDesign(weights, new int[weights.length], own);
  }

  private static void requireWeights(double[] weights, int[] stratum, int[] cluster) {
    if (weights.length != stratum.length || weights.length != cluster.length) {
      throw new IllegalArgumentException(
          "Weights, strata and clusters must be equally many, but are "
              + weights.length
              + ", "
              + stratum.length
              + " and "
              + cluster.length);
    }
    for (double weight : weights) {
      if (weight < 0 || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "A weight is a finite number from zero up, but one is " + weight);
      }
    }
  }

  private static long[] distinct(long[] keys, double[] weights) {
    long[] inDesign = new long[keys.length];
    int found = 0;
    for (int i = 0; i < keys.length; i++) {
      if (!Double.isNaN(weights[i])) {
        inDesign[found++] = keys[i];
      }
    }
    return Arrays.stream(inDesign, 0, found).distinct().sorted().toArray();
  }

  /** How many rows there are, in the design or not. */
  public int rows() {
    return weights.length;
  }

  /** What stands in the way of every variance; none if nothing does. */
  public Obstacle obstacle() {
    boolean isLonely = Arrays.stream(clustersInStratum).anyMatch(clusters -> clusters == 1);
    return isLonely ? Obstacle.LONELY_CLUSTER : Obstacle.NONE;
  }

  /** Which rows are in the design, weigh something, and hold a number in every column. */
  public boolean[] used(double[]... columns) {
    boolean[] used = new boolean[weights.length];
    for (int i = 0; i < used.length; i++) {
      used[i] = weights[i] > 0;
      for (double[] column : columns) {
        if (Double.isInfinite(column[i])) {
          throw new IllegalArgumentException("Value " + column[i] + " in row " + i);
        }
        used[i] &= !Double.isNaN(column[i]);
      }
    }
    return used;
  }

  /** The weights of the used rows as shares of their sum, zero for others. */
  public double[] shares(boolean[] used) {
    double total = 0;
    for (int i = 0; i < used.length; i++) {
      total += used[i] ? weights[i] : 0;
    }
    double[] shares = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      shares[i] = used[i] ? weights[i] / total : 0;
    }
    return shares;
  }

  /** Clusters less strata, of those that hold a used row. */
  double df(boolean[] used) {
    boolean[] clusters = new boolean[stratumOfCluster.length];
    boolean[] strata = new boolean[clustersInStratum.length];
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        clusters[place[i]] = true;
        strata[stratumOfCluster[place[i]]] = true;
      }
    }
    return count(clusters) - count(strata);
  }

  static int count(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      count += mark ? 1 : 0;
    }
    return count;
  }

  /** The covariances of sums of scores, one score for each row and sum; zero where unused. */
  double[][] covariance(double[]... scores) {
    int k = scores.length;
    double[][] totals = new double[k][stratumOfCluster.length];
    double[][] means = new double[k][clustersInStratum.length];
    for (int s = 0; s < k; s++) {
      for (int i = 0; i < place.length; i++) {
        if (place[i] >= 0) {
          totals[s][place[i]] += scores[s][i];
        }
      }
      for (int c = 0; c < totals[s].length; c++) {
        means[s][stratumOfCluster[c]] += totals[s][c] / clustersInStratum[stratumOfCluster[c]];
      }
    }
    double[][] covariance = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        for (int c = 0; c < stratumOfCluster.length; c++) {
          int h = stratumOfCluster[c];
          double n = clustersInStratum[h];
          covariance[a][b] +=
              n / (n - 1) * (totals[a][c] - means[a][h]) * (totals[b][c] - means[b][h]);
        }
      }
    }
    return covariance;
  }

  /** Kish's effective number of the used rows: one over the sum of squared shares. */
  static double effectiveN(double[] shares) {
    double squares = 0;
    for (double share : shares) {
      squares += share * share;
    }
    return 1 / squares;
  }
}
