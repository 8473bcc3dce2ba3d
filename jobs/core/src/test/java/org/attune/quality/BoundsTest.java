package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({"20, 10", "21, 11", "13, 7", "12, 6", "5, 6", "0, 6"})
  void longstring_isBoundedByHalfOfTheLongestBlock_butNotBelowSix(int block, double bound)
      throws JsonProcessingException {
    assertThat(Bounds.of(json("{}")).of(Index.LONGSTRING, block)).isEqualTo(bound);
  }

  @Test
  void bounds_areTheUsualUnlessDeclared() throws JsonProcessingException {
    Bounds bounds = Bounds.of(json("{'bounds': {'irv': 0.5, 'longstring': 9}, 'fewest_pairs': 8}"));
    assertThat(bounds.of(Index.IRV, 20)).isEqualTo(.5);
    assertThat(bounds.of(Index.LONGSTRING, 40)).isEqualTo(9);
    assertThat(bounds.of(Index.EVEN_ODD, 20)).isEqualTo(.3);
    assertThat(bounds.of(Index.SYNONYMS, 20)).isZero();
    assertThat(bounds.of(Index.ANTONYMS, 20)).isZero();
    assertThat(bounds.of(Index.MAHALANOBIS, 20)).isEqualTo(.001);
    assertThat(bounds.of(Index.SECONDS_PER_ITEM, 20)).isEqualTo(2);
    assertThat(bounds.fewestPairs()).isEqualTo(8);
    assertThat(bounds.fewestAnswers()).isEqualTo(6);
    assertThat(bounds.pairCorrelation()).isEqualTo(.6);
  }

  @ParameterizedTest
  @CsvSource({
    "LONGSTRING, 10, 10, true",
    "LONGSTRING, 9, 10, false",
    "IRV, 0, 0, true",
    "IRV, 0.01, 0, false",
    "EVEN_ODD, 0.29, 0.3, true",
    "EVEN_ODD, 0.3, 0.3, false",
    "SYNONYMS, -0.01, 0, true",
    "SYNONYMS, 0, 0, false",
    "ANTONYMS, 0.01, 0, true",
    "ANTONYMS, 0, 0, false",
    "MAHALANOBIS, 0.0009, 0.001, true",
    "MAHALANOBIS, 0.001, 0.001, false",
    "SECONDS_PER_ITEM, 1.99, 2, true",
    "SECONDS_PER_ITEM, 2, 2, false",
    "LONGSTRING, NaN, 10, false",
    "IRV, NaN, 0, false"
  })
  void values_areFlaggedOnTheirSideOfTheBound(
      Index index, double value, double bound, boolean flagged) {
    assertThat(index.isBeyond(value, bound)).isEqualTo(flagged);
  }

  @Test
  void rules_areReadAndNamed() throws JsonProcessingException {
    CarelessRule two = CarelessRule.of(json("{'exclude': ['longstring', 'irv']}"));
    assertThat(two.exclude()).containsExactly(Index.LONGSTRING, Index.IRV);
    assertThat(two.label()).isEqualTo("longstring+irv");
    assertThat(two.keepsAll()).isFalse();
    assertThat(CarelessRule.of(json("{'flags': 2}")).label()).isEqualTo("2_flags");
    assertThat(CarelessRule.of(json("{'flags': 1}")).label()).isEqualTo("1_flag");
    assertThat(CarelessRule.of(json("'keep'"))).isEqualTo(CarelessRule.KEEP);
    assertThat(CarelessRule.of(json("{}").path("careless"))).isEqualTo(CarelessRule.KEEP);
    assertThat(CarelessRule.KEEP.label()).isEqualTo("keep");
  }

  @Test
  void unknownIndex_isAFault() {
    assertThatThrownBy(() -> Index.of("guessing")).hasMessageContaining("guessing");
    assertThat(Index.of("even_odd")).isEqualTo(Index.EVEN_ODD);
  }
}
