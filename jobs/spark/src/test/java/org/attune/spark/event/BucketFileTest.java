package org.attune.spark.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.attune.schema.Contract;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.attune.source.UsageEvent;
import org.attune.spark.SharedSpark;
import org.attune.spark.row.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** Events on disk are the distinct events of the log, in order, however they came. */
class BucketFileTest {

  private static final Instant START = Instant.parse("2026-03-29T00:59:59.123456Z");
  private static final Rows<UsageEvent> ROWS = Rows.of(UsageEvent.class, "usage_event");

  @TempDir private Path folder;

  @Test
  void eventsInAnyOrderAndAnyParts_areTheSameBytesOnDisk() throws IOException {
    List<UsageEvent> events = random(20_000, 7);
    Map<String, byte[]> once = bytes(write("once", single(events), 1, 3));
    Collections.shuffle(events, new Random(5));
    Map<String, byte[]> shuffled = bytes(write("shuffled", single(events), 40, 3));
    assertThat(shuffled.keySet()).isEqualTo(once.keySet()).hasSize(3);
    once.forEach((name, file) -> assertThat(shuffled.get(name)).isEqualTo(file));
  }

  @Test
  void eventsOnDisk_areTheDistinctOnesAtTheirFirstPlace_inOrder() {
    List<UsageEvent> events = random(5_000, 8);
    List<BucketFile.Written> written = write("log", single(events), 9, 1);
    List<String> rows = read("log");
    assertThat(rows).isEqualTo(byPlainLoops(events));
    long kept =
        written.stream()
            .flatMap(w -> w.logged().stream())
            .mapToLong(BucketFile.Logged::events)
            .sum();
    long repeated = written.get(0).repeated().values().stream().mapToLong(n -> n).sum();
    assertThat(kept).isEqualTo(rows.size());
    assertThat(repeated).isPositive().isEqualTo(events.size() - rows.size());
  }

  @Test
  void lineTenComesAfterLineNine_andNothingIsNoEqualOfSomething() {
    List<UsageEvent> logged =
        List.of(
            event("p1", START, null, "app", "a.csv", 10),
            event("p1", START, null, "app", "a.csv", 9),
            event("p1", START, null, "app", "b.csv", 2),
            event("p1", START, START, "app", "b.csv", 3),
            event("p1", START, null, null, "b.csv", 4),
            event("p2", START, null, "app", "b.csv", 5));
    write("few", single(logged), 2, 1);
    assertThat(read("few"))
        .containsExactly(
            text(logged.get(1)), text(logged.get(3)), text(logged.get(4)), text(logged.get(5)));
  }

