package org.attune.spark.job;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.attune.association.Columns;
import org.attune.schema.Refusal;
import org.attune.spark.row.Collected;
import org.attune.spark.store.Store;
import org.attune.study.PanelPlan;

/** The study's measures as columns: what analyses read. */
final class Measured {

  private Measured() {}

  /** Every measure of the panel and of days of usage. */
  static Columns all(Work work, PanelPlan plan) {
    return columns(work, plan, null, plan.usage().ofDays());
  }

  /** Those measures of the panel and of days of usage that are named. */
  static Columns of(Work work, PanelPlan plan, Collection<String> names) {
    Set<String> wanted = new HashSet<>(names);
    List<String> days = plan.usage().ofDays().stream().filter(wanted::contains).toList();
    return columns(work, plan, wanted, days);
  }

  private static Columns columns(
      Work work, PanelPlan plan, Set<String> variables, List<String> days) {
    Map<String, String> categories = new LinkedHashMap<>();
    for (String category : plan.usage().categories()) {
      String measure = PanelPlan.Usage.minutes(category);
      if (days.contains(measure) && !Collected.isOfDays(measure)) {
        categories.put(measure, category);
      }
    }
    Store store = work.store();
    List<Path> ofDays = store.files("usage_day");
    List<Path> ofCategories = store.files("usage_category");
    if (!names(ofDays).equals(names(ofCategories))) {
      throw new Refusal(
          "derived",
          "",
          "Expected as many files of usage_category as of usage_day, each beside the other.",
          "Run: attune derive --force on this study.");
    }
    return Collected.columns(
        JavaSparkContext.fromSparkContext(work.spark().sparkContext()),
        new Collected.Tables(store.files("panel"), ofDays, ofCategories),
        new Collected.Wanted(variables, days, categories));
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
