package org.attune.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.report.FigureFiles;
import org.attune.report.Report;
import org.attune.report.ReportInput;
import org.attune.report.Summary;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.schema.Shelf;
import org.attune.spark.Versions;
import org.attune.study.Checkup;
import org.attune.study.ClaimPlan;
import org.attune.study.DataPackage;
import org.attune.study.Facts;
import org.attune.study.Fingerprints;
import org.attune.study.Layout;
import org.attune.study.PlanHistory;
import org.attune.study.RecordedRules;
import org.attune.study.RunRecord;
import org.attune.study.Study;

/** Runs jobs one after the other in one session, redoing only what depends on something changed. */
public final class Pipeline {

  private static final String UP_TO_DATE = "up to date";

  /** The steps that all others after them depend on. */
  private static final List<String> ORDER = List.of("ingest", "score", "derive");

  /** Which steps have work to do. */
  public enum Redo {
    /** Those that depend on something that changed. */
    CHANGED,
    /** All. */
    ALL
  }

  /** Whether the work is done. */
  public enum Effect {
    /** It is done. */
    WORK,
    /** It is only said what would be done. */
    TELL
  }

  /**
   * How a command runs.
   *
   * @param command the command's name
   * @param redo which steps have work to do
   * @param effect whether the work is done
   * @param partitions slices of the work; null to take them from the size of the raw files
   */
  public record Settings(String command, Redo redo, Effect effect, Integer partitions) {}

  private final Study study;
  private final Settings settings;
  private final Fingerprints fingerprints;
  private final Slices slices;
  private final Progress progress;
  private final List<RunRecord.Step> steps = new ArrayList<>();
  private final Set<String> told = new HashSet<>(); // steps that would be redone
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final long began = System.nanoTime();

  private Pipeline(Study study, Settings settings, Progress progress) {
    this.study = study;
    this.settings = settings;
    this.progress = progress;
    this.fingerprints = Fingerprints.of(study, Versions.attune());
    this.slices = Slices.of(study, fingerprints.inputs(), settings.partitions());
  }

  /**
   * Runs jobs on a study, writes the run record, and says what came of it.
   *
   * @throws Refusal where the check-up finds a problem, or a step before is missing or out of date
   */
  public static void run(Study study, List<Job> jobs, Settings settings) {
    Progress progress = Progress.open();
    progress.begin("check", "study.yaml, headers, identifiers");
    Checkup checkup = Checkup.of(study);
    checkup.refuse();
    progress.end("check", checkup.headline());
    Pipeline pipeline = new Pipeline(study, settings, progress);
    if (settings.effect() == Effect.TELL) {
      pipeline.tell(jobs);
    } else {
      pipeline.work(jobs);
    }
  }

