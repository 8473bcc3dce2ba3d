package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final String CODES = "coding: {\"yes\": 1, more_or_less: 2, \"no\": 3}";
  private static final String DJG6 = "items: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f}\n" + CODES + "\n";

  private static Scored score(InstrumentUse use, double... raw) {
    return Scorer.of(use, use.variant()).score(raw, new String[raw.length]);
  }

  @Test
  void keyedItems_areReversedOnceAndKeepTheirReasons() {
    Scorer scorer = Scorer.of(InstrumentUseTest.use("uls8", "items: a..h"), "default");
    Scored scored =
        scorer.score(
            new double[] {1, 2, 1, 4, 5, Double.NaN, 2.5, 3},
            new String[] {null, null, null, null, null, null, null, "refused"});
    assertThat(scored.items())
        .containsExactly(
            new ItemResult("companionship_lacking", 1, null),
            new ItemResult("no_recourse", 2, null),
            new ItemResult("outgoing", 4, null),
            new ItemResult("left_out", 4, null),
            new ItemResult("isolated", Double.NaN, "out_of_range"),
            new ItemResult("companionship_available", Double.NaN, "unreadable"),
            new ItemResult("unhappy_withdrawn", Double.NaN, "out_of_range"),
            new ItemResult("around_but_apart", Double.NaN, "refused"));
    assertThat(scored.scales())
        .containsExactly(new ScaleResult("total", 8, 4, false, Double.NaN, "too_many_missing"));
  }

  @Test
  void infiniteValues_areOutOfRange() {
    Scored scored =
        score(
            InstrumentUseTest.use("phq2", "items: a..b"),
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    assertThat(scored.items()).extracting(ItemResult::missing).containsOnly("out_of_range");
  }

  @Test
  void columnsThatAreReversedAlready_areNotReversedAgain() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "uls8", "{items: a..h, already_reversed: [3, companionship_available]}");
    // Every column now points towards loneliness, so a straight line is a straight score.
    assertThat(score(use, 4, 4, 4, 4, 4, 4, 4, 4).scale("total").score()).isEqualTo(32);
  }

  @Test
  void sufficiencyColumnsThatAreReversedAlready_areKeyedOnce() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "djg6", DJG6 + "already_reversed: [lean_on, trust, closeness_enough]");
    // The file mirrored the three sufficiency items, so that "yes" (1) means lonely in all six.
    assertThat(score(use, 1, 1, 1, 1, 1, 1).scale("total").score()).isEqualTo(6);
    assertThat(score(use, 3, 3, 3, 3, 3, 3).scale("total").score()).isEqualTo(0);
    // Without saying so they are keyed as if they were as printed.
    assertThat(score(InstrumentUseTest.use("djg6", DJG6), 1, 1, 1, 1, 1, 1).scale("social").score())
        .isEqualTo(0);
  }

  @Test
  void item4_separatesTheTwoVersionsOfTheTwentyItems() {
    double[] raw = new double[20];
    Arrays.fill(raw, 2);
    raw[3] = 4;
    double v3 =
        score(InstrumentUseTest.use("ucla20_v3", "items: a..t"), raw).scale("total").score();
    double v2 =
        score(InstrumentUseTest.use("ucla20_v2", "items: a..t"), raw).scale("total").score();
    // All 2 is 49 and 50 (published straight lines); item 4 at 4 adds 2 or takes 2.
    assertThat(v3).isEqualTo(51);
    assertThat(v2).isEqualTo(48);
  }

  @Test
  void aMeanScale_isTheMeanOfTheAnsweredItems() {
    Instrument mean =
        Instrument.read(
            "means.yaml",
            """
            id: means
            version: 1
            title: A scale of means
            construct: something
            status: final
            response: {min: 1, max: 5}
            items:
              - {number: 1, label: one}
              - {number: 2, label: two, reverse: true}
              - {number: 3, label: three}
            scales:
              total: {items: all, score: mean, range: [1, 5], missing: {rule: mean, at_most: 1}}
              percent: {items: all, score: mean, multiply: 20, range: [20, 100], missing: {rule: complete}}
            higher_is: more of it
            citation: nobody (2020)
            evidence: invented for a test
            """);
    InstrumentUse use =
        InstrumentUse.of(
            "x",
            mean,
            new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("items", "a..c"));
    assertThat(score(use, 1, 1, 3).scales())
        .containsExactly(
            new ScaleResult("total", 3, 3, false, 3, null), // (1 + 5 + 3) / 3
            new ScaleResult("percent", 3, 3, false, 60, null));
    assertThat(score(use, 1, Double.NaN, 4).scales())
        .containsExactly(
            new ScaleResult("total", 3, 2, true, 2.5, null),
            new ScaleResult("percent", 3, 2, false, Double.NaN, "too_many_missing"));
    assertThat(score(use, 9, 9, 4).scale("total").missing()).isEqualTo("too_many_missing");
  }

  @Test
  void aScorer_scoresTheSameAfterBeingSent() throws Exception {
    Scorer scorer = Scorer.of(InstrumentUseTest.use("djg6", DJG6), "strict+complete");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(scorer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Scorer sent = (Scorer) in.readObject();
      double[] raw = {1, 2, 3, 3, 2, 1};
      assertThat(sent.score(raw, new String[6])).isEqualTo(scorer.score(raw, new String[6]));
      assertThat(sent.columns(List.of("f", "e", "d", "c", "b", "a")))
          .containsExactly("a", "b", "c", "d", "e", "f");
      assertThat(sent.variant().name()).isEqualTo("strict+complete");
    }
  }

  @Test
  void anotherNumberOfValuesThanItems_isAnArgumentFault() {
    Scorer scorer = Scorer.of(InstrumentUseTest.use("phq2", "items: a..b"), "default");
    assertThatThrownBy(() -> scorer.score(new double[3], new String[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scorer.score(new double[2], new String[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scorer.of(InstrumentUseTest.use("phq2", "items: a..b"), "strict"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void reversingTwice_isNothing(
      @ForAll @Size(20) List<@IntRange(min = 1, max = 4) Integer> answers) {
    double[] raw = answers.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] mirrored = Arrays.stream(raw).map(x -> 5 - x).toArray();
    assertThat(
            score(
                InstrumentUseTest.use("ucla20_v3", "{items: a..t, coding: {low: 4, high: 1}}"),
                mirrored))
        .isEqualTo(score(InstrumentUseTest.use("ucla20_v3", "items: a..t"), raw));
  }

  @Property(tries = 200)
  void mirroredAnswers_mirrorTheScore(
      @ForAll @Size(20) List<@IntRange(min = 1, max = 4) Integer> answers) {
    InstrumentUse use = InstrumentUseTest.use("ucla20_v3", "items: a..t");
    double[] raw = answers.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] mirrored = Arrays.stream(raw).map(x -> 5 - x).toArray();
    assertThat(score(use, mirrored).scale("total").score())
        .isEqualTo(100 - score(use, raw).scale("total").score());
  }

  @Property(tries = 200)
  void everyScore_liesInItsPossibleRange(
      @ForAll @Size(21) List<@IntRange(min = -1, max = 4) Integer> answers) {
    InstrumentUse use = InstrumentUseTest.use("dass21", "items: a..u");
    double[] raw = answers.stream().mapToDouble(Integer::doubleValue).toArray();
    for (ScaleResult result : score(use, raw).scales()) {
      Range range = use.instrument().possibleRange(result.scale(), "default");
      assertThat(Double.isNaN(result.score())).isEqualTo(result.missing() != null);
      if (result.missing() == null) {
        assertThat(result.score()).isBetween(range.min(), range.max());
      }
    }
  }
}
