package org.attune.spark.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.file.Part;
import org.attune.schema.Refusal;
import org.attune.source.AnswerSheets;
import org.attune.source.DiarySource;
import org.attune.source.Identifiers;
import org.attune.source.Pseudonyms;
import org.attune.source.Rejected;
import org.attune.source.Source;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.spark.event.Buckets;
import org.attune.spark.row.Raw;
import org.attune.spark.row.RawRow;
import org.attune.spark.store.RawFiles;
import org.attune.spark.store.RawFiles.RawFile;
import org.attune.spark.store.Store;
import org.attune.spark.store.Store.Log;
import org.attune.spark.store.Store.Placed;
import org.attune.spark.store.Store.Staged;
import org.attune.spark.store.Tallies;
import org.attune.spark.store.Tally;
import org.attune.spark.transform.Copies;
import org.attune.spark.transform.Ingested;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Layout;
import org.attune.study.Policy;
import org.attune.study.Study;

/**
 * Reads the raw files: maps, types and pseudonymises, and keeps what it could not read with the
 * reason.
 *
 * <p>Reads {@code raw/}; writes {@code ingested/participant}, {@code response}, {@code prompt},
 * {@code usage_event} and {@code rejected}. Example: {@code attune ingest my-study}. Refuses
 * damaged files, and several records of one person and occasion until study.yaml says which counts.
 * Rows in = rows kept + rows rejected + duplicates, for every source.
 */
public final class IngestJob extends Job {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<String> reads() {
    return List.of();
  }

  @Override
  public List<String> writes() {
    return List.of("participant", "response", "prompt", "usage_event", "rejected");
  }

  @Override
  public String run(Work work) {
    SparkSession spark = work.spark();
    Store store = work.store();
    Set<String> diaries = diaries(work.study());
    List<RawFile> files = files(work.study());
    Tallies tallies = Tallies.of(spark);
    List<Log> log = new ArrayList<>();
    List<Staged> staged =
        work.together(
            () -> sheets(work, "response", files, f -> f.sheets() != null, tallies),
            () -> sheets(work, "prompt", files, f -> diaries.contains(f.source().id()), tallies),
            () -> {
              log.add(events(work, files, tallies));
              return log.get(0).staged();
            });
    refuseIdentifiers(files, tallies);
    Map<String, Long> duplicates = duplicates(staged.get(0).rows(), work.study());
    staged.forEach(Staged::publish);
    Dataset<Row> logged = Raw.logged(spark, log.get(0).logged());
    work.together(
        () -> store.write("rejected", rejected(work, files, tallies)),
        () ->
            store.write(
                "participant", Ingested.participants(store.read("response"), logged, diaries)));
    long rows = account(work, files, tallies, log.get(0), duplicates);
    return String.format("%,d rows, %s", rows, participants(work, store.read("participant")));
  }

  private static Staged sheets(
      Work work, String table, List<RawFile> files, Predicate<RawFile> which, Tallies tallies) {
    JavaRDD<RawRow> raw =
        RawFiles.read(work.spark(), files.stream().filter(which).toList(), tallies);
    Dataset<Row> sheets =
        Raw.sheets(work.spark(), raw).repartition(work.slices().partitions(), col("participant"));
    return work.store().stage(table, Copies.apply(sheets), Placed.BY_PARTICIPANT);
  }

  private static Log events(Work work, List<RawFile> files, Tallies tallies) {
    List<RawFile> logs = files.stream().filter(f -> f.events() != null).toList();
    Buckets buckets = new Buckets(work.slices().buckets());
    return work.store().stageEvents(RawFiles.packed(work.spark(), logs, tallies, buckets), buckets);
  }

  /** What stands below the rows that the check-up looked at is found once all is read. */
  private static void refuseIdentifiers(List<RawFile> files, Tallies tallies) {
    for (RawFile file : files) {
      Identifiers found = tallies.of(file).identifiers();
      if (found != null) {
        Identifiers.refuseUndeclared(
            file.file(), found.findings(), file.source(), file.pseudonyms());
      }
    }
  }

