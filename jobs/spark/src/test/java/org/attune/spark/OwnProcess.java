package org.attune.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran in a Java of its own.
 *
 * @param status its exit code
 * @param out what it printed
 * @param err what it reported
 */
record OwnProcess(int status, String out, String err) {

  private static final String SPARK = "spark|hadoop|scala|parquet|hive|netty|log4j|janino|avro|orc";

  /** The class path of this process. */
  static List<String> everything() {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** Our own classes and the libraries of core, without Spark and what comes with it. */
  static List<String> withoutSpark() {
    return everything().stream()
        .filter(
            entry ->
                Files.isDirectory(Path.of(entry))
                    || !Path.of(entry).getFileName().toString().matches(".*(" + SPARK + ").*")
                    || Path.of(entry).getFileName().toString().startsWith("attune"))
        .toList();
  }

  /** Runs a command of the menu. */
  static OwnProcess of(List<String> classPath, List<String> options, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = command(classPath, options, arguments);
    Path out = Files.createTempFile("attune", ".out");
    Path err = Files.createTempFile("attune", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("still at work after five minutes: " + command);
      }
      return new OwnProcess(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The command line of a command of the menu. */
  static List<String> command(List<String> classPath, List<String> options, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Files.readAllLines(StudyCopy.ROOT.resolve("jobs/bin/java-options")));
    command.add("-Xmx1g");
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.add("org.attune.spark.Main");
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }
}
