package org.attune.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Bootstrap intervals of any statistic: participants drawn anew with replacement, each with all of
 * their rows.
 *
 * <p>The percentile interval runs between the draws' quantiles at (1 - level) / 2 and (1 + level) /
 * 2. The BCa interval (bias-corrected and accelerated) takes them at Phi(z0 + (z0 + z) / (1 - a (z0
 * + z))), with z0 the normal quantile of the share of draws below the estimate (half of the equal
 * ones counted) and a = sum(l^3) / (6 sum(l^2)^1.5) of the jackknife l = (m - 1) (estimate -
 * estimate without a participant) over m participants; above 2,000 of them, without one of 2,000
 * blocks of neighbours, which tells the same skewness. Quantiles lie at rank (draws + 1) p and are
 * interpolated on the normal scale, as Davison and Hinkley do.
 *
 * <p>A statistic that is NaN on a draw is drawn again; such draws are counted, and after ten tries
 * a draw there is no interval. Undefined below three participants and where the estimate is NaN, as
 * of a constant variable, where nobody is drawn; the BCa interval also where no draw lies on one
 * side of the estimate, and where there is no estimate without some participant. The same seed
 * gives the same draws.
 *
 * <p>Agrees with R's {@code boot::boot.ci} of types perc and bca, given the same draws and the
 * jackknife's influence, to 1e-10.
 *
 * @param estimate the statistic of all rows
 * @param standardError standard deviation of the draws
 * @param percentile the percentile interval
 * @param bca the BCa interval
 * @param draws how many draws entered
 * @param undefined how many draws had no statistic
 * @param participants how many participants there are
 * @param obstacle why there is no interval; none where there is
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron, B. (1987). Better bootstrap
 *     confidence intervals. Journal of the American Statistical Association 82, 171-185</a>
 * @see <a href="https://doi.org/10.1017/CBO9780511802843">Davison, A. C., and Hinkley, D. V.
 *     (1997). Bootstrap Methods and their Application, section 5.3. Cambridge University Press</a>
 */
