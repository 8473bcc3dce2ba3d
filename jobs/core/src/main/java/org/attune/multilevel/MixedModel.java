package org.attune.multilevel;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.multilevel.Deviance.Part;
import org.attune.multilevel.Deviance.Point;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Interval;

/**
 * A linear mixed model of rows within persons: y = X b + Z u + e, where every person draws u, an
 * intercept and optionally the slope of the first column, from a normal distribution with free
 * covariance, and residuals e have one variance and independence or a memory.
 *
 * <p>Variances are estimated by restricted or full maximum likelihood, coefficients by generalised
 * least squares given these. Rows with a NaN are dropped; persons with one row stay. Nothing is
 * estimated, and a {@link Hindrance} says why, where the search did not converge or the data do not
 * allow for the model. An instance is for one thread.
 *
 * <p>Agrees with {@code lme4::lmer} where residuals are independent, and with {@code nlme::lme},
 * {@code corAR1} and {@code corCAR1} otherwise: log likelihoods to 1e-6, coefficients and standard
 * errors to 1e-5, variances to 1e-4 of themselves. Standard errors of {@link Criterion#ML} are
 * {@code lmer}'s; {@code summary(lme)} multiplies them by sqrt(N / (N - p)).
 *
 * @see <a href="https://doi.org/10.1007/b98882">Pinheiro, J. C., and Bates, D. M. (2000).
 *     Mixed-effects models in S and S-PLUS. Springer</a>
 */
public final class MixedModel {

  private static final double DIFFERENCE = 1e-4;

  private final MixedDesign design;
  private final Residual residual;
  private final Unscaled units;
  private final Rows rows;
  private final Deviance deviance;
  private final Search best;
  private final Convergence convergence;
  private Point[][] beside;

  private MixedModel(
      MixedDesign design,
      Residual residual,
      Rows rows,
      Deviance deviance,
      Search best,
      Convergence convergence) {
    this.design = design;
    this.residual = residual;
    this.units = new Unscaled(rows, residual);
    this.rows = rows;
    this.deviance = deviance;
    this.best = best;
    this.convergence = convergence;
  }

  /** Fits the model. */
  public static MixedModel fit(MixedDesign design, Residual residual, Criterion criterion) {
    Rows rows = Rows.of(design, residual);
    if (rows.hindrance() != Hindrance.NONE) {
      return refused(design, residual, rows, rows.hindrance());
    }
    Deviance deviance = new Deviance(rows, residual, criterion);
    Hindrance ofColumns = deviance.ofColumns();
    if (ofColumns != Hindrance.NONE) {
      return refused(design, residual, rows, ofColumns);
    }
    Fitting found = Fitting.of(deviance, residual);
    return new MixedModel(design, residual, rows, deviance, found.best(), found.convergence());
  }

  private static MixedModel refused(
      MixedDesign design, Residual residual, Rows rows, Hindrance hindrance) {
    return new MixedModel(design, residual, rows, null, null, Convergence.refused(hindrance));
  }

  /** The standard deviation of slopes; NaN where all have the same, or there is no estimate. */
  public double slopeDeviation() {
    return convergence.isReached() ? units.parts(best.point())[1] : Double.NaN;
  }

  /** How the search ended. */
  public Convergence convergence() {
    return convergence;
  }

  /** Complete rows. */
  public int occasions() {
    return rows.n();
  }

  /** Persons with a complete row. */
  public int persons() {
    return rows.persons();
  }

  /** The logarithm of the likelihood, restricted or not; NaN where there is no estimate. */
  public double logLikelihood() {
    if (!convergence.isReached()) {
      return Double.NaN;
    }
    double m = deviance.weight();
    double sum = best.point().value() + 2 * m * Math.log(units.outcomeScale());
    for (int c = 0; m < rows.n() && c < rows.coefficients(); c++) {
      sum += 2 * Math.log(rows.scale()[c]);
    }
    return -sum / 2;
  }

