package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.attune.instrument.ScaleResult.Check;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppliedScoreTest {

  private static final String TOTAL_ONLY =
      """
      id: ucla10
      version: 1
      title: Ten items of which the file holds the total
      construct: loneliness
      status: provisional
      to_confirm: [Which ten items were asked.]
      scales:
        total: {score: supplied, range: [10, 40]}
      higher_is: lonelier
      citation: nobody (2020)
      evidence: invented for a test
      """;

  private static ScaleResult total(InstrumentUse use, double... raw) {
    return Scorer.of(use, use.variant()).score(raw, new String[raw.length]).scale("total");
  }

  private static InstrumentUse own(String yaml) throws Exception {
    return InstrumentUse.of(
        "sources.survey.instruments.ucla10",
        Instrument.read("instruments/ucla10.yaml", TOTAL_ONLY),
        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(yaml));
  }

  @ParameterizedTest
  @CsvSource({
    "6, AGREES", // 1 + 2 + 3
    "6.004, AGREES",
    "7, DIFFERS",
    "60, OUT_OF_RANGE",
    "NaN, ABSENT"
  })
  void withItems_theScoreIsComputedAndTheSuppliedOneChecked(double supplied, Check check) {
    InstrumentUse use = InstrumentUseTest.use("ucla3_hughes", "{items: a..c, total: sum}");
    ScaleResult result = total(use, 1, 2, 3, supplied);
    assertThat(result.score()).isEqualTo(6);
    assertThat(result.supplied()).isEqualTo(Double.valueOf(supplied));
    assertThat(result.check()).isEqualTo(check);
    assertThat(result.missing()).isNull();
  }

  @Test
  void aSuppliedScore_neverFillsInForMissingItems() {
    InstrumentUse use = InstrumentUseTest.use("ucla3_hughes", "{items: a..c, total: sum}");
    ScaleResult result = total(use, 1, Double.NaN, 3, 6);
    assertThat(result.score()).isNaN();
    assertThat(result.missing()).isEqualTo("too_many_missing");
    assertThat(result.check()).isEqualTo(Check.NOT_RECOMPUTED);
  }

  @Test
  void withoutItems_theSuppliedScoreCountsAndIsUnverifiable() {
    InstrumentUse use = InstrumentUseTest.use("ucla20_v3", "total: ucla_sum");
    ScaleResult result = total(use, 47);
    assertThat(result)
        .isEqualTo(new ScaleResult("total", 20, 0, false, 47, null, 47, Check.UNVERIFIABLE));
    assertThat(use.ofScoresAlone()).isTrue();
    assertThat(Scorer.of(use, "default").items()).isEmpty();
    assertThat(Scorer.of(use, "default").columns(List.of("id", "ucla_sum")))
        .containsExactly("ucla_sum");
  }

  @Test
  void anImpossibleSuppliedScore_becomesMissing() {
    InstrumentUse use = InstrumentUseTest.use("ucla20_v3", "total: ucla_sum");
    for (double impossible : new double[] {19, 81, -99, Double.POSITIVE_INFINITY}) {
      ScaleResult result = total(use, impossible);
      assertThat(result.score()).isNaN();
      assertThat(result.missing()).isEqualTo("out_of_range");
      assertThat(result.check()).isEqualTo(Check.OUT_OF_RANGE);
    }
    Scored blank = Scorer.of(use, "default").score(new double[] {0}, new String[] {"blank"});
    assertThat(blank.scale("total").missing()).isEqualTo("no_supplied_score");
    assertThat(blank.scale("total").check()).isEqualTo(Check.ABSENT);
  }

  @Test
  void severalScales_haveAColumnEach_andOnlyTheseAreScored() {
    InstrumentUse use =
        InstrumentUseTest.use("dass21", "{total: {stress: s, depression: d}, variant: doubled}");
    Scorer scorer = Scorer.of(use, "doubled");
    assertThat(scorer.scales()).extracting(Scale::name).containsExactly("depression", "stress");
    assertThat(scorer.columns(List.of("s", "d"))).containsExactly("d", "s");
    assertThat(scorer.score(new double[] {42, 10}, new String[2]).scales())
        .extracting(ScaleResult::score)
        .containsExactly(42.0, 10.0);
  }

  @Test
  void aStudysOwnTotal_needsNoItems() throws Exception {
    InstrumentUse use = own("total: UCLA_10items_PRE");
    assertThat(total(use, 22).score()).isEqualTo(22);
    assertThat(total(use, 41).missing()).isEqualTo("out_of_range");
    assertThat(use.instrument().possibleRange("total", "default")).isEqualTo(new Range(10, 40));
    assertThatThrownBy(() -> own("items: a..j"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has no items");
  }

  @Test
  void whatIsAboutItems_isRefusedWithoutThem() {
    for (String key :
        List.of(
            "coding: {low: 1, high: 4}",
            "already_reversed: [outgoing]",
            "missing: complete",
            "also: [pomp]")) {
      assertThatThrownBy(() -> InstrumentUseTest.use("uls8", "{total: t, " + key + "}"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Expected items, because");
    }
    assertThatThrownBy(() -> InstrumentUseTest.use("uls8", "total: {totl: t}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("scales out of [total]");
  }

  @Test
  void aColumnThatIsNotThere_isRefused() {
    InstrumentUse use = InstrumentUseTest.use("ucla3_hughes", "{items: a..c, total: sum}");
    assertThatThrownBy(() -> Scorer.of(use, "default").columns(List.of("a", "b", "c")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the column sum once");
  }

  @Test
  void variantsShownBeside_areNotComparedWithTheSuppliedScore() {
    InstrumentUse use =
        InstrumentUseTest.use("ucla3_hughes", "{items: a..c, total: sum, also: [pomp]}");
    Scorer beside = Scorer.of(use, "pomp");
    assertThat(beside.columns(List.of("a", "b", "c", "sum"))).containsExactly("a", "b", "c");
    assertThat(beside.score(new double[] {1, 2, 3}, new String[3]).scale("total").check()).isNull();
  }
}
