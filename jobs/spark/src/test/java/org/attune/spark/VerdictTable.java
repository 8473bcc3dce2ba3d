package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The verdicts on a real study, each with the sentence that argues it, and its key estimates as R
 * has them (claims_real.R of the module core). Aggregates only.
 */
final class VerdictTable {

  private static final Path FOLDER =
      StudyCopy.ROOT.resolve("jobs/spark/src/test/resources/org/attune/spark");
  private static final double SHOWN = 5e-4;

  private VerdictTable() {}

  /** Checks that the tests that were run are those argued, with these verdicts and estimates. */
  static void agree(Results results, String study) throws IOException {
    List<NamedCsvRecord> argued = read("verdicts_" + study + ".csv");
    List<Map<String, String>> tested =
        results.rows("claim").stream()
            .filter(row -> !row.get("verdict").equals("cannot_be_tested"))
            .toList();
    assertThat(tested)
        .extracting(row -> row.get("hypothesis") + "." + row.get("test"))
        .containsExactlyInAnyOrderElementsOf(
            argued.stream().map(r -> r.getField("hypothesis") + "." + r.getField("test")).toList());
    assertThat(tested)
        .extracting(r -> r.get("hypothesis") + "." + r.get("test") + " " + r.get("verdict"))
        .containsExactlyInAnyOrderElementsOf(
            argued.stream()
                .map(
                    r ->
                        String.join(".", r.getField("hypothesis"), r.getField("test"))
                            + " "
                            + r.getField("verdict"))
                .toList());
    for (NamedCsvRecord record : argued) {
      Map<String, String> row = row(results, record);
      assertThat(Results.number(row, "estimate"))
          .as(row.get("hypothesis") + "." + row.get("test"))
          .isCloseTo(Double.parseDouble(record.getField("estimate")), within(SHOWN + 1e-9));
      assertThat(record.getField("argument")).matches("[A-Z].{30,}\\.");
    }
    likeR(results, study);
  }

  private static void likeR(Results results, String study) throws IOException {
    int compared = 0;
    for (NamedCsvRecord record : read("claims_real.csv")) {
      if (!record.getField("study").equals(study)) {
        continue;
      }
      Map<String, String> row = row(results, record);
      assertThat(row).containsEntry("n", record.getField("n"));
      boolean mixed = List.of("moments", "passive").contains(record.getField("test"));
      assertThat(Results.number(row, "estimate"))
          .as(row.get("hypothesis") + "." + row.get("test"))
          .isCloseTo(Double.parseDouble(record.getField("estimate")), within(mixed ? 1e-5 : 1e-7));
      String p = record.getField("p_value");
      // where little or nothing is claimed, the table's p is that of equivalence, not of zero
      if (!p.equals("NA") && row.get("asks").equals("association")) {
        double expected = Double.parseDouble(p);
        assertThat(Results.number(row, "p_value"))
            .as(row.get("hypothesis") + "." + row.get("test"))
            .isCloseTo(expected, within(mixed ? 1e-3 * expected : 5e-3 * expected));
      }
      compared++;
    }
    assertThat(compared).isGreaterThan(7);
  }

  private static Map<String, String> row(Results results, NamedCsvRecord record)
      throws IOException {
    return results.one(
        "claim", "hypothesis", record.getField("hypothesis"), "test", record.getField("test"));
  }

  private static List<NamedCsvRecord> read(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
      return reader.stream().toList();
    }
  }
}
