package org.attune.stats;

/**
 * Each participant's means of two variables, over the occasions complete on both.
 *
 * <p>Every participant counts once, however many occasions stand behind the means, so that {@link
 * PearsonCorrelation} or {@link SpearmanCorrelation} of {@code x} and {@code y} is the unweighted
 * between-person correlation. Equal averages tie exactly, as {@link GroupMeans} explains.
 *
 * <p>Occasions with a NaN on either variable are dropped, and with them a participant who has no
 * other; an infinite value is refused.
 *
 * <p>Agrees with R's {@code aggregate(cbind(x, y) ~ participant, FUN = mean)} to 1e-10.
 *
 * @param participant ids, ascending
 * @param x mean of the first variable, in the order of the ids
 * @param y mean of the second variable, in the order of the ids
 * @see <a href="https://doi.org/10.1136/bmj.310.6980.633">Bland, J. M., and Altman, D. G. (1995).
 *     Calculating correlation coefficients with repeated observations: part 2. BMJ 310, 633</a>
 */
public record PersonMeans(int[] participant, double[] x, double[] y) {

  /** Averages both variables within participants. */
  public static PersonMeans of(int[] participant, double[] x, double[] y) {
    CompleteCases.requireSameLength(participant.length, x.length);
    CompleteCases rows = CompleteCases.of(x, y);
    Participants people = Participants.of(rows.pick(participant));
    int[] index = people.indices();
    return new PersonMeans(
        people.ids(),
        GroupMeans.of(index, rows.column(0), people.count()),
        GroupMeans.of(index, rows.column(1), people.count()));
  }
}
