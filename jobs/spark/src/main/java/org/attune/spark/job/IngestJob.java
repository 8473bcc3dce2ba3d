package org.attune.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.attune.schema.Refusal;
import org.attune.source.AnswerSheets;
import org.attune.source.DiarySource;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.spark.store.RawFiles;
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
    Study study = work.study();
    Set<String> diaries =
        study.sources().stream()
            .filter(DiarySource.class::isInstance)
            .map(Source::id)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    Dataset<Row> raw =
        RawFiles.read(work.spark(), files(study)).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> sheets = Ingested.sheets(raw).persist(StorageLevel.MEMORY_AND_DISK());
    Map<String, Long> duplicates = duplicates(sheets, study.policy());
    Dataset<Row> events = Ingested.events(raw).persist(StorageLevel.MEMORY_AND_DISK());
    work.store().write("response", Ingested.responses(sheets));
    work.store().write("prompt", Ingested.prompts(sheets, diaries));
    work.store().write("usage_event", events);
    work.store().write("rejected", Ingested.rejected(raw));
    Dataset<Row> participants =
        Ingested.participants(sheets, events, diaries).persist(StorageLevel.MEMORY_AND_DISK());
    work.store().write("participant", participants);
    events
        .groupBy("source")
        .agg(sum(col("copies").minus(1)))
        .collectAsList()
        .forEach(r -> duplicates.put(r.getString(0), r.getLong(1)));
    long rows = account(work, Ingested.counts(raw).collectAsList(), duplicates);
    reasons(work, Ingested.rejected(raw));
    String found = participants(work, participants);
    List.of(participants, events, sheets, raw).forEach(Dataset::unpersist);
    return String.format("%,d rows, %s", rows, found);
  }

  private static List<RawFiles.RawFile> files(Study study) {
    Layout layout = Layout.of(study);
    Pseudonyms pseudonyms = study.pseudonyms();
    List<RawFiles.RawFile> files = new ArrayList<>();
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
            new RawFiles.RawFile(
                study.raw().toString(),
                file,
                source.id(),
                source.origin().reading(),
                sheets,
                events));
      }
    }
    return files;
  }

  private static Map<String, Long> duplicates(Dataset<Row> sheets, Policy declared) {
    Policy copies = Policy.declared(declared.duplicates(), ExpiredAnswers.KEEP);
    Map<String, Long> duplicates = new TreeMap<>();
    for (Row row : Ingested.duplicates(sheets, copies).collectAsList()) {
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

  private static long account(Work work, List<Row> counts, Map<String, Long> duplicates) {
    long all = 0;
    for (Row row : counts) {
      String source = row.getString(0);
      long repeated = duplicates.getOrDefault(source, 0L);
      work.count(source, "rows_in", "", row.getLong(1) + row.getLong(2));
      work.count(source, "rows_kept", "", row.getLong(1) - repeated);
      work.count(source, "rows_duplicate", "", repeated);
      all += row.getLong(1) + row.getLong(2);
    }
    return all;
  }

  private static void reasons(Work work, Dataset<Row> rejected) {
    rejected
        .groupBy("source", "reason")
        .count()
        .orderBy("source", "reason")
        .collectAsList()
        .forEach(r -> work.count(r.getString(0), "rows_rejected", r.getString(1), r.getLong(2)));
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
