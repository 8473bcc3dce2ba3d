package org.attune.stats;

import java.util.List;

/**
 * Reliability of items answered on several occasions, within participants and between them.
 *
 * <p>The items' covariances are split as in an analysis of variance: S_W = sum of products within
 * participants / (N - P), and S_B = (S* - S_W) / c, with S* the products of participants' means
 * weighted by their N records, over P - 1, and c = (N - sum(n_p^2) / N) / (P - 1) records a
 * participant. Alpha, and omega of one factor (maximum likelihood), of S_W tell how reliably the
 * ups and downs of one person, of S_B how reliably differences between persons' true means are
 * measured.
 *
 * <p>Beside them two generalisability coefficients, of occasions nested in participants, from the
 * variances of participants (v_P), of occasions within participants (v_O) and of answers within
 * occasions (v_E), all by analysis of variance, with k items: RC = v_O / (v_O + v_E / k), of
 * change, and RkR = v_P / (v_P + v_O / c + v_E / (c k)), of the mean of c occasions.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. Everything is NaN
 * below two items or participants, and without a participant of several records; what lies between
 * is NaN too where no variance is left there. Balanced or not, the splits are unbiased; with
 * equally many occasions they are the estimates of a two-level model (REML) where no variance is
 * negative.
 *
 * <p>Agrees with the same mean squares of R's {@code aov} and {@code manova} to 1e-5; on equal
 * counts RkR and RC agree with those formed from the variances of {@code lme4::lmer(value ~ 1 + (1
 * | id) + (1 | record))} to 1e-3.
 *
 * <p>Intervals come from a jackknife over up to a hundred groups of participants.
 *
 * @param alphaWithin alpha within participants
 * @param alphaBetween alpha between participants
 * @param omegaWithin omega within participants
 * @param omegaBetween omega between participants
 * @param change RC, reliability of change
 * @param meanOfOccasions RkR, reliability of a participant's mean
 * @param participants participants used
 * @param meanRecords c, records a participant
 * @see <a href="https://doi.org/10.1037/a0032138">Geldhof, G. J., Preacher, K. J., and Zyphur, M.
 *     J. (2014). Reliability estimation in a multilevel confirmatory factor analysis framework.
 *     Psychological Methods 19, 72-91</a>
 * @see <a href="https://doi.org/10.1177/0146167206287721">Cranford, J. A., and others (2006). A
 *     procedure for evaluating sensitivity to within-person change. Personality and Social
 *     Psychology Bulletin 32, 917-929</a>
 */
public record TwoLevelReliability(
    Coefficient alphaWithin,
    Coefficient alphaBetween,
    Coefficient omegaWithin,
    Coefficient omegaBetween,
    Coefficient change,
    Coefficient meanOfOccasions,
    long participants,
    double meanRecords) {

  private static final int GROUPS = 100;
  private static final int COEFFICIENTS = 6;

  /** Splits the columns {@code items[item][record]} by participant. */
  public static TwoLevelReliability of(String[] participant, double[][] items, double level) {
    return of(ItemTable.of(participant, items), level);
  }

  /** Splits the gathered items. */
  public static TwoLevelReliability of(ItemTable items, double level) {
    Obstacle obstacle = Coefficient.obstacle(items, 2);
    if (obstacle == Obstacle.NONE && items.participants() < 2) {
      obstacle = Obstacle.FEW_PEOPLE;
    } else if (obstacle == Obstacle.NONE && !items.isRepeated()) {
      obstacle = Obstacle.NOT_REPEATED;
    }
    Levels levels = Levels.of(items);
    Coefficient[] found = new Coefficient[COEFFICIENTS];
    double[] estimates = obstacle == Obstacle.NONE ? estimates(levels) : new double[COEFFICIENTS];
    double[] errors = obstacle == Obstacle.NONE ? errors(items) : new double[COEFFICIENTS];
    for (int c = 0; c < COEFFICIENTS; c++) {
      Obstacle here = obstacle == Obstacle.NONE ? obstacle(c, estimates[c], items) : obstacle;
      found[c] =
          here != Obstacle.NONE
              ? Coefficient.none(items, here, level)
              : Coefficient.of(
                  items, estimates[c], Influence.interval(estimates[c], errors[c], level));
    }
    return new TwoLevelReliability(
        found[0],
        found[1],
        found[2],
        found[3],
        found[4],
        found[5],
        items.participants(),
        levels.recordsEach());
  }

  private static Obstacle obstacle(int coefficient, double estimate, ItemTable items) {
    if (!Double.isNaN(estimate)) {
      return Obstacle.NONE;
    }
    boolean isOmega = coefficient == 2 || coefficient == 3;
    if (isOmega && items.items() < 3) {
      return Obstacle.FEW_ITEMS;
    }
    return coefficient == 1
        ? Obstacle.NO_VARIANCE_BETWEEN
        : isOmega ? Obstacle.IMPROPER : Obstacle.CONSTANT_SUM;
  }

  /** The coefficients in the order of the components. */
  private static double[] estimates(Levels levels) {
    double[][] within = levels.withinCovariance();
    double[][] between = levels.betweenCovariance();
    return new double[] {
      alpha(within),
      alpha(between),
      omega(within),
      omega(between),
      levels.change(),
      levels.meanOfOccasions(),
    };
  }

  private static double alpha(double[][] s) {
    double parts = 0;
    for (int i = 0; i < s.length; i++) {
      parts += s[i][i];
    }
    double whole = SplitHalf.total(s);
    return whole > 1e-12 * Math.abs(parts)
        ? s.length / (s.length - 1.0) * (1 - parts / whole)
        : Double.NaN;
  }

  private static double omega(double[][] s) {
    boolean isVaried = true;
    for (int i = 0; i < s.length; i++) {
      isVaried &= s[i][i] > 0;
    }
    return isVaried ? OneFactorOmega.of(s) : Double.NaN;
  }

  /** Standard errors from a jackknife that leaves out a hundredth of the participants at a time. */
  private static double[] errors(ItemTable items) {
    List<ItemSample.Person> people = items.sample().people();
    int groups = Math.min(GROUPS, people.size());
    double[] mean = new double[items.items()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = items.mean(i);
    }
    Moments[] spread = new Moments[COEFFICIENTS];
    for (int c = 0; c < COEFFICIENTS; c++) {
      spread[c] = Moments.of();
    }
    Levels[] parts = new Levels[groups];
    for (int group = 0; group < groups; group++) {
      parts[group] = new Levels(items.items());
    }
    for (int person = 0; person < people.size(); person++) {
      parts[person % groups].add(people.get(person).records(), mean);
    }
    for (int left = 0; left < groups; left++) {
      Levels rest = new Levels(items.items());
      for (int group = 0; group < groups; group++) {
        if (group != left) {
          rest.add(parts[group]);
        }
      }
      double[] estimates = estimates(rest);
      for (int c = 0; c < COEFFICIENTS; c++) {
        spread[c].accept(Double.isFinite(estimates[c]) ? estimates[c] : Double.NaN);
      }
    }
    double scale = (double) people.size() / items.participants() * (groups - 1) / groups;
    double[] errors = new double[COEFFICIENTS];
    for (int c = 0; c < COEFFICIENTS; c++) {
      errors[c] = spread[c].missing() > 0 ? Double.NaN : Math.sqrt(scale * spread[c].m2());
    }
    return errors;
  }
}
