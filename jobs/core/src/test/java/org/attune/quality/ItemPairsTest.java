package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemPairsTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("item_pairs");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    ItemMoments sample = Samples.moments(reference.matrix("sample"));
    int fewest = (int) reference.number("fewest");
    double[] raw = reference.vector("raw");
    ItemPairs synonyms = ItemPairs.synonyms(sample, reference.number("critical"));
    reference.hasNumber("synonyms", synonyms.count());
    reference.hasNumber("synonyms_answered", synonyms.of(raw, fewest).nPairs());
    reference.hasNumber("synonyms_r", synonyms.of(raw, fewest).estimate());
    ItemPairs antonyms = ItemPairs.antonyms(sample, reference.number("critical"));
    reference.hasNumber("antonyms", antonyms.count());
    reference.hasNumber("antonyms_answered", antonyms.of(raw, fewest).nPairs());
    reference.hasNumber("antonyms_r", antonyms.of(raw, fewest).estimate());
  }

  /** By reasoning: items 1 and 2 are the same, item 3 is 6 minus item 1, item 4 is unrelated. */
  @Test
  void pairs_areThoseBeyondTheCriticalValue() {
    double[][] items = {{1, 2, 4, 5}, {1, 2, 4, 5}, {5, 4, 2, 1}, {1, 5, 5, 1}};
    ItemMoments sample = Samples.moments(items);
    assertThat(ItemPairs.synonyms(sample, .6).first()).containsExactly(0);
    assertThat(ItemPairs.synonyms(sample, .6).second()).containsExactly(1);
    assertThat(ItemPairs.antonyms(sample, .6).first()).containsExactly(0, 1);
    assertThat(ItemPairs.antonyms(sample, .6).second()).containsExactly(2, 2);
    assertThat(Arrays.stream(items).allMatch(i -> i.length == 4)).isTrue();
  }
}
