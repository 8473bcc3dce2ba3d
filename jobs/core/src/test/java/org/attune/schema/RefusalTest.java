package org.attune.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void message_saysWhereWhatAndWhatToDo() {
    Refusal refusal = new Refusal("study.yaml", "zone", "Expected a zone.", "Write one.");
    assertThat(refusal).hasMessage("study.yaml, zone: Expected a zone. Write one.");
    assertThat(refusal.file()).isEqualTo("study.yaml");
    assertThat(refusal.place()).isEqualTo("zone");
    assertThat(refusal.expected()).isEqualTo("Expected a zone.");
    assertThat(refusal.remedy()).isEqualTo("Write one.");
  }

  @Test
  void messageAboutAWholeFile_namesNoPlace() {
    assertThat(new Refusal("a.csv", "", "Expected rows.", "Add some."))
        .hasMessage("a.csv: Expected rows. Add some.");
  }
}
