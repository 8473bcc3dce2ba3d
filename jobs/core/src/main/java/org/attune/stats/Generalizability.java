package org.attune.stats;

import java.util.Arrays;

/**
 * Generalisability coefficients of items answered by every participant on the same occasions:
 * participants by occasions by items, fully crossed.
 *
 * <p>Variances of participants (P), occasions (O), their products and items (I), and the rest (E)
 * come from the mean squares of a three-way analysis of variance. With m items and K occasions, and
 * v = v_P + v_PI / m:
 *
 * <ul>
 *   <li>R1F = v / (v + v_E / m), one fixed occasion;
 *   <li>RKF = v / (v + v_E / (K m)), the mean of all, fixed;
 *   <li>R1R = v / (v + v_O + v_PO + v_E / m), one occasion at random;
 *   <li>RKR = v / (v + v_O / K + v_PO / K + v_E / (K m)), the mean of K at random;
 *   <li>RC = v_PO / (v_PO + v_E / m), change within participants.
 * </ul>
 *
 * <p>Participants with a NaN on any occasion or item are dropped; an infinite value is refused.
 * Everything is NaN below two participants, occasions or items. Variances are not cut at zero.
 *
 * <p>Agrees with {@code RkF, R1R, RkR, Rc} of R's {@code psych::multilevel.reliability(lme =
 * FALSE)} to 1e-8; R1F is formed from the same variances.
 *
 * @param oneFixed R1F
 * @param allFixed RKF
 * @param oneRandom R1R
 * @param allRandom RKR
 * @param change RC
 * @param n participants used
 * @see <a href="https://doi.org/10.1177/0146167206287721">Cranford, J. A., and others (2006). A
 *     procedure for evaluating sensitivity to within-person change. Personality and Social
 *     Psychology Bulletin 32, 917-929</a>
 */
public record Generalizability(
    double oneFixed, double allFixed, double oneRandom, double allRandom, double change, int n) {

  /** Computes them of the answers {@code x[occasion][item][participant]}. */
  public static Generalizability of(double[][][] x) {
    int occasions = x.length;
    int items = occasions == 0 ? 0 : x[0].length;
    double[][] columns = Arrays.stream(x).flatMap(Arrays::stream).toArray(double[][]::new);
    CompleteCases people = CompleteCases.of(columns);
    int n = people.n();
    if (n < 2 || occasions < 2 || items < 2) {
      return new Generalizability(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, n);
    }
    Cube cube = Cube.of(people, occasions, items);
    double rest = cube.meanSquare(true, true, true);
    double byOccasion = (cube.meanSquare(true, true, false) - rest) / items;
    double byItem = (cube.meanSquare(true, false, true) - rest) / occasions;
    double itemByOccasion = cube.meanSquare(false, true, true);
    double participant =
        (cube.meanSquare(true, false, false)
                - cube.meanSquare(true, true, false)
                - cube.meanSquare(true, false, true)
                + rest)
            / (occasions * items);
    double occasion =
        (cube.meanSquare(false, true, false)
                - cube.meanSquare(true, true, false)
                - itemByOccasion
                + rest)
            / (n * (double) items);
    double v = participant + byItem / items;
    double each = occasions;
    return new Generalizability(
        v / (v + rest / items),
        v / (v + rest / (each * items)),
        v / (v + occasion + byOccasion + rest / items),
        v / (v + (occasion + byOccasion) / each + rest / (each * items)),
        byOccasion / (byOccasion + rest / items),
        n);
  }

  /**
   * Means of centred answers over all, or one, of each direction.
   *
   * @param means by participant, occasion and item; the last place of each stands for all
   */
  private record Cube(double[][][] means, int n, int occasions, int items) {

    static Cube of(CompleteCases people, int occasions, int items) {
      int n = people.n();
      double[] all = new double[n * occasions * items];
      for (int column = 0; column < occasions * items; column++) {
        System.arraycopy(people.column(column), 0, all, column * n, n);
      }
      all = Deviations.centre(all);
      double[][][] means = new double[n + 1][occasions + 1][items + 1];
      for (int at = 0; at < all.length; at++) {
        for (int part = 0; part < 8; part++) {
          int p = (part & 1) == 0 ? at % n : n;
          int o = (part & 2) == 0 ? at / n / items : occasions;
          int i = (part & 4) == 0 ? at / n % items : items;
          double over = (p == n ? n : 1.0) * (o == occasions ? o : 1) * (i == items ? i : 1);
          means[p][o][i] += all[at] / over;
        }
      }
      return new Cube(means, n, occasions, items);
    }

    /** The mean square of a term: its means less those of the terms it contains. */
    double meanSquare(boolean byPerson, boolean byOccasion, boolean byItem) {
      double squares = 0;
      for (int p = byPerson ? 0 : n; p < (byPerson ? n : n + 1); p++) {
        for (int o = byOccasion ? 0 : occasions;
            o < (byOccasion ? occasions : occasions + 1);
            o++) {
          for (int i = byItem ? 0 : items; i < (byItem ? items : items + 1); i++) {
            double effect = effect(p, o, i);
            squares += effect * effect;
          }
        }
      }
      double times = (byPerson ? 1.0 : n) * (byOccasion ? 1 : occasions) * (byItem ? 1 : items);
      double df =
          (byPerson ? n - 1.0 : 1) * (byOccasion ? occasions - 1 : 1) * (byItem ? items - 1 : 1);
      return squares * times / df;
    }

    /** The alternating sum of the means over all parts of a term. */
    private double effect(int p, int o, int i) {
      double effect = 0;
      for (int part = 0; part < 8; part++) {
        boolean isTwice =
            (part & 1) != 0 && p == n
                || (part & 2) != 0 && o == occasions
                || (part & 4) != 0 && i == items;
        if (!isTwice) {
          double mean =
              means[(part & 1) == 0 ? p : n][(part & 2) == 0 ? o : occasions][
                  (part & 4) == 0 ? i : items];
          effect += Integer.bitCount(part) % 2 == 0 ? mean : -mean;
        }
      }
      return effect;
    }
  }
}
