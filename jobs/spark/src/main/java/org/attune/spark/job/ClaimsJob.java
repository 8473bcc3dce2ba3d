package org.attune.spark.job;

import java.util.List;
import java.util.Map;
import org.attune.claim.Claim;
import org.attune.claim.Match;
import org.attune.study.ClaimFindings;
import org.attune.study.ClaimPlan;
import org.attune.study.CurveView;
import org.attune.study.Layout;
import org.attune.study.PlanHistory;

/**
 * Says of every declared hypothesis what the study can say of it.
 *
 * <p>Reads {@code derived/panel}, {@code usage_day} and {@code usage_category}; writes {@code
 * results/claim}. Example: {@code attune claims my-study}. What is tested, how, and against which
 * smallest effect is settled, hashed and registered in {@code runs/claim_plans.json} before the
 * first step of a run; hypotheses that the study cannot speak to keep their row with the reason.
 * What the curves of a {@code curve} run of the same study show of an outcome and predictor stands
 * beside. It refuses what {@code attune check} refuses.
 */
public final class ClaimsJob extends Job {

  private static final int SHOWN = 12;

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public List<String> reads() {
    return List.of("panel", "usage_day", "usage_category");
  }

  @Override
  public List<String> writes() {
    return List.of("claim");
  }

  @Override
  public List<String> shows() {
    return List.of("curve");
  }

  @Override
  public String run(Work work) {
    Layout layout = Layout.of(work.study());
    ClaimPlan plan = ClaimPlan.of(work.study(), layout);
    int plans = PlanHistory.register(work.study().folder(), plan).plans().size();
    List<Claim> claims =
        ClaimFindings.of(
            plan,
            Measured.of(work, layout.panel(), ClaimFindings.measures(plan)),
            work.study().smallestCell(),
            curves(work, plan));
    work.store().publish(Claim.class, "claim", claims);
    int declared = plan.hypotheses().size();
    int testable = plan.matching().testable().size();
    work.count("study", "hypotheses", "declared", declared);
    work.count("study", "hypotheses", "that cannot be tested here", declared - testable);
    return String.format(
        "%d of %d hypotheses can be tested here; plan %s%s",
        testable,
        declared,
        plan.hash().substring(0, SHOWN),
        plans > 1 ? ", changed since the first" : "");
  }

  private static Map<Match, CurveView> curves(Work work, ClaimPlan plan) {
    return work.isCurrent("curve")
        ? CurveView.of(plan, work.study().curves(), work.study().folder().resolve("results"))
        : Map.of();
  }
}
