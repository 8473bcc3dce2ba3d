package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void run_endsWithWhatWasReadFoundAndWritten() {
    String text = Summary.of(DiaryStudy.input()).text(Path.of("study", "report.html"));

    assertThat(text.lines())
        .contains(
            "  diary: 3,428 rows read, 2,928 kept, 492 rejected, 8 duplicate",
            "    460 x The prompt expired without an answer.",
            "    and 1 more reason, in the report",
            "  study: 430 participants, 412 linked",
            "  Across people, \"Loneliness (pre)\" rises slightly with \"Social minutes\":"
                + " r = .17 [.07, .26], n = 412 participants",
            "Withheld: 9 rows of the results, for small groups.")
        .endsWith("Report: " + Path.of("study", "report.html"));
  }

  @Test
  void ourOwnSigns_areAscii() {
    String text = Summary.of(DiaryStudy.input()).text(Path.of("report.html"));

    assertThat(text).isASCII().endsWith("\n");
  }

  @Test
  void studyWithoutResults_isSummarisedAllTheSame() {
    assertThat(Summary.of(DiaryStudy.empty()).text(Path.of("report.html")))
        .isEqualTo("diary_study: Nothing yet\nNo correlations of interest.\nReport: report.html\n");
  }
}
