package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

  private final Wording wording =
      new Wording(new Labels(Map.of("loneliness", "Loneliness last week")), 10);

  @Test
  void intervalBeyondZero_risesOrFalls() {
    assertThat(wording.finding(Rows.correlation(.17, .07, .26)))
        .isEqualTo(
            "Across people, \u201cLoneliness last week\u201d rises slightly with"
                + " \u201csocial minutes\u201d: r = .17 [.07, .26]");
    assertThat(wording.finding(Rows.correlation(-.55, -.6, -.5))).contains(" falls strongly with ");
    assertThat(wording.finding(Rows.correlation(.3, .2, .4))).contains(" rises moderately with ");
    assertThat(wording.finding(Rows.correlation(.05, .01, .09)))
        .contains(" rises very slightly with ");
  }

  @Test
  void personMean_isNamed() {
    assertThat(wording.finding(Rows.correlation(.17, .07, .26, "person_means", "social_minutes")))
        .contains("\u201csocial minutes (person mean)\u201d")
        .contains("\u201cLoneliness last week\u201d");
  }

  @Test
  void intervalOverZero_isNoClearRelation() {
    assertThat(wording.finding(Rows.correlation(.17, -.01, .26)))
        .contains("no clear relation of \u201cLoneliness last week\u201d with");
  }

  @Test
  void intervalWithinSmallestEffect_isPracticallyUnrelated() {
    assertThat(wording.finding(Rows.correlation(.01, -.04, .06, "smallest_effect", "0.1")))
        .contains("are practically unrelated: r = .01 [\u2212.04, .06]");
  }

  @Test
  void verdict_comparesIntervalWithSmallestEffect() {
    assertThat(verdict(.01, -.04, .06))
        .isEqualTo("The interval lies wholly within the smallest effect of interest, \u00b1.10.");
    assertThat(verdict(.05, .02, .08))
        .isEqualTo(
            "The interval excludes zero, yet lies wholly within the smallest effect of interest,"
                + " \u00b1.10.");
    assertThat(verdict(.05, -.02, .12))
        .isEqualTo(
            "Unclear: the interval includes zero and reaches beyond the smallest effect of"
                + " interest, \u00b1.10.");
    assertThat(verdict(.15, .02, .28))
        .isEqualTo(
            "The interval excludes zero, but not values below the smallest effect of interest,"
                + " \u00b1.10.");
    assertThat(verdict(-.25, -.38, -.12))
        .isEqualTo(
            "The interval excludes zero and lies wholly beyond the smallest effect of interest,"
                + " \u00b1.10.");
  }

  @Test
  void verdictWithoutSmallestEffect_speaksOfZeroOnly() {
    assertThat(Wording.verdict(Rows.correlation(.2, .1, .3)))
        .isEqualTo("The interval excludes zero.");
    assertThat(Wording.verdict(Rows.correlation(.2, -.1, .3)))
        .isEqualTo("Unclear: the interval includes zero.");
    assertThat(Wording.verdict(Rows.correlation("estimate", "0.2"))).startsWith("No interval");
  }

  @Test
  void withheldAndUndefined_haveNoNumber() {
    assertThat(wording.finding(Rows.correlation("withheld", "smallest_cell")))
        .endsWith(": withheld (fewer than 10 participants)");
    assertThat(wording.finding(Rows.correlation("withheld", "subtraction")))
        .endsWith(": withheld (could be worked out from a shown total)");
    assertThat(wording.finding(Rows.correlation())).endsWith(": not defined");
    assertThat(Wording.sample(Rows.correlation("withheld", "smallest_cell"))).isEmpty();
  }

  @Test
  void withinAndGroup_areNamed() {
    assertThat(wording.finding(Rows.correlation(.2, .1, .3, "estimand", "within")))
        .startsWith("Within people, ");
    assertThat(wording.finding(Rows.correlation(.2, .1, .3, "estimand", "total")))
        .startsWith("Over all records, ");
    assertThat(
            wording.finding(
                Rows.correlation(.2, .1, .3, "group_name", "country", "group_value", "Italy")))
        .startsWith("country Italy: Across people, ");
  }

  @Test
  void estimators_keepTheirLetters() {
    assertThat(Wording.numbers(Rows.correlation(.2, .1, .3, "estimator", "spearman")))
        .isEqualTo("\u03c1 = .20 [.10, .30]");
    assertThat(Wording.numbers(Rows.correlation(.2, .1, .3, "estimator", "kendall_tau_b")))
        .startsWith("\u03c4 = ");
    assertThat(Wording.numbers(Rows.correlation(.2, .1, .3, "estimator", "pearson_partial")))
        .startsWith("partial r = ");
    assertThat(Wording.numbers(Rows.correlation("estimate", "0.2"))).isEqualTo("r = .20");
  }

  @Test
  void labels_joinOccasionAndSubscale() {
    Labels labels = new Labels(Map.of("djg6", "DJG-6", "djg6@post", "DJG-6 afterwards"));

    assertThat(labels.of("djg6@pre")).isEqualTo("DJG-6 (pre)");
    assertThat(labels.of("djg6@post")).isEqualTo("DJG-6 afterwards");
    assertThat(labels.of("djg6.social@pre")).isEqualTo("DJG-6, social (pre)");
    assertThat(labels.of("screen_minutes")).isEqualTo("screen minutes");
  }

  private static String verdict(double r, double low, double high) {
    return Wording.verdict(Rows.correlation(r, low, high, "smallest_effect", "0.1"));
  }
}
