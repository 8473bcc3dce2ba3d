package org.attune.spark;

import java.util.concurrent.Callable;
import org.attune.schema.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The menu: every command of Attune, for the launcher and for plain {@code spark-submit --class
 * org.attune.spark.Main attune.jar <command> ...}.
 *
 * <p>Exit codes: 0 done; 1 a fault of Attune's, with a stack trace; 2 a wrong command line; 3 the
 * data or the declarations are refused, with a message that says where and what to do.
 */
@Command(
    name = "attune",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "A research data pipeline for loneliness studies.",
    footer = {"", "attune <command> --help tells more. Spark's options go after --."},
    subcommands = {
      Commands.Run.class,
      Commands.Init.class,
      Commands.Check.class,
      PlanCommand.class,
      Commands.Ingest.class,
      Commands.Score.class,
      Commands.Derive.class,
      Commands.Correlate.class,
      Commands.Curve.class,
      Commands.Claims.class,
      Commands.Report.class,
      SimulateCommand.class,
      Commands.Notebook.class
    })
public final class Main implements Callable<Integer> {

  static final int FAULT = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command and tells its exit code. */
  public static int run(String... args) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((fault, command, parsed) -> explain(fault))
        .execute(args);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Expected a command.");
  }

  private static int explain(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        System.err.println("attune: " + refusal.getMessage());
        return REFUSED;
      }
    }
    System.err.println("attune: this is a fault of Attune's, not of your data; please report it.");
    fault.printStackTrace();
    return FAULT;
  }
}