  /** The rejections; files of which there are too many to be kept are read again. */
  private static Dataset<Row> rejected(Work work, List<RawFile> files, Tallies tallies) {
    List<Rejected> known = new ArrayList<>();
    List<RawFile> again = new ArrayList<>();
    for (RawFile file : files) {
      Tally tally = tallies.of(file);
      if (tally.isComplete()) {
        known.addAll(tally.rejected());
      } else {
        again.add(file);
      }
    }
    Dataset<Row> rejected = Raw.rejected(work.spark(), known);
    return again.isEmpty()
        ? rejected
        : rejected.unionByName(
            Raw.rejected(work.spark(), RawFiles.read(work.spark(), again, tallies)));
  }

  private static Set<String> diaries(Study study) {
    return study.sources().stream()
        .filter(DiarySource.class::isInstance)
        .map(Source::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<RawFile> files(Study study) {
    Layout layout = Layout.of(study);
    Pseudonyms pseudonyms = study.pseudonyms();
    List<RawFile> files = new ArrayList<>();
    for (Source source : study.sources()) {
      AnswerSheets sheets = null;
      UsageEvents events = null;
      if (source instanceof UsageSource log) {
        events = UsageEvents.of(log, pseudonyms);
      } else {
        Map<String, Set<String>> items = layout.items(source);
        Set<String> numeric = new HashSet<>();
        items.values().forEach(numeric::addAll);
        sheets = AnswerSheets.of(source, items, numeric, pseudonyms);
      }
      for (String file : study.files(source)) {
        files.add(
            new RawFile(
                study.raw().toString(), file, Part.WHOLE, source, pseudonyms, sheets, events));
      }
    }
    return files;
  }

  private static Map<String, Long> duplicates(Dataset<Row> records, Study study) {
    Policy declared = study.policy();
    Set<String> several = new TreeSet<>();
    study.sources().stream()
        .filter(source -> source.forms().size() > 1)
        .forEach(source -> several.add(source.id()));
    Policy copies = Policy.declared(declared.duplicates(), ExpiredAnswers.KEEP);
    Map<String, Long> duplicates = new TreeMap<>();
    for (Row row : Ingested.duplicates(records, copies, several).collectAsList()) {
      if (declared.duplicates() == Duplicates.REFUSE && row.getLong(2) > 0) {
        Row place = row.getStruct(3);
        throw new Refusal(
            Study.DECLARATION,
            "policies.duplicates",
            String.format(
                "%d participants of the source %s have several records of one occasion or prompt;"
                    + " the first stands in %s, line %d.",
                row.getLong(2), row.getString(0), place.getString(0), place.getLong(1)),
            "Say which counts: duplicates: first, last or fullest, or keep for diaries.");
      }
      duplicates.put(row.getString(0), row.getLong(1));
    }
    return duplicates;
  }

  /** Rows in = rows kept + rows rejected + duplicates, for every source. */
  private static long account(
      Work work, List<RawFile> files, Tallies tallies, Log log, Map<String, Long> duplicates) {
    Map<String, Map<String, Long>> fates = new TreeMap<>();
    for (RawFile file : files) {
      Map<String, Long> ofSource = fates.computeIfAbsent(file.source().id(), k -> new TreeMap<>());
      tallies.of(file).fates().forEach((fate, n) -> ofSource.merge(fate, n, Long::sum));
    }
    long all = 0;
    for (Source source : work.study().sources()) {
      Map<String, Long> fate = fates.getOrDefault(source.id(), new TreeMap<>());
      long in = fate.values().stream().mapToLong(Long::longValue).sum();
      Long kept = fate.remove(Tally.KEPT);
      long read = kept == null ? 0 : kept;
      long repeated =
          source instanceof UsageSource
              ? log.repeated(source.id())
              : duplicates.getOrDefault(source.id(), 0L);
      work.count(source.id(), "rows_in", "", in);
      work.count(source.id(), "rows_kept", "", read - repeated);
      work.count(source.id(), "rows_duplicate", "", repeated);
      fate.forEach((reason, n) -> work.count(source.id(), "rows_rejected", reason, n));
      all += in;
    }
    return all;
  }

  private static String participants(Work work, Dataset<Row> participants) {
    long linked = 0;
    long all = 0;
    for (Row row : participants.groupBy("sources").count().collectAsList()) {
      all += row.getLong(1);
      linked += row.getLong(0) == work.study().sources().size() ? row.getLong(1) : 0;
    }
    work.count("all", "participants", "", all);
    work.count("all", "linked", "", linked);
    return String.format("%,d participants, %,d of them in every source", all, linked);
  }
}
