package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowSectionTest {

  private static Map<String, String> count(String source, String quantity, String n) {
    return Map.of("step", "ingest", "source", source, "quantity", quantity, "n", n);
  }

  /** Twelve people, of whom too few to be told are in every source; seven rows of a survey. */
  private static ReportInput input() {
    ResultTable flow =
        Rows.table(
            "flow",
            List.of(
                Map.of(
                    "step",
                    "ingest",
                    "source",
                    "all",
                    "quantity",
                    "participants",
                    "n_participants",
                    "12"),
                Map.of(
                    "step",
                    "ingest",
                    "source",
                    "all",
                    "quantity",
                    "linked",
                    "withheld",
                    "smallest_cell"),
                count("survey", "rows_in", "7"),
                count("survey", "rows_kept", "7")));
    return new ReportInput(DiaryStudy.facts("Few people"), List.of(flow));
  }

  private static String section() {
    Markup page = new Markup();
    FlowSection.of(input()).write(page);
    return page.toString();
  }

  @Test
  void fewPeople_areNeitherDrawnNorListed() {
    assertThat(section())
        .contains(">12 participants<", ">linked withheld<")
        .contains("withheld (fewer than 10 participants)")
        .contains("7 rows in")
        .doesNotContain("NaN", "0 linked");
  }

  @Test
  void fewPeople_areNotInTheSummary() {
    assertThat(Summary.of(input()).text(Path.of("report.html")).lines())
        .contains("  study: 12 participants, linked withheld")
        .contains("Withheld: 1 rows of the results, for small groups.");
  }
}
