package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Specifications of real curves as R's {@code lm} has them: curve_real.R of the module core. */
final class CurveReference {

  private static final Path TABLE =
      StudyCopy.ROOT.resolve("jobs/core/src/test/resources/org/attune/curve/curve_real.csv");
  private static final int FEWEST = 5;

  private CurveReference() {}

  /** Checks the specifications of one study. */
  static void agree(Results results, String study) throws IOException {
    List<String[]> expected =
        Files.readAllLines(TABLE).stream()
            .map(line -> line.split(","))
            .filter(fields -> fields[0].equals(study))
            .toList();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(FEWEST);
    for (String[] fields : expected) {
      Map<String, String> row = results.one("specification", "specification", fields[1]);
      close(row, "estimate", fields[2]);
      close(row, "std_error", fields[3]);
      close(row, "df", fields[4]);
      close(row, "p_value", fields[5]);
      assertThat(row)
          .as(fields[1])
          .containsEntry("n", fields[6])
          .containsEntry("n_participants", fields[7]);
    }
  }

  private static void close(Map<String, String> row, String name, String expected) {
    double wanted = Double.parseDouble(expected);
    assertThat(Results.number(row, name))
        .as("%s of %s", name, row)
        .isCloseTo(wanted, within(1e-10 * Math.max(1, Math.abs(wanted))));
  }
}
