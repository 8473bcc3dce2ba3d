import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/**
 * Runs a task of Spark RUNS times in one process and prints the wall and processor seconds of each:
 * {@code EventLogSpark.java RUNS attune ARGUMENT...} a command of Attune, {@code RUNS sql FILE
 * KEY=VALUE...} a file of SQL statements as {@code EventLog} does. The first run is cold, the others
 * are warm.
 */
public final class EventLogSpark {

  private interface Task {
    void run() throws Exception;
  }

  private EventLogSpark() {}

  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
    if (arguments[1].equals("attune")) {
      repeat(runs, () -> attune(rest));
    } else {
      sql(runs, rest);
    }
    System.exit(0);
  }

  private static void attune(String[] arguments) {
    int code = org.attune.spark.Main.run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static void sql(int runs, String[] arguments) throws Exception {
    String sql = Files.readString(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      sql = sql.replace("${" + pair[0] + "}", pair[1]);
    }
    String[] halves = sql.split("(?m)^-- timed\\s*$", 2);
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    statements(spark, halves[0]);
    repeat(runs, () -> statements(spark, halves[1]));
    spark.stop();
  }

  private static void statements(SparkSession spark, String sql) {
    for (String each : sql.split("(?m);\\s*$")) {
      if (!each.isBlank()) {
        spark.sql(each).collect();
      }
    }
  }

  private static void repeat(int runs, Task task) throws Exception {
    OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (int run = 0; run < runs; run++) {
      long began = System.nanoTime();
      long used = system.getProcessCpuTime();
      task.run();
      System.out.printf(
          "seconds %.2f processor %.2f%n",
          (System.nanoTime() - began) / 1e9, (system.getProcessCpuTime() - used) / 1e9);
    }
  }
}
