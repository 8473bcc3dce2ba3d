package org.attune.stats;

import java.util.Arrays;

/**
 * The common within-person correlation of two variables measured repeatedly.
 *
 * <p>r = sum(dx dy) / sqrt(sum(dx^2) sum(dy^2)) over deviations from each participant's own means,
 * which is the r of an analysis of covariance with parallel lines. With N occasions of k
 * participants, t = r sqrt(df / (1 - r^2)) on df = N - k - 1, and the interval is tanh(atanh r +/-
 * z / sqrt(df - 1)).
 *
 * <p>Occasions with a NaN are dropped; a participant left with one occasion says nothing about
 * change and is dropped with it, and counted. An infinite value is refused. Participants whose
 * values never change stay and cost their degree of freedom. The estimate is NaN where no
 * participant varies on x, or on y; the test is NaN when no degree of freedom is left, the interval
 * when fewer than two are.
 *
 * <p>Agrees with sign(b) sqrt(SSx / (SSx + SSe)) of R's {@code lm(y ~ factor(participant) + x)} to
 * 1e-10.
 *
 * @param estimate the coefficient
 * @param statistic t
 * @param df N - k - 1
 * @param pValue two-sided p value
 * @param interval interval of the coefficient
 * @param nParticipants participants used, k
 * @param nOccasions occasions used, N
 * @param droppedParticipants participants of the input with fewer than two complete occasions
 * @see <a href="https://doi.org/10.1136/bmj.310.6977.446">Bland, J. M., and Altman, D. G. (1995).
 *     Calculating correlation coefficients with repeated observations: part 1. BMJ 310, 446</a>
 * @see <a href="https://doi.org/10.3389/fpsyg.2017.00456">Bakdash, J. Z., and Marusich, L. R.
 *     (2017). Repeated measures correlation. Frontiers in Psychology 8, 456</a>
 */
public record RepeatedMeasuresCorrelation(
    double estimate,
    double statistic,
    double df,
    double pValue,
    Interval interval,
    int nParticipants,
    int nOccasions,
    int droppedParticipants) {

  /** Correlates within participants, with a 95 % interval. */
  public static RepeatedMeasuresCorrelation of(int[] participant, double[] x, double[] y) {
    return of(participant, x, y, Interval.USUAL_LEVEL);
  }

  /** Correlates within participants, with an interval of the given level. */
  public static RepeatedMeasuresCorrelation of(
      int[] participant, double[] x, double[] y, double level) {
    CompleteCases.requireSameLength(participant.length, x.length);
    CompleteCases rows = CompleteCases.of(x, y);
    Participants people = Participants.of(rows.pick(participant));
    int nParticipants = 0;
    int nOccasions = 0;
    for (int person = 0; person < people.count(); person++) {
      if (people.size(person) > 1) {
        nParticipants++;
        nOccasions += people.size(person);
      }
    }
    double r =
        Deviations.cosine(
            people.within(people.gather(rows.column(0))),
            people.within(people.gather(rows.column(1))));
    int df = nOccasions - nParticipants - 1;
    CorrelationTest test =
        CorrelationTest.byT(r, df, Inference.standardError(df - 1), level, nOccasions);
    return new RepeatedMeasuresCorrelation(
        test.estimate(),
        test.statistic(),
        test.df(),
        test.pValue(),
        test.interval(),
        nParticipants,
        nOccasions,
        (int) Arrays.stream(participant).distinct().count() - nParticipants);
  }
}
