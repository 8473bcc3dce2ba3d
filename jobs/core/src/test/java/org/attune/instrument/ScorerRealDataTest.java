package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Scores two real data sets where they are at hand and compares with what was published on them.
 */
class ScorerRealDataTest {

  private static final Path DATA = Path.of("../../../shared/data");
  private static final String DJG6 =
      """
      items: {emptiness: loneliness_djg_a, people_missed: loneliness_djg_b, rejected: loneliness_djg_c,
        lean_on: loneliness_djg_d, trust: loneliness_djg_e, closeness_enough: loneliness_djg_f}
      coding: {"yes": 1, more_or_less: 2, "no": 3}
      missing: complete
      """;

  // n, mean and SD of complete records, recomputed in R by those who prepared the data set.
  @Test
  void euLoneliness_hasTheKnownMeans() throws IOException {
    List<NamedCsvRecord> rows =
        rows("eu_loneliness_eu4/eu_loneliness_survey_eu4_values.csv", StandardCharsets.UTF_8);
    double[] djg = totals(rows, InstrumentUseTest.use("djg6", DJG6));
    assertThat(djg).hasSize(3859);
    assertThat(mean(djg)).isCloseTo(2.400, within(5e-4));
    double[] ucla =
        totals(
            rows,
            InstrumentUseTest.use("ucla3_hughes", "items: loneliness_ucla_a..loneliness_ucla_c"));
    assertThat(ucla).hasSize(3965);
    assertThat(mean(ucla)).isCloseTo(4.542, within(5e-4));
  }

  // Fried, Papanikolaou & Epskamp (2022), doi:10.1177/21677026211017839: DASS-21 15.03 before (80
  // students) and 14.57 after (77); R's rowSums of the items less 1 gives 15.025 and 14.57143.
  @Test
  void fried_hasThePublishedDass21Means() throws IOException {
    List<NamedCsvRecord> rows = rows("fried2021_esm/clean_prepost.csv", StandardCharsets.UTF_8);
    String coding = ", coding: {low: 1, high: 4}}";
    double[] before = totals(rows, InstrumentUseTest.use("dass21", "{items: Pre1..Pre21" + coding));
    double[] after =
        totals(rows, InstrumentUseTest.use("dass21", "{items: Post38..Post58" + coding));
    assertThat(before).hasSize(80);
    assertThat(mean(before)).isCloseTo(15.025, within(1e-12));
    assertThat(after).hasSize(77);
    assertThat(mean(after)).isCloseTo(14.57143, within(5e-6));
  }

  private static List<NamedCsvRecord> rows(String file, java.nio.charset.Charset charset)
      throws IOException {
    Path path = DATA.resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "Skipped: the real data set " + file + " is not at hand.");
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path, charset)) {
      reader.forEach(rows::add);
    }
    return rows;
  }

  private static double[] totals(List<NamedCsvRecord> rows, InstrumentUse use) {
    Scorer scorer = Scorer.of(use, use.variant());
    List<String> columns = scorer.columns(rows.get(0).getHeader());
    return rows.stream()
        .mapToDouble(
            row -> {
              double[] raw = new double[columns.size()];
              String[] missing = new String[raw.length];
              for (int i = 0; i < raw.length; i++) {
                String cell = row.getField(columns.get(i));
                missing[i] = Set.of("", "NA", "997", "998", "999").contains(cell) ? "other" : null;
                raw[i] = missing[i] == null ? Double.parseDouble(cell) : Double.NaN;
              }
              return scorer.score(raw, missing).scale("total").score();
            })
        .filter(score -> !Double.isNaN(score))
        .toArray();
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(Double.NaN);
  }
}
