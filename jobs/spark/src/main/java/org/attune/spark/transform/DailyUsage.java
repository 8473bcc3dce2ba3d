package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.attune.schema.Contract;
import org.attune.spark.row.Rows;
import org.attune.spark.row.UsageRows;
import org.attune.usage.PersonUsage;
import org.attune.usage.UsageFeatures;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageRules;
import org.attune.usage.Words;

/** Usage events to the usage tables, one participant at a time. */
public final class DailyUsage {

  private DailyUsage() {}

  /** The table usage_day. */
  public static Dataset<Row> days(Dataset<Row> events, UsageRules rules) {
    return table(events, rules, "usage_day");
  }

  /** The table usage_feature. */
  public static Dataset<Row> features(Dataset<Row> events, UsageRules rules) {
    return table(events, rules, "usage_feature");
  }

  /** One of the usage tables. */
  public static Dataset<Row> table(Dataset<Row> events, UsageRules rules, String table) {
    MapPartitionsFunction<Row, Row> pass =
        rows -> {
          UsageLog log = UsageLog.of(Words.of());
          UsageFeatures kernel = UsageFeatures.of(rules);
          Function<PersonUsage, List<Row>> wanted = UsageRows.of(table);
          return ByParticipant.walk(
              rows,
              (participant, group) -> {
                log.clear();
                group.forEachRemaining(row -> UsageRows.add(log, row));
                return wanted.apply(kernel.apply(participant, log, List.of())).iterator();
              });
        };
    return events
        .repartition(col("participant"))
        .sortWithinPartitions("participant", "start_at")
        .mapPartitions(pass, Encoders.row(Rows.schema(Contract.of(table))));
  }
}
