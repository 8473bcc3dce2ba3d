package org.attune.spark.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.attune.schema.EventAction;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.attune.source.UsageEvent;
import org.attune.spark.SharedSpark;
import org.attune.spark.Tables;
import org.attune.spark.UsageTables;
import org.attune.spark.row.ContractFile;
import org.attune.spark.store.Store;
import org.attune.usage.Anchor;
import org.attune.usage.Segment;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageRules;
import org.attune.usage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of the pass are those of the kernel on the collected events; other layouts are
 * refused.
 */
class UsagePassTest {

  private static final UsageRules RULES =
      UsageRules.of(Set.of("social"))
          .withValid(UsageRules.Valid.of(4))
          .withSegments(List.of(Segment.of("morning", LocalTime.of(6, 0), LocalTime.of(12, 0))))
          .withWindows(List.of(new Window("hour_before", "diary", Window.Time.SCHEDULED, -60, 0)));
  private static final Instant FIRST = Instant.parse("2026-03-27T20:00:00.000001Z");

  private static final List<UsagePass.Anchored> ANCHORED =
      List.of(
          anchored("p1", "d.csv:9", "2026-03-29T12:00:00Z"),
          anchored("p1", "d.csv:10", "2026-03-28T20:00:00Z"),
          anchored("p5", "d.csv:2", "2026-03-29T02:00:00Z"),
          anchored("nobody", "d.csv:3", "2026-03-29T02:00:00Z"));

  /** As the pass orders them: by source and record. */
  private static final Map<String, List<Anchor>> BY_PARTICIPANT =
      Map.of(
          "p1",
          List.of(ANCHORED.get(1).anchor(), ANCHORED.get(0).anchor()),
          "p5",
          List.of(ANCHORED.get(2).anchor()));

  @TempDir private Path study;

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void tables_areTheKernels_alsoBelowTheMinimumOfDays(int partitions) {
    List<UsageEvent> events = events();
    Store store = Store.open(SharedSpark.session(), study, partitions, 1);
    write(store, events, partitions);
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    UsagePass.Found found = store.writeUsage(RULES, spark.parallelize(ANCHORED, partitions));
    for (String table : UsagePass.TABLES) {
      List<Row> expected = UsageTables.of(events, RULES, table, BY_PARTICIPANT);
      assertThat(expected).as(table).hasSizeGreaterThan(2);
      assertThat(Tables.rows(store.read(table))).as(table).isEqualTo(Tables.sorted(expected));
    }
    assertThat(UsageTables.of(events, RULES, "usage_feature").stream().filter(r -> r.isNullAt(5)))
        .hasSize(1);
    List<Row> days = UsageTables.of(events, RULES, "usage_day");
    assertThat(found.days().values().stream().mapToLong(n -> n).sum()).isEqualTo(days.size());
    assertThat(found.repairs().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(
            UsageTables.of(events, RULES, "usage_repair", BY_PARTICIPANT).stream()
                .mapToLong(r -> r.getLong(2))
                .sum());
  }

  @Test
  void fileThatIsMissingOrExchanged_isRefused() throws IOException {
    Store store = Store.open(SharedSpark.session(), study, 3, 1);
    write(store, events(), 3);
    Path table = study.resolve("ingested/usage_event");
    Path second = table.resolve(BucketFile.name(1));
    Path third = table.resolve(BucketFile.name(2));
    Files.move(third, study.resolve("third"));
    refused(store, "bucket 0 of 3");
    Files.copy(second, third);
    refused(store, "bucket 1 of 3");
    Files.move(study.resolve("third"), third, StandardCopyOption.REPLACE_EXISTING);
    byte[] whole = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(whole, whole.length - 10));
    refused(store, "whole footer");
  }

  @Test
  void fileWrittenByAnother_isRefused() {
    Store store = Store.open(SharedSpark.session(), study, 2, 1);
    store.write("usage_event", Tables.of(UsageEvent.class, "usage_event", events(), 2));
    refused(store, "sorted by participant,start_at");
  }

