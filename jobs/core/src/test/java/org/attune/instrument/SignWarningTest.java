package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignWarningTest {

  private static final String RSES = "{items: a..j, order: original_1965}";

  private static Map<String, String> said(InstrumentUse use, Map<String, Double> itemRest) {
    return SignWarning.of(use, use.instrument().variant("default").scale("total"), itemRest);
  }

  @Test
  void oneReversedItem_isProbablyReversedInTheFile() {
    Map<String, String> said =
        said(
            InstrumentUseTest.use("uls8", "items: a..h"),
            Map.of("outgoing", -0.314, "left_out", 0.5, "isolated", Double.NaN));
    assertThat(said).containsOnlyKeys("outgoing");
    assertThat(said.get("outgoing"))
        .contains("Item outgoing (3)", "uls8", "r = -0.31", "already reversed", "already_reversed");
  }

  @Test
  void allReversedItemsAndNoOther_areSaidTogether() {
    Map<String, String> said =
        said(
            InstrumentUseTest.use("uls8", "items: a..h"),
            Map.of("outgoing", -0.3, "companionship_available", -0.2, "left_out", 0.4));
    assertThat(said.values()).hasSize(2).allMatch(w -> w.contains("All 2 reversed items do"));
  }

  @Test
  void itemDeclaredAlreadyReversed_isProbablyAsPrinted() {
    Map<String, String> said =
        said(
            InstrumentUseTest.use("uls8", "{items: a..h, already_reversed: [outgoing]}"),
            Map.of("outgoing", -0.3));
    assertThat(said.get("outgoing")).contains("take it out of already_reversed");
  }

  @Test
  void itemScoredAsGiven_pointsToFormAndColumn() {
    Map<String, String> said =
        said(InstrumentUseTest.use("uls8", "items: a..h"), Map.of("left_out", -0.1));
    assertThat(said.get("left_out"))
        .contains("scores it as given", "another form", "coding of this column");
  }

  @Test
  void item4Alone_tellsTheVersionsOfTheTwentyItemsApart() {
    Map<String, String> v3 =
        said(InstrumentUseTest.use("ucla20_v3", "items: a..t"), Map.of("alone", -0.25));
    assertThat(v3.get("alone")).contains("ucla20_v2, which reverses this item");
    Map<String, String> v2 =
        said(InstrumentUseTest.use("ucla20_v2", "items: a..t"), Map.of("not_alone", -0.25));
    assertThat(v2.get("not_alone")).contains("ucla20_v3, which does not reverse this item");
    // With another item beside it the version does not explain the pattern.
    assertThat(
            said(
                    InstrumentUseTest.use("ucla20_v3", "items: a..t"),
                    Map.of("alone", -0.25, "shy", -0.1))
                .get("alone"))
        .doesNotContain("ucla20_v2");
  }

  @Test
  void anInstrumentInSeveralOrders_namesThem() {
    Map<String, String> said =
        said(InstrumentUseTest.use("rses", RSES), Map.of("failure", -0.2, "no_good", -0.2));
    assertThat(said.get("failure")).contains("original_1965, common_reprint");
  }

  @Test
  void everyItemAgainstTheRest_meansTheTwoDirectionsFight() {
    InstrumentUse use = InstrumentUseTest.use("rses", RSES);
    Map<String, Double> all = new LinkedHashMap<>();
    use.instrument().items().forEach(i -> all.put(i.label(), -0.05));
    assertThat(said(use, all).values()).hasSize(10).allMatch(w -> w.contains("All items do"));
  }

  @Test
  void zeroPositiveOrUnknown_saysNothing() {
    InstrumentUse use = InstrumentUseTest.use("uls8", "items: a..h");
    assertThat(said(use, Map.of("outgoing", 0.0, "left_out", 0.2, "isolated", Double.NaN)))
        .isEmpty();
  }
}
