package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is flagged, by records whose indices follow from their making. */
class ScreeningTest {

  private static final int ITEMS = 24;
  private static final Bounds USUAL = Bounds.of(MissingNode.getInstance());
  private static final Battery BATTERY = battery(List.of("seconds"));

  private static Battery battery(List<String> seconds) {
    return new Battery(
        "survey",
        "w1",
        java.util.stream.IntStream.range(0, ITEMS).mapToObj(i -> "q" + i).toList(),
        ITEMS,
        seconds);
  }

  /** 200 people on four traits, six items each, every second one reverse-keyed; answers 1 to 5. */
  private static final ItemMoments SAMPLE = sample();

  private static ItemMoments sample() {
    Random random = new Random(2012);
    ItemMoments sample = ItemMoments.of(ITEMS);
    for (int person = 0; person < 200; person++) {
      sample.accept(careful(random));
    }
    return sample;
  }

  private static double[] careful(Random random) {
    double[] raw = new double[ITEMS];
    double[] trait = new double[4];
    for (int t = 0; t < 4; t++) {
      trait[t] = random.nextGaussian();
    }
    for (int i = 0; i < ITEMS; i++) {
      double keyed = trait[i / 6] * 1.2 + random.nextGaussian() * .4;
      raw[i] = Math.max(1, Math.min(5, Math.rint(3 + (i % 2 == 0 ? keyed : -keyed))));
    }
    return raw;
  }

  private static Screened screen(double[] raw, double seconds) {
    double[][] scales = new double[4][6];
    for (int i = 0; i < raw.length; i++) {
      scales[i / 6][i % 6] = (i % 2 == 0 ? raw[i] - 1 : 5 - raw[i]) / 4;
    }
    return Screening.of(BATTERY, SAMPLE, USUAL).apply(new RecordAnswers(raw, scales, seconds));
  }

  @Test
  void carefulRecord_hasEveryIndexAndNoFlag() {
    Screened screened = screen(careful(new Random(7)), 120);
    assertThat(screened.notComputed()).isEmpty();
    assertThat(screened.flags()).isEmpty();
    assertThat(screened.flagged()).isEmpty();
    assertThat(screened.items()).isEqualTo(ITEMS);
    assertThat(screened.answers()).isEqualTo(ITEMS);
    assertThat(screened.value(Index.SECONDS_PER_ITEM)).isEqualTo(5);
    assertThat(screened.value(Index.SYNONYMS)).isPositive();
    assertThat(screened.value(Index.ANTONYMS)).isNegative();
    assertThat(screened.gap(Index.IRV)).isNull();
  }

  /** One answer throughout: a run of all 24, no variability, nothing to correlate. */
  @Test
  void straightLine_isFlagged_thoughItsScoreLiesMidScale() {
    double[] raw = new double[ITEMS];
    java.util.Arrays.fill(raw, 4);
    Screened screened = screen(raw, 24);
    assertThat(screened.value(Index.LONGSTRING)).isEqualTo(24);
    assertThat(screened.longstringMean()).isEqualTo(24);
    assertThat(screened.value(Index.IRV)).isZero();
    assertThat(screened.flagged())
        .contains(Index.LONGSTRING, Index.IRV, Index.SECONDS_PER_ITEM, Index.MAHALANOBIS);
    assertThat(screened.gap(Index.SYNONYMS)).isEqualTo(NotComputed.NO_VARIATION);
    assertThat(screened.gap(Index.ANTONYMS)).isEqualTo(NotComputed.NO_VARIATION);
    assertThat(screened.flags()).startsWith("longstring irv");
  }

  /** Against the sample's pairs: the reverse-keyed items answered as if they were not. */
  @Test
  void answersAgainstTheKeying_areFlaggedByTheirAgreement() {
    double[] raw = careful(new Random(3));
    for (int i = 1; i < ITEMS; i += 2) {
      raw[i] = raw[i - 1];
    }
    Screened screened = screen(raw, 200);
    assertThat(screened.value(Index.ANTONYMS)).isPositive();
    assertThat(screened.flagged()).contains(Index.ANTONYMS, Index.MAHALANOBIS);
  }

  @Test
  void missingAnswer_takesTheDistanceAndNothingElse() {
    double[] raw = careful(new Random(7));
    raw[5] = Double.NaN;
    Screened screened = screen(raw, Double.NaN);
    assertThat(screened.answers()).isEqualTo(ITEMS - 1);
    assertThat(screened.notComputed()).isEqualTo("mahalanobis=incomplete seconds_per_item=no_time");
    assertThat(screened.value(Index.MAHALANOBIS)).isNaN();
    assertThat(screened.mahalanobisP()).isNaN();
  }

  @Test
  void fewAnswers_haveNoIndexAtAll() {
    double[] raw = new double[ITEMS];
    java.util.Arrays.fill(raw, Double.NaN);
    java.util.Arrays.fill(raw, 0, 5, 3);
    Screened screened = screen(raw, 1);
    assertThat(screened.flagged()).isEmpty();
    assertThat(screened.longstringMean()).isNaN();
    assertThat(screened.notComputed().split(" "))
        .hasSize(Index.values().length)
        .allMatch(gap -> gap.endsWith("=too_few_answers"));
  }

  @Test
  void nobodyElse_leavesWhatOneRecordTells() {
    double[] raw = careful(new Random(7));
    Screened screened =
        Screening.of(BATTERY, ItemMoments.of(ITEMS), USUAL)
            .apply(new RecordAnswers(raw, new double[0][], 90));
    assertThat(screened.notComputed())
        .isEqualTo(
            "even_odd=too_few_scales synonyms=too_few_pairs antonyms=too_few_pairs"
                + " mahalanobis=too_few_records");
  }

  @Test
  void declaredBounds_replaceTheUsual() {
    Bounds strict = new Bounds(Map.of(Index.LONGSTRING, 2.0, Index.IRV, 9.0), .6, 5, 6);
    Screened screened =
        Screening.of(BATTERY, SAMPLE, strict)
            .apply(new RecordAnswers(careful(new Random(7)), new double[0][], 120));
    assertThat(screened.flagged()).containsExactlyInAnyOrder(Index.LONGSTRING, Index.IRV);
  }
}
