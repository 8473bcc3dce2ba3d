package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules are those of the APA Publication Manual, 7th edition, sections 6.36 and 6.52. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.17, .17",
    "-0.17, \u2212.17",
    "1, 1.00",
    "-1, \u22121.00",
    "0, .00",
    "-0.001, .00",
    "0.995, 1.00",
    "0.565, .57",
  })
  void correlation_hasNoZeroBeforeItsPoint(double r, String text) {
    assertThat(Numbers.bounded(r, 2)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0009999, < .001",
    "0.001, .001",
    "0.0345, .035",
    "0.9994, > .999",
    "0.999, .999",
    "0, < .001",
    "1, > .999",
  })
  void pValue_isExactToThreeDecimals(double p, String text) {
    assertThat(Numbers.p(p)).isEqualTo(text);
  }

  @Test
  void undefined_isAnEnDash() {
    assertThat(Numbers.p(Double.NaN)).isEqualTo("\u2013");
    assertThat(Numbers.bounded(Double.NaN, 2)).isEqualTo("\u2013");
    assertThat(Numbers.count(Double.NaN)).isEqualTo("\u2013");
    assertThat(Numbers.interval(Double.NaN, .5, 2)).isEqualTo("\u2013");
  }

  @Test
  void infinite_isSaidToBe() {
    assertThat(Numbers.fixed(Double.POSITIVE_INFINITY, 2)).isEqualTo("\u221e");
    assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("\u2212\u221e");
  }

  @Test
  void counts_areGroupedByThousands() {
    assertThat(Numbers.count(1204833)).isEqualTo("1,204,833");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5.5, 5.5", "10, 10", "0.049, 0.05", "100, 100", "-2.50, \u22122.5"})
  void brief_dropsZerosBehindThePoint(double value, String text) {
    assertThat(Numbers.brief(value)).isEqualTo(text);
  }
}