  /** The coefficients, the intercept first; none where there is no estimate. */
  public List<FixedEffect> fixed(double level) {
    if (!convergence.isReached()) {
      return List.of();
    }
    int p = rows.coefficients();
    boolean[] within = new boolean[p];
    int ofRows = 0;
    for (int c = 1; c < p; c++) {
      within[c] = rows.variesWithin(c);
      ofRows += within[c] ? 1 : 0;
    }
    double dfWithin = rows.n() - (double) rows.persons() - ofRows;
    double dfBetween = rows.persons() - 1.0 - (p - 1 - ofRows);
    double[] b = units.coefficients(best.point());
    double[] v = units.variances(best.point());
    double[] satterthwaite = satterthwaite(v);
    List<FixedEffect> fixed = new ArrayList<>();
    for (int c = 0; c < p; c++) {
      double df = c == 0 || within[c] ? dfWithin : dfBetween;
      FixedEffect.Level where =
          c == 0
              ? FixedEffect.Level.INTERCEPT
              : within[c] ? FixedEffect.Level.WITHIN : FixedEffect.Level.BETWEEN;
      fixed.add(
          new FixedEffect(
              c == 0 ? "intercept" : design.names().get(c - 1),
              where,
              CoefficientTest.of(b[c], Math.sqrt(v[c]), df, level),
              satterthwaite[c]));
    }
    return fixed;
  }

  /** Standard deviations and memory, with Wald intervals; all NaN where there is no estimate. */
  public VarianceParts variances(double level) {
    if (!convergence.isReached()) {
      return VarianceParts.none(level);
    }
    double[] parts = units.parts(best.point());
    double[] errors = errors();
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    Interval[] intervals = new Interval[parts.length];
    for (int k = 0; k < parts.length; k++) {
      intervals[k] =
          !(errors[k] > 0) || convergence.isSingular() || k == 3 && convergence.isMemoryAtBound()
              ? Interval.undefined(level)
              : new Interval(
                  units.back(k, units.forth(k, parts[k]) - z * errors[k]),
                  units.back(k, units.forth(k, parts[k]) + z * errors[k]),
                  level);
    }
    return new VarianceParts(
        parts[0],
        parts[1],
        units.correlation(best.point()),
        parts[2],
        parts[3],
        intervals[0],
        intervals[1],
        intervals[2],
        intervals[3]);
  }

  /** The same with profile intervals, which also exist where a variance is zero; many fits. */
  public VarianceParts profile(double level) {
    if (!convergence.isReached()) {
      return VarianceParts.none(level);
    }
    double[] parts = units.parts(best.point());
    return new VarianceParts(
        parts[0],
        parts[1],
        units.correlation(best.point()),
        parts[2],
        parts[3],
        profile(Part.INTERCEPT, parts[0], units.outcomeScale(), level),
        profile(Part.SLOPE, parts[1], units.slopeScale(), level),
        profile(Part.RESIDUAL, parts[2], units.outcomeScale(), level),
        ofMemory(level));
  }

  /** The profile interval of the spread of slopes alone. */
  public Interval slopeProfile(double level) {
    return convergence.isReached()
        ? profile(Part.SLOPE, units.parts(best.point())[1], units.slopeScale(), level)
        : Interval.undefined(level);
  }

