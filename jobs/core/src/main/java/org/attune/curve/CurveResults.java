package org.attune.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.multiverse.CurveSummary;
import org.attune.multiverse.DecisionShare;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Fit;
import org.attune.multiverse.JointTest;
import org.attune.multiverse.Option;
import org.attune.multiverse.Replication;
import org.attune.multiverse.Specification;
import org.attune.stats.Quantiles;

/**
 * What is told of a curve: the rows of its five tables.
 *
 * <p>The curve, its decisions and its specifications are told with the declared errors; the joint
 * tests compare least squares with least squares.
 *
 * @param specifications one for each specification, withheld ones told in full: the smallest cell
 *     blanks them as they are written
 * @param curve one
 * @param tests the joint tests
 * @param band the curve at its points
 * @param decisions one for each option
 */
public record CurveResults(
    List<SpecificationRow> specifications,
    CurveRow curve,
    List<CurveTestRow> tests,
    List<CurveBandRow> band,
    List<CurveDecisionRow> decisions) {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final double ROUNDING = 1e-12;

  /** Tells of a curve and its replicates. */
  public static CurveResults of(CurveRun run, Map<Replication, Draws> replicates) {
    List<CurveTestRow> tests = new ArrayList<>();
    List<CurveBandRow> band = new ArrayList<>();
    replicates.forEach(
        (replication, draws) -> {
          tests.addAll(tests(run, replication.kind().word(), draws));
          band.addAll(band(run, replication.kind().word(), draws));
        });
    return new CurveResults(
        specifications(run, run.positions()),
        curve(run),
        List.copyOf(tests),
        List.copyOf(band),
        decisions(run));
  }

  /** The rows of specifications, nothing withheld. */
  static List<SpecificationRow> specifications(CurveRun run, int[] positions) {
    List<SpecificationRow> rows = new ArrayList<>();
    for (int s = 0; s < positions.length; s++) {
      Specification specification = run.plan().specifications().get(s);
      rows.add(
          row(run.plan(), specification, run.fits().get(s), run.excluded().get(s), positions[s]));
    }
    return rows;
  }

  private static SpecificationRow row(
      CurvePlan plan,
      Specification specification,
      Fit fit,
      Presence.Excluded excluded,
      int position) {
    return new SpecificationRow(
        plan.id(),
        (long) specification.number(),
        specification.id(),
        specification.option("outcome").id(),
        chosen(specification, "scoring", "declared"),
        specification.option("predictor").id(),
        chosen(specification, "transform", "raw"),
        chosen(specification, "window", "all"),
        chosen(specification, "lag", "0"),
        String.join("+", specification.covariates()),
        chosen(specification, "exclusion", "none"),
        chosen(specification, "subgroup", "all"),
        chosen(specification, "estimator", "ols"),
        position == 0 ? null : (long) position,
        number(fit.estimate()),
        number(fit.stdError()),
        number(fit.statistic()),
        number(fit.df()),
        number(fit.pValue()),
        number(fit.confLow()),
        number(fit.confHigh()),
        number(fit.slope()),
        number(fit.partialR()),
        number(fit.partialEtaSquared()),
        (long) fit.n(),
        (long) fit.participants(),
        excluded.people(),
        excluded.ruledOut(),
        excluded.rows(),
        excluded.why(),
        fit.refitted(),
        plan.declaration().errors().word(),
        remark(fit),
        "");
  }

  /** The chosen option; the usual word where nothing is decided or nobody is left out. */
  private static String chosen(Specification specification, String decision, String usual) {
    Option option = specification.option(decision);
    return option == null || option.parts().isEmpty() ? usual : option.id();
  }

  private static String remark(Fit fit) {
    if (fit.n() == 0) {
      return "no_rows";
    }
    return Double.isNaN(fit.estimate())
        ? "not_identified"
        : Double.isNaN(fit.pValue()) ? "no_test" : "";
  }

  private static CurveRow curve(CurveRun run) {
    List<Fit> members = run.shown();
    CurveSummary summary = CurveSummary.of(members);
    double[] estimates =
        members.stream().filter(Fit::isDefined).mapToDouble(Fit::estimate).toArray();
    double[] quartiles = Quantiles.of(estimates, 0, 0.25, 0.75, 1);
    Double smallest = run.plan().declaration().smallestEffect();
    boolean any = summary.used() > 0;
    return new CurveRow(
        run.plan().id(),
        run.plan().part(),
        (long) run.plan().declaration().specifications().size(),
        (long) run.fits().size(),
        (long) run.withheld(),
        (long) summary.used(),
        number(summary.median()),
        number(quartiles[1]),
        number(quartiles[2]),
        number(quartiles[0]),
        number(quartiles[3]),
        summary.direction() == 0 ? "none" : summary.direction() > 0 ? "positive" : "negative",
        count(estimates, 1),
        count(estimates, -1),
        (long) summary.significant(),
        any ? summary.significantShare() : null,
        (long) summary.opposite(),
        any ? summary.averageDeviate() : null,
        members.stream().filter(Fit::refitted).count(),
        (long) run.plan().declaration().replicates(),
        (long) run.plan().declaration().permutations(),
        run.seed(),
        smallest,
        smallest == null || !any ? null : beyond(estimates, summary.direction(), smallest));
  }

  private static long count(double[] estimates, int sign) {
    return Arrays.stream(estimates).filter(e -> Math.signum(e) == sign).count();
  }

  private static double beyond(double[] estimates, int direction, double smallest) {
    double beyond = Arrays.stream(estimates).filter(e -> e * direction >= smallest).count();
    return beyond / estimates.length;
  }

  private static List<CurveTestRow> tests(CurveRun run, String method, Draws draws) {
    return JointTest.of(CurveSummary.of(run.classical()), draws).stream()
        .map(
            test ->
                new CurveTestRow(
                    run.plan().id(),
                    method,
                    test.statistic().word(),
                    number(test.observed()),
                    number(test.nullMedian()),
                    number(test.nullLow()),
                    number(test.nullHigh()),
                    number(test.pValue()),
                    (long) test.extreme(),
                    (long) test.replicates()))
        .toList();
  }

  private static List<CurveBandRow> band(CurveRun run, String method, Draws draws) {
    List<Fit> members = run.shown();
    int[] sorted = run.sorted();
    double[][] band = draws.band(LOW, HIGH);
    double[][] intervals = draws.intervals(LOW, HIGH);
    List<Integer> marks = Arrays.stream(run.marks()).boxed().toList();
    List<CurveBandRow> rows = new ArrayList<>();
    for (int point = 0; point < Draws.POINTS && sorted.length > 0; point++) {
      int place = Draws.place(point, sorted.length);
      double[] interval =
          intervals.length == 0
              ? new double[] {Double.NaN, Double.NaN}
              : intervals[marks.indexOf(sorted[place])];
      rows.add(
          new CurveBandRow(
              run.plan().id(),
              method,
              point + 1L,
              point / (Draws.POINTS - 1.0),
              place + 1L,
              members.get(sorted[place]).estimate(),
              number(interval[0]),
              number(interval[1]),
              number(band[point][0]),
              number(band[point][1])));
    }
    return rows;
  }

  private static List<CurveDecisionRow> decisions(CurveRun run) {
    if (run.members().isEmpty()) {
      return List.of();
    }
    Map<String, DecisionShare> shares =
        DecisionShare.of(run.members(), run.shown()).stream()
            .collect(Collectors.toMap(DecisionShare::decision, share -> share));
    return DecisionShare.options(run.members(), run.shown()).stream()
        .map(
            option ->
                new CurveDecisionRow(
                    run.plan().id(),
                    option.decision(),
                    option.option(),
                    (long) option.specifications(),
                    number(option.median()),
                    number(option.significantShare()),
                    number(option.medianWithout()),
                    share(shares.get(option.decision()).share()),
                    share(shares.get(option.decision()).unique())))
        .toList();
  }

  /** A share of variance; what rounding alone has left of it is none. */
  private static Double share(double share) {
    return Double.isNaN(share) ? null : Double.valueOf(share < ROUNDING ? 0 : Math.min(1, share));
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
