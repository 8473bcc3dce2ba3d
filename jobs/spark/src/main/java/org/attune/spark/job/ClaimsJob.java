package org.attune.spark.job;

import java.util.List;
import org.attune.claim.Claim;
import org.attune.study.ClaimFindings;
import org.attune.study.ClaimPlan;
import org.attune.study.Layout;

/**
 * Says of every declared hypothesis what the study can say of it.
 *
 * <p>Reads {@code derived/panel}, {@code usage_day} and {@code usage_category}; writes {@code
 * results/claim}. Example: {@code attune claims my-study}. What is tested, how, and against which
 * smallest effect is settled and hashed before any data are read; hypotheses that the study cannot
 * speak to keep their row with the reason. It refuses what {@code attune check} refuses.
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
  public String run(Work work) {
    Layout layout = Layout.of(work.study());
    ClaimPlan plan = ClaimPlan.of(work.study(), layout);
    List<Claim> claims =
        ClaimFindings.of(
            plan,
            Measured.of(work, layout.panel(), ClaimFindings.measures(plan)),
            work.study().smallestCell());
    work.store().publish(Claim.class, "claim", claims);
    int declared = plan.hypotheses().size();
    int testable = plan.matching().testable().size();
    work.count("study", "hypotheses", "declared", declared);
    work.count("study", "hypotheses", "that cannot be tested here", declared - testable);
    return String.format(
        "%d of %d hypotheses can be tested here; plan %s",
        testable, declared, plan.hash().substring(0, SHOWN));
  }
}
