package org.attune.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShippedTest {

  @Test
  void shippedFile_isReadAndAnAbsentOneIsAFault() {
    assertThat(Shipped.text("study-template.yaml")).startsWith("# A study");
    assertThat(Shipped.holds("study-template.yaml")).isTrue();
    assertThat(Shipped.holds("nothing.yaml")).isFalse();
    assertThatThrownBy(() -> Shipped.text("nothing.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schemas/nothing.yaml");
  }

  @Test
  void names_areThoseOfTheEndingInAlphabeticalOrder() {
    assertThat(Shipped.names("instruments", ".yaml"))
        .isSorted()
        .contains("ucla3_hughes", "who5")
        .noneMatch(n -> n.contains("."));
    assertThat(Shipped.names("instruments", ".cases.csv"))
        .as("every instrument has its cases")
        .isEqualTo(Shipped.names("instruments", ".yaml"));
    assertThat(Shipped.names("nowhere", ".yaml")).isEmpty();
  }
}
