package org.attune.spark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.attune.source.UsageEvent;
import org.attune.spark.row.UsageRows;
import org.attune.usage.Anchor;
import org.attune.usage.UsageFeatures;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageRules;
import org.attune.usage.Words;

/** The usage tables by the kernel alone: what the distributed ones are held against. */
public final class UsageTables {

  private UsageTables() {}

  /** The rows of a usage table. */
  public static List<Row> of(List<UsageEvent> events, UsageRules rules, String table) {
    return of(events, rules, table, Map.of());
  }

  /** The rows of a usage table, with the records around which windows lie, by participant. */
  public static List<Row> of(
      List<UsageEvent> events, UsageRules rules, String table, Map<String, List<Anchor>> anchors) {
    Map<String, UsageLog> logs = new TreeMap<>();
    events.forEach(
        e -> add(logs.computeIfAbsent(e.participant(), p -> UsageLog.of(Words.of())), e));
    List<Row> rows = new ArrayList<>();
    logs.forEach(
        (participant, log) ->
            rows.addAll(
                UsageRows.of(table)
                    .apply(
                        UsageFeatures.of(rules)
                            .apply(
                                participant, log, anchors.getOrDefault(participant, List.of())))));
    return rows;
  }

  /** Adds an event to a log. */
  public static void add(UsageLog log, UsageEvent e) {
    Words words = log.words();
    log.add(
        micros(e.startAt()),
        e.endAt() == null ? UsageLog.UNKNOWN : micros(e.endAt()),
        (byte) e.kind().ordinal(),
        words.id(e.zone()),
        words.id(e.device()),
        code(e.platform()),
        words.id(e.application()),
        words.id(e.category()),
        code(e.action()),
        code(e.direction()),
        words.id(e.contact()),
        words.id(e.measure()),
        e.amount() == null ? Double.NaN : e.amount(),
        e.inferred());
  }

  private static byte code(Enum<?> constant) {
    return constant == null ? UsageLog.NONE : (byte) constant.ordinal();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
