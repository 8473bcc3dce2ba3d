package org.attune.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bootstrap intervals of Cronbach's alpha: participants drawn anew with replacement.
 *
 * <p>Each draw gives one alpha, from sums kept for each participant. The percentile interval runs
 * between the quantiles (type 7) of the draws; the BCa interval (bias-corrected and accelerated)
 * takes the quantiles at Phi(z0 + (z0 + z) / (1 - a (z0 + z))), with z0 the normal quantile of the
 * share of draws below alpha (half of the equal ones counted) and a from the jackknife over
 * participants. A participant with several records is drawn with all of them.
 *
 * <p>Draws come from the sample that an {@link ItemTable} holds; where that is a part of m of n
 * participants, the draws' deviations from the sample's alpha are brought to n by sqrt(m / n) and
 * set about the alpha of all.
 *
 * <p>NaN where alpha is, and below three participants; a draw without variance is drawn again, and
 * counts against the limit of ten tries a draw. The same seed gives the same interval.
 *
 * <p>Agrees with R's {@code boot::boot.ci} of types perc and bca to the noise of the draws.
 *
 * @param alpha the coefficient
 * @param percentile the percentile interval
 * @param bca the BCa interval
 * @param draws how many draws entered
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron, B. (1987). Better bootstrap
 *     confidence intervals. Journal of the American Statistical Association 82, 171-185</a>
 */
public record AlphaBootstrap(double alpha, Interval percentile, Interval bca, int draws) {

  /** The draws used where a caller names none. */
  public static final int USUAL_DRAWS = 1_000;

  private static final int FEWEST_PEOPLE = 3;
  private static final int TRIES = 10;

  /** Draws persons of the columns {@code items[item][person]}. */
  public static AlphaBootstrap of(double[][] items, int draws, long seed, double level) {
    return of(ItemTable.of(items), draws, seed, level);
  }

  /** Draws participants of the gathered items. */
  public static AlphaBootstrap of(ItemTable items, int draws, long seed, double level) {
    double alpha = CronbachAlpha.of(items, level).alpha();
    Sums sums = Sums.of(items);
    if (Double.isNaN(alpha) || sums.people() < FEWEST_PEOPLE) {
      Interval none = Interval.undefined(level);
      return new AlphaBootstrap(alpha, none, none, 0);
    }
    double centre = sums.alpha(sums.all());
    double scale = Math.sqrt((double) sums.people() / items.participants());
    double[] drawn = sums.draw(draws, seed);
    for (int draw = 0; draw < drawn.length; draw++) {
      drawn[draw] = alpha + (drawn[draw] - centre) * scale;
    }
    Arrays.sort(drawn);
    return new AlphaBootstrap(
        alpha,
        between(drawn, (1 - level) / 2, (1 + level) / 2, level),
        accelerated(drawn, alpha, sums.acceleration(), level),
        drawn.length);
  }

  private static Interval between(double[] sorted, double low, double high, double level) {
    if (sorted.length < 2 || Double.isNaN(low + high)) {
      return Interval.undefined(level);
    }
    double[] ends = Quantiles.of(sorted, low, high);
    return new Interval(ends[0], ends[1], level);
  }

  private static Interval accelerated(double[] sorted, double alpha, double a, double level) {
    double below = 0;
    for (double draw : sorted) {
      below += draw < alpha ? 1 : draw == alpha ? 0.5 : 0;
    }
    double bias = Inference.normalQuantile(below / sorted.length);
    if (!Double.isFinite(bias)) {
      return Interval.undefined(level);
    }
    double z = Inference.zMultiplier(level);
    return between(sorted, corrected(bias, a, -z), corrected(bias, a, z), level);
  }

  private static double corrected(double bias, double a, double z) {
    return Inference.normal(bias + (bias + z) / (1 - a * (bias + z)));
  }

  /**
   * What alpha needs to know of each participant, one row each: records, sum of squared answers,
   * sum of squared totals, and the sum of each item.
   */
  private record Sums(double[][] rows, int items) {

    static Sums of(ItemTable table) {
      int k = table.items();
      double[] mean = new double[k];
      for (int i = 0; i < k; i++) {
        mean[i] = table.mean(i);
      }
      List<ItemSample.Person> people = table.sample().people();
      double[][] rows = new double[people.size()][k + 3];
      for (int person = 0; person < rows.length; person++) {
        for (double[] record : people.get(person).records()) {
          double total = 0;
          for (int i = 0; i < k; i++) {
            double value = record[i] - mean[i];
            total += value;
            rows[person][1] += value * value;
            rows[person][3 + i] += value;
          }
          rows[person][0]++;
          rows[person][2] += total * total;
        }
      }
      return new Sums(rows, k);
    }

    int people() {
      return rows.length;
    }

    double[] all() {
      double[] all = new double[items + 3];
      for (double[] row : rows) {
        add(row, all);
      }
      return all;
    }

    private static void add(double[] row, double[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[i];
      }
    }

    double alpha(double[] sums) {
      double parts = sums[1];
      double total = 0;
      for (int i = 3; i < sums.length; i++) {
        parts -= sums[i] * sums[i] / sums[0];
        total += sums[i];
      }
      double whole = sums[2] - total * total / sums[0];
      return whole > 1e-12 * sums[1] ? items / (items - 1.0) * (1 - parts / whole) : Double.NaN;
    }

    double[] draw(int draws, long seed) {
      double[] drawn = new double[draws];
      int done = 0;
      SplittableRandom random = new SplittableRandom(seed);
      for (int at = 0; at < draws * TRIES && done < draws; at++) {
        double[] sums = new double[items + 3];
        for (int person = 0; person < rows.length; person++) {
          add(rows[random.nextInt(rows.length)], sums);
        }
        double alpha = alpha(sums);
        if (!Double.isNaN(alpha)) {
          drawn[done++] = alpha;
        }
      }
      return Arrays.copyOf(drawn, done);
    }

    /** Efron's acceleration: the skewness of the jackknife, over six. */
    double acceleration() {
      double[] all = all();
      double[] without = new double[rows.length];
      for (int person = 0; person < rows.length; person++) {
        double[] sums = all.clone();
        for (int i = 0; i < sums.length; i++) {
          sums[i] -= rows[person][i];
        }
        without[person] = alpha(sums);
      }
      double mean = Deviations.mean(without);
      double squares = 0;
      double cubes = 0;
      for (double alpha : without) {
        squares += Math.pow(mean - alpha, 2);
        cubes += Math.pow(mean - alpha, 3);
      }
      return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }
  }
}
