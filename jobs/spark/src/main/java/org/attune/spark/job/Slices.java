package org.attune.spark.job;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.attune.source.Source;
import org.attune.source.UsageSource;
import org.attune.study.RunRecord;
import org.attune.study.Study;

/**
 * Into how many files and tasks work is cut: usage events by all that is raw, and every other table
 * by what becomes of surveys and diaries, and of the days of logs.
 *
 * @param buckets files of usage events and of the usage tables
 * @param partitions files of every other person-level table
 * @param answers about how many bytes of text the raw answers are
 * @param tables about how many bytes of text the largest other table comes from
 */
record Slices(int buckets, int partitions, long answers, long tables) {

  private static final long BYTES_PER_SLICE = 48L << 20;
  private static final int LEAST = 2;
  private static final int MOST = 4096;

  /** A log has at least so many times the bytes of the days and persons that are made from it. */
  private static final int LOG_TO_DAYS = 32;

  /** Files that hold about so many times the text that their bytes would. */
  private static final List<String> PACKED = List.of(".parquet", ".gz", ".zip", ".xlsx", ".zsav");

  private static final int TIMES_PACKED = 8;

  /**
   * Cuts by size.
   *
   * @param inputs the raw files
   * @param asked how many slices were asked for, of everything; null to take them from the size
   */
  static Slices of(Study study, List<RunRecord.Input> inputs, Integer asked) {
    Map<String, Long> texts =
        inputs.stream().collect(Collectors.toMap(RunRecord.Input::file, Slices::text, (a, b) -> a));
    long answers = bytes(study, texts, source -> !(source instanceof UsageSource));
    long logs = bytes(study, texts, UsageSource.class::isInstance);
    return of(answers, logs, texts.values().stream().mapToLong(n -> n).sum(), asked);
  }

  static Slices of(long answers, long logs, long all, Integer asked) {
    long tables = answers + logs / LOG_TO_DAYS;
    return asked != null
        ? new Slices(asked, asked, answers, tables)
        : new Slices(slices(all), slices(tables), answers, tables);
  }

  private static int slices(long bytes) {
    return (int) Math.max(LEAST, Math.min(MOST, bytes / BYTES_PER_SLICE + 1));
  }

  private static long text(RunRecord.Input input) {
    boolean packed = PACKED.stream().anyMatch(input.file()::endsWith);
    return packed ? input.bytes() * TIMES_PACKED : input.bytes();
  }

  private static long bytes(Study study, Map<String, Long> texts, Predicate<Source> which) {
    return study.sources().stream()
        .filter(which)
        .flatMap(source -> study.files(source).stream())
        .distinct()
        .mapToLong(file -> texts.getOrDefault(file, 0L))
        .sum();
  }
}
