package org.attune.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A slice of 48 MB of text each, at least two, and a log's days are a thirty-second of it. */
class SlicesTest {

  private static final long MB = 1L << 20;

  @Test
  void smallStudy_hasTwoOfEach() {
    assertThat(Slices.of(MB, 3 * MB, 4 * MB, null)).isEqualTo(new Slices(2, 2, MB, MB * 35 / 32));
  }

  @Test
  void smallSurveyBesideALargeLog_staysInFewFiles() {
    Slices slices = Slices.of(MB, 5_000 * MB, 5_001 * MB, null);
    assertThat(slices.buckets()).isEqualTo(105); // 104.2
    assertThat(slices.partitions()).isEqualTo(4); // 1 + 156.25 MB are 3.3
  }

  @Test
  void largeSurvey_isCutByItsOwnSize() {
    Slices slices = Slices.of(1_000 * MB, 0, 1_000 * MB, null);
    assertThat(slices.partitions()).isEqualTo(21); // 20.8
    assertThat(slices.buckets()).isEqualTo(21);
  }

  @Test
  void numberThatWasAskedFor_isThatOfBoth() {
    Slices slices = Slices.of(MB, 5_000 * MB, 5_001 * MB, 7);
    assertThat(slices.buckets()).isEqualTo(7);
    assertThat(slices.partitions()).isEqualTo(7);
  }
}
