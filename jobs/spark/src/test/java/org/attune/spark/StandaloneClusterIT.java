package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed jar on a real standalone cluster - a master and two workers on this machine, started
 * from the same Spark jars - gives exactly the results of local mode.
 */
class StandaloneClusterIT {

  private static final String HOST = "127.0.0.1";
  private static final Path LAUNCHER = StudyCopy.ROOT.resolve("jobs/bin/attune");
  private static final Path SPARK_HOME = StudyCopy.ROOT.resolve("jobs/runtime/target/spark");

  private final List<Process> cluster = new ArrayList<>();

  @TempDir private Path temp;

  @AfterEach
  void stop() throws InterruptedException {
    for (Process each : cluster) {
      each.descendants().forEach(ProcessHandle::destroy);
      each.destroy();
    }
    for (Process each : cluster) {
      if (!each.waitFor(10, TimeUnit.SECONDS)) {
        each.destroyForcibly();
      }
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void twoWorkers_giveLocalResults_withTasksOnBoth() throws Exception {
    Path local = StudyCopy.ofSample(temp.resolve("local"));
    Path remote = StudyCopy.ofSample(temp.resolve("remote"));
    Path events = Files.createDirectories(temp.resolve("events"));
    String master = start();

    attune("run", local.toString(), "--", "--master", "local[2]");
    attune(
        "run",
        "--partitions",
        "4",
        remote.toString(),
        "--",
        "--master",
        master,
        "--conf",
        "spark.executor.memory=1g",
        "--conf",
        "spark.eventLog.enabled=true",
        "--conf",
        "spark.eventLog.rolling.enabled=false",
        "--conf",
        "spark.eventLog.compress=false",
        "--conf",
        "spark.eventLog.dir=" + events.toUri());

    List<Path> results = files(local.resolve("results"), ".csv");
    assertThat(results).isNotEmpty();
    for (Path result : results) {
      assertThat(remote.resolve("results").resolve(result.getFileName()))
          .hasSameTextualContentAs(result);
    }
    assertThat(files(remote.resolve("derived/panel"), ".parquet")).hasSize(4);
    Set<String> executors = new TreeSet<>();
    int widest = tasks(events, executors);
    assertThat(executors).as("executors that finished tasks").containsExactly("0", "1");
    assertThat(widest).as("tasks of the widest stage").isGreaterThan(1);
  }

  private String start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      port = free.getLocalPort();
    }
    String master = "spark://" + HOST + ":" + port;
    launch(
        "org.apache.spark.deploy.master.Master",
        "--host",
        HOST,
        "--port",
        Integer.toString(port),
        "--webui-port",
        "0");
    awaitPort(port);
    for (int i = 1; i <= 2; i++) {
      launch(
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          HOST,
          "--cores",
          "1",
          "--memory",
          "1500m",
          "--webui-port",
          "0",
          "--work-dir",
          temp.resolve("worker-" + i).toString(),
          master);
    }
    return master;
  }

  private void launch(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Files.readAllLines(StudyCopy.ROOT.resolve("jobs/bin/java-options")));
    command.add("-Xmx512m");
    command.add(
        "-Dlog4j2.configurationFile=" + StudyCopy.ROOT.resolve("jobs/bin/log4j2.properties"));
    command.addAll(List.of("-cp", SPARK_HOME.resolve("jars") + "/*", main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.redirectOutput(temp.resolve("cluster-" + cluster.size() + ".log").toFile());
    cluster.add(builder.start());
  }

  private void awaitPort(int port) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try (Socket open = new Socket(HOST, port)) {
        assertThat(open.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("The master did not open port " + port);
  }

  private void attune(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    Path log = temp.resolve("attune.log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(log)).isZero();
  }

  private static int tasks(Path events, Set<String> executors) throws IOException {
    ObjectMapper json = new ObjectMapper();
    int widest = 0;
    for (Path log : files(events, "")) {
      for (String line : Files.readAllLines(log)) {
        JsonNode event = json.readTree(line);
        String kind = event.path("Event").asText();
        if (kind.equals("SparkListenerTaskEnd")
            && event.path("Task End Reason").path("Reason").asText().equals("Success")) {
          executors.add(event.path("Task Info").path("Executor ID").asText());
        } else if (kind.equals("SparkListenerStageCompleted")) {
          widest = Math.max(widest, event.path("Stage Info").path("Number of Tasks").asInt());
        }
      }
    }
    return widest;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
