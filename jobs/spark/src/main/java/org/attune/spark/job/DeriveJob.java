package org.attune.spark.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.SurveySource;
import org.attune.spark.store.Store;
import org.attune.spark.transform.Affected;
import org.attune.spark.transform.Chosen;
import org.attune.spark.transform.DailyUsage;
import org.attune.spark.transform.Panel;
import org.attune.spark.transform.PromptOutcomes;
import org.attune.study.Layout;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;
import org.attune.study.Study;

/**
 * Cuts usage into local days, averages them per person, and links usage, scores and responses to
 * one panel.
 *
 * <p>Reads {@code ingested/response}, {@code prompt}, {@code usage_event}, {@code
 * scored/scale_score} and {@code response_quality}; writes {@code derived/usage_day} and the other
 * usage tables, {@code panel} and {@code compliance_day}. Careless records are left out of the
 * panel where study.yaml says so, and counted. Example: {@code attune derive my-study}. Refuses a
 * survey with several records of one person and occasion while the policy is to keep them all.
 */
public final class DeriveJob extends Job {

  private static final List<String> USAGE =
      List.of(
          "usage_day",
          "usage_segment",
          "usage_window",
          "usage_category",
          "usage_application",
          "usage_feature",
          "usage_repair");

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
    List<String> tables = new ArrayList<>(USAGE);
    tables.addAll(List.of("panel", "compliance_day"));
    return tables;
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
    for (String table : USAGE) {
      store.write(table, DailyUsage.table(store.read("usage_event"), study.usageRules(), table));
    }
    Dataset<Row> days = store.read("usage_day");
    long rows =
        store.write(
            "panel",
            Panel.apply(
                Panel.values(responses, store.read("scale_score"), plan),
                store.read("prompt"),
                days,
                store.read("usage_feature"),
                plan,
                Affected.by(responses, quality, plan),
                quality));
    store.write("compliance_day", PromptOutcomes.days(store.read("prompt"), plan.declared()));
    exclusions(work, quality, plan.declared());
    return String.format("%,d observed usage days, %,d panel values", account(work, days), rows);
  }

  private static long account(Work work, Dataset<Row> days) {
    long observed = 0;
    for (Row row : days.groupBy("observed").count().orderBy("observed").collectAsList()) {
      work.count(
          "all",
          row.getBoolean(0) ? "usage_days_observed" : "usage_days_unobserved",
          "",
          row.getLong(1));
      observed += row.getBoolean(0) ? row.getLong(1) : 0;
    }
    return observed;
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
