package org.attune.spark.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.attune.spark.store.Store;
import org.attune.study.Fingerprints;
import org.attune.study.RunRecord;
import org.attune.study.Study;

/**
 * What a job works with: the study, its tables, progress, and the counts it has to give account of.
 *
 * <p>The Spark session is opened by the first job that asks for it, and shared by all of a run.
 */
public final class Work implements AutoCloseable {

  private final Study study;
  private final Progress progress;
  private final Slices slices;
  private final Fingerprints fingerprints;
  private final List<RunRecord.Count> counts = new ArrayList<>();
  private final Map<String, List<RunRecord.Count>> finished = new HashMap<>();
  private SparkSession spark;
  private boolean opened;
  private Store store;

  private Work(Study study, Progress progress, Slices slices, Fingerprints fingerprints) {
    this.study = study;
    this.fingerprints = fingerprints;
    this.progress = progress;
    this.slices = slices;
  }

  /**
   * Opens work on a study.
   *
   * @param slices into how many slices the work is cut
   * @param fingerprints of the study as it is now
   */
  static Work open(Study study, Progress progress, Slices slices, Fingerprints fingerprints) {
    return new Work(study, progress, slices, fingerprints);
  }

  /** Whether a step's results, all of them, are those of the study as it is now. */
  public boolean isCurrent(String step) {
    return fingerprints.isCurrent(study, step);
  }

  /** The study. */
  public Study study() {
    return study;
  }

  /** Where to say what is being done. */
  public Progress progress() {
    return progress;
  }

  /** Into how many slices the work is cut. */
  Slices slices() {
    return slices;
  }

  /** The Spark session, opened when first asked for. */
  public SparkSession spark() {
    if (spark == null) {
      progress.begin("spark", "starting");
      opened = SparkSession.getDefaultSession().isEmpty();
      spark = Sessions.open(study, slices.partitions());
      progress.end("spark", spark.version() + " on " + spark.sparkContext().master());
    }
    return spark;
  }

  /** Prepares the session for a job: one that makes tables of answers alone, or of days, too. */
  void prepare(Job job) {
    boolean answers = Set.of("ingest", "score").contains(job.name());
    Sessions.prepare(spark(), answers ? slices.answers() : slices.tables());
  }

  /** The study's tables. */
  public Store store() {
    if (store == null) {
      store = Store.open(spark(), study.folder(), slices.partitions(), study.smallestCell());
    }
    return store;
  }

  /**
   * Does independent work at the same time, and waits for all of it: the small jobs of a small
   * study would leave cores idle one after the other. Where one fails, the others end before that
   * is told: nothing writes on behind a failed step.
   *
   * @return what each gives, in the order of the parts
   */
  @SafeVarargs
  public final <T> List<T> together(Callable<T>... parts) {
    ExecutorService threads = Executors.newFixedThreadPool(parts.length);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> part : parts) {
        running.add(threads.submit(part));
      }
      threads.shutdown();
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Gives account of rows: goes into the run record, and from there into the flow table. */
  public void count(String source, String quantity, String reason, long n) {
    counts.add(new RunRecord.Count(source, quantity, reason, n));
  }

  /** What a step that came before gave account of, in this run or the last that carried it out. */
  public List<RunRecord.Count> counts(String step) {
    List<RunRecord.Count> here = finished.get(step);
    return here != null
        ? here
        : RunRecord.latest(study.folder(), step).map(RunRecord.Step::counts).orElse(List.of());
  }

  /** The counts of the step that has just ended. */
  List<RunRecord.Count> finish(String step) {
    List<RunRecord.Count> taken = List.copyOf(counts);
    counts.clear();
    finished.put(step, taken);
    return taken;
  }

  /** Whether a session was needed so far. */
  boolean startedSpark() {
    return spark != null;
  }

  /** Stops the session, unless somebody else had opened it. */
  @Override
  public void close() {
    if (opened) {
      spark.stop();
    }
  }
}
