package org.attune.spark.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.association.Columns;
import org.attune.curve.CurveBandRow;
import org.attune.curve.CurveData;
import org.attune.curve.CurveDecisionRow;
import org.attune.curve.CurvePlan;
import org.attune.curve.CurveResults;
import org.attune.curve.CurveRow;
import org.attune.curve.CurveRun;
import org.attune.curve.CurveTestRow;
import org.attune.curve.Flagged;
import org.attune.curve.KeptBlocks;
import org.attune.curve.SpecificationRow;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Replication;
import org.attune.spark.Versions;
import org.attune.spark.store.Store;
import org.attune.spark.transform.CarelessFlags;
import org.attune.study.Layout;

/**
 * Fits every specification of every declared curve, and tests each curve as a whole.
 *
 * <p>Reads {@code derived/panel}, {@code usage_day}, {@code usage_category} and {@code
 * scored/response_quality}; writes {@code results/specification}, {@code curve}, {@code
 * curve_test}, {@code curve_band} and {@code curve_decision}. Example: {@code attune curve
 * my-study}, or {@code attune curve --list my-study} to see what would be run. The columns are
 * broadcast and blocks of replicates distributed by index; each block is kept under {@code
 * runs/unfinished} as it is finished, so that a run that was interrupted goes on where it was. It
 * refuses what {@code attune check} refuses.
 */
public final class CurveJob extends Job {

  private static final String UNFINISHED = "unfinished";

  private final CurveChoice choice;

  /** All specifications of all curves. */
  public CurveJob() {
    this(CurveChoice.ALL);
  }

  /**
   * A part of them.
   *
   * @param choice which
   */
  public CurveJob(CurveChoice choice) {
    this.choice = choice;
  }

  @Override
  public String name() {
    return "curve";
  }

  @Override
  public List<String> reads() {
    return List.of("panel", "usage_day", "usage_category", "response_quality");
  }

  @Override
  public List<String> writes() {
    return List.of("specification", "curve", "curve_test", "curve_band", "curve_decision");
  }

  @Override
  public String part() {
    return choice.toString();
  }

  @Override
  public String run(Work work) {
    Layout layout = Layout.of(work.study());
    List<CurvePlan> plans = choice.of(work.study(), layout);
    Set<String> measures = new TreeSet<>();
    plans.forEach(plan -> measures.addAll(plan.measures()));
    Columns columns = plans.isEmpty() ? null : Measured.of(work, layout.panel(), measures);
    List<KeptBlocks> kept = new ArrayList<>();
    List<CurveResults> results = new ArrayList<>();
    for (CurvePlan plan : plans) {
      results.add(curve(work, plan, columns, kept));
    }
    publish(work, results);
    kept.forEach(KeptBlocks::clear);
    return told(results);
  }

  private static CurveResults curve(
      Work work, CurvePlan plan, Columns columns, List<KeptBlocks> all) {
    CurveRun run =
        CurveRun.of(
            plan,
            CurveData.of(plan, columns, flagged(work, plan)),
            work.study().smallestCell(),
            work.study().seed());
    KeptBlocks kept =
        new KeptBlocks(
            work.study().folder().resolve("runs").resolve(UNFINISHED).toString(),
            plan.id(),
            run.key(Versions.attune()));
    if (plan.part().isEmpty()) {
      kept.clearOthers();
    }
    all.add(kept);
    Map<Replication, Draws> replicates = new LinkedHashMap<>();
    for (Replication replication : run.replications()) {
      replicates.put(replication, Replicates.of(work, run, replication, kept));
    }
    CurveResults results = CurveResults.of(run, replicates);
    count(work, results.curve(), run);
    return results;
  }

  private static List<Flagged> flagged(Work work, CurvePlan plan) {
    return plan.wantsFlags()
        ? CarelessFlags.apply(
            work.store().files("response_quality"), work.study().policy(), plan.occasions())
        : List.of();
  }

  private static void publish(Work work, List<CurveResults> results) {
    List<SpecificationRow> specifications = new ArrayList<>();
    List<CurveRow> curves = new ArrayList<>();
    List<CurveTestRow> tests = new ArrayList<>();
    List<CurveBandRow> bands = new ArrayList<>();
    List<CurveDecisionRow> decisions = new ArrayList<>();
    for (CurveResults each : results) {
      specifications.addAll(each.specifications());
      curves.add(each.curve());
      tests.addAll(each.tests());
      bands.addAll(each.band());
      decisions.addAll(each.decisions());
    }
    Store store = work.store();
    work.together(
        () -> store.publish(SpecificationRow.class, "specification", specifications),
        () -> store.publish(CurveRow.class, "curve", curves),
        () -> store.publish(CurveTestRow.class, "curve_test", tests),
        () -> store.publish(CurveBandRow.class, "curve_band", bands),
        () -> store.publish(CurveDecisionRow.class, "curve_decision", decisions));
  }

  /** Declared = run + left out by the filters; run = members + withheld + without an estimate. */
  private static void count(Work work, CurveRow curve, CurveRun run) {
    long members = curve.nSpecifications() - curve.nWithheld();
    work.count(curve.curve(), "specifications", "declared", curve.nDeclared());
    work.count(
        curve.curve(),
        "specifications",
        "not in the part that was run",
        curve.nDeclared() - curve.nSpecifications());
    work.count(curve.curve(), "specifications", "withheld", curve.nWithheld());
    work.count(
        curve.curve(), "specifications", "without an estimate", members - curve.nEstimated());
    work.count(curve.curve(), "specifications", "in the curve", curve.nEstimated());
    work.count(curve.curve(), "participants", "drawn from", run.multiverse().participants());
  }

  private static String told(List<CurveResults> results) {
    long specifications = results.stream().mapToLong(r -> r.curve().nSpecifications()).sum();
    long withheld = results.stream().mapToLong(r -> r.curve().nWithheld()).sum();
    return String.format(
        "%d %s, %,d specifications, %,d of them withheld",
        results.size(), results.size() == 1 ? "curve" : "curves", specifications, withheld);
  }
}