  @Test
  void participantWhoseEventsLieApartOrInDisorder_isRefused() throws IOException {
    UsageEvent first = events().get(0);
    UsageEvent later = events().get(2);
    UsageEvent other = events().get(50);
    assertThat(List.of(first.participant(), later.participant(), other.participant()))
        .containsExactly("p0", "p0", "p2");
    assertThat(later.startAt()).isAfter(first.startAt());
    refused(plain(1, 0, first, other, later), "together");
    refused(plain(1, 0, other, first), "in order");
    refused(plain(1, 0, later, first), "in their order");
    int home = new Buckets(100).of("p0");
    assertThat(new Buckets(100).of("p2")).isNotEqualTo(home);
    refused(plain(100, home, first, later, other), "only participants of bucket");
  }

  /** A bucket file with these rows as they are, and a footer that says they are in order. */
  private Path plain(int buckets, int bucket, UsageEvent... events) throws IOException {
    Path file = study.resolve("plain.parquet");
    Files.deleteIfExists(file);
    List<String> names = Contract.of("usage_event").columns().stream().map(Column::name).toList();
    try (ContractFile out =
        ContractFile.create(
            file, Contract.of("usage_event"), Layout.of(new Buckets(buckets), bucket).footer())) {
      for (UsageEvent event : events) {
        out.text(names.indexOf("participant"), event.participant());
        out.whole(names.indexOf("start_at"), EventPacker.micros(event.startAt()));
        out.text(names.indexOf("zone"), event.zone());
        out.text(names.indexOf("kind"), event.kind().label());
        out.end();
      }
    }
    this.buckets = buckets;
    this.bucket = bucket;
    return file;
  }

  private int buckets;
  private int bucket;

  private void refused(Path file, String why) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ParticipantLogs.walk(file, new Buckets(buckets), bucket, (p, log) -> {}))
        .withMessageContaining(why);
  }

  private static void refused(Store store, String why) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                store.writeUsage(
                    RULES,
                    JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
                        .emptyRDD()))
        .withMessageContaining(why)
        .withMessageContaining("attune ingest");
  }

  private static void write(Store store, List<UsageEvent> events, int partitions) {
    Buckets buckets = new Buckets(partitions);
    JavaPairRDD<Integer, byte[]> packed =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
            .parallelize(events, partitions)
            .mapPartitionsToPair(
                own -> {
                  List<List<UsageEvent>> rows = new ArrayList<>();
                  own.forEachRemaining(e -> rows.add(List.of(e)));
                  return PackedEvents.of(Fed.rows(rows), buckets);
                });
    store.stageEvents(packed, buckets).staged().publish();
  }

  private static UsagePass.Anchored anchored(String participant, String record, String at) {
    long micros = EventPacker.micros(Instant.parse(at));
    return new UsagePass.Anchored(
        participant, new Anchor("diary", record, micros, UsageLog.UNKNOWN, micros + 1));
  }

  /** Six people, 0 with few days; over the change of clocks, with ties, open ends and unlocks. */
  private static List<UsageEvent> events() {
    List<UsageEvent> events = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      int n = person == 0 ? 4 : 40 + person;
      for (int i = 0; i < n; i++) {
        Instant start = FIRST.plus((i - i % 5 / 4) * 197L + person * 13L, ChronoUnit.MINUTES);
        boolean unlock = person > 1 && i % 6 == 5;
        events.add(
            new UsageEvent(
                "p" + person,
                start,
                unlock || i % 7 == 3 ? null : start.plusMillis(60_000L * (1 + i % 9 * 40) + i),
                i % 11 == 0 ? "Europe/Lisbon" : "Europe/Amsterdam",
                null,
                null,
                unlock ? EventKind.UNLOCK : EventKind.APPLICATION,
                unlock ? null : "app" + i % 3,
                unlock || i % 8 == 0 ? null : i % 2 == 0 ? "social" : "news",
                person < 3 || unlock ? null : i % 2 == 0 ? EventAction.ACTIVE : EventAction.PASSIVE,
                null,
                null,
                null,
                null,
                false,
                "phone",
                "a.csv",
                2L + events.size()));
      }
    }
    return events;
  }
}
