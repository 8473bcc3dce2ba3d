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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.file.RealData;
import org.junit.jupiter.api.Test;

/**
 * 600 random specifications on the EU loneliness survey against R's {@code lm} on the actual rows,
 * observed and in a resample; src/test/r/multiverse_real.R.
 */
class MultiverseRealDataTest {

  private static final List<String> TERMS =
      List.of("age", "health_general", "education", "exercise", "trust", "woman", "country");

  private long state = 4029;

  private static double[] coded(List<NamedCsvRecord> rows, String name) {
    return rows.stream()
        .map(row -> row.getField(name))
        .mapToDouble(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
        .map(v -> v == 997 || v == 998 || v == 999 ? Double.NaN : v)
        .toArray();
  }

  private static double[] equals(double[] column, double code) {
    return Arrays.stream(column)
        .map(v -> Double.isNaN(v) ? Double.NaN : v == code ? 1 : 0)
        .toArray();
  }

  private static Variables variables(List<NamedCsvRecord> rows) {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    double[] ucla = new double[rows.size()];
    for (String item : List.of("a", "b", "c")) {
      double[] answers = coded(rows, "loneliness_ucla_" + item);
      Arrays.setAll(ucla, i -> ucla[i] + answers[i]);
    }
    numbers.put("ucla", ucla);
    numbers.put("direct", coded(rows, "loneliness_direct"));
    numbers.put("depressed", coded(rows, "feelings_depr"));
    numbers.put("hopeless", coded(rows, "feelings_hopel"));
    for (String name :
        List.of(
            "sm_time_a", "sm_time_b", "sm_time_c", "sm_time_d", "sm_purpose_b", "sm_purpose_e")) {
      numbers.put(name, coded(rows, name));
    }
    Map<String, double[][]> covariates = new LinkedHashMap<>();
    for (String name : TERMS.subList(0, 5)) {
      covariates.put(name, new double[][] {coded(rows, name)});
    }
    covariates.put("woman", new double[][] {equals(coded(rows, "gender"), 2)});
    double[] country = coded(rows, "country");
    double[] codes = Arrays.stream(country).distinct().sorted().toArray();
    double[][] dummies = new double[codes.length - 1][];
    Map<String, boolean[]> masks = new LinkedHashMap<>();
    for (int k = 0; k < codes.length; k++) {
      double[] here = equals(country, codes[k]);
      boolean[] mask = new boolean[here.length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = here[i] == 1;
      }
      masks.put("in" + (int) codes[k], mask);
      if (k > 0) {
        dummies[k - 1] = here;
      }
    }
    covariates.put("country", dummies);
    int[] participant = IntStream.range(0, rows.size()).toArray();
    return new Variables(
        participant, numbers, covariates, Map.of("w", coded(rows, "w_country")), masks);
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

  private double[][] drawn(int n) {
    double[][] counts = new double[n][1];
    for (int i = 0; i < n; i++) {
      state = state * 48271 % 2147483647;
      counts[(int) (state % n)][0]++;
    }
    return counts;
  }

  private static void close(NamedCsvRecord row, String name, double actual) {
    double wanted = Double.parseDouble(row.getField(name));
    double room = name.equals("p_value") ? 1e-8 * wanted : 1e-10 * Math.max(1, Math.abs(wanted));
    assertThat(actual).as("%s of %s", name, row.getFields()).isCloseTo(wanted, within(room));
  }

  @Test
  void specifications_agreeWithLm() throws IOException {
    List<NamedCsvRecord> data =
        CsvReader.builder()
            .ofNamedCsvRecord(
                RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4_values.csv"))
            .stream()
            .toList();
    List<NamedCsvRecord> expected = expected();
    Multiverse multiverse =
        Multiverse.of(
            variables(data), expected.stream().map(MultiverseRealDataTest::model).toList());
    List<Fit> fits = multiverse.observed(Errors.CLASSICAL, 0.95);
    Tally tally = new Tally(multiverse.observedSlopes(), 1);
    multiverse.solve(drawn(data.size()), 1, tally);
    for (int m = 0; m < fits.size(); m++) {
      NamedCsvRecord row = expected.get(m);
      assertThat(fits.get(m).n()).isEqualTo(Integer.parseInt(row.getField("n")));
      close(row, "estimate", fits.get(m).estimate());
      close(row, "std_error", fits.get(m).stdError());
      close(row, "df", fits.get(m).df());
      close(row, "p_value", fits.get(m).pValue());
      close(row, "null_1", tally.estimate(m)[0]);
    }
  }

  private static List<NamedCsvRecord> expected() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                MultiverseRealDataTest.class.getResourceAsStream("eu4_models.csv"),
                StandardCharsets.UTF_8))) {
      String table =
          reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
      List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table).stream().toList();
      assertThat(rows).hasSize(600);
      return rows;
    }
  }
}
