package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.attune.stats.CoefficientTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 2,000 random specifications against R's {@code lm} on the actual rows: observed, in two resamples
 * of participants, and in the same resamples under the null.
 *
 * <p>Numbers agree to 1e-10 of the larger of 1 and the expected number; p values to 1e-9 of
 * themselves.
 */
class MultiverseAgreementTest {

  private static final double TOLERANCE = 1e-10;
  private static final List<String> TERMS = List.of("c1", "c2", "c3", "c4", "c5", "c6", "k");

  private static final MultiverseData DATA = new MultiverseData();
  private static List<NamedCsvRecord> expected;
  private static Multiverse multiverse;

  @BeforeAll
  static void readsReference() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                MultiverseAgreementTest.class.getResourceAsStream("models.csv"),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines.get(2)).as("both hold the same data").isEqualTo(DATA.check());
      String table =
          lines.stream().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
      expected = CsvReader.builder().ofNamedCsvRecord(table).stream().toList();
    }
    assertThat(expected).hasSize(2000);
    List<Model> models = expected.stream().map(MultiverseAgreementTest::model).toList();
    multiverse = Multiverse.of(DATA.variables(), models);
  }

  private static Model model(NamedCsvRecord row) {
    int set = Integer.parseInt(row.getField("set"));
    List<String> covariates = new ArrayList<>();
    for (int t = 0; t < TERMS.size(); t++) {
      if ((set >> t & 1) != 0) {
        covariates.add(TERMS.get(t));
      }
    }
    Estimator estimator = Estimator.valueOf(row.getField("estimator").toUpperCase(Locale.ROOT));
    return new Model(
        row.getField("outcome"),
        row.getField("predictor"),
        covariates,
        row.getField("rows"),
        estimator,
        estimator == Estimator.WEIGHTED ? "w" : "");
  }

  private static double number(NamedCsvRecord row, String name) {
    return Double.parseDouble(row.getField(name));
  }

  private static void close(NamedCsvRecord row, String name, double actual) {
    double wanted = number(row, name);
    assertThat(wanted).as("%s of %s", name, row.getFields()).isNotNaN();
    double room =
        name.equals("p_value") ? 1e-9 * wanted : TOLERANCE * Math.max(1, Math.abs(wanted));
    assertThat(actual)
        .as("%s of %s", name, row.getFields())
        .isBetween(wanted - room, wanted + room);
  }

  @Test
  void observedModels_agreeWithLm() {
    List<Fit> fits = multiverse.observed(Errors.CLASSICAL, 0.95);
    for (int m = 0; m < fits.size(); m++) {
      NamedCsvRecord row = expected.get(m);
      Fit fit = fits.get(m);
      assertThat(fit.n()).as(row.toString()).isEqualTo((int) number(row, "n"));
      assertThat(fit.participants()).isEqualTo((int) number(row, "participants"));
      close(row, "slope", fit.slope());
      close(row, "estimate", fit.estimate());
      close(row, "std_error", fit.stdError());
      close(row, "statistic", fit.statistic());
      close(row, "df", fit.df());
      close(row, "p_value", fit.pValue());
      close(row, "conf_low", fit.confLow());
      close(row, "conf_high", fit.confHigh());
      close(row, "partial_r", fit.partialR());
      close(row, "deviate", fit.deviate());
      assertThat(fit.partialEtaSquared())
          .isCloseTo(Math.pow(number(row, "partial_r"), 2), within(TOLERANCE));
      assertThat(fit.refitted()).isFalse();
    }
  }

  @Test
  void robustErrors_agreeWithSandwichesOfLm() {
    List<Fit> hc3 = multiverse.observed(Errors.HC3, 0.95);
    List<Fit> cluster = multiverse.observed(Errors.CLUSTER, 0.95);
    for (int m = 0; m < expected.size(); m++) {
      close(expected.get(m), "hc3", hc3.get(m).stdError());
      close(expected.get(m), "cluster", cluster.get(m).stdError());
      assertThat(cluster.get(m).df()).isEqualTo(cluster.get(m).participants() - 1);
    }
  }

  @Test
  void resamples_agreeWithLmOnTheDrawnRows() {
    int seen =
        solved(
            (row, fit, lane) -> {
              double toStandard = Math.sqrt(fit.xx[lane] / fit.yy[lane]);
              double error = Math.sqrt(fit.residual[lane] / fit.df[lane] * fit.inverse[lane]);
              close(row, "estimate_" + (lane + 1), fit.slope[lane] * toStandard);
              close(row, "std_error_" + (lane + 1), error * toStandard);
              close(row, "df_" + (lane + 1), fit.df[lane]);
            });
    assertThat(seen).isEqualTo(2000 * 2);
  }

  /** The null outcome y - b x, fitted anew by lm, is never fitted here. */
  @Test
  void resamplesUnderTheNull_agreeWithLmOfTheNullOutcome() {
    double[] slopes = multiverse.observedSlopes();
    Tally tally = new Tally(slopes, 2);
    multiverse.solve(DATA.drawn, 2, tally);
    for (int m = 0; m < expected.size(); m++) {
      close(expected.get(m), "null_1", tally.estimate(m)[0]);
      close(expected.get(m), "null_2", tally.estimate(m)[1]);
    }
    double[] stouffer = new double[2];
    for (NamedCsvRecord row : expected) {
      for (int lane = 0; lane < 2; lane++) {
        double t = number(row, "null_t_" + (lane + 1));
        stouffer[lane] +=
            CoefficientTest.of(t, 1, number(row, "df_" + (lane + 1)), 0.95).deviate()
                / Math.sqrt(expected.size());
      }
    }
    Draws draws = tally.draws(1, 0);
    assertThat(draws.stouffer()).containsExactly(stouffer, within(1e-7));
    for (int lane = 0; lane < 2; lane++) {
      String name = "null_" + (lane + 1);
      double[] sorted = expected.stream().mapToDouble(row -> number(row, name)).sorted().toArray();
      assertThat(draws.median()[lane])
          .isCloseTo((sorted[999] + sorted[1000]) / 2, within(TOLERANCE));
      String t = "null_t_" + (lane + 1);
      String df = "df_" + (lane + 1);
      assertThat(draws.positive()[lane])
          .isEqualTo((int) expected.stream().filter(r -> significant(r, t, df, 1)).count());
      assertThat(draws.negative()[lane])
          .isEqualTo((int) expected.stream().filter(r -> significant(r, t, df, -1)).count());
    }
  }

  private static boolean significant(NamedCsvRecord row, String t, String df, int sign) {
    CoefficientTest test = CoefficientTest.of(number(row, t), 1, number(row, df), 0.95);
    return test.pValue() < 0.05 && Math.signum(number(row, t)) == sign;
  }

  /** What is asked of one lane of one model. */
  private interface Check {
    void of(NamedCsvRecord row, LaneFit fit, int lane);
  }

  private static int solved(Check check) {
    int[] seen = {0};
    multiverse.solve(
        DATA.drawn,
        2,
        new Solver.Sink() {
          @Override
          public void take(int model, LaneFit fit) {
            for (int lane = 0; lane < 2; lane++) {
              check.of(expected.get(model), fit, lane);
              seen[0]++;
            }
          }

          @Override
          public void none(int model) {
            throw new AssertionError("every model has rows");
          }
        });
    return seen[0];
  }
}
