package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentUseTest {

  private static final String PLACE = "sources.survey.instruments.x";
  private static final String DJG6 =
      "items: {1: a, 2: b, 3: c, closeness_enough: d, people_missed: e, rejected: f}";

  static InstrumentUse use(String instrument, String yaml) {
    return InstrumentUse.of(PLACE, Instrument.of(instrument), tree(yaml));
  }

  private static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void refused(Runnable action, String place, String expected) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.file()).isEqualTo("study.yaml");
              assertThat(refusal.place()).isEqualTo(PLACE + place);
              assertThat(refusal.getMessage()).contains(expected);
              assertThat(refusal.remedy()).isNotBlank();
            });
  }

  @Test
  void range_mapsColumnsInHeaderOrderToItemNumbers() {
    InstrumentUse use = use("ucla3_hughes", "items: q1..last");
    assertThat(use.columns(List.of("id", "q1", "odd", "last", "q9")))
        .containsExactly(
            entry("companionship_lacking", "q1"),
            entry("left_out", "odd"),
            entry("isolated", "last"));
  }

  @Test
  void rangeOfNumberedColumns_withAnotherAmongThem_isRefused() {
    InstrumentUse use = use("ucla3_hughes", "items: q1..q3");
    refused(() -> use.columns(List.of("id", "q1", "age", "q3")), ".items", "but found age");
  }

  @Test
  void range_readsColumnsWhoseOwnNamesHoldDots() {
    InstrumentUse use = use("ucla3_hughes", "items: How..1..How..3");
    assertThat(use.columns(List.of("How..1", "How..2", "How..3")).values())
        .containsExactly("How..1", "How..2", "How..3");
  }

  @Test
  void map_takesLabelsAndNumbersAndKeepsTheInstrumentsOrder() {
    InstrumentUse use = use("ucla3_hughes", "items: {isolated: z, 1: x, left_out: y}");
    assertThat(use.columns(List.of("z", "y", "x")))
        .containsExactly(
            entry("companionship_lacking", "x"), entry("left_out", "y"), entry("isolated", "z"));
  }

  @Test
  void range_whoseColumnsDoNotFit_isRefused() {
    List<String> header = List.of("id", "q1", "q2", "q3", "q4", "q2");
    refused(
        () -> use("ucla3_hughes", "items: q1..q4").columns(header),
        ".items",
        "Expected 3 columns for ucla3_hughes, but q1..q4 spans 4");
    refused(() -> use("ucla3_hughes", "items: q1..q5").columns(header), ".items", "not both");
    refused(() -> use("ucla3_hughes", "items: q4..q1").columns(header), ".items", "comes after it");
    refused(() -> use("ucla3_hughes", "items: q1..q3").columns(header), ".items", "2 times");
  }

  @Test
  void map_whoseColumnIsNotInTheFile_isRefused() {
    refused(
        () -> use("ucla3_hughes", "items: {1: a, 2: b, 3: c}").columns(List.of("a", "b", "C")),
        ".items",
        "the column c once in the file, but found it 0 times");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "items: q1 | .items | a range of columns",
        "items: 7 | .items | a range of columns",
        "coding: {low: 1, high: 3} | .items | a range of columns",
        "items: {} | .items | a range of columns",
        "items: {1: a, 2: a, 3: c} | .items | a stands twice",
        "items: {1: a, companionship_lacking: b, 2: c, 3: d} | .items | by number and by label",
        "items: {1: a, 2: b} | .items | [isolated] have none",
        "items: {1: a, 2: b, 4: c} | .items.4 | companionship_lacking, left_out, isolated",
        "items: {1: a, 2: [b], 3: c} | .items.2 | Give one column",
        "items: q1..q3, coding: {low: 1, high: 4} | .coding | Expected 3 steps",
        "items: q1..q3, coding: {low: 1} | .coding | {low: a whole number",
        "items: q1..q3, coding: {low: 1, high: 2.5} | .coding | {low: a whole number",
        "items: q1..q3, coding: {often: 1, never: 2} | .coding | {low: a whole number",
        "items: q1..q3, missing: strict | .missing | Expected complete",
        "items: q1..q3, variant: strict | .variant | It has default, complete, pomp;",
        "items: q1..q3, also: [default] | .also | scored already",
        "items: q1..q3, also: [strict] | .also | found strict",
        "items: q1..q3, already_reversed: [left_out] | .already_reversed | scores left_out as given",
        "items: q1..q3, already_reversed: [outgoing] | .already_reversed | found outgoing",
        "items: q1..q3, codng: {low: 1, high: 3} | .codng | found codng",
      })
  void aDeclarationThatDoesNotFit_isRefused(String yaml, String place, String expected) {
    String block = yaml.startsWith("{") ? yaml : "{" + yaml + "}";
    refused(() -> use("ucla3_hughes", block), place, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | .coding | found none",
        "coding: {\"yes\": 1, \"no\": 2} | .coding | [yes, more_or_less, no] or [yes!, yes,",
        "coding: {low: 1, high: 3} | .coding | found [high, low]",
        "coding: {\"yes\": 1, more_or_less: 2, \"no\": 2} | .coding | a different code",
        "coding: {\"yes\": ja, more_or_less: 2, \"no\": 3} | .coding.yes | Expected a number",
      })
  void categoriesWithoutACodeForEach_areRefused(String coding, String place, String expected) {
    refused(() -> use("djg6", DJG6 + "\n" + coding), place, expected);
  }

  @Test
  void fiveCategories_areAcceptedAsTheOtherForm() {
    InstrumentUse use =
        use(
            "djg6",
            DJG6 + "\ncoding: {\"no!\": 5, \"no\": 4, more_or_less: 3, \"yes\": 2, \"yes!\": 1}");
    assertThat(use.coding())
        .isEqualTo(
            new Coding.Named(
                List.of("yes!", "yes", "more_or_less", "no", "no!"),
                List.of(1.0, 2.0, 3.0, 4.0, 5.0)));
  }

  @Test
  void coding_isTheCanonicalOneUnlessDeclared() {
    assertThat(use("uls8", "items: a..b").coding()).isEqualTo(new Coding.Steps(1, 4));
    assertThat(use("uls8", "{items: a..b, coding: {low: 3, high: 0}}").coding())
        .isEqualTo(new Coding.Steps(3, 0));
  }

  @Test
  void missingComplete_namesTheDeclaredVariant() {
    assertThat(
            use("uls8", "{items: a..b, missing: complete, also: [default, prorate1]}").variants())
        .containsExactly("complete", "default", "prorate1");
    assertThat(use("uls8", "{items: a..b, variant: prorate1, missing: complete}").variant())
        .isEqualTo("prorate1+complete");
    assertThat(use("uls8", "{items: a..b, variant: complete, missing: complete}").variant())
        .isEqualTo("complete");
    assertThat(use("uls8", "items: a..b").variants()).containsExactly("default");
  }

  @Test
  void itemsThatNoVariantScores_needNoColumn() {
    String items = "items: {1: a, 2: b, 4: d, 5: e, 6: f, 7: g, 8: h, 9: i}";
    InstrumentUse use = use("phq9", items + "\nvariant: minus_sleep");
    List<String> header = List.of("a", "b", "d", "e", "f", "g", "h", "i");
    assertThat(Scorer.of(use, "minus_sleep").columns(header)).isEqualTo(header);
    refused(() -> use("phq9", items), ".items", "[sleep] have none");
  }

  @Test
  void reversedColumns_areKept() {
    InstrumentUse use = use("uls8", "{items: a..b, already_reversed: [outgoing, 6]}");
    assertThat(use.alreadyReversed())
        .containsExactlyInAnyOrder("outgoing", "companionship_available");
    assertThat(use.instrument().id()).isEqualTo("uls8");
  }
}
