package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The planted truths of data-sample against what the pipeline makes of it.
 *
 * <p>Expected numbers: {@code data-sample/expected/truth.csv}, which come from the simulation's
 * formulas by quadrature and never saw the pipeline.
 */
class SampleTruthTest {

  /** Standard errors: of 13 correlations one strays so far in 160 samples that are right. */
  private static final double BAND = 3.5;

  @Test
  void plantedCorrelations_areFound_withinThreeAndAHalfStandardErrors() throws IOException {
    Results results = new Results(SampleRun.study());
    List<Map<String, String>> truths =
        truths().stream()
            .filter(t -> t.get("estimator").matches("pearson|repeated_measures"))
            .toList();
    assertThat(truths).hasSize(13);
    for (Map<String, String> truth : truths) {
      Map<String, String> row = row(results, truth);
      double z = atanh(Results.number(row, "estimate"));
      double planted = atanh(Results.number(truth, "value"));
      boolean within = truth.get("estimator").equals("repeated_measures");
      double error =
          within
              ? 1 / Math.sqrt(Results.number(row, "df") - 1)
              : 1 / Math.sqrt(Results.number(row, "n") - 3);
      assertThat(Math.abs(z - planted) / error)
          .as("%s: %s against %s", truth.get("name"), row.get("estimate"), truth.get("value"))
          .isLessThan(BAND);
    }
  }

  @Test
  void plantedChanges_areFound_withinThreeAndAHalfStandardErrors() throws IOException {
    Results results = new Results(SampleRun.study());
    int found = 0;
    for (Map<String, String> truth : truths()) {
      if (truth.get("estimator").equals("mean_difference")) {
        Map<String, String> row =
            results.one("contrast", "measure", truth.get("outcome"), "policy", "declared");
        // t is the estimate in standard errors
        double error = Results.number(row, "estimate") / Results.number(row, "statistic");
        // the truth is the change, second minus first; the estimate first minus second
        double strayed = -Results.number(row, "estimate") - Results.number(truth, "value");
        assertThat(Math.abs(strayed / error)).as(truth.get("name")).isLessThan(BAND);
        found++;
      }
    }
    assertThat(found).isEqualTo(2);
  }

  /**
   * A guard against changes that nobody meant, and no proof of anything: {@code
   * data-sample/expected/results} was written by a run of our own. That the numbers are right is
   * what the other tests say.
   */
  @Test
  void results_areThoseOfTheRunThatWasKept() throws IOException {
    Path kept = StudyCopy.ROOT.resolve("data-sample/expected/results");
    Map<String, String> now = Folder.contents(SampleRun.study().resolve("results"), ".csv");
    Map<String, String> then = Folder.contents(kept);
    assertThat(now).containsOnlyKeys(then.keySet());
    now.forEach(
        (name, content) ->
            assertSame(name, content.split("[,\\n]"), then.get(name).split("[,\\n]")));
  }

  /**
   * Text by text; numbers to ten digits, since processors differ in the last bit of a logarithm.
   */
  private static void assertSame(String name, String[] now, String[] then) {
    assertThat(now).as(name).hasSameSizeAs(then);
    for (int i = 0; i < now.length; i++) {
      if (!now[i].equals(then[i])) {
        assertThat(now[i]).as(name).matches("-?[0-9.]+(E-?[0-9]+)?");
        double expected = Double.parseDouble(then[i]);
        assertThat(Double.parseDouble(now[i]))
            .as(name)
            .isCloseTo(expected, within(1e-10 * Math.abs(expected)));
      }
    }
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
                "weight",
                "",
                "covariates",
                "",
                "group_value",
                "all",
                "policy",
                "declared")
            .stream()
            .filter(
                r ->
                    names(r.get("outcome"), truth.get("outcome"))
                        && names(r.get("predictor"), truth.get("predictor")))
            .toList();
    assertThat(rows).as(truth.get("name")).hasSize(1);
    return rows.get(0);
  }

  /** Results tell the occasion of measures that have several, whatever a declaration says. */
  private static boolean names(String result, String declared) {
    return result.replaceAll("@.*", "").equals(declared.replaceAll("@.*", ""));
  }

  private static List<Map<String, String>> truths() throws IOException {
    Path file = StudyCopy.ROOT.resolve("data-sample/expected/truth.csv");
    List<Map<String, String>> truths = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(r -> truths.add(r.getFieldsAsMap()));
    }
    return truths;
  }

  private static double atanh(double r) {
    return Math.log((1 + r) / (1 - r)) / 2;
  }
}