  @Test
  void thousandTotalsThatBeginTogether_areKeptApart_andTheirRowIsARepetitionOnlyAsAWhole() {
    List<UsageEvent> day = new ArrayList<>();
    List<UsageEvent> again = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      day.add(total(i, i, 2));
      again.add(total(i, i, 3));
    }
    List<UsageEvent> corrected = new ArrayList<>(again);
    corrected.set(0, total(0, -1, 4));
    List<BucketFile.Written> written = write("totals", List.of(again, day, corrected), 2, 1);
    assertThat(read("totals")).hasSize(1_001);
    assertThat(written.get(0).repeated()).isEqualTo(Map.of("phone", 1L));
  }

  @Test
  void bucketWithoutEvents_isAFileWithoutRows() {
    write("empty", List.of(), 1, 2);
    assertThat(read("empty")).isEmpty();
    assertThat(folder.resolve("empty").toFile().list()).hasSize(2);
  }

  private static List<List<UsageEvent>> single(List<UsageEvent> events) {
    return events.stream().map(List::of).toList();
  }

  /** Packs rows in so many parts, as that many tasks would, and writes the buckets. */
  private List<BucketFile.Written> write(
      String name, List<List<UsageEvent>> rows, int parts, int count) {
    Buckets buckets = new Buckets(count);
    Map<Integer, List<Tuple2<Integer, byte[]>>> blocks = new TreeMap<>();
    for (int part = 0; part < parts; part++) {
      List<List<UsageEvent>> own =
          rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts);
      PackedEvents.of(Fed.rows(own), buckets)
          .forEachRemaining(b -> blocks.computeIfAbsent(b._1(), k -> new ArrayList<>()).add(b));
    }
    List<BucketFile.Written> written = new ArrayList<>();
    for (int bucket = 0; bucket < count; bucket++) {
      written.add(
          BucketFile.write(
              folder.resolve(name),
              buckets,
              bucket,
              blocks.getOrDefault(bucket, List.of()).iterator()));
    }
    return written;
  }

  private List<String> read(String name) {
    return SharedSpark.session()
        .read()
        .schema(Rows.schema(Contract.of("usage_event")))
        .parquet(folder.resolve(name).toString())
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private Map<String, byte[]> bytes(List<BucketFile.Written> written) throws IOException {
    assertThat(written).isNotEmpty();
    Map<String, byte[]> files = new TreeMap<>();
    Path last = newest();
    for (String name : last.toFile().list()) {
      files.put(name, Files.readAllBytes(last.resolve(name)));
    }
    return files;
  }

  private Path newest() {
    return Arrays.stream(folder.toFile().listFiles())
        .max(Comparator.comparing(f -> f.getName()))
        .orElseThrow()
        .toPath();
  }

  /** The same by a map from what makes events equal to the first place. */
  private static List<String> byPlainLoops(List<UsageEvent> events) {
    Comparator<UsageEvent> place =
        Comparator.comparing(UsageEvent::source)
            .thenComparing(UsageEvent::file)
            .thenComparing(UsageEvent::line);
    Map<String, UsageEvent> first = new LinkedHashMap<>();
    for (UsageEvent e : events) {
      first.merge(
          text(e).substring(0, text(e).indexOf("phone")),
          e,
          (a, b) -> place.compare(a, b) <= 0 ? a : b);
    }
    return first.values().stream()
        .sorted(
            Comparator.comparing(UsageEvent::participant)
                .thenComparing(UsageEvent::startAt)
                .thenComparing(place))
        .map(BucketFileTest::text)
        .toList();
  }

  private static String text(UsageEvent event) {
    return ROWS.row(event).toString();
  }

  private static List<UsageEvent> random(int n, long seed) {
    Random random = new Random(seed);
    List<UsageEvent> events = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Instant start = START.plusSeconds(random.nextInt(n / 20));
      int kind = random.nextInt(4);
      events.add(
          new UsageEvent(
              "p" + random.nextInt(9),
              start,
              random.nextBoolean() ? null : start.plusMillis(random.nextInt(3) - 1),
              random.nextInt(9) == 0 ? "Asia/Kolkata" : "Europe/Berlin",
              random.nextInt(5) == 0 ? "d\u00e9vice" : null,
              random.nextInt(5) == 0 ? DevicePlatform.IOS : null,
              EventKind.values()[kind],
              random.nextInt(3) == 0 ? null : "app" + random.nextInt(3),
              null,
              random.nextInt(3) == 0 ? EventAction.ACTIVE : null,
              random.nextInt(9) == 0 ? EventDirection.MISSED : null,
              null,
              null,
              random.nextInt(5) == 0 ? 0.5 * random.nextInt(3) : null,
              random.nextInt(9) == 0,
              "phone",
              "log-" + random.nextInt(3) + ".csv",
              i + 2L));
    }
    return events;
  }

  private static UsageEvent total(int measure, double amount, long line) {
    return new UsageEvent(
        "p1",
        START,
        null,
        "UTC",
        null,
        null,
        EventKind.TOTAL,
        null,
        null,
        null,
        null,
        null,
        "measure_" + measure,
        amount,
        false,
        "phone",
        "days.csv",
        line);
  }

  private static UsageEvent event(
      String participant, Instant start, Instant end, String app, String file, long line) {
    return new UsageEvent(
        participant,
        start,
        end,
        "Europe/Amsterdam",
        null,
        null,
        EventKind.APPLICATION,
        app,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        "phone",
        file,
        line);
  }
}
