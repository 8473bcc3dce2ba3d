package org.attune.matrix;

import java.util.Arrays;
import java.util.List;
import org.attune.stats.Adjustment;
import org.attune.stats.Deviations;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.stats.ParticipantBootstrap;
import org.attune.stats.Participants;

/**
 * Bootstrap intervals of Pearson's correlations of every two of many variables: participants drawn
 * anew with replacement, each with all of their rows, the same draws for all pairs.
 *
 * <p>A draw is a whole number for each participant, how often they were drawn, by which their rows
 * are weighted; each pair uses the rows complete on both. The percentile interval is that of {@link
 * ParticipantBootstrap}.
 *
 * <p>Where a drawn sample leaves a variable without variance the draw has no correlation; such
 * draws are counted and left out, and beyond a tenth of all there is no interval. Nor is there one
 * below three participants, counting those of all rows, and where there is no correlation. A NaN
 * drops its row from its column's pairs; an infinite value and columns of unequal length are
 * refused.
 *
 * <p>The same seed gives the same draws and the same bits for any number of threads. Each draw's
 * correlation equals that of {@link org.attune.stats.PearsonCorrelation} on the rows drawn to
 * 1e-11. Agrees with R's {@code boot::boot.ci} of type perc around {@code cor(x, use =
 * "pairwise.complete.obs")}, given the same draws, to 1e-10.
 *
 * @param variables how many variables there are
 * @param participants how many participants there are
 * @param pairs every two variables: 0 with 1, 2 and so on, then 1 with 2
 */
public record CorrelationBootstrap(int variables, int participants, List<Pair> pairs) {

  private static final int FEWEST_PEOPLE = 3;
  private static final int MOST_UNDEFINED = 10;

  /**
   * Two variables.
   *
   * @param first index of the one, the smaller
   * @param second index of the other
   * @param estimate the correlation of all rows
   * @param standardError standard deviation of the draws
   * @param percentile the percentile interval
   * @param undefined how many draws had no correlation
   * @param obstacle why there is no interval; none where there is
   */
  public record Pair(
      int first,
      int second,
      double estimate,
      double standardError,
      Interval percentile,
      int undefined,
      Obstacle obstacle) {}

  /** Draws rows, each of which is a participant. */
  public static CorrelationBootstrap of(double[][] columns, BootstrapSettings settings) {
    int rows = columns.length == 0 ? 0 : columns[0].length;
    int[] participant = new int[rows];
    Arrays.setAll(participant, row -> row);
    return of(columns, participant, settings);
  }

  /**
   * Draws participants with all of their rows.
   *
   * @param participant the participant of each row
   */
  public static CorrelationBootstrap of(
      double[][] columns, int[] participant, BootstrapSettings settings) {
    return of(
        columns, participant, PersonDraws.random(settings.seed(), settings.draws()), settings);
  }

  static CorrelationBootstrap of(
      double[][] columns, int[] participant, PersonDraws draws, BootstrapSettings settings) {
    if (columns.length > 0 && participant.length != columns[0].length) {
      throw new IllegalArgumentException(
          "Columns hold " + columns[0].length + " rows, but participants " + participant.length);
    }
    Participants people = Participants.of(participant);
    CorrelationMatrix observed =
        CorrelationMatrix.of(
            columns,
            new MatrixSettings(
                Method.PEARSON, settings.level(), Adjustment.HOLM, settings.threads()));
    double[][] drawn = new double[observed.pairs().size()][draws.count()];
    if (people.count() >= FEWEST_PEOPLE) {
      DrawnProducts.fill(columns, people.indices(), draws, settings.threads(), drawn);
    }
    Pair[] pairs = new Pair[drawn.length];
    Tasks.run(
        pairs.length,
        settings.threads(),
        () ->
            at ->
                pairs[at] =
                    pair(observed.pairs().get(at), drawn[at], people.count(), settings.level()));
    return new CorrelationBootstrap(columns.length, people.count(), List.of(pairs));
  }

  private static Pair pair(
      CorrelationMatrix.Pair observed, double[] drawn, int participants, double level) {
    double[] defined = Arrays.stream(drawn).filter(r -> !Double.isNaN(r)).sorted().toArray();
    int undefined = drawn.length - defined.length;
    Obstacle obstacle = observed.obstacle();
    if (obstacle == Obstacle.NONE && participants < FEWEST_PEOPLE) {
      obstacle = Obstacle.FEW_PEOPLE;
    } else if (obstacle == Obstacle.NONE && undefined > drawn.length / MOST_UNDEFINED) {
      obstacle = Obstacle.CONSTANT;
    }
    boolean none = obstacle != Obstacle.NONE;
    return new Pair(
        observed.first(),
        observed.second(),
        observed.test().estimate(),
        none ? Double.NaN : Deviations.standardDeviation(defined),
        none ? Interval.undefined(level) : ParticipantBootstrap.percentile(defined, level),
        participants < FEWEST_PEOPLE ? 0 : undefined,
        obstacle);
  }

  /** The pair of two different variables, in either order. */
  public Pair pair(int i, int j) {
    return pairs.get(CorrelationMatrix.place(i, j, variables));
  }

  /** The draws of each pair as they come, undefined ones as NaN. */
  static List<double[]> drawn(double[][] columns, int[] participant, PersonDraws draws) {
    double[][] drawn = new double[CorrelationMatrix.pairs(columns.length).length][draws.count()];
    DrawnProducts.fill(columns, Participants.of(participant).indices(), draws, 1, drawn);
    return List.of(drawn);
  }
}
