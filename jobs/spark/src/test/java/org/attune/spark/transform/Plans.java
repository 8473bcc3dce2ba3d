package org.attune.spark.transform;

import java.util.List;
import java.util.Map;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/** The plan that tests of the panel share: one survey, one diary, two alternatives. */
final class Plans {

  static final Policy DECLARED = Policy.declared(Duplicates.FIRST, ExpiredAnswers.DROP);
  static final Policy LAST = DECLARED.with(Duplicates.LAST);
  static final Policy EXPIRED = DECLARED.with(ExpiredAnswers.KEEP);

  private Plans() {}

  static PanelPlan plan() {
    return new PanelPlan(
        List.of(
            new PanelPlan.Variable("survey", false, PanelPlan.ANY, "q_age", "age", 16, 99),
            new PanelPlan.Variable(
                "survey",
                false,
                "w1",
                "q_sex",
                "gender",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Map.of(),
                true),
            new PanelPlan.Variable("diary", true, "diary", "q_lonely", "lonely", 0, 100)),
        List.of(
            new PanelPlan.Scale("survey", false, "w1", "uls8", "default", Policy.DECLARED),
            new PanelPlan.Scale("survey", false, "w1", "uls8", "uls6", "uls8=uls6"),
            new PanelPlan.Scale("diary", true, "diary", "phq2", "default", Policy.DECLARED)),
        DECLARED,
        List.of(LAST, EXPIRED));
  }
}
