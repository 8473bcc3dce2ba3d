package org.attune.multilevel;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.multilevel.Deviance.Held;
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
 * allow for the model.
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

  private static final double SINGULAR = 1e-4;
  private static final double SAME_DEVIANCE = 1e-5;
  private static final double DIFFERENCE = 1e-4;
  private static final double NO_MEMORY = -40;
  private static final double[] LAMBDAS = {1, 0.4, 3, 0.1};
  private static final double[] MEMORIES = {0.2, 0.5, -0.3, 1.5};

  private final MixedDesign design;
  private final Residual residual;
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
    List<Search> found = new ArrayList<>();
    for (double[] start : starts(deviance)) {
      Search search = Search.of(deviance::at, start);
      if (search != null) {
        found.add(search);
      }
      if (found.size() == 2 && agreeing(found) == 2) {
        break;
      }
    }
    Search best = found.stream().reduce((a, b) -> worse(a, b) ? b : a).orElse(null);
    if (residual == Residual.CONTINUOUS_AR1 && mayForget(best)) {
      best = forgetful(deviance, found, best);
      if (best != null && !found.contains(best)) {
        found.add(best);
      }
    }
    if (best == null || !best.isReached()) {
      return refused(design, residual, rows, Hindrance.NO_CONVERGENCE);
    }
    if (best.point().variance() < 1e-20) {
      return refused(design, residual, rows, Hindrance.NO_RESIDUAL);
    }
    Convergence convergence = converged(best, found, deviance, residual);
    return new MixedModel(design, residual, rows, deviance, best, convergence);
  }

  private static MixedModel refused(
      MixedDesign design, Residual residual, Rows rows, Hindrance hindrance) {
    return new MixedModel(design, residual, rows, null, null, Convergence.refused(hindrance));
  }

  private static double[][] starts(Deviance deviance) {
    double[][] starts = new double[LAMBDAS.length][deviance.parameters()];
    for (int s = 0; s < starts.length; s++) {
      int last = starts[s].length - 1;
      starts[s][0] = LAMBDAS[s];
      if (last >= 2) {
        starts[s][2] = LAMBDAS[s] / 2;
      }
      if (deviance.hasMemory()) {
        starts[s][last] = MEMORIES[s];
      }
    }
    return starts;
  }

  private static boolean mayForget(Search best) {
    return best == null || !best.isReached() || best.point().phi() < 10 * SINGULAR;
  }

  /** The model without memory, where the searches find nothing better than to come close to it. */
  private static Search forgetful(Deviance deviance, List<Search> found, Search best) {
    Held nothing = new Held(Part.MEMORY, NO_MEMORY);
    double[] start = starts(deviance)[0];
    start[start.length - 1] = NO_MEMORY;
    Search without = Search.of(at -> deviance.at(at, nothing), start);
    double least =
        found.stream().mapToDouble(s -> s.point().value()).min().orElse(Double.POSITIVE_INFINITY);
    boolean isBest =
        without != null && without.isReached() && without.point().value() <= least + SAME_DEVIANCE;
    return isBest ? without : best;
  }

  private static boolean worse(Search a, Search b) {
    return a.isReached() == b.isReached() ? a.point().value() > b.point().value() : b.isReached();
  }

  private static int agreeing(List<Search> found) {
    double least =
        found.stream()
            .filter(Search::isReached)
            .mapToDouble(s -> s.point().value())
            .min()
            .orElse(Double.NaN);
    return (int)
        found.stream()
            .filter(s -> s.isReached() && s.point().value() - least < SAME_DEVIANCE)
            .count();
  }

  private static Convergence converged(
      Search best, List<Search> found, Deviance deviance, Residual residual) {
    double[][] lambda = best.point().lambda();
    boolean singular = false;
    for (int e = 0; e < lambda.length; e++) {
      singular |= Math.abs(lambda[e][e]) < SINGULAR;
    }
    double phi = best.point().phi();
    boolean atBound =
        residual == Residual.CONTINUOUS_AR1 && phi < SINGULAR || Math.abs(phi) > 1 - 1e-5;
    return new Convergence(
        Hindrance.NONE,
        singular,
        atBound,
        best.decrement(),
        best.smallestCurvature(),
        deviance.evaluations(),
        found.size(),
        agreeing(found));
  }

  /** The standard deviation of slopes; NaN where all have the same, or there is no estimate. */
  public double slopeDeviation() {
    return convergence.isReached() ? parts(best.point())[1] : Double.NaN;
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
    double sum = best.point().value() + 2 * m * Math.log(outcomeScale());
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
    double[] b = coefficients(best.point());
    double[] v = variances(best.point());
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
    double[] parts = parts(best.point());
    double[] errors = errors();
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    Interval[] intervals = new Interval[parts.length];
    for (int k = 0; k < parts.length; k++) {
      intervals[k] =
          !(errors[k] > 0) || convergence.isSingular() || k == 3 && convergence.isMemoryAtBound()
              ? Interval.undefined(level)
              : new Interval(
                  back(k, forth(k, parts[k]) - z * errors[k]),
                  back(k, forth(k, parts[k]) + z * errors[k]),
                  level);
    }
    return new VarianceParts(
        parts[0],
        parts[1],
        correlation(),
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
    double[] parts = parts(best.point());
    return new VarianceParts(
        parts[0],
        parts[1],
        correlation(),
        parts[2],
        parts[3],
        profile(Part.INTERCEPT, parts[0], outcomeScale(), level),
        profile(Part.SLOPE, parts[1], slopeScale(), level),
        profile(Part.RESIDUAL, parts[2], outcomeScale(), level),
        ofMemory(level));
  }

  /** The profile interval of the spread of slopes alone. */
  public Interval slopeProfile(double level) {
    return convergence.isReached()
        ? profile(Part.SLOPE, parts(best.point())[1], slopeScale(), level)
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
    double[] unit = {outcomeScale(), slopeScale()};
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

  private double outcomeScale() {
    return rows.scale()[rows.width() - 1];
  }

  private double slopeScale() {
    return rows.effects() == 2 ? outcomeScale() / rows.scale()[1] : Double.NaN;
  }

  private double[] coefficients(Point point) {
    int p = rows.coefficients();
    double[] b = new double[p];
    b[0] = rows.mean()[p] + outcomeScale() * point.coefficients()[0];
    for (int c = 1; c < p; c++) {
      b[c] = outcomeScale() * point.coefficients()[c] / rows.scale()[c];
      b[0] -= b[c] * rows.mean()[c];
    }
    return b;
  }

  /** Squared standard errors of the coefficients. */
  private double[] variances(Point point) {
    int p = rows.coefficients();
    double square = outcomeScale() * outcomeScale() * point.variance();
    double[] shift = new double[p];
    double[] v = new double[p];
    for (int c = 0; c < p; c++) {
      shift[c] = c == 0 ? 1 : -rows.mean()[c] / rows.scale()[c];
      v[c] = square * point.inverse()[c][c] / (rows.scale()[c] * rows.scale()[c]);
    }
    v[0] = 0;
    for (int r = 0; r < p; r++) {
      for (int c = 0; c < p; c++) {
        v[0] += square * shift[r] * shift[c] * point.inverse()[r][c];
      }
    }
    return v;
  }

  /** Standard deviations of intercept, slope and residual, and the memory. */
  private double[] parts(Point point) {
    double sigma = Math.sqrt(point.variance());
    double[][] l = point.lambda();
    boolean hasSlope = rows.effects() == 2;
    boolean forgets = point.phi() < SINGULAR && residual == Residual.CONTINUOUS_AR1;
    double memory =
        switch (residual) {
          case INDEPENDENT -> Double.NaN;
          case AR1 -> point.phi();
          case CONTINUOUS_AR1 -> forgets ? 0 : Math.pow(point.phi(), 1 / rows.unit());
        };
    return new double[] {
      outcomeScale() * sigma * Math.abs(l[0][0]),
      hasSlope ? slopeScale() * sigma * Math.hypot(l[1][0], l[1][1]) : Double.NaN,
      outcomeScale() * sigma,
      memory
    };
  }

  private double correlation() {
    double[][] l = best.point().lambda();
    boolean varies = rows.effects() == 2 && l[0][0] != 0 && Math.hypot(l[1][0], l[1][1]) > 0;
    return varies ? Math.signum(l[0][0]) * l[1][0] / Math.hypot(l[1][0], l[1][1]) : Double.NaN;
  }

  private double forth(int part, double value) {
    if (part < 3) {
      return Math.log(value);
    }
    return residual == Residual.AR1
        ? Math.log1p(value) - Math.log1p(-value)
        : Math.log(value) - Math.log1p(-value);
  }

  private double back(int part, double value) {
    if (part < 3) {
      return Math.exp(value);
    }
    return residual == Residual.AR1 ? Math.tanh(value / 2) : 1 / (1 + Math.exp(-value));
  }

  /** Standard errors of the transformed parts. */
  private double[] errors() {
    int d = best.at().length;
    double[][] slopes = new double[4][d];
    for (int k = 0; k < d; k++) {
      double[] above = parts(beside()[k][1]);
      double[] below = parts(beside()[k][0]);
      for (int f = 0; f < 4; f++) {
        slopes[f][k] = (forth(f, above[f]) - forth(f, below[f])) / (2 * step(k));
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
      double[] above = variances(beside()[k][1]);
      double[] below = variances(beside()[k][0]);
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
  private synchronized Point[][] beside() {
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
