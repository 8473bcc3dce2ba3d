package org.attune.spark.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.spark.event.UsagePass;
import org.attune.spark.store.Store;
import org.attune.spark.transform.Affected;
import org.attune.spark.transform.Anchors;
import org.attune.spark.transform.Chosen;
import org.attune.spark.transform.Panel;
import org.attune.spark.transform.PromptOutcomes;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;
import org.attune.study.Study;
import org.attune.usage.Window;

/**
 * Cuts usage into local days, averages them per person, and links usage, scores and responses to
 * one panel.
 *
 * <p>Reads {@code ingested/response}, {@code prompt}, {@code usage_event}, {@code
 * scored/scale_score} and {@code response_quality}; writes {@code derived/usage_day}, {@code
 * usage_segment}, {@code usage_window}, {@code usage_category}, {@code usage_application}, {@code
 * usage_feature}, {@code usage_repair}, {@code panel} and {@code compliance_day}. Careless records
 * are left out of the panel where study.yaml says so, and counted. Example: {@code attune derive
 * my-study}. Refuses a survey with several records of one person and occasion while the policy is
 * to keep them all.
 */
public final class DeriveJob extends Job {

  @Override
  public String name() {
    return "derive";
  }

  @Override
  public List<String> reads() {
    return List.of("response", "prompt", "usage_event", "scale_score", "response_quality");
  }

  @Override
  public List<String> writes() {
    List<String> written = new ArrayList<>(UsagePass.TABLES);
    written.addAll(List.of("panel", "compliance_day"));
    return List.copyOf(written);
  }

  @Override
  public String run(Work work) {
    Study study = work.study();
    PanelPlan plan = Layout.of(study).panel();
    Dataset<Row> responses = work.store().read("response");
    Dataset<Row> quality = work.store().read("response_quality");
    if (Affected.keepsCopies(plan)) {
      requireSingleRecords(study, Affected.withCopies(responses));
    }
    Store store = work.store();
    UsagePass.Found usage = store.writeUsage(study.usageRules(), anchors(work));
    Dataset<Row> days = store.read("usage_day");
    long rows =
        store.write(
            "panel",
            Panel.apply(
                Panel.values(responses, store.read("scale_score"), plan),
                store.read("prompt"),
                new Panel.Usage(
                    days,
                    store.read("usage_feature"),
                    store.read("usage_window"),
                    store.read("usage_category")),
                plan,
                Affected.by(responses, quality, plan),
                quality));
    store.write("compliance_day", PromptOutcomes.days(store.read("prompt"), plan.declared()));
    exclusions(work, quality, plan.declared());
    return String.format("%,d observed usage days, %,d panel values", account(work, usage), rows);
  }

  private static JavaRDD<UsagePass.Anchored> anchors(Work work) {
    List<Window> windows = work.study().usageRules().windows();
    return windows.isEmpty()
        ? JavaSparkContext.fromSparkContext(work.spark().sparkContext()).emptyRDD()
        : Anchors.of(work.store().read("response"), work.store().read("prompt"), windows);
  }

  private static long account(Work work, UsagePass.Found usage) {
    long valid = usage.days().getOrDefault("valid", 0L);
    long invalid = usage.days().getOrDefault("invalid", 0L);
    long unobserved = usage.days().getOrDefault("unobserved", 0L);
    if (valid + invalid + unobserved > 0) {
      work.count("all", "usage_days_observed", "", valid + invalid);
      if (unobserved > 0) {
        work.count("all", "usage_days_unobserved", "", unobserved);
      }
      if (invalid > 0) {
        work.count("all", "usage_days_invalid", "", invalid);
      }
    }
    usage.repairs().forEach((rule, n) -> work.count("all", "usage_repairs", rule, n));
    return valid + invalid;
  }

  /** Counts the records that a declared rule leaves out as careless. */
  private static void exclusions(Work work, Dataset<Row> quality, Policy declared) {
    if (declared.careless().keepsAll()) {
      return;
    }
    for (Row row :
        quality
            .where(Chosen.by(declared))
            .where(Chosen.careless(declared.careless()))
            .groupBy("source")
            .agg(count(lit(1)), countDistinct("participant"))
            .orderBy("source")
            .collectAsList()) {
      work.count(row.getString(0), "records_excluded", "careless", row.getLong(1));
      work.count(
          row.getString(0), "participants_with_excluded_records", "careless", row.getLong(2));
    }
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
