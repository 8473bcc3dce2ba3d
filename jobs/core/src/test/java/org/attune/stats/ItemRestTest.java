package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemRestTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("item_rest");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    List<ItemRest> items = ItemRest.of(reference.matrix("items"));
    reference.hasNumbers("mean", items.stream().mapToDouble(ItemRest::mean).toArray());
    reference.hasNumbers("sd", items.stream().mapToDouble(ItemRest::sd).toArray());
    reference.hasNumbers(
        "correlation", items.stream().mapToDouble(ItemRest::correlation).toArray());
    reference.hasNumbers(
        "alpha_if_dropped", items.stream().mapToDouble(ItemRest::alphaIfDropped).toArray());
    assertThat(items).allSatisfy(item -> reference.hasNumber("n", item.n()));
  }

  @Test
  void items_keepTheirOrder() {
    assertThat(ItemRest.of(new double[3][4])).extracting(ItemRest::item).containsExactly(0, 1, 2);
  }

  @Test
  void infiniteAnswer_isRefused() {
    assertThatThrownBy(() -> ItemRest.of(new double[][] {{1, Double.POSITIVE_INFINITY}}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