public record ParticipantBootstrap(
    double estimate,
    double standardError,
    Interval percentile,
    Interval bca,
    int draws,
    int undefined,
    int participants,
    Obstacle obstacle) {

  private static final int FEWEST_PEOPLE = 3;
  private static final int TRIES = 10;
  private static final int MOST_LEFT_OUT = 2000;

  /**
   * Draws participants.
   *
   * @param participant the participant of each row
   * @param statistic the statistic of the rows with these indices, which may repeat
   */
  public static ParticipantBootstrap of(
      int[] participant, ToDoubleFunction<int[]> statistic, int draws, long seed, double level) {
    Participants people = Participants.of(participant);
    SplittableRandom random = new SplittableRandom(seed);
    int m = people.count();
    double estimate = statistic.applyAsDouble(people.order());
    boolean isDrawn = m >= FEWEST_PEOPLE && !Double.isNaN(estimate);
    double[] drawn = new double[draws];
    int done = 0;
    int tried = 0;
    while (isDrawn && done < draws && tried < (long) draws * TRIES) {
      int[] chosen = new int[m];
      for (int i = 0; i < m; i++) {
        chosen[i] = random.nextInt(m);
      }
      double value = statistic.applyAsDouble(rows(people, chosen));
      drawn[done] = value;
      done += Double.isNaN(value) ? 0 : 1;
      tried++;
    }
    return of(people, statistic, estimate, Arrays.copyOf(drawn, done), tried - done, draws, level);
  }

  /** Takes given draws of participants, by their index in ascending order of ids. */
  static ParticipantBootstrap of(
      int[] participant, ToDoubleFunction<int[]> statistic, int[][] chosen, double level) {
    Participants people = Participants.of(participant);
    double[] drawn =
        Arrays.stream(chosen)
            .mapToDouble(one -> statistic.applyAsDouble(rows(people, one)))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    int undefined = chosen.length - drawn.length;
    double estimate = statistic.applyAsDouble(people.order());
    return of(people, statistic, estimate, drawn, undefined, drawn.length, level);
  }

  private static ParticipantBootstrap of(
      Participants people,
      ToDoubleFunction<int[]> statistic,
      double estimate,
      double[] drawn,
      int undefined,
      int wanted,
      double level) {
    int m = people.count();
    Obstacle obstacle =
        m < FEWEST_PEOPLE
            ? Obstacle.FEW_PEOPLE
            : Double.isNaN(estimate)
                ? Obstacle.CONSTANT
                : drawn.length < Math.max(2, wanted) ? Obstacle.FEW_DRAWS : Obstacle.NONE;
    Interval none = Interval.undefined(level);
    if (obstacle != Obstacle.NONE) {
      return new ParticipantBootstrap(
          estimate, Double.NaN, none, none, drawn.length, undefined, m, obstacle);
    }
    double error = Deviations.standardDeviation(drawn);
    Arrays.sort(drawn);
    return new ParticipantBootstrap(
        estimate,
        error,
        percentile(drawn, level),
        accelerated(drawn, estimate, acceleration(people, statistic, estimate), level),
        drawn.length,
        undefined,
        m,
        Obstacle.NONE);
  }

  /** The rows of the chosen participants, one participant after the other. */
  static int[] rows(Participants people, int[] chosen) {
    int size = 0;
    for (int person : chosen) {
      size += people.size(person);
    }
    int[] rows = new int[size];
    int at = 0;
    for (int person : chosen) {
      System.arraycopy(people.order(), people.starts()[person], rows, at, people.size(person));
      at += people.size(person);
    }
    return rows;
  }

  static double acceleration(
      Participants people, ToDoubleFunction<int[]> statistic, double estimate) {
    int m = people.count();
    int blocks = Math.min(m, MOST_LEFT_OUT);
    double squares = 0;
    double cubes = 0;
    for (int block = 0; block < blocks; block++) {
      int from = (int) ((long) m * block / blocks);
      int to = (int) ((long) m * (block + 1) / blocks);
      int[] others = IntStream.concat(IntStream.range(0, from), IntStream.range(to, m)).toArray();
      double moved = (m - 1) * (estimate - statistic.applyAsDouble(rows(people, others)));
      squares += moved * moved;
      cubes += moved * moved * moved;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static Interval accelerated(double[] sorted, double estimate, double a, double level) {
    double below = 0;
    for (double draw : sorted) {
      below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
    }
    double bias = Inference.normalQuantile(below / sorted.length);
    if (!Double.isFinite(bias) || Double.isNaN(a)) {
      return Interval.undefined(level);
    }
    double z = Inference.zMultiplier(level);
    double low = corrected(bias, a, -z);
    double high = corrected(bias, a, z);
    return low <= high ? between(sorted, low, high, level) : Interval.undefined(level);
  }

  private static double corrected(double bias, double a, double z) {
    return Inference.normal(bias + (bias + z) / (1 - a * (bias + z)));
  }

  /** The percentile interval of draws, which are sorted and at least one. */
  public static Interval percentile(double[] sorted, double level) {
    return between(sorted, (1 - level) / 2, (1 + level) / 2, level);
  }

  private static Interval between(double[] sorted, double low, double high, double level) {
    return new Interval(quantile(sorted, low), quantile(sorted, high), level);
  }

  private static double quantile(double[] sorted, double p) {
    int r = sorted.length;
    double rank = (r + 1) * p;
    int below = (int) Math.floor(rank + 1e-12);
    if (below < 1 || below >= r) {
      return sorted[below < 1 ? 0 : r - 1];
    }
    if (Math.abs(rank - below) < 1e-12) {
      return sorted[below - 1];
    }
    double from = Inference.normalQuantile(below / (r + 1.0));
    double to = Inference.normalQuantile((below + 1) / (r + 1.0));
    double share = (Inference.normalQuantile(p) - from) / (to - from);
    return sorted[below - 1] + share * (sorted[below] - sorted[below - 1]);
  }
}
