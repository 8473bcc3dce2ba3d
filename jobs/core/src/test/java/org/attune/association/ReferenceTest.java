package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

  @Test
  void nameAlone_hasNoOccasion() {
    assertThat(Reference.of("djg6.social")).isEqualTo(new Reference("djg6.social", ""));
  }

  @Test
  void nameAtOccasion_isSplit() {
    assertThat(Reference.of("ucla5@week 2")).isEqualTo(new Reference("ucla5", "week 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ucla5", "ucla5@pre", "djg6.social@2022"})
  void printing_givesWhatWasRead(String text) {
    assertThat(Reference.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@pre", "ucla5@", "ucla5@pre@post", "two words"})
  void otherForms_areRefused(String text) {
    assertThatThrownBy(() -> Reference.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
