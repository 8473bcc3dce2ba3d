package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentTest {

  private static final String SMALL =
      """
      id: small
      version: 1
      title: A small scale
      construct: something
      status: final
      response: {min: 1, max: 5, anchors: [never, always]}
      items:
        - {number: 1, label: one}
        - {number: 2, label: two, reverse: true}
        - {number: 3, label: three}
      scales:
        pair: {items: [one, 2], score: sum, range: [2, 10], missing: {rule: complete}}
        total: {items: all, score: mean, range: [1, 5], missing: {rule: mean, at_most: 1}}
      variants:
        minus_two:
          description: Without the second item.
          without: [two]
          scales: {pair: {range: [1, 5]}}
      higher_is: more of it
      cutoffs:
        - {rule: above 3, source: nobody, evidence: M}
      citation: nobody (2020)
      evidence: invented for a test
      """;

  private static final String WORDS =
      """
      id: words
      version: 1
      title: A scale with words
      construct: something
      status: final
      response: {categories: ["yes", "no"]}
      items:
        - {number: 1, label: one, key: lack}
        - {number: 2, label: two, key: plenty}
      keys:
        lack: {counts: ["yes"]}
        plenty: {counts: ["no"]}
      scales:
        total: {items: all, score: count, range: [0, 2], missing: {rule: count, at_most: 1}}
      higher_is: more of it
      citation: nobody (2020)
      evidence: invented for a test
      """;

  static List<String> shipped() {
    return Instrument.shipped();
  }

  @Test
  void shipped_holdsTheFirstFifteen() {
    assertThat(Instrument.shipped())
        .contains(
            "ucla20_v3",
            "ucla20_v2",
            "uls8",
            "ucla3_hughes",
            "djg6",
            "djg11",
            "phq9",
            "phq8",
            "phq2",
            "gad7",
            "gad2",
            "who5",
            "lsns6",
            "dass21",
            "sas_sv");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedInstrument_isReadAndHasATotal(String id) {
    Instrument instrument = Instrument.of(id);
    assertThat(instrument.id()).isEqualTo(id);
    assertThat(instrument.variant("default").scale("total").items())
        .hasSameSizeAs(instrument.items());
    assertThat(instrument.notes().citation()).isNotBlank();
    assertThat(instrument.notes().evidence()).isNotEmpty();
    assertThat(instrument.status() == Status.PROVISIONAL)
        .isEqualTo(!instrument.notes().toConfirm().isEmpty());
  }

  // Items, range and reversed items of the scoring table in the instruments' papers, as collected
  // in
  // the specification this project follows.
  @ParameterizedTest
  @CsvSource({
    "ucla20_v3, 20, 20, 80, 1 5 6 9 10 15 16 19 20",
    "ucla20_v2, 20, 20, 80, 1 4 5 6 9 10 15 16 19 20",
    "uls8, 8, 8, 32, 3 6",
    "ucla3_hughes, 3, 3, 9, ''",
    "djg11, 11, 0, 11, ''",
    "djg6, 6, 0, 6, ''",
    "lsns6, 6, 0, 30, ''",
    "phq9, 9, 0, 27, ''",
    "phq8, 8, 0, 24, ''",
    "phq2, 2, 0, 6, ''",
    "gad7, 7, 0, 21, ''",
    "gad2, 2, 0, 6, ''",
    "dass21, 21, 0, 63, ''",
    "who5, 5, 0, 100, ''",
    "sas_sv, 10, 10, 60, ''"
  })
  void itemsRangeAndReversals_areThePublishedOnes(
      String id, int items, double min, double max, String reversed) {
    Instrument instrument = Instrument.of(id);
    assertThat(instrument.items()).hasSize(items);
    assertThat(instrument.possibleRange("total", "default")).isEqualTo(new Range(min, max));
    assertThat(
            instrument.items().stream()
                .filter(Item::reverse)
                .map(i -> String.valueOf(i.number()))
                .toList())
        .isEqualTo(reversed.isEmpty() ? List.of() : List.of(reversed.split(" ")));
  }

  @Test
  void uls8_reversesOutgoingAndCompanionshipAvailable_notItemsSevenAndEight() {
    assertThat(Instrument.of("uls8").items().stream().filter(Item::reverse).map(Item::label))
        .containsExactly("outgoing", "companionship_available");
  }

  @Test
  void sasSv_hasACutOffForEachSex_notOneForAll() {
    assertThat(Instrument.of("sas_sv").notes().cutoffs())
        .extracting(Cutoff::group, Cutoff::rule)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("male", ">= 31"),
            org.assertj.core.groups.Tuple.tuple("female", ">= 33"));
  }

  @ParameterizedTest
  @CsvSource({"ucla20_v3", "uls8"})
  void scalesWithoutDevelopersCutOffs_claimNone(String id) {
    assertThat(Instrument.of(id).notes().cutoffs())
        .noneMatch(c -> c.source().contains("Russell") && c.rule().matches(".*\\d.*"))
        .noneMatch(c -> c.source().contains("Hays"));
  }

  @Test
  void variants_changeRangeAndItems() {
    Instrument ucla = Instrument.of("ucla20_v3");
    assertThat(ucla.possibleRange("total", "minus_social_anxiety")).isEqualTo(new Range(18, 72));
    assertThat(ucla.variant("minus_social_anxiety").items())
        .hasSize(18)
        .doesNotContain("outgoing", "shy");
    assertThat(Instrument.of("who5").possibleRange("total", "raw")).isEqualTo(new Range(0, 25));
    assertThat(Instrument.of("dass21").possibleRange("total", "doubled"))
        .isEqualTo(new Range(0, 126));
    assertThat(Instrument.of("djg6").possibleRange("social", "polytomous+complete"))
        .isEqualTo(new Range(0, 6));
  }

  @Test
  void complete_existsForEveryVariantAndIsNamedOnce() {
    Instrument djg = Instrument.of("djg6");
    assertThat(djg.variant("complete").scale("total").missing()).isEqualTo(MissingRule.COMPLETE);
    assertThat(djg.variant("strict+complete").name()).isEqualTo("strict+complete");
    assertThat(djg.holds("complete+complete")).isFalse();
    assertThat(djg.holds("strikt")).isFalse();
    assertThat(djg.variantNames())
        .containsExactly("default", "complete", "pomp", "neutral_lonely", "strict", "polytomous");
    assertThatThrownBy(() -> djg.variant("strikt")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStudysOwnInstrument_isReadLikeAShippedOne() throws IOException {
    String file = "/org/attune/studies/fried2021_esm/instruments/ucla5.yaml";
    String text =
        new String(
            InstrumentTest.class.getResourceAsStream(file).readAllBytes(), StandardCharsets.UTF_8);
    Instrument own = Instrument.read("instruments/ucla5.yaml", text);
    assertThat(own.possibleRange("total", "complete")).isEqualTo(new Range(5, 25));
    assertThat(own.notes().evidence()).containsEntry("all", "the study's own codebook");
  }

  @Test
  void smallInstruments_areAccepted() {
    assertThat(Instrument.read("small.yaml", SMALL).variantNames())
        .containsExactly("default", "complete", "pomp", "minus_two");
    assertThat(Instrument.read("words.yaml", WORDS).items()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: small | id: other | id | file's name",
        "label: three | label: two | items/2 | two stands twice",
        "number: 3 | number: 4 | items/2 | item number 3",
        "[one, 2] | [one, 7] | scales/pair/items | found 7",
        "[one, 2] | [one, 1] | scales/pair | every item once",
        "[2, 10] | [2, 8] | scales/pair/range | Expected [2, 10] from its items, but found [2, 8]",
        "max: 5 | max: 1 | response | min below max",
        "[never, always] | [a, b, c] | response/anchors | 2 or 5 anchors",
        "rule: mean, at_most: 1 | rule: prorate, at_most: 1 | scales/total/missing | complete or mean",
        "rule: mean, at_most: 1 | rule: mean, at_most: 3 | scales/total/missing/at_most | fewer than the 3",
        "without: [two] | without: [twoo] | variants/minus_two/without | found twoo",
        "without: [two] | without: [one, two] | variants/minus_two/scales/pair | none is left",
        "scales: {pair: {range: [1, 5]}} | scales: {pear: {range: [1, 5]}} | variants/minus_two/scales/pear | no pear",
        "minus_two: | pair: | variants/pair/ | no scale has",
        "rule: above 3 | scale: trio, rule: above 3 | cutoffs | found trio",
        "label: three | label: three, key: lack | items/2 | no key",
        "score: sum | score: count | scales/pair | complete or count",
        "status: final | status: provisional | at the top | to_confirm",
        "higher_is: | hihger_is: | at the top | hihger_is",
        "rule: mean, at_most: 1 | rule: mean | scales/total/missing | at_most",
      })
  void aContradictoryInstrument_isRefused(
      String text, String wrong, String place, String expected) {
    String broken = SMALL.replace(text, wrong).replace("rule: complete", rule(wrong));
    assertThat(broken).isNotEqualTo(SMALL);
    assertThatThrownBy(() -> Instrument.read("small.yaml", broken))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.file()).isEqualTo("small.yaml");
              assertThat(refusal.place()).startsWith(place);
              assertThat(refusal.getMessage()).contains(expected);
            });
  }

  /** A count needs its own rule to come as far as the check of what its items are worth. */
  private static String rule(String wrong) {
    return wrong.equals("score: count") ? "rule: prorate, at_most: 1" : "rule: complete";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: one, key: lack | label: one | items/0 | Say which key scores one",
        "label: one, key: lack | label: one, key: luck | items/0 | Say which key scores one",
        "label: one, key: lack | label: one, key: plenty | keys | no item uses",
        "label: one, key: lack | label: one, key: lack, reverse: true | items/0 | no reverse",
        "lack: {counts: [\"yes\"]} | lack: {counts: [\"maybe\"]} | keys/lack | [maybe, no, yes]",
        "lack: {counts: [\"yes\"]} | lack: {scores: {\"yes\": 1, maybe: 0}} | keys/lack | every one of them",
        "lack: {counts: [\"yes\"]} | lack: {scores: {\"yes\": 2, \"no\": 0}} | scales/total/range | [0, 3]",
        "lack: {counts: [\"yes\"]} | lack: {} | keys/lack | 1",
        "score: count | score: sum | scales/total/missing | complete or prorate",
        "categories: [\"yes\", \"no\"] | categories: [\"yes\", \"no\"], min: 1 | response | 'max'",
      })
  void anInstrumentWithWords_isRefusedWhereItsKeysDoNotFit(
      String text, String wrong, String place, String expected) {
    String broken = WORDS.replace(text, wrong);
    assertThat(broken).isNotEqualTo(WORDS);
    assertThatThrownBy(() -> Instrument.read("words.yaml", broken))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.place()).startsWith(place);
              assertThat(refusal.getMessage()).contains(expected);
            });
  }

  @Test
  void aCountOfItemsWorthMoreThanOne_isRefused() {
    String broken =
        SMALL.replace(
            "score: sum, range: [2, 10], missing: {rule: complete}",
            "score: count, range: [2, 10], missing: {rule: complete}");
    assertThatThrownBy(() -> Instrument.read("small.yaml", broken))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("scales/pair/score")
        .hasMessageContaining("worth 0 or 1");
  }

  @Test
  void aFinalInstrumentWithSomethingToConfirm_isRefused() {
    assertThatThrownBy(
            () ->
                Instrument.read(
                    "small.yaml", SMALL.replace("citation:", "to_confirm: [the range]\ncitation:")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("to_confirm");
  }

  @Test
  void aSumOfScales_addsScalesWithItemsOfTheirOwn() {
    String added = "  both: {sum_of: [pair, last], range: [3, 15]}\nvariants:";
    String last = "  last: {items: [3], score: sum, range: [1, 5], missing: {rule: complete}}\n";
    String text = SMALL.replace("variants:", last + added);
    assertThatThrownBy(() -> Instrument.read("small.yaml", text))
        .hasMessageContaining("variants/minus_two/scales/both/range");
    String fixed =
        text.replace("{pair: {range: [1, 5]}}", "{pair: {range: [1, 5]}, both: {range: [2, 10]}}");
    assertThat(Instrument.read("small.yaml", fixed).possibleRange("both", "default"))
        .isEqualTo(new Range(3, 15));
    assertThatThrownBy(
            () -> Instrument.read("small.yaml", text.replace("[pair, last]", "[pair, lost]")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("scales/both/sum_of");
    assertThatThrownBy(
            () ->
                Instrument.read(
                    "small.yaml",
                    fixed.replace("both: {range: [2, 10]}", "both: {range: [2, 10], multiply: 2}")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("adds other scales");
  }

  @Test
  void anUnknownShippedId_isAnArgumentFault() {
    assertThatThrownBy(() -> Instrument.of("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("instruments/nothing.yaml");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedInstrument_survivesBeingSent(String id) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Instrument.of(id));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(Instrument.of(id));
    }
  }
}
