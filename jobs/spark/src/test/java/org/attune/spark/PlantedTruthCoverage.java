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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.association.Correlation;
import org.attune.simulate.Simulation;
import org.attune.simulate.SimulationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the 95 % intervals hold the truth: over 200 seeds of the simulator, from raw files to
 * correlations, each planted correlation must lie in its interval in 91 to 99 % of the studies.
 *
 * <p>The way is {@link WithoutSpark}'s, which {@link WithoutSparkTest} shows to be the distributed
 * pipeline's to the last digit. Slow; runs in the profile {@code studies}, and keeps its result
 * beside the tests' resources.
 */
class PlantedTruthCoverage {

  private static final int SEEDS = Integer.getInteger("attune.seeds", 200);
  private static final long FIRST_SEED = 1;
  private static final int PARTICIPANTS = 400;
  private static final Path KEPT =
      StudyCopy.ROOT.resolve(
          "jobs/spark/src/test/resources/org/attune/spark/planted_truth_coverage.csv");

  @TempDir private Path temp;

  @Test
  void plantedCorrelations_lieInTheirIntervals() throws IOException {
    Map<String, List<Correlation>> found = new LinkedHashMap<>();
    Map<String, Double> truths = new LinkedHashMap<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      Path study = temp.resolve("seed-" + seed);
      Simulation.of(SimulationPlan.of(PARTICIPANTS, seed)).write(study);
      List<Correlation> rows = WithoutSpark.correlations(study);
      for (Map<String, String> truth : truths(study)) {
        truths.put(truth.get("name"), Double.valueOf(truth.get("value")));
        found.computeIfAbsent(truth.get("name"), n -> new ArrayList<>()).add(row(rows, truth));
      }
      delete(study);
    }
    keep(found, truths);
    found.forEach(
        (name, rows) ->
            assertThat(covered(truths.get(name), rows) / (double) rows.size())
                .as(name)
                .isBetween(.91, .99));
  }

  private static void keep(Map<String, List<Correlation>> found, Map<String, Double> truths)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("name,truth,studies,covered,share_covered,mean_estimate");
    found.forEach((name, rows) -> lines.add(line(name, truths.get(name), rows)));
    Files.createDirectories(KEPT.getParent());
    Files.write(KEPT, lines);
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

  private static Correlation row(List<Correlation> rows, Map<String, String> truth) {
    List<Correlation> fitting =
        rows.stream()
            .filter(r -> r.family().equals(truth.get("family")))
            .filter(r -> r.estimand().equals(truth.get("estimand")))
            .filter(r -> r.estimator().equals(truth.get("estimator")))
            .filter(r -> r.groupValue().equals("all") && r.weight().isEmpty())
            .filter(r -> isNamed(r.outcome(), truth.get("outcome")))
            .filter(r -> isNamed(r.predictor(), truth.get("predictor")))
            .toList();
    assertThat(fitting).as(truth.toString()).hasSize(1);
    return fitting.get(0);
  }

  /** Results name the occasion only where a measure has several. */
  private static boolean isNamed(String label, String name) {
    return label.split("@")[0].equals(name.split("@")[0]);
  }

  private static long covered(double truth, List<Correlation> rows) {
    return rows.stream().filter(r -> r.confLow() <= truth && truth <= r.confHigh()).count();
  }

  private static String line(String name, double truth, List<Correlation> rows) {
    double mean = rows.stream().mapToDouble(Correlation::estimate).average().orElseThrow();
    long covered = covered(truth, rows);
    return String.format(
        Locale.ROOT,
        "%s,%.6f,%d,%d,%.3f,%.6f",
        name,
        truth,
        rows.size(),
        covered,
        covered / (double) rows.size(),
        mean);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
