package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.spark.row.Rows;
import org.attune.usage.UsageDay;
import org.attune.usage.UsageDays;
import org.attune.usage.UsageFeature;
import org.attune.usage.UsageRules;
import org.attune.usage.Use;

/** Usage events to usage days, and usage days to usage features: one participant at a time. */
public final class DailyUsage {

  private static final Rows<UsageDay> DAY = Rows.of(UsageDay.class, "usage_day");
  private static final Rows<UsageFeature> FEATURE = Rows.of(UsageFeature.class, "usage_feature");

  private DailyUsage() {}

  /** The usage days of usage events, in one streaming pass per participant. */
  public static Dataset<Row> days(Dataset<Row> events, UsageRules rules) {
    MapPartitionsFunction<Row, Row> pass =
        rows ->
            ByParticipant.walk(
                rows,
                (participant, group) ->
                    rows(UsageDays.of(rules).apply(participant, uses(group)).iterator(), DAY));
    return events
        .repartition(col("participant"))
        .sortWithinPartitions(
            "participant", "start_at", "end_at", "kind", "zone", "category", "action")
        .mapPartitions(pass, DAY.encoder());
  }

  /** The usage features of usage days. */
  public static Dataset<Row> features(Dataset<Row> days, int minimumDays) {
    MapPartitionsFunction<Row, Row> pass =
        rows ->
            ByParticipant.walk(
                rows,
                (participant, group) -> {
                  List<UsageDay> all = new ArrayList<>();
                  group.forEachRemaining(r -> all.add(day(r)));
                  UsageFeature feature = UsageFeature.of(participant, all, minimumDays);
                  return List.of(FEATURE.row(feature)).iterator();
                });
    return days.repartition(col("participant"))
        .sortWithinPartitions("participant", "day")
        .mapPartitions(pass, FEATURE.encoder());
  }

  private static Iterator<Row> rows(Iterator<UsageDay> days, Rows<UsageDay> border) {
    List<Row> rows = new ArrayList<>();
    days.forEachRemaining(d -> rows.add(border.row(d)));
    return rows.iterator();
  }

  private static Iterator<Use> uses(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Use next() {
        Row row = rows.next();
        Instant end = Rows.instant(row, "end_at");
        return new Use(
            micros(Rows.instant(row, "start_at")),
            end == null ? Use.UNKNOWN : micros(end),
            row.getAs("zone"),
            Use.Kind.of(row.getAs("kind")),
            row.getAs("category"),
            Use.Action.of(row.getAs("action")));
      }
    };
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static UsageDay day(Row row) {
    return new UsageDay(
        row.getAs("participant"),
        Rows.day(row, "day"),
        row.getAs("zone"),
        row.<Boolean>getAs("observed"),
        row.getAs("event_count"),
        row.getAs("screen_minutes"),
        row.getAs("social_minutes"),
        row.getAs("passive_minutes"),
        row.getAs("active_minutes"),
        row.getAs("night_minutes"),
        row.getAs("session_count"),
        row.getAs("unlock_count"));
  }
}
