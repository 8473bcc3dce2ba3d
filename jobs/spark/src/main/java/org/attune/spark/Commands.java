package org.attune.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.attune.spark.job.ClaimsJob;
import org.attune.spark.job.CorrelateJob;
import org.attune.spark.job.CurveChoice;
import org.attune.spark.job.CurveJob;
import org.attune.spark.job.DeriveJob;
import org.attune.spark.job.IngestJob;
import org.attune.spark.job.Job;
import org.attune.spark.job.Pipeline;
import org.attune.spark.job.ScoreJob;
import org.attune.study.Checkup;
import org.attune.study.ClaimPlan;
import org.attune.study.Layout;
import org.attune.study.PlanHistory;
import org.attune.study.Study;
import org.attune.study.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What each command's line looks like; the work itself is elsewhere. */
final class Commands {

  private Commands() {}

  /** The study folder that a command works on. */
  static final class StudyFolder {
    @Parameters(
        index = "0",
        paramLabel = "STUDY",
        description = "The study folder: it holds study.yaml and raw/.")
    Path folder;
  }

  /** Options of every command that writes tables. */
  static final class Options {
    @Option(
        names = "--dry-run",
        description = "Check everything and say what would be read and written; change nothing.")
    private boolean dryRun;

    @Option(
        names = "--force",
        description = "Work even where nothing has changed since the last run.")
    private boolean force;

    @Option(
        names = "--partitions",
        paramLabel = "N",
        description =
            "Files of each person-level table, and slices of the work; by default from the size of"
                + " the raw files. Results do not depend on it.")
    private Integer partitions;

    Pipeline.Settings settings(CommandSpec command) {
      if (partitions != null && partitions < 1) {
        throw new ParameterException(command.commandLine(), "--partitions must be at least 1.");
      }
      return new Pipeline.Settings(
          command.name(),
          force ? Pipeline.Redo.ALL : Pipeline.Redo.CHANGED,
          dryRun ? Pipeline.Effect.TELL : Pipeline.Effect.WORK,
          partitions);
    }
  }

  /** A command that runs steps on a study. */
  abstract static class Steps implements Callable<Integer> {
    @Mixin private StudyFolder study;
    @Mixin private Options options;
    @Spec private CommandSpec spec;

    abstract List<Job> jobs(Study opened);

    @Override
    public Integer call() {
      Study opened = Study.open(study.folder);
      Pipeline.run(opened, jobs(opened), options.settings(spec));
      return 0;
    }
  }

