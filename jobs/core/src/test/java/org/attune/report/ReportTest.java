package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void look() throws Exception {
    Files.writeString(Path.of("/tmp/rep/report.html"), Report.of(DiaryStudy.input()).html());
    Files.writeString(Path.of("/tmp/rep/empty.html"), Report.of(DiaryStudy.empty()).html());
    System.out.println(Summary.of(DiaryStudy.input()).text(Path.of("report.html")));
    assertThat(1).isEqualTo(1);
  }
}
