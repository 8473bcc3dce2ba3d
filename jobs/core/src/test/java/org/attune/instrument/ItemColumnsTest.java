package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column holds which item, in which order and coding. */
class ItemColumnsTest {

  private static final List<String> HEADER =
      List.of("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10");

  private static double total(InstrumentUse use, List<String> header, double... cells) {
    Scorer scorer = Scorer.of(use, use.variant());
    double[] raw =
        scorer.columns(header).stream().mapToDouble(c -> cells[header.indexOf(c)]).toArray();
    return scorer.score(raw, new String[raw.length]).scale("total").score();
  }

  // The same person, once in each printed order: full agreement with the positive items, none with
  // the negative ones, is the highest score; the positions are those of the published lists.
  @Test
  void twoOrdersOfTheSelfEsteemItems_giveTheSamePersonTheSameScore() {
    InstrumentUse original =
        InstrumentUseTest.use("rses", "{items: q1..q10, order: original_1965}");
    assertThat(total(original, HEADER, 3, 3, 0, 3, 0, 3, 3, 0, 0, 0)).isEqualTo(30);
    InstrumentUse reprint =
        InstrumentUseTest.use("rses", "{items: q1..q10, order: common_reprint}");
    assertThat(total(reprint, HEADER, 3, 0, 3, 3, 0, 0, 3, 0, 0, 3)).isEqualTo(30);
    // Read in the wrong order, the same answers are another person.
    assertThat(total(original, HEADER, 3, 0, 3, 3, 0, 0, 3, 0, 0, 3)).isEqualTo(18);
  }

  @ParameterizedTest
  @CsvSource({"original_1965, 3 5 8 9 10", "common_reprint, 2 5 6 8 9"})
  void eachOrder_reversesThePublishedPositions(String order, String positions) {
    InstrumentUse use = InstrumentUseTest.use("rses", "{items: q1..q10, order: " + order + "}");
    List<String> reversed =
        use.columns(HEADER).entrySet().stream()
            .filter(e -> use.instrument().item(e.getKey()).orElseThrow().reverse())
            .map(e -> e.getValue().substring(1))
            .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
            .toList();
    assertThat(reversed).isEqualTo(Arrays.asList(positions.split(" ")));
  }

  @Test
  void numbers_followTheOrderThatTheStudyNames() {
    String map = "items: {1: q1, 2: q2, 3: q3, 4: q4, 5: q5, 6: q6, 7: q7, 8: q8, 9: q9, 10: q10}";
    InstrumentUse use = InstrumentUseTest.use("rses", "{" + map + ", order: common_reprint}");
    assertThat(use.columns(HEADER)).containsEntry("satisfied", "q1").containsEntry("worth", "q7");
  }

  @Test
  void labels_needNoOrder() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "rses",
            "items: {satisfied: q1, no_good: q2, good_qualities: q3, able_as_others: q4, not_proud:"
                + " q5, useless: q6, worth: q7, respect_wanted: q8, failure: q9,"
                + " positive_attitude: q10}");
    assertThat(total(use, HEADER, 3, 0, 3, 3, 0, 0, 3, 0, 0, 3)).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rses | items: q1..q10 | original_1965, common_reprint",
        "rses | items: {1: q1} | original_1965, common_reprint",
        "rses | items: q1..q10, order: reprint | It has original_1965",
        "mos_sss19 | items: q1..q19 | Name the column of each item by its label",
        "uls8 | items: q1..q8, order: original_1965 | It names none",
      })
  void anOrderThatIsNotKnown_isRefused(String instrument, String yaml, String expected) {
    assertThatThrownBy(() -> InstrumentUseTest.use(instrument, "{" + yaml + "}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(expected);
  }

  // 1-4 where the instrument says 0-3; 3-7 where it says 1-5; 0-2 of one biobank and 1 = often to
  // 3 = hardly ever of one panel family for the three items; each also against the direction.
  @ParameterizedTest
  @CsvSource({
    "gad7, 1, 4, 1 1 1 1 1 1 4, 3",
    "gad7, 4, 1, 4 4 4 4 4 4 1, 3",
    "fomo10, 3, 7, 3 3 3 3 3 7 7 7 7 7, 3",
    "fomo10, 7, 3, 3 3 3 3 3 3 3 3 3 3, 5",
    "ucla3_hughes, 0, 2, 0 1 2, 6",
    "ucla3_hughes, 0, 2, 0 0 0, 3",
    "ucla3_hughes, 3, 1, 1 1 1, 9",
    "ucla3_hughes, 3, 1, 3 2 3, 4",
    "uls8, 4, 1, 4 4 1 4 4 1 4 4, 8",
    "uls8, 0, 3, 3 3 0 3 3 0 3 3, 32"
  })
  void aDeclaredCoding_isBroughtToTheInstrumentsOwn(
      String id, int low, int high, String answers, double score) {
    double[] raw = Arrays.stream(answers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    InstrumentUse use =
        InstrumentUseTest.use(
            id, String.format("{items: a..z, coding: {low: %d, high: %d}}", low, high));
    assertThat(Scorer.of(use, "default").score(raw, new String[raw.length]).scale("total").score())
        .isEqualTo(score);
  }

  @Test
  void aColumnsOwnCoding_holdsForThatColumnAlone() {
    InstrumentUse use =
        InstrumentUseTest.use(
            "ucla3_hughes",
            """
            items:
              companionship_lacking: a
              left_out: {column: b, coding: {low: 0, high: 2}}
              isolated: {column: c, coding: {low: 3, high: 1}}
            """);
    // often in each of the three codings; then a code that only one of them knows
    assertThat(total(use, List.of("a", "b", "c"), 3, 2, 1)).isEqualTo(9);
    assertThat(total(use, List.of("a", "b", "c"), 1, 0, 3)).isEqualTo(3);
    assertThat(total(use, List.of("a", "b", "c"), 0, 0, 3)).isNaN();
    assertThat(use.coding("left_out")).isEqualTo(new Coding.Steps(0, 2));
    assertThat(use.coding("companionship_lacking")).isEqualTo(new Coding.Steps(1, 3));
  }

  @Test
  void categories_mayHaveACodingForEachColumn() {
    String yes1 = "coding: {\"yes\": 1, more_or_less: 2, \"no\": 3}";
    String no1 = "coding: {\"yes\": 3, more_or_less: 2, \"no\": 1}";
    InstrumentUse use =
        InstrumentUseTest.use(
            "djg6",
            String.format(
                "items: {emptiness: {column: a, %1$s}, people_missed: {column: b, %1$s}, rejected:"
                    + " {column: c, %1$s}, lean_on: {column: d, %2$s}, trust: {column: e, %2$s},"
                    + " closeness_enough: {column: f, %2$s}}",
                yes1, no1));
    assertThat(use.coding()).isNull();
    // yes to every lack (1) and no to every plenty (1)
    assertThat(total(use, List.of("a", "b", "c", "d", "e", "f"), 1, 1, 1, 1, 1, 1)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{column: b, coding: {low: 0, high: 3}} | Expected 3 steps",
        "{column: b, codng: {low: 0, high: 2}} | Expected the name of a column",
        "{coding: {low: 0, high: 2}} | Expected the name of a column",
        "[b] | Expected the name of a column",
      })
  void aColumnsDeclarationThatDoesNotFit_isRefused(String column, String expected) {
    assertThatThrownBy(
            () -> InstrumentUseTest.use("ucla3_hughes", "items: {1: a, 2: " + column + ", 3: c}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(expected);
  }
}
