package org.attune.spark.transform;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/**
 * Keyed items as reliability and item statistics read them: after the policies, with their label.
 */
public final class KeyedItems {

  private KeyedItems() {}

  /**
   * The keyed items that count.
   *
   * @param items the table item_score
   * @param affected for each alternative policy, the sources in which it changes what counts
   * @param quality the table response_quality
   */
  public static Dataset<Row> apply(
      Dataset<Row> items, PanelPlan plan, Map<String, Set<String>> affected, Dataset<Row> quality) {
    Dataset<Row> measured =
        items.join(
            broadcast(Panel.scales(items, plan)),
            Panel.matches().and(col("variant").equalTo(col("v_variant"))));
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(under(plan.declared(), measured, quality));
    for (Policy other : plan.alternatives()) {
      Set<String> sources = affected.getOrDefault(other.label(), Set.of());
      if (!sources.isEmpty()) {
        Dataset<Row> touched =
            measured.where(
                col("v_policy")
                    .equalTo(Policy.DECLARED)
                    .and(col("source").isin(sources.toArray())));
        parts.add(under(other, touched, quality).withColumn("policy", lit(other.label())));
      }
    }
    return parts.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  private static Dataset<Row> under(Policy policy, Dataset<Row> measured, Dataset<Row> quality) {
    return Chosen.of(measured, policy, quality)
        .select(
            col("v_policy").as("policy"),
            col("participant"),
            when(col("v_diary"), col("source")).otherwise(col("occasion")).as("occasion"),
            when(col("v_diary"), col("record")).otherwise("").as("record"),
            col("instrument"),
            explode(arrays_zip(col("item"), col("value"), col("missing"))).as("each"))
        .select(col("*"), col("each.*"))
        .drop("each");
  }
}
