package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@link EstimatorCoverage} found the last time it was run: rates of coverage within 93.5 to
 * 96.5 %, rates of rejection whose 99 % Monte-Carlo interval meets 4 to 6 %, and a two-lines test
 * that finds a U in a rising curve at most as often as 5 %.
 */
class EstimatorCoverageTest {

  private static List<String[]> rows() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                EstimatorCoverageTest.class.getResourceAsStream("estimator_coverage.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }

  @Test
  void storedStudy_meetsTheBounds() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(20);
    for (String[] row : rows()) {
      String name = row[0] + " " + row[1];
      double rate = Double.parseDouble(row[4]);
      double low = Double.parseDouble(row[5]);
      assertThat(Integer.parseInt(row[2])).as(name).isGreaterThanOrEqualTo(4_000);
      switch (row[1]) {
        case "coverage" -> assertThat(rate).as(name).isBetween(0.935, 0.965);
        case "rejection" -> {
          assertThat(low).as(name).isLessThanOrEqualTo(0.06);
          assertThat(Double.parseDouble(row[6])).as(name).isGreaterThanOrEqualTo(0.04);
        }
        default -> assertThat(low).as(name).isLessThanOrEqualTo(0.05);
      }
    }
  }
}
