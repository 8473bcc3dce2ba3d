package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FamiliesTest {

  private static final List<Family> FAMILIES =
      List.of(
          FamilyTest.family(
              "time", "{outcomes: [x], predictors: [a, b, c], estimators: [spearman, pearson]}"),
          FamilyTest.family("moments", "{level: within, outcomes: [x], predictors: [a]}"));

  static Correlation row(String family, String predictor, String estimator, Double p) {
    return row(family, predictor, estimator, "", "", "all", "declared", p);
  }

  private static Correlation row(
      String family,
      String predictor,
      String estimator,
      String weight,
      String covariates,
      String group,
      String policy,
      Double p) {
    return new Correlation(
        family,
        "x",
        predictor,
        0L,
        "between",
        estimator,
        weight,
        covariates,
        "",
        group,
        group,
        policy,
        0.1,
        null,
        null,
        0.95,
        null,
        null,
        p,
        null,
        null,
        0L,
        null,
        null,
        50L,
        50L,
        50L,
        null,
        null,
        0L,
        "",
        null,
        "",
        "");
  }

  @Test
  void testsOfOneFamily_areAdjustedTogether() {
    // R 4.2.2: p.adjust(c(.01, .04, .03), "holm") is .03 .06 .06, and "BH" .03 .04 .04.
    List<Correlation> adjusted =
        Families.adjust(
            List.of(
                row("time", "a", "spearman", 0.01),
                row("time", "b", "spearman", 0.04),
                row("time", "c", "spearman", 0.03)),
            FAMILIES);
    Offset<Double> close = Offset.offset(1e-15);
    assertThat(adjusted.get(0).pHolm()).isCloseTo(0.03, close);
    assertThat(adjusted.get(1).pHolm()).isCloseTo(0.06, close);
    assertThat(adjusted.get(2).pHolm()).isCloseTo(0.06, close);
    assertThat(adjusted.get(0).pBh()).isCloseTo(0.03, close);
    assertThat(adjusted.get(1).pBh()).isCloseTo(0.04, close);
    assertThat(adjusted.get(2).pBh()).isCloseTo(0.04, close);
    assertThat(adjusted).extracting(Correlation::familySize).containsOnly(3L);
  }

  @Test
  void furtherLooksAtTheSameQuestion_areOutsideTheFamily() {
    List<Correlation> further =
        List.of(
            row("time", "a", "pearson", 0.01),
            row("time", "a", "spearman", "w", "", "all", "declared", 0.01),
            row("time", "a", "spearman", "", "age", "all", "declared", 0.01),
            row("time", "a", "spearman", "", "", "Italy", "declared", 0.01),
            row("time", "a", "spearman", "", "", "all", "duplicates=first", 0.01),
            row("moments", "a", "pearson", 0.01),
            row("matrix", "a", "pearson", 0.01));
    assertThat(Families.adjust(further, FAMILIES)).isEqualTo(further);
  }

  @Test
  void testWithoutP_isNotCounted() {
    List<Correlation> adjusted =
        Families.adjust(
            List.of(row("time", "a", "spearman", 0.02), row("time", "b", "spearman", null)),
            FAMILIES);
    assertThat(adjusted.get(0).pHolm()).isEqualTo(0.02);
    assertThat(adjusted.get(1).pHolm()).isNull();
    assertThat(adjusted).extracting(Correlation::familySize).containsOnly(1L);
  }

  @Test
  void within_testsTheRepeatedMeasures() {
    Correlation row = row("moments", "a", "repeated_measures", 0.02);
    assertThat(Families.adjust(List.of(row), FAMILIES).get(0).familySize()).isEqualTo(1);
  }

  @Test
  void contrasts_areAdjustedAmongThemselves() {
    List<Contrast> adjusted =
        Families.adjust(
            List.of(
                contrast("a", "declared", 0.01),
                contrast("b", "declared", 0.02),
                contrast("a", "duplicates=first", 0.01)));
    // Holm by hand: 2 * .01 and 1 * .02, neither below the other; BH: .02 * 2 / 2 for both.
    assertThat(adjusted).extracting(Contrast::pHolm).containsExactly(0.02, 0.02, null);
    assertThat(adjusted).extracting(Contrast::pBh).containsExactly(0.02, 0.02, null);
    assertThat(adjusted).extracting(Contrast::familySize).containsExactly(2L, 2L, 0L);
  }

  private static Contrast contrast(String measure, String policy, double p) {
    return new Contrast(
        "change",
        measure,
        "pre",
        "post",
        "within",
        "paired_t",
        policy,
        1.0,
        1.0,
        1.0,
        1.0,
        0.0,
        null,
        null,
        0.95,
        null,
        null,
        p,
        null,
        null,
        0L,
        0.0,
        null,
        null,
        0.0,
        null,
        null,
        20L,
        20L,
        20L,
        0L,
        "",
        "");
  }

  @Test
  void noRows_giveNoRows() {
    assertThat(Families.adjust(List.of(), FAMILIES)).isEmpty();
  }
}
