package org.attune.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.association.Measure;
import org.attune.association.Reference;
import org.attune.claim.Level;
import org.attune.claim.Match;
import org.attune.claim.Procedure;
import org.attune.claim.Role;
import org.attune.multiverse.CurveDeclaration;
import org.attune.multiverse.Decision;
import org.attune.multiverse.Option;
import org.attune.report.ResultTable;
import org.attune.report.ResultTable.Row;
import org.attune.schema.Contract;
import org.attune.stats.Quantiles;

/**
 * What a specification curve shows of a test's outcome and predictor.
 *
 * <p>A specification goes with a test where its outcome and its predictor are the test's measures,
 * each alone, and it is of the test's level: the estimator within stands for levels within (lag 0)
 * and lagged (any other), all others for between. Tests that hold something constant, or ask for
 * more than the association of two measures, have none. Of several curves the one with the most
 * such specifications counts.
 *
 * @param curve the curve's id
 * @param specifications how many specifications go with the test
 * @param median their median estimate
 * @param shareSignificant the share that is significant at 5 % in the direction of that median
 * @param pValue the joint p of the curve's median under resampled nulls, else permutations; NaN
 *     where the curve holds other specifications too, or has no joint test
 */
public record CurveView(
    String curve, long specifications, double median, double shareSignificant, double pValue) {

  private static final Set<Procedure> PLAIN =
      Set.of(
          Procedure.PEARSON,
          Procedure.SPEARMAN,
          Procedure.REPEATED_MEASURES,
          Procedure.WITHIN_BETWEEN);
  private static final double ALPHA = 0.05;
  private static final double MIDDLE = 0.5;

  /**
   * The views of a plan's tests.
   *
   * @param curves the declared curves
   * @param results the folder of the results; a curve without its tables has no view
   */
  public static Map<Match, CurveView> of(
      ClaimPlan plan, List<CurveDeclaration> curves, Path results) {
    Path specifications = results.resolve("specification.csv");
    Path tests = results.resolve("curve_test.csv");
    if (!Files.exists(specifications) || !Files.exists(tests)) {
      return Map.of();
    }
    Map<String, CurveDeclaration> byId = new HashMap<>();
    curves.forEach(curve -> byId.put(curve.id(), curve));
    List<Going> goings = new ArrayList<>();
    for (Match match : plan.matching().matches()) {
      if (match.isTestable() && PLAIN.contains(match.procedure())) {
        curves.forEach(curve -> goings.add(new Going(match, curve)));
      }
    }
    Map<String, Long> sizes = new HashMap<>();
    ResultTable.readEach(
        Contract.of("specification"),
        specifications,
        row -> {
          boolean member = row.withheld().isEmpty() && !Double.isNaN(row.number("position"));
          if (member && byId.containsKey(row.text("curve"))) {
            sizes.merge(row.text("curve"), 1L, Long::sum);
            goings.forEach(going -> going.take(row));
          }
        });
    List<Row> joint = ResultTable.read(Contract.of("curve_test"), tests).rows();
    Map<Match, CurveView> views = new LinkedHashMap<>();
    for (Going going : goings) {
      if (!going.estimates.isEmpty()) {
        CurveView view = going.view(sizes.get(going.curve.id()), joint);
        views.merge(
            going.match,
            view,
            (one, other) -> other.specifications > one.specifications ? other : one);
      }
    }
    return views;
  }

  /** The specifications of one curve that go with one test. */
  private static final class Going {
    private final Match match;
    private final CurveDeclaration curve;
    private final Set<String> outcomes;
    private final Set<String> predictors;
    private final List<Double> estimates = new ArrayList<>();
    private int above;
    private int below;

    Going(Match match, CurveDeclaration curve) {
      this.match = match;
      this.curve = curve;
      this.outcomes = options("outcome", Role.OUTCOME);
      this.predictors = options("predictor", Role.PREDICTOR);
    }

    private Set<String> options(String decision, Role role) {
      Measure measure = match.measures().get(role).get(0);
      Set<String> ids = new HashSet<>();
      for (Decision one : curve.decisions()) {
        for (Option option : one.name().equals(decision) ? one.options() : List.<Option>of()) {
          if (option.parts().size() == 1 && isMeant(option.parts().get(0), measure)) {
            ids.add(option.id());
          }
        }
      }
      return ids;
    }

    private static boolean isMeant(String text, Measure measure) {
      Reference reference = Reference.of(text);
      return reference.name().equals(measure.name())
          && (reference.occasion().isEmpty() || reference.occasion().equals(measure.occasion()));
    }

    private Level level(Row row) {
      if (!row.text("estimator").equals("within")) {
        return Level.BETWEEN;
      }
      return row.text("lag").equals("0") ? Level.WITHIN : Level.LAGGED;
    }

    void take(Row row) {
      if (row.text("curve").equals(curve.id())
          && outcomes.contains(row.text("outcome"))
          && predictors.contains(row.text("predictor"))
          && level(row) == match.test().level()) {
        double estimate = row.number("estimate");
        estimates.add(estimate);
        boolean shown = row.number("p_value") < ALPHA;
        above += shown && estimate > 0 ? 1 : 0;
        below += shown && estimate < 0 ? 1 : 0;
      }
    }

    CurveView view(long size, List<Row> joint) {
      double[] all = estimates.stream().mapToDouble(Double::doubleValue).toArray();
      double median = Quantiles.of(all, MIDDLE)[0];
      return new CurveView(
          curve.id(),
          all.length,
          median,
          (double) (median < 0 ? below : above) / all.length,
          size == all.length ? joint(joint) : Double.NaN);
    }

    private double joint(List<Row> rows) {
      for (String method : List.of("bootstrap_null", "permutation")) {
        for (Row row : rows) {
          if (row.text("curve").equals(curve.id())
              && row.text("method").equals(method)
              && row.text("statistic").equals("median")) {
            return row.number("p_value");
          }
        }
      }
      return Double.NaN;
    }
  }
}
