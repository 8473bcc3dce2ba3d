package org.attune.multiverse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attune.stats.Quantiles;

/**
 * Whether a whole curve could have come about without any effect.
 *
 * <p>A statistic of the observed curve is compared with the same statistic of each replicate's
 * curve, in which all specifications are refitted to one and the same resample under the null. The
 * test is two-sided: the median and the average deviate count by their size, and the number of
 * significant specifications by each replicate's own dominant direction. With m of B replicates at
 * least as extreme, p = (m + 1) / (B + 1), which is never zero.
 *
 * <p>NaN where the observed curve has no estimate. Replicates without any estimate count as
 * extreme.
 *
 * @param statistic which statistic
 * @param observed its value on the observed curve
 * @param pValue p
 * @param extreme how many replicates are at least as extreme
 * @param replicates how many there are
 * @param nullLow the 2.5 % quantile of the replicates
 * @param nullMedian their median
 * @param nullHigh their 97.5 % quantile
 * @see <a href="https://doi.org/10.1038/s41562-020-0912-z">Simonsohn, U., Simmons, J. P., and
 *     Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour 4, 1208-1214</a>
 */
public record JointTest(
    Statistic statistic,
    double observed,
    double pValue,
    int extreme,
    int replicates,
    double nullLow,
    double nullMedian,
    double nullHigh) {

  /** What is told of a curve. */
  public enum Statistic {
    /** The median standardised estimate. */
    MEDIAN,
    /** How many specifications are significant in the dominant direction. */
    SIGNIFICANT,
    /** The sum of normal deviates over the root of their number, after Stouffer. */
    STOUFFER;

    /** The word of the results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private double of(CurveSummary curve) {
      return switch (this) {
        case MEDIAN -> curve.median();
        case SIGNIFICANT -> curve.significant();
        case STOUFFER -> curve.stouffer();
      };
    }

    private double of(Draws draws, int replicate) {
      return switch (this) {
        case MEDIAN -> draws.median()[replicate];
        case SIGNIFICANT -> draws.significant(replicate);
        case STOUFFER -> draws.stouffer()[replicate];
      };
    }
  }

  /** The three tests of a curve. */
  public static List<JointTest> of(CurveSummary curve, Draws draws) {
    return Arrays.stream(Statistic.values()).map(s -> of(s, curve, draws)).toList();
  }

  private static JointTest of(Statistic statistic, CurveSummary curve, Draws draws) {
    double observed = statistic.of(curve);
    double[] drawn = new double[draws.count()];
    Arrays.setAll(drawn, b -> statistic.of(draws, b));
    int extreme =
        (int) Arrays.stream(drawn).filter(v -> !(Math.abs(v) < Math.abs(observed))).count();
    double p = curve.used() == 0 ? Double.NaN : (extreme + 1.0) / (drawn.length + 1.0);
    double[] known = Arrays.stream(drawn).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] band =
        known.length == 0
            ? new double[] {Double.NaN, Double.NaN, Double.NaN}
            : Quantiles.of(known, 0.025, 0.5, 0.975);
    return new JointTest(statistic, observed, p, extreme, drawn.length, band[0], band[1], band[2]);
  }
}
