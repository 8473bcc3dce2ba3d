package org.attune.spark.event;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.attune.schema.Contract;
import org.attune.spark.row.RecordFile;
import org.attune.usage.Anchor;
import org.attune.usage.PersonUsage;
import org.attune.usage.UsageDay;
import org.attune.usage.UsageFeature;
import org.attune.usage.UsageFeatures;
import org.attune.usage.UsageLog;
import org.attune.usage.UsageRepair;
import org.attune.usage.UsageRules;
import org.attune.usage.UsageSegment;
import org.attune.usage.UsageShare;
import org.attune.usage.UsageWindow;
import scala.Tuple2;

/** One pass over the events of a bucket, which writes that bucket's file of every usage table. */
public final class UsagePass implements AutoCloseable {

  /** The tables that are written. */
  public static final List<String> TABLES =
      List.of(
          "usage_day",
          "usage_segment",
          "usage_window",
          "usage_category",
          "usage_application",
          "usage_feature",
          "usage_repair");

  /**
   * A record around which windows lie.
   *
   * @param participant whose it is
   * @param anchor the record
   */
  public record Anchored(String participant, Anchor anchor) implements Serializable {}

  /**
   * What a pass found.
   *
   * @param days the days with an event, the days without, by {@code observed} and {@code valid}
   * @param repairs the events that each rule concerned
   */
  public record Found(Map<String, Long> days, Map<String, Long> repairs) implements Serializable {

    /** Nothing yet. */
    public static Found none() {
      return new Found(new TreeMap<>(), new TreeMap<>());
    }

    /** With what another pass found. */
    public Found combine(Found other) {
      Found both = none();
      for (Found each : List.of(this, other)) {
        each.days.forEach((k, n) -> both.days.merge(k, n, Long::sum));
        each.repairs.forEach((k, n) -> both.repairs.merge(k, n, Long::sum));
      }
      return both;
    }
  }

  private final UsageFeatures kernel;
  private final Map<String, List<Anchor>> anchors = new HashMap<>();
  private final List<RecordFile<?>> files = new ArrayList<>();
  private final Map<Path, Path> drafts = new TreeMap<>();
  private final RecordFile<UsageDay> days;
  private final RecordFile<UsageSegment> segments;
  private final RecordFile<UsageWindow> windows;
  private final RecordFile<UsageShare> categories;
  private final RecordFile<UsageShare> applications;
  private final RecordFile<UsageFeature> features;
  private final RecordFile<UsageRepair> repairs;
  private final Found found = Found.none();

  private UsagePass(UsageRules rules, Map<String, String> folders, int bucket) {
    kernel = UsageFeatures.of(rules);
    days = file("usage_day", UsageDay.class, folders, bucket);
    segments = file("usage_segment", UsageSegment.class, folders, bucket);
    windows = file("usage_window", UsageWindow.class, folders, bucket);
    categories = file("usage_category", UsageShare.class, folders, bucket);
    applications = file("usage_application", UsageShare.class, folders, bucket);
    features = file("usage_feature", UsageFeature.class, folders, bucket);
    repairs = file("usage_repair", UsageRepair.class, folders, bucket);
  }

  /**
   * Reads a bucket file and writes its file of every table.
   *
   * @param anchored the records of the bucket's participants, in any order
   * @param folders where each table goes
   */
  public static Found run(
      Path file,
      Buckets buckets,
      int bucket,
      Iterator<Tuple2<Integer, Anchored>> anchored,
      UsageRules rules,
      Map<String, String> folders) {
    try (UsagePass pass = new UsagePass(rules, folders, bucket)) {
      pass.anchor(anchored);
      ParticipantLogs.walk(file, buckets, bucket, pass::accept);
      pass.publish();
      return pass.found;
    }
  }

  private <R extends Record> RecordFile<R> file(
      String table, Class<R> of, Map<String, String> folders, int bucket) {
    try {
      Path folder = Files.createDirectories(Path.of(folders.get(table)));
      Path draft = folder.resolve("." + bucket + "-" + UUID.randomUUID());
      drafts.put(draft, folder.resolve(BucketFile.name(bucket)));
      RecordFile<R> file = RecordFile.create(draft, Contract.of(table), of);
      files.add(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gathers the records by participant, in an order of their own. */
  private void anchor(Iterator<Tuple2<Integer, Anchored>> anchored) {
    anchored.forEachRemaining(
        a ->
            anchors
                .computeIfAbsent(a._2().participant(), p -> new ArrayList<>())
                .add(a._2().anchor()));
    anchors
        .values()
        .forEach(
            all ->
                all.sort(
                    java.util.Comparator.comparing(Anchor::source).thenComparing(Anchor::record)));
  }

  private void accept(String participant, UsageLog log) {
    PersonUsage person =
        kernel.apply(participant, log, anchors.getOrDefault(participant, List.of()));
    days.write(person.days());
    segments.write(person.segments());
    windows.write(person.windows());
    categories.write(person.categories());
    applications.write(person.applications());
    if (person.person() != null) {
      features.write(List.of(person.person()));
    }
    repairs.write(person.repairs());
    for (UsageDay day : person.days()) {
      found.days.merge(
          !day.observed() ? "unobserved" : day.valid() ? "valid" : "invalid", 1L, Long::sum);
    }
    person
        .repairs()
        .forEach(
            r ->
                found.repairs.merge(
                    r.rule().name().toLowerCase(java.util.Locale.ROOT), r.events(), Long::sum));
  }

  private void publish() {
    close();
    try {
      for (Map.Entry<Path, Path> each : drafts.entrySet()) {
        Files.move(
            each.getKey(),
            each.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    files.forEach(RecordFile::close);
    files.clear();
  }
}
