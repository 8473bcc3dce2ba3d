package org.attune.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class ExportFormatTest {

  @Test
  void shippedFormats_areWhatTheirSchemaDescribesAndBearTheirFilesName() {
    assertThat(ExportFormat.shipped()).contains("beiwe", "limesurvey", "qualtrics", "redcap");
    assertThat(ExportFormat.shipped()).allMatch(id -> ExportFormat.of(id).id().equals(id));
  }

  @Test
  void columnNames_standForOneColumnOnly() {
    for (String id : ExportFormat.shipped()) {
      ExportFormat format = ExportFormat.of(id);
      assertThat(format.columns().stream().flatMap(c -> c.also().stream()))
          .as(id)
          .doesNotHaveDuplicates()
          .doesNotContainAnyElementsOf(
              format.columns().stream().map(ExportFormat.PlatformColumn::name).toList());
    }
  }

  @Test
  void keyThatNobodyKnows_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ExportFormat.read("sources/x.yaml", "id: x\ntitle: X\ncolums: []\n"))
        .withMessageStartingWith("sources/x.yaml")
        .withMessageContaining("colums");
  }
}
