package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutoffTest {

  private static final String DJG6 =
      "items: {emptiness: a, lean_on: b, trust: c, closeness_enough: d, people_missed: e, rejected: f},"
          + " coding: {\"yes\": 1, more_or_less: 2, \"no\": 3}";

  private static List<BandResult> bands(InstrumentUse use, String variant, double... raw) {
    return Scorer.of(use, variant).score(raw, new String[raw.length]).bands();
  }

  private static void refused(String instrument, String yaml, String place, String expected) {
    assertThatThrownBy(() -> InstrumentUseTest.use(instrument, "{" + yaml + "}"))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> {
              assertThat(r.place()).endsWith(place);
              assertThat(r.getMessage()).contains(expected);
            });
  }

  @Test
  void noBandsAsked_givesNone() {
    InstrumentUse use = InstrumentUseTest.use("gad7", "items: a..g");
    assertThat(bands(use, "default", 3, 3, 3, 3, 3, 3, 3)).isEmpty();
    assertThat(Scorer.of(use, "default").hasBands()).isFalse();
  }

  @Test
  void aBand_carriesItsRuleAndItsSource() {
    InstrumentUse use = InstrumentUseTest.use("gad7", "{items: a..g, bands: [severity, screen]}");
    assertThat(bands(use, "default", 2, 2, 2, 2, 2, 0, 0))
        .containsExactly(
            new BandResult(
                "total",
                "severity",
                "moderate",
                null,
                "0-4 minimal, 5-9 mild, 10-14 moderate, 15-21 severe",
                "Spitzer et al. 2006"),
            new BandResult("total", "screen", "positive", null, ">= 10", "Spitzer et al. 2006"));
  }

  // The edges of the published severity bands.
  @ParameterizedTest
  @CsvSource({
    "0, minimal",
    "4, minimal",
    "5, mild",
    "9, mild",
    "10, moderate",
    "14, moderate",
    "15, severe",
    "21, severe"
  })
  void theEdgesOfABand_belongToIt(int score, String band) {
    assertThat(cutoff("gad7", "severity").band(score).label()).isEqualTo(band);
  }

  @Test
  void aProratedScoreBetweenTwoBands_hasNotReachedTheUpper() {
    InstrumentUse use = InstrumentUseTest.use("gad7", "{items: a..g, bands: [severity]}");
    // 8 over six items is 28/3 = 9.33 over seven: above 9, but not 10.
    assertThat(bands(use, "default", 2, 2, 2, 2, 0, 0, Double.NaN))
        .extracting(BandResult::category)
        .containsExactly("mild");
  }

  @Test
  void noScore_hasNoCategory() {
    InstrumentUse use = InstrumentUseTest.use("gad7", "{items: a..g, bands: [severity]}");
    assertThat(bands(use, "default", 2, 2, 2, 2, 2, Double.NaN, Double.NaN))
        .extracting(BandResult::category, BandResult::missing)
        .containsExactly(tuple(null, "no_score"));
  }

  @Test
  void theCutOffOfTheSixItems_isForTheOfficialConventionOnly() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "djg6", "{" + DJG6 + ", bands: [severity, manual_subscale], also: [strict]}");
    assertThat(bands(use, "default", 2, 2, 2, 2, 2, 2))
        .extracting(BandResult::scale, BandResult::category)
        .containsExactly(
            tuple("total", "severe"), tuple("emotional", "lonely"), tuple("social", "lonely"));
    assertThat(bands(use, "strict", 2, 2, 2, 2, 2, 2)).isEmpty();
    refused(
        "djg6",
        DJG6 + ", bands: [severity], variant: strict",
        ".bands",
        "not for scores of the variant strict");
    refused(
        "djg6",
        DJG6 + ", bands: [severity], variant: pomp",
        ".bands",
        "not for scores of the variant");
  }

  @Test
  void theOfficialConventionByName_andComplete_haveTheCutOff() {
    for (String variant : List.of("neutral_lonely", "complete", "neutral_lonely+complete")) {
      InstrumentUse use =
          InstrumentUseTest.use(
              "djg6", "{" + DJG6 + ", bands: [severity], variant: " + variant + "}");
      assertThat(bands(use, variant, 1, 1, 1, 1, 1, 1))
          .extracting(BandResult::category)
          .containsExactly("moderate"); // all yes is 3
    }
  }

  @Test
  void aCutOffThatDiffersBySex_isRefusedWithoutIt() {
    refused("sas_sv", "items: a..j, bands: [kwon_2013]", ".sex", "differs by sex");
    refused(
        "sas_sv",
        "items: a..j, bands: [kwon_2013], sex: {column: gender, male: 1}",
        ".sex",
        "a code for each of [male, female]");
    refused(
        "audit_c",
        "items: a..c, bands: [us]",
        ".sex",
        "sex: {column: name, male: code, female: code}");
  }

  @Test
  void eachSex_hasItsOwnCutOff_andNobodyElseHasOne() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "sas_sv",
            "{items: a..j, bands: [kwon_2013], sex: {column: gender, male: 1, female: 2}}");
    double[] raw = new double[11];
    Arrays.fill(raw, 3);
    raw[0] = 4;
    raw[1] = 4; // 32: at risk for men (31), not yet for women (33)
    raw[10] = 1;
    assertThat(bands(use, "default", raw))
        .extracting(BandResult::category, BandResult::rule)
        .containsExactly(tuple("at_risk", ">= 31"));
    raw[10] = 2;
    assertThat(bands(use, "default", raw))
        .extracting(BandResult::category, BandResult::rule)
        .containsExactly(tuple("below", ">= 33"));
    for (double other : new double[] {3, Double.NaN}) {
      raw[10] = other;
      assertThat(bands(use, "default", raw))
          .extracting(BandResult::category, BandResult::missing, BandResult::rule)
          .containsExactly(tuple(null, "no_group", null));
    }
    assertThat(
            Scorer.of(use, "default")
                .columns(List.of("gender", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j")))
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "gender");
  }

  @Test
  void unknownNamesAndNeedlessSex_areRefused() {
    refused("gad7", "items: a..g, bands: [severe]", ".bands", "It has severity, screen, screen_8");
    refused("uls8", "items: a..h, bands: [severity]", ".bands", "It has none with bands");
    refused(
        "gad7",
        "items: a..g, bands: [screen], sex: {column: gender, male: 1, female: 2}",
        ".sex",
        "no cut-off that is asked for differs by it");
  }

  // Scales of which the developers published no cut-off (section 0 of the scoring specification).
  @ParameterizedTest
  @CsvSource({"uls8", "fomo10", "uls6", "pss4", "ucla20_v2", "promis_isolation_4a"})
  void scalesWithoutCutOffs_offerNone(String id) {
    assertThat(Instrument.of(id).notes().cutoffs()).noneMatch(c -> !c.bands().isEmpty());
  }

  @Test
  void cutOffsThatAreNotTheDevelopers_saySo() {
    assertThat(cutoff("pss10", "circulating").source()).contains("not by the developer");
    assertThat(cutoff("rses", "often_called_normal").source()).contains("not by the developer");
    assertThat(cutoff("ucla20_v3", "secondary").evidence()).isEqualTo("M?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[3, 6] | [2, 6]",
        "[3, 6] | [3, 7]",
        "[0, 2] | [1, 2]",
      })
  void bandsThatOverlapOrLeaveTheRange_areRefused(String right, String wrong) {
    String text = org.attune.schema.Shipped.text("instruments/gad2.yaml");
    String broken = text.replace(right, wrong);
    assertThat(broken).isNotEqualTo(text);
    assertThatThrownBy(() -> Instrument.read("gad2.yaml", broken))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bands one above the other");
  }

  private static Cutoff cutoff(String instrument, String name) {
    return Instrument.of(instrument).notes().cutoffs().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
