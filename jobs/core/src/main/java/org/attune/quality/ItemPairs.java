package org.attune.quality;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.attune.stats.PearsonCorrelation;

/**
 * Psychometric synonyms or antonyms: pairs of items that the whole sample answers alike, or the
 * opposite way, and whether one record does too.
 *
 * <p>Synonyms are all pairs whose correlation in the sample lies above the critical value, antonyms
 * those below its negative; answers are as given, so that a reverse-keyed item is an antonym of its
 * scale. The index of a record is the correlation, over the pairs, of the answers to the earlier
 * item with those to the later one. A careful record has a high one with synonyms and a negative
 * one with antonyms.
 *
 * <p>Pairs with a missing answer (NaN) are left out; an infinite one is refused. The index is NaN
 * where fewer pairs than asked for are answered, and where the earlier or the later answers are all
 * the same.
 *
 * <p>Agrees to 1e-10 with {@code cor(x[i], x[j])} in R over the pairs in which the lower triangle
 * of {@code cor(data, use = "pairwise.complete.obs")} lies beyond the critical value, which is how
 * the package careless does it.
 *
 * @param first the earlier item of each pair
 * @param second the later item of each pair
 * @see <a href="https://doi.org/10.1037/a0028085">Meade, A. W., and Craig, S. B. (2012).
 *     Identifying careless responses in survey data. Psychological Methods 17, 437-455</a>
 */
public record ItemPairs(int[] first, int[] second) implements Serializable {

  /** A record's correlation over pairs, and how many of them it answered. */
  public record Agreement(double estimate, int nPairs) {}

  /** The pairs that correlate above the critical value. */
  public static ItemPairs synonyms(ItemMoments sample, double critical) {
    return beyond(sample, critical, 1);
  }

  /** The pairs that correlate below the negative of the critical value. */
  public static ItemPairs antonyms(ItemMoments sample, double critical) {
    return beyond(sample, critical, -1);
  }

  private static ItemPairs beyond(ItemMoments sample, double critical, int sign) {
    List<int[]> found = new ArrayList<>();
    for (int i = 0; i < sample.items(); i++) {
      for (int j = i + 1; j < sample.items(); j++) {
        if (sign * sample.correlation(i, j) > critical) {
          found.add(new int[] {i, j});
        }
      }
    }
    return new ItemPairs(
        found.stream().mapToInt(pair -> pair[0]).toArray(),
        found.stream().mapToInt(pair -> pair[1]).toArray());
  }

  /** How many pairs there are. */
  public int count() {
    return first.length;
  }

  /** Correlates one record's answers over the pairs, of which it must have answered so many. */
  public Agreement of(double[] raw, int fewest) {
    double[] x = new double[count()];
    double[] y = new double[count()];
    int answered = 0;
    for (int pair = 0; pair < x.length; pair++) {
      x[pair] = raw[first[pair]];
      y[pair] = raw[second[pair]];
      answered += Double.isNaN(x[pair] + y[pair]) ? 0 : 1;
    }
    double r = answered < fewest ? Double.NaN : PearsonCorrelation.of(x, y).estimate();
    return new Agreement(r, answered);
  }
}