  /** All steps, one session. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description =
          "From raw files to tables, correlations, curves, verdicts and the report: one session.")
  static final class Run extends Steps {
    private static final String CURVES = "results/curve.parquet";
    private static final String CLAIMS = "results/claim.parquet";

    @Override
    List<Job> jobs(Study opened) {
      List<Job> jobs =
          new ArrayList<>(
              List.of(new IngestJob(), new ScoreJob(), new DeriveJob(), new CorrelateJob()));
      if (!opened.curves().isEmpty() || Files.exists(opened.folder().resolve(CURVES))) {
        jobs.add(new CurveJob());
      }
      if (ClaimPlan.isDeclared(opened) || Files.exists(opened.folder().resolve(CLAIMS))) {
        jobs.add(new ClaimsJob());
      }
      return List.copyOf(jobs);
    }
  }

  /** Raw files to ingested tables. */
  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = {
        "Reads the raw files: maps, types, refuses identifiers, pseudonymises, and keeps what it",
        "could not read, with the reason."
      })
  static final class Ingest extends Steps {
    @Override
    List<Job> jobs(Study opened) {
      return List.of(new IngestJob());
    }
  }

  /** Responses to scale scores. */
  @Command(
      name = "score",
      mixinStandardHelpOptions = true,
      description = "Scores the questionnaires that study.yaml names.")
  static final class Score extends Steps {
    @Override
    List<Job> jobs(Study opened) {
      return List.of(new ScoreJob());
    }
  }

  /** Usage and scores to the panel. */
  @Command(
      name = "derive",
      mixinStandardHelpOptions = true,
      description = "Cuts usage into local days, makes features, and links all to one panel.")
  static final class Derive extends Steps {
    @Override
    List<Job> jobs(Study opened) {
      return List.of(new DeriveJob());
    }
  }

  /** The panel to results. */
  @Command(
      name = "correlate",
      mixinStandardHelpOptions = true,
      description = "Estimates what study.yaml asks for, with intervals; writes results/.")
  static final class Correlate extends Steps {
    @Override
    List<Job> jobs(Study opened) {
      return List.of(new CorrelateJob());
    }
  }

  /** The panel to specification curves. */
  @Command(
      name = "curve",
      mixinStandardHelpOptions = true,
      description = {
        "Fits every specification of the curves that study.yaml declares, and tests each curve as a",
        "whole. It says how many there are before anything runs; an interrupted run continues."
      })
  static final class Curve implements Callable<Integer> {
    @Mixin private StudyFolder study;
    @Mixin private Options options;
    @Spec private CommandSpec spec;

    @Option(
        names = "--list",
        description = "Print number, id and choices of every specification; run nothing.")
    private boolean list;

    @Option(
        names = "--only",
        paramLabel = "DECISION=OPTION",
        arity = "1",
        description =
            "Only specifications with these options, such as --only estimator=ols,rank --only"
                + " outcome!=ucla; curve=ID chooses a curve. Results say which part was run.")
    private List<String> only = List.of();

    @Override
    public Integer call() {
      Study opened = Study.open(study.folder);
      CurveChoice choice = new CurveChoice(only);
      if (list) {
        System.out.print(choice.list(opened));
        return 0;
      }
      System.out.println(choice.counts(opened));
      Pipeline.run(opened, List.of(new CurveJob(choice)), options.settings(spec));
      return 0;
    }
  }

  /** Declared hypotheses to verdicts. */
  @Command(
      name = "claims",
      mixinStandardHelpOptions = true,
      description = {
        "Says of every declared hypothesis - 65 are shipped, a study adds its own in hypotheses/ -",
        "what the study can say of it: a verdict with its numbers, or why it cannot be tested."
      })
  static final class Claims implements Callable<Integer> {
    @Mixin private StudyFolder study;
    @Mixin private Options options;
    @Spec private CommandSpec spec;

    @Option(
        names = "--register",
        description =
            "Only register the plan - hypotheses, constructs, policies - in runs/claim_plans.json and"
                + " print its hash; no data are read. Later changes of it show in the report.")
    private boolean register;

    @Override
    public Integer call() {
      Study opened = Study.open(study.folder);
      Pipeline.Settings settings = options.settings(spec);
      if (register) {
        register(opened, settings);
      } else {
        Pipeline.run(opened, List.of(new ClaimsJob()), settings);
      }
      return 0;
    }

    private void register(Study opened, Pipeline.Settings settings) {
      if (settings.redo() == Pipeline.Redo.ALL || settings.partitions() != null) {
        throw new ParameterException(
            spec.commandLine(), "--register reads no data: leave out --force and --partitions.");
      }
      ClaimPlan plan = ClaimPlan.of(opened, Layout.of(opened));
      if (settings.effect() == Pipeline.Effect.TELL) {
        System.out.printf("The plan would be %s; nothing is written.%n", plan.hash());
      } else {
        PlanHistory.Registered last = PlanHistory.register(opened.folder(), plan).last();
        System.out.printf("The plan of %s is %s.%n", last.registered(), last.hash());
      }
    }
  }

  /** Results to the report. */
  @Command(
      name = "report",
      mixinStandardHelpOptions = true,
      description =
          "Writes report.html from results/, one page that works offline, and its figures.")
  static final class Report implements Callable<Integer> {
    @Mixin private StudyFolder study;

    @Option(names = "--dry-run", description = "Say what would be read and written.")
    private boolean dryRun;

    @Override
    public Integer call() {
      Study opened = Study.open(study.folder);
      if (dryRun) {
        System.out.println(
            "report reads results/*.csv and runs/, and writes report.html, results/figures/");
      } else {
        System.out.println(Pipeline.report(opened));
      }
      return 0;
    }
  }

  /** What can be known before Spark starts. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks everything that can be known before anything runs: study.yaml, guesses that nobody",
        "has confirmed, the raw files' headers and checksums, how many participants the sources",
        "share, instruments, analyses, and columns that look like direct identifiers."
      })
  static final class Check implements Callable<Integer> {
    @Mixin private StudyFolder study;

    @Override
    public Integer call() {
      Checkup checkup = Checkup.whole(Study.open(study.folder));
      System.out.println(checkup.text());
      return checkup.problems().isEmpty() ? 0 : Main.REFUSED;
    }
  }

  /** A new study folder. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = {
        "Lays out a new study folder. With raw files, it looks at them and proposes a study.yaml in",
        "which every guess is marked, with its evidence, for you to confirm; without, it writes a",
        "commented one to fill in."
      })
  static final class Init implements Callable<Integer> {
    @Mixin private StudyFolder study;

    @Parameters(
        index = "1..*",
        paramLabel = "FILES",
        arity = "0..*",
        description = "Raw files, or folders of them; they are copied into raw/.")
    private List<Path> files = List.of();

    @Option(
        names = "--link",
        description = "Leave the files where they are and put symbolic links into raw/.")
    private boolean link;

    @Override
    public Integer call() {
      System.out.println(
          files.isEmpty()
              ? Template.write(study.folder)
              : Template.write(
                  study.folder, files, link ? Template.Placing.LINK : Template.Placing.COPY));
      return 0;
    }
  }

  /** Jupyter with the kernel ready; the launcher starts it. */
  @Command(
      name = "notebook",
      mixinStandardHelpOptions = true,
      description =
          "Starts Jupyter with the Java kernel and the study at hand (jobs/bin/attune only).")
  static final class Notebook implements Callable<Integer> {
    @Mixin private StudyFolder study;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      throw new ParameterException(
          spec.commandLine(),
          "Notebooks are started by the launcher: jobs/bin/attune notebook STUDY");
    }
  }
}
