package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands the launcher hands to Spark; a Java that only tells its arguments stands in. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for Bash")
class LauncherTest {

  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    Path bin = Files.createDirectories(root.resolve("jobs/bin"));
    for (String name : List.of("attune", "java-options", "log4j2.properties")) {
      Files.copy(StudyCopy.ROOT.resolve("jobs/bin").resolve(name), bin.resolve(name));
    }
    Files.writeString(root.resolve("pom.xml"), "");
    Files.createDirectories(root.resolve("jobs/core"));
    Files.createDirectories(root.resolve("schemas"));
    Files.createDirectories(root.resolve("spark/jars"));
    Path java = Files.createDirectories(root.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(root.resolve("jobs/spark/target"));
    Files.writeString(root.resolve("jobs/spark/target/attune.jar"), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check s",
        "report s",
        "simulate s",
        "run --dry-run s",
        "claims --help",
        "curve --list s",
        "claims --register s",
        "claims s --register"
      })
  void commandWithoutSpark_startsNone(String line) throws Exception {
    assertThat(arguments(line)).doesNotContain(SUBMIT).contains("org.attune.spark.Main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run s",
        "claims s",
        "curve s",
        "simulate s --distributed",
        "claims s -- --register"
      })
  void commandWithSpark_isSubmitted(String line) throws Exception {
    assertThat(arguments(line)).contains(SUBMIT);
  }

  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  /** What Java is given. */
  private List<String> arguments(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", root + "/jobs/bin/attune"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", root.resolve("java").toString());
    builder.environment().put("SPARK_HOME", root.resolve("spark").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().toList();
  }
}
