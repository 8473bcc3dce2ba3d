package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.study.Duplicates;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/**
 * In which sources a policy changes what counts: those with copies, or with answered expired
 * prompts.
 */
public final class Affected {

  private Affected() {}

  /**
   * For each alternative policy the sources that it touches.
   *
   * @param responses the table response
   */
  public static Map<String, Set<String>> by(Dataset<Row> responses, PanelPlan plan) {
    Map<String, Set<String>> affected = new TreeMap<>();
    plan.alternatives().forEach(p -> affected.put(p.label(), new TreeSet<>()));
    for (Row source : sources(responses)) {
      boolean copies = source.getLong(1) > 1;
      boolean expired = source.getBoolean(2);
      for (Policy other : plan.alternatives()) {
        boolean byDuplicates = other.duplicates() != plan.declared().duplicates();
        if (byDuplicates ? copies : expired) {
          affected.get(other.label()).add(source.getString(0));
        }
      }
    }
    return affected;
  }

  /** The sources that hold several records of one participant and occasion. */
  public static Set<String> withCopies(Dataset<Row> responses) {
    Set<String> found = new TreeSet<>();
    sources(responses).stream()
        .filter(s -> s.getLong(1) > 1)
        .forEach(s -> found.add(s.getString(0)));
    return found;
  }

  /** Whether any of the policies keeps all copies. */
  public static boolean keepsCopies(PanelPlan plan) {
    return plan.declared().duplicates() == Duplicates.KEEP
        || plan.alternatives().stream().anyMatch(p -> p.duplicates() == Duplicates.KEEP);
  }

  private static List<Row> sources(Dataset<Row> responses) {
    return responses
        .groupBy("source")
        .agg(
            max(col("copies")),
            max(col("status").notEqual("answered").and(col("answered_items").gt(0))))
        .orderBy("source")
        .collectAsList();
  }
}
