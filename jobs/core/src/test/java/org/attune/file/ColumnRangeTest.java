package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class ColumnRangeTest {

  private static final List<String> HEADER = List.of("id", "Pre1", "Pre2", "x..y", "Pre3", "age");

  @Test
  void range_followsTheFilesOrder() {
    assertThat(ColumnRange.resolve("Pre1..Pre3", HEADER))
        .containsExactly("Pre1", "Pre2", "x..y", "Pre3");
    assertThat(ColumnRange.resolve("Pre2..Pre2", HEADER)).containsExactly("Pre2");
  }

  @Test
  void nameWithTwoPoints_isThatColumnAndCanEndARange() {
    assertThat(ColumnRange.resolve("x..y", HEADER)).containsExactly("x..y");
    assertThat(ColumnRange.resolve("Pre2..x..y", HEADER)).containsExactly("Pre2", "x..y");
  }

  @Test
  void absentName_isRefusedWithTheClosest() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ColumnRange.resolve("Pre1..Pre9", HEADER))
        .withMessageContaining("\"Pre9\"")
        .withMessageContaining("\"Pre1\", \"Pre2\", \"Pre3\"");
  }

  @Test
  void turnedRange_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ColumnRange.resolve("Pre3..Pre1", HEADER))
        .withMessageContaining("comes before");
  }
}