  /**
   * Writes the report of a study that was run, its figures as files and its machine-readable twin;
   * gives the short summary.
   */
  public static String report(Study study) {
    Path results = study.folder().resolve("results");
    ReportInput input = ReportInput.read(Facts.of(study), results);
    Report report = Report.of(input);
    Path page = study.folder().resolve("report.html");
    try {
      Path draft = study.folder().resolve(".report.html");
      Files.writeString(draft, report.html());
      Files.move(draft, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path twin = results.resolve("datapackage.json");
      Path draftOfTwin = results.resolve(".datapackage.json");
      Files.writeString(draftOfTwin, DataPackage.of(study).json(results));
      Files.move(
          draftOfTwin, twin, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (!FigureFiles.write(report.figures(), results.resolve("figures"))) {
        System.err.println("attune: no .png in results/figures; this Java has no fonts.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Summary.of(input).text(page);
  }

  private void work(List<Job> jobs) {
    requireStepsBefore(jobs.get(0));
    if (ClaimPlan.isDeclared(study) || jobs.stream().anyMatch(ClaimsJob.class::isInstance)) {
      // before the first step, so that nothing of the data is known yet
      PlanHistory.register(study.folder(), ClaimPlan.of(study, Layout.of(study)));
    }
    try (Work work = Work.open(study, progress, slices, fingerprints)) {
      boolean changed = settings.redo() == Redo.ALL;
      for (Job job : jobs) {
        boolean redone = changed || !isUpToDate(job);
        if (redone) {
          step(job, work);
        } else {
          progress.end(job.name(), UP_TO_DATE);
        }
        changed = changed || redone && ORDER.contains(job.name());
      }
    }
    if (jobs.size() > 1) {
      progress.begin("report", "writing");
      String summary = report(study);
      progress.end("report", "report.html");
      System.out.println(summary);
    }
  }

  /**
   * Carries out a step, and says so in the run record before and after: a step that dies on the way
   * is known to have died.
   */
  private void step(Job job, Work work) {
    long start = System.nanoTime();
    work.spark();
    steps.add(entry(job, RunRecord.STARTED, start, List.of()));
    record(work).write(study.folder());
    work.prepare(job);
    progress.begin(job.name(), String.join(", ", job.writes()));
    String outcome = job.run(work);
    steps.set(steps.size() - 1, entry(job, RunRecord.DONE, start, work.finish(job.name())));
    record(work).write(study.folder());
    progress.end(job.name(), outcome);
  }

  private RunRecord.Step entry(Job job, String outcome, long start, List<RunRecord.Count> counts) {
    return new RunRecord.Step(
        job.name(), fingerprint(job), outcome, seconds(start), job.reads(), job.writes(), counts);
  }

  private boolean isUpToDate(Job job) {
    Optional<RunRecord.Step> last = RunRecord.latest(study.folder(), job.name());
    return last.isPresent()
        && last.get().fingerprint().equals(fingerprint(job))
        && job.writes().stream().allMatch(this::isThere);
  }

  /** What a job depends on, and which part of its work it does. */
  private String fingerprint(Job job) {
    String whole = fingerprints.of(job.name());
    String part =
        job.part()
            + job.shows().stream()
                .filter(this::isCurrent)
                .map(fingerprints::of)
                .collect(Collectors.joining());
    return part.isEmpty() ? whole : Fingerprints.hash(whole + part);
  }

  /** Whether a step is, or in a run that is only told of would be, of the study as it is now. */
  private boolean isCurrent(String step) {
    return told.contains(step) || fingerprints.isCurrent(study, step);
  }

  private boolean isThere(String table) {
    Contract contract = Contract.of(table);
    Path shelf = study.folder().resolve(contract.shelf().folder());
    return contract.shelf() == Shelf.RESULTS
        ? Files.exists(shelf.resolve(table + ".parquet"))
            && Files.exists(shelf.resolve(table + ".csv"))
        : Files.isDirectory(shelf.resolve(table));
  }

  /** A single step works only on tables that belong to the study as it is now. */
  private void requireStepsBefore(Job first) {
    for (String step : ORDER.stream().takeWhile(s -> !s.equals(first.name())).toList()) {
      Optional<RunRecord.Step> last = RunRecord.latest(study.folder(), step);
      if (!isCurrent(step)) {
        throw new Refusal(
            study.folder().toString(),
            "",
            "Expected the step "
                + step
                + " to be up to date before "
                + first.name()
                + ", but "
                + (last.isEmpty()
                    ? "it was never run to its end."
                    : "raw files, study.yaml or instruments have changed since."),
            "Run: attune run " + study.folder());
      }
    }
  }

  private void tell(List<Job> jobs) {
    boolean changed = settings.redo() == Redo.ALL;
    System.out.println("Nothing is written; this is what would be done.");
    fingerprints
        .inputs()
        .forEach(i -> System.out.printf("  raw/%s, %,d bytes%n", i.file(), i.bytes()));
    for (Job job : jobs) {
      boolean redone = changed || !isUpToDate(job);
      changed = changed || redone && ORDER.contains(job.name());
      if (redone) {
        told.add(job.name());
      }
      System.out.printf(
          "%s: %s%n  reads  %s%n  writes %s%n",
          job.name(),
          redone ? "would run" : UP_TO_DATE,
          job.reads().isEmpty() ? "raw/" : places(job.reads()),
          places(job.writes()));
    }
    if (jobs.size() > 1) {
      System.out.printf(
          "report: would be written%n  reads  results/*.csv, runs/%n  writes report.html, results/figures/%n");
    }
  }

  private static String places(List<String> tables) {
    return tables.stream()
        .map(t -> Contract.of(t).shelf().folder() + "/" + t)
        .collect(Collectors.joining(", "));
  }

  private RunRecord record(Work work) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("attune", Versions.attune());
    versions.put("spark", work.spark().version());
    versions.put("master", work.spark().sparkContext().master());
    versions.put("java", System.getProperty("java.version"));
    return new RunRecord(
        settings.command(),
        study.id(),
        started.toString(),
        seconds(began),
        versions,
        study.seed(),
        study.smallestCell(),
        List.of(
            "redo=" + settings.redo().name().toLowerCase(Locale.ROOT),
            "partitions=" + slices.partitions(),
            "buckets=" + slices.buckets()),
        Fingerprints.hash(study.text()),
        RecordedRules.of(study),
        fingerprints.inputs(),
        List.copyOf(steps));
  }

  private static double seconds(long began) {
    return Math.round((System.nanoTime() - began) / 1e6) / 1e3;
  }
}
