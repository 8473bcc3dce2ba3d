package org.attune.simulate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.attune.schema.Refusal;
import org.attune.simulate.DayMix.Source;

/**
 * A world as normal numbers: how people's stable parts correlate, and of what each number of a day
 * is made, such that the declared slopes are those of standardised numbers.
 *
 * <p>With slope s on stress and independent rests, passive and active use carry {@code s / sqrt(2 -
 * s^2)} of it each, so that their standardised sum carries s. What remains of lonely is its own
 * source, with the variance that the declared effects leave.
 */
final class Structure {

  private static final double LEAST_REST = 0.05;

  private final World world;
  private final List<String> names;
  private final double[][] correlations;
  private final double[][] factor;
  private final Map<String, DayMix> days = new LinkedHashMap<>();

  private Structure(World world, String file) {
    this.world = world;
    this.names = world.parts();
    this.correlations = correlations();
    this.factor = factor(file);
    mix(file);
  }

  /**
   * Works a world out.
   *
   * @throws Refusal where the declared correlations or slopes cannot all hold
   */
  static Structure of(World world, String file) {
    return new Structure(world, file);
  }

  private double[][] correlations() {
    int n = names.size();
    double[][] declared = new double[n][n];
    for (double[] row : declared) {
      Arrays.fill(row, Double.NaN);
    }
    for (World.Relation relation : world.between()) {
      int a = names.indexOf(relation.a());
      int b = names.indexOf(relation.b());
      declared[a][b] = relation.r();
      declared[b][a] = relation.r();
    }
    int hub = names.indexOf(World.LONELINESS);
    double[][] full = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double through =
            i == hub || j == hub ? 0 : or(declared[i][hub], 0) * or(declared[hub][j], 0);
        full[i][j] = i == j ? 1 : or(declared[i][j], through);
      }
    }
    return full;
  }

  private static double or(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  private double[][] factor(String file) {
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(correlations, false))
          .getL()
          .getData();
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new Refusal(
          file,
          "between",
          "These correlations cannot all hold together.",
          "Bring some of them closer to zero, or name those that go with them.");
    }
  }

  private void mix(String file) {
    DayMix stressed = DayMix.of(Source.STRESS);
    double onUse = slope("stressed", "social_use");
    double each = onUse / Math.sqrt(2 - onUse * onUse);
    DayMix passive = part(stressed, each, Source.PASSIVE);
    DayMix active = part(stressed, each, Source.ACTIVE);
    DayMix social = passive.plus(active).times(1 / Math.sqrt(2 + 2 * each * each));
    DayMix night = DayMix.of(Source.NIGHT);
    DayMix slept = part(night, slope("night_use", "slept"), Source.SLEEP);
    DayMix inPerson = DayMix.of(Source.IN_PERSON);
    days.put("in_person", inPerson);
    days.put("stressed", stressed);
    days.put("passive", passive);
    days.put("active", active);
    days.put("other", DayMix.of(Source.OTHER));
    days.put("night", night);
    days.put("slept", slept);
    days.put("social_use", social);
    DayMix lonely =
        stressed
            .times(slope("stressed", "lonely"))
            .plus(inPerson.times(slope("in_person", "lonely")))
            .plus(social.times(slope("social_use", "lonely")))
            .plus(slept.lagged().times(slope("slept", "lonely")));
    for (World.Effect effect : world.within()) {
      if (effect.deviation() > 0) {
        lonely = lonely.plusVarying(days.get(effect.of()), effect.deviation());
      }
    }
    double rest = 1 - lonely.covariance(lonely, 0, world.memory());
    if (rest < LEAST_REST) {
      throw new Refusal(
          file,
          "within.effects",
          "The effects on lonely leave less than a twentieth of its variance.",
          "Make slopes or their standard deviations smaller.");
    }
    days.put("lonely", lonely.plus(DayMix.of(Source.LONELY).times(Math.sqrt(rest))));
  }

  private static DayMix part(DayMix of, double weight, Source rest) {
    return of.times(weight).plus(DayMix.of(rest).times(Math.sqrt(1 - weight * weight)));
  }

  private double slope(String of, String on) {
    return world.within().stream()
        .filter(e -> e.of().equals(of) && e.on().equals(on))
        .mapToDouble(World.Effect::slope)
        .findFirst()
        .orElse(0);
  }

  /** The correlation of two stable parts. */
  double correlation(String a, String b) {
    return correlations[names.indexOf(a)][names.indexOf(b)];
  }

  /** The place of a stable part among those that {@link #people} draws. */
  int place(String part) {
    return names.indexOf(part);
  }

  /** Of what a number of a day is made. */
  DayMix day(String name) {
    return days.get(name);
  }

  /** Draws a person's stable parts, in the order of {@link World#parts}. */
  double[] people(Draws draws) {
    double[] z = new double[factor.length];
    double[] mixed = new double[factor.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = draws.normal();
      for (int j = 0; j <= i; j++) {
        mixed[i] += factor[i][j] * z[j];
      }
    }
    return mixed;
  }
}
