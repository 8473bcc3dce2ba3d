package org.attune.regression;

import java.util.Arrays;
import org.attune.stats.Deviations;
import org.attune.stats.Participants;

/**
 * Cluster-robust errors whose bias is reduced for equal variances and independent rows (CR2), with
 * Satterthwaite's degrees of freedom.
 *
 * <p>With H the hat matrix, H_g its block of a cluster and A_g = (I - H_g)^(-1/2), zero in
 * directions that the cluster decides alone, the covariance of the coefficients is the sum over
 * clusters of (L_g A_g e_g)(L_g A_g e_g)'. A combination c of them, with p_g = (I - H)_g A_g L_g'
 * c, has (sum p_g'p_g)^2 / sum sum (p_g'p_h)^2 degrees of freedom. H = UU' with U orthonormal, so
 * that A_g needs the eigenvalues of U_g'U_g only, as many as there are coefficients, and the double
 * sum is that of one small matrix, whatever the size and number of clusters.
 *
 * <p>A coefficient that leans on a direction which a cluster decides alone (two sites, one for each
 * arm) has no error: its residuals are zero there whatever the outcome, and what is left is
 * rounding, or the smaller part of the truth.
 *
 * <p>Agrees with R's {@code clubSandwich::coef_test(vcov = "CR2", test = "Satterthwaite")} to 1e-9.
 *
 * @see <a href="https://doi.org/10.1080/07350015.2016.1247004">Pustejovsky, J. E., and Tipton, E.
 *     (2018). Small-sample methods for cluster-robust variance estimation and hypothesis testing in
 *     fixed effects models. Journal of Business and Economic Statistics 36, 672-683</a>
 */
final class BiasReduced {

  private static final double NEGLIGIBLE = 1e-10;

  private final double[][] adjusted;
  private final boolean[] decided;
  private final double[][] units;
  private final double[] residuals;
  private final Participants clusters;

  private BiasReduced(
      double[][] adjusted,
      boolean[] decided,
      double[][] units,
      double[] residuals,
      Participants clusters) {
    this.adjusted = adjusted;
    this.decided = decided;
    this.units = units;
    this.residuals = residuals;
    this.clusters = clusters;
  }

  /**
   * Adjusts the rows of every cluster.
   *
   * @param weights the rows of L, one a coefficient
   * @param units the columns of U, one a coefficient
   */
  static BiasReduced of(
      double[][] weights, double[][] units, double[] residuals, Participants clusters) {
    double[][] adjusted = new double[weights.length][residuals.length];
    boolean[] decided = new boolean[weights.length];
    for (int g = 0; g < clusters.count(); g++) {
      int[] rows =
          Arrays.copyOfRange(
              clusters.order(), clusters.starts()[g], clusters.starts()[g] + clusters.size(g));
      double[][] block = new double[units.length][];
      Arrays.setAll(block, j -> pick(units[j], rows));
      SymmetricRoots roots = roots(block);
      double[][] root = root(roots);
      for (int j = 0; j < weights.length; j++) {
        double[] given = pick(weights[j], rows);
        double[] seen = products(block, given);
        double[] moved = products(root, seen);
        decided[j] |= lost(roots, seen) > NEGLIGIBLE * Deviations.sumOfSquares(weights[j]);
        for (int i = 0; i < rows.length; i++) {
          double sum = given[i];
          for (int m = 0; m < block.length; m++) {
            sum += block[m][i] * moved[m];
          }
          adjusted[j][rows[i]] = sum;
        }
      }
    }
    return new BiasReduced(adjusted, decided, units, residuals, clusters);
  }

  private static SymmetricRoots roots(double[][] block) {
    double[][] inner = new double[block.length][];
    Arrays.setAll(inner, a -> products(block, block[a]));
    return SymmetricRoots.of(inner);
  }

  /** The square of what lies in directions that the cluster decides alone, from U'l of its rows. */
  private static double lost(SymmetricRoots roots, double[] seen) {
    double lost = 0;
    for (int m = 0; m < seen.length; m++) {
      double part = 0;
      for (int a = 0; a < seen.length; a++) {
        part += roots.vectors()[a][m] * seen[a];
      }
      lost += 1 - roots.values()[m] < NEGLIGIBLE ? part * part : 0;
    }
    return lost;
  }

  /** R with (I - UU')^(-1/2) = I + URU', for the rows of one cluster. */
  private static double[][] root(SymmetricRoots roots) {
    int k = roots.values().length;
    double[][] root = new double[k][k];
    for (int m = 0; m < k; m++) {
      double value = roots.values()[m];
      double rest = 1 - value;
      double factor =
          value < NEGLIGIBLE ? 0.5 : ((rest < NEGLIGIBLE ? 0 : 1 / Math.sqrt(rest)) - 1) / value;
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          root[a][b] += factor * roots.vectors()[a][m] * roots.vectors()[b][m];
        }
      }
    }
    return root;
  }

  /** Whether clusters decide a coefficient alone, so that its error is unknown. */
  boolean isDecided(int coefficient) {
    return decided[coefficient];
  }

  /** The covariance of the coefficients. */
  double[][] covariance() {
    int k = adjusted.length;
    double[][] sums = new double[k][clusters.count()];
    int[] place = clusters.indices();
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < residuals.length; i++) {
        sums[j][place[i]] += adjusted[j][i] * residuals[i];
      }
    }
    double[][] covariance = new double[k][];
    Arrays.setAll(covariance, a -> products(sums, sums[a]));
    return covariance;
  }

  /** Satterthwaite's degrees of freedom of a weighted sum of coefficients; NaN without an error. */
  double df(double[] combination) {
    int k = units.length;
    for (int j = 0; j < k; j++) {
      if (decided[j] && combination[j] != 0) {
        return Double.NaN;
      }
    }
    int[] place = clusters.indices();
    double[] squares = new double[clusters.count()];
    double[][] shadow = new double[clusters.count()][k];
    for (int i = 0; i < residuals.length; i++) {
      double value = 0;
      for (int j = 0; j < k; j++) {
        value += combination[j] * adjusted[j][i];
      }
      squares[place[i]] += value * value;
      for (int j = 0; j < k; j++) {
        shadow[place[i]][j] += units[j][i] * value;
      }
    }
    double trace = 0;
    double all = 0;
    double[][] sum = new double[k][k];
    for (int g = 0; g < squares.length; g++) {
      double own = Deviations.sumOfSquares(shadow[g]);
      trace += squares[g] - own;
      all += (squares[g] - own) * (squares[g] - own) - own * own;
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          sum[a][b] += shadow[g][a] * shadow[g][b];
        }
      }
    }
    for (double[] row : sum) {
      all += Deviations.sumOfSquares(row);
    }
    return trace * trace / all;
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static double[] products(double[][] rows, double[] with) {
    return Arrays.stream(rows).mapToDouble(row -> Deviations.product(row, with)).toArray();
  }
}
