package org.attune.spark.job;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.spark.transform.Affected;
import org.attune.spark.transform.DailyUsage;
import org.attune.spark.transform.Panel;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.Study;

/**
 * Cuts usage into local days, averages them per person, and links usage, scores and responses to
 * one panel.
 *
 * <p>Reads {@code ingested/response}, {@code prompt}, {@code usage_event} and {@code
 * scored/scale_score}; writes {@code derived/usage_day}, {@code usage_feature} and {@code panel}.
 * Example: {@code attune derive my-study}. Refuses a survey with several records of one person and
 * occasion while the policy is to keep them all.
 */
public final class DeriveJob extends Job {

  @Override
  public String name() {
    return "derive";
  }

  @Override
  public List<String> reads() {
    return List.of("response", "prompt", "usage_event", "scale_score");
  }

  @Override
  public List<String> writes() {
    return List.of("usage_day", "usage_feature", "panel");
  }

  @Override
  public String run(Work work) {
    Study study = work.study();
    PanelPlan plan = Layout.of(study).panel();
    Dataset<Row> responses = work.store().read("response");
    if (Affected.keepsCopies(plan)) {
      requireSingleRecords(study, Affected.withCopies(responses));
    }
    work.store()
        .write("usage_day", DailyUsage.days(work.store().read("usage_event"), study.usageRules()));
    Dataset<Row> days = work.store().read("usage_day");
    work.store().write("usage_feature", DailyUsage.features(days, study.minimumDays()));
    Map<String, Set<String>> affected = Affected.by(responses, plan);
    Dataset<Row> panel =
        Panel.apply(
            Panel.values(responses, work.store().read("scale_score"), plan),
            work.store().read("prompt"),
            days,
            work.store().read("usage_feature"),
            plan,
            affected);
    work.store().write("panel", panel);
    long observed = days.where("observed").count();
    long rows = work.store().read("panel").count();
    work.count("all", "usage_days_observed", "", observed);
    work.count("all", "usage_days_unobserved", "", days.count() - observed);
    work.count("all", "panel_values", "", rows);
    return String.format("%,d observed usage days, %,d panel values", observed, rows);
  }

  private static void requireSingleRecords(Study study, Set<String> withCopies) {
    for (Source source : study.sources()) {
      if (source instanceof SurveySource && withCopies.contains(source.id())) {
        throw new Refusal(
            Study.DECLARATION,
            "policies.duplicates",
            "Expected one record a person and occasion in the survey "
                + source.id()
                + ", but it has several, and the policy is to keep them all.",
            "Choose first, last or fullest; keep is for diaries.");
      }
    }
  }
}
