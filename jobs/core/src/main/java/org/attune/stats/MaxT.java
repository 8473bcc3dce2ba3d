package org.attune.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The step-down maxT correction of a family of tests, which bounds the chance of any false
 * rejection and takes in how the tests depend on each other.
 *
 * <p>With the tests ordered by |t|, the largest first, the p value of the j-th is the share of
 * replicates under the null hypotheses in which the largest |t*| of the tests from the j-th on
 * reaches its |t|, (1 + count) / (1 + replicates), and none falls below one before it.
 *
 * <p>Replicates by participants: m participants are drawn with replacement, with all of their rows,
 * and t* = (estimate* - estimate) / standard error*, which has the null distribution of t whatever
 * the effects are.
 *
 * <p>A test whose statistic is NaN is none and stays NaN; a replicate in which a test is NaN counts
 * against it as reaching. The same seed gives the same replicates. Agrees with the published
 * algorithm in base R, given the same replicates, exactly.
 *
 * @see <a href="https://search.worldcat.org/isbn/9780471557616">Westfall, P. H., and Young, S. S.
 *     (1993). Resampling-Based Multiple Testing, algorithm 4.1. Wiley</a>
 * @see <a href="https://doi.org/10.2202/1544-6115.1585">Phipson, B., and Smyth, G. K. (2010).
 *     Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular
 *     Biology 9, 39</a>
 */
public final class MaxT {

  private MaxT() {}

  /** The estimates of a family's tests with their standard errors. */
  public record Family(double[] estimates, double[] standardErrors) {}

  /**
   * Corrects the tests of estimates against zero by drawing participants.
   *
   * @param participant the participant of each row
   * @param family the estimates from the rows with these indices, which may repeat
   */
  public static double[] of(
      int[] participant, Function<int[], Family> family, int draws, long seed) {
    Participants people = Participants.of(participant);
    Family observed = family.apply(people.order());
    int tests = observed.estimates().length;
    SplittableRandom random = new SplittableRandom(seed);
    double[][] replicates = new double[draws][];
    for (int draw = 0; draw < draws; draw++) {
      int[] chosen = new int[people.count()];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = random.nextInt(chosen.length);
      }
      Family drawn = family.apply(ParticipantBootstrap.rows(people, chosen));
      replicates[draw] = new double[tests];
      Arrays.setAll(
          replicates[draw],
          t -> (drawn.estimates()[t] - observed.estimates()[t]) / drawn.standardErrors()[t]);
    }
    double[] statistics = new double[tests];
    Arrays.setAll(statistics, t -> observed.estimates()[t] / observed.standardErrors()[t]);
    return of(statistics, replicates);
  }

  /** Corrects statistics by replicates of them under the null hypotheses. */
  public static double[] of(double[] statistics, double[][] replicates) {
    int[] order =
        IntStream.range(0, statistics.length)
            .filter(t -> !Double.isNaN(statistics[t]))
            .boxed()
            .sorted(Comparator.comparingDouble(t -> -Math.abs(statistics[t])))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] reaching = new int[order.length];
    for (double[] replicate : replicates) {
      double largest = 0;
      for (int j = order.length - 1; j >= 0; j--) {
        double drawn = Math.abs(replicate[order[j]]);
        largest = Math.max(largest, Double.isNaN(drawn) ? Double.POSITIVE_INFINITY : drawn);
        reaching[j] += largest >= Math.abs(statistics[order[j]]) ? 1 : 0;
      }
    }
    double[] adjusted = new double[statistics.length];
    Arrays.fill(adjusted, Double.NaN);
    double floor = 0;
    for (int j = 0; j < order.length; j++) {
      floor = Math.max(floor, (1.0 + reaching[j]) / (1.0 + replicates.length));
      adjusted[order[j]] = floor;
    }
    return adjusted;
  }
}
