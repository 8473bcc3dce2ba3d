package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.simulate.Simulation;
import org.attune.simulate.SimulationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the 95 % intervals of the whole pipeline hold the truth: over 200 seeds of the
 * simulator, from raw files to results, each planted correlation must lie in its interval in 91 to
 * 99 % of the studies.
 *
 * <p>Slow (about 20 minutes); runs in the profile {@code studies}. Its result is kept beside the
 * tests' resources.
 */
class PlantedTruthCoverage {

  private static final int SEEDS = Integer.getInteger("attune.seeds", 200);
  private static final long FIRST_SEED = 1;
  private static final Path KEPT =
      StudyCopy.ROOT.resolve(
          "jobs/spark/src/test/resources/org/attune/spark/planted_truth_coverage.csv");

  @TempDir private Path temp;

  @Test
  void plantedCorrelations_lieInTheirIntervals() throws IOException {
    Map<String, List<Map<String, String>>> found = new LinkedHashMap<>();
    Map<String, Double> truths = new LinkedHashMap<>();
    try (SparkSession spark = session()) {
      assertThat(spark.version()).isNotEmpty();
      for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
        Path study = temp.resolve("seed-" + seed);
        Simulation.of(SimulationPlan.of(400, seed)).write(study);
        assertThat(Main.run("run", study.toString())).isZero();
        for (Map<String, String> truth : truths(study)) {
          truths.put(truth.get("name"), Double.valueOf(truth.get("value")));
          found
              .computeIfAbsent(truth.get("name"), n -> new ArrayList<>())
              .add(row(new Results(study), truth));
        }
        delete(study);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("name,truth,studies,covered,share,mean_estimate");
    found.forEach((name, rows) -> lines.add(line(name, truths.get(name), rows)));
    Files.createDirectories(KEPT.getParent());
    Files.write(KEPT, lines);
    found.forEach(
        (name, rows) ->
            assertThat(covered(truths.get(name), rows) / (double) rows.size())
                .as(name)
                .isBetween(.91, .99));
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.sql.adaptive.enabled", "false")
        .getOrCreate();
  }

  private static List<Map<String, String>> truths(Path study) throws IOException {
    List<Map<String, String>> truths = new ArrayList<>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(study.resolve("expected/truth.csv"))) {
      csv.forEach(r -> truths.add(r.getFieldsAsMap()));
    }
    return truths.stream()
        .filter(t -> List.of("pearson", "repeated_measures").contains(t.get("estimator")))
        .toList();
  }

  private static Map<String, String> row(Results results, Map<String, String> truth)
      throws IOException {
    List<Map<String, String>> rows =
        results
            .where(
                "correlation",
                "family",
                truth.get("family"),
                "estimand",
                truth.get("estimand"),
                "estimator",
                truth.get("estimator"),
                "group_value",
                "all",
                "weight",
                "",
                "policy",
                "declared")
            .stream()
            .filter(r -> isNamed(r.get("outcome"), truth.get("outcome")))
            .filter(r -> isNamed(r.get("predictor"), truth.get("predictor")))
            .toList();
    assertThat(rows).as(truth.toString()).hasSize(1);
    return rows.get(0);
  }

  /** Results name the occasion only where a measure has several. */
  private static boolean isNamed(String label, String name) {
    return label.split("@")[0].equals(name.split("@")[0]);
  }

  private static long covered(double truth, List<Map<String, String>> rows) {
    return rows.stream()
        .filter(r -> Results.number(r, "conf_low") <= truth)
        .filter(r -> truth <= Results.number(r, "conf_high"))
        .count();
  }

  private static String line(String name, double truth, List<Map<String, String>> rows) {
    double mean =
        rows.stream().mapToDouble(r -> Results.number(r, "estimate")).average().orElseThrow();
    long covered = covered(truth, rows);
    return String.format(
        "%s,%.6f,%d,%d,%.3f,%.6f",
        name, truth, rows.size(), covered, covered / (double) rows.size(), mean);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
