package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptGroupTest {

  @ParameterizedTest
  @CsvSource({
    "ALL, 0, all",
    "STUDY_DAY, 12, 12",
    "WEEKDAY, 1, monday",
    "WEEKDAY, 7, sunday",
    "HOUR, 0, 0",
    "SHARE_ANSWERED, 0, 0-.2",
    "SHARE_ANSWERED, 2, .4-.6",
    "SHARE_ANSWERED, 4, .8-1"
  })
  void groups_haveNames(PromptGroup group, int order, String name) {
    assertThat(group.value(order)).isEqualTo(name);
    assertThat(PromptGroup.of(group.label())).isEqualTo(group);
  }

  @Test
  void groupings_areThoseOfTheContract() {
    assertThat(Contract.of("compliance").column("group_name").allowed())
        .containsExactly("all", "study_day", "weekday", "hour", "share_answered");
    assertThatThrownBy(() -> PromptGroup.of("moon")).hasMessageContaining("moon");
  }
}