  /** What each person differs by, in the order of the ids; nobody where there is no estimate. */
  public List<PersonEffects> personEffects() {
    if (!convergence.isReached()) {
      return List.of();
    }
    Point point = deviance.at(best.at());
    double[] b = deviance.ofPersons();
    double[] g = deviance.conditional();
    int q = rows.effects();
    int width = rows.width();
    double sigma = Math.sqrt(point.variance());
    double[] unit = {units.outcomeScale(), units.slopeScale()};
    List<PersonEffects> people = new ArrayList<>();
    for (int person = 0; person < rows.persons(); person++) {
      double[] rest = new double[q];
      for (int e = 0; e < q; e++) {
        int at = (person * q + e) * width;
        rest[e] = b[at + width - 1];
        for (int c = 0; c < width - 1; c++) {
          rest[e] -= point.coefficients()[c] * b[at + c];
        }
      }
      double[] effect = {0, Double.NaN};
      double[] deviation = {0, Double.NaN};
      for (int e = 0; e < q; e++) {
        double sum = 0;
        for (int k = 0; k < q; k++) {
          sum += g[(person * q + e) * q + k] * rest[k];
        }
        effect[e] = unit[e] * sum;
        deviation[e] = unit[e] * sigma * Math.sqrt(g[(person * q + e) * q + e]);
      }
      people.add(
          new PersonEffects(
              rows.ids()[person],
              rows.starts()[person + 1] - rows.starts()[person],
              effect[0],
              effect[1],
              deviation[0],
              deviation[1]));
    }
    return people;
  }

  /** Standard errors of the transformed parts. */
  private double[] errors() {
    int d = best.at().length;
    double[][] slopes = new double[4][d];
    for (int k = 0; k < d; k++) {
      double[] above = units.parts(beside()[k][1]);
      double[] below = units.parts(beside()[k][0]);
      for (int f = 0; f < 4; f++) {
        slopes[f][k] = (units.forth(f, above[f]) - units.forth(f, below[f])) / (2 * step(k));
      }
    }
    double[] errors = new double[4];
    for (int f = 0; f < 4; f++) {
      double ofSigma = f < 3 ? 1 / (2 * deviance.weight()) : 0;
      errors[f] = Math.sqrt(best.variance(slopes[f]) + ofSigma);
    }
    return errors;
  }

  /** 2 v^2 / var(v), with the variance of v = se^2 by the delta method. */
  private double[] satterthwaite(double[] v) {
    int d = best.at().length;
    double[][] slopes = new double[v.length][d];
    for (int k = 0; k < d; k++) {
      double[] above = units.variances(beside()[k][1]);
      double[] below = units.variances(beside()[k][0]);
      for (int c = 0; c < v.length; c++) {
        slopes[c][k] = (above[c] - below[c]) / (2 * step(k));
      }
    }
    double[] df = new double[v.length];
    for (int c = 0; c < v.length; c++) {
      df[c] = 2 * v[c] * v[c] / (best.variance(slopes[c]) + 2 * v[c] * v[c] / deviance.weight());
    }
    return df;
  }

  private double step(int k) {
    return DIFFERENCE * Math.max(1, Math.abs(best.at()[k]));
  }

  /** The deviance a little below and above the estimate in each parameter. */
  private Point[][] beside() {
    if (beside == null) {
      int d = best.at().length;
      beside = new Point[d][2];
      for (int k = 0; k < d; k++) {
        for (int side = 0; side < 2; side++) {
          double[] at = best.at().clone();
          at[k] += side == 0 ? -step(k) : step(k);
          beside[k][side] = deviance.at(at);
        }
      }
    }
    return beside;
  }

  private Interval profile(Part part, double estimate, double unit, double level) {
    if (Double.isNaN(estimate)) {
      return Interval.undefined(level);
    }
    double[] ends = Profile.of(deviance, best, part, estimate / unit, level);
    return new Interval(unit * ends[0], unit * ends[1], level);
  }

  private Interval ofMemory(double level) {
    if (!deviance.hasMemory() || convergence.isMemoryAtBound()) {
      return Interval.undefined(level);
    }
    double[] at = best.at();
    double[] ends = Profile.of(deviance, best, Part.MEMORY, at[at.length - 1], level);
    return residual == Residual.AR1
        ? new Interval(Math.tanh(ends[0]), Math.tanh(ends[1]), level)
        : new Interval(
            Math.pow(1 / (1 + Math.exp(-ends[0])), 1 / rows.unit()),
            Math.pow(1 / (1 + Math.exp(-ends[1])), 1 / rows.unit()),
            level);
  }
}
