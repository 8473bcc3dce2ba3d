package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong or conflicting scoring that circulates in public, each with the score that is right; and
 * the scores of people who answer in a straight line, which are exact by the published keys.
 */
class ConformanceTest {

  private static Scored score(String id, String variant, double... raw) {
    Instrument instrument = Instrument.of(id);
    StringBuilder items = new StringBuilder("items: {");
    instrument
        .items()
        .forEach(i -> items.append(i.label()).append(": c").append(i.number()).append(", "));
    items.setLength(items.length() - 2);
    items.append("}");
    String coding =
        instrument.response().named() ? "\ncoding: {\"yes\": 1, more_or_less: 2, \"no\": 3}" : "";
    InstrumentUse use = InstrumentUseTest.use(id, items + coding);
    return Scorer.of(use, variant).score(raw, new String[raw.length]);
  }

  private static double total(String id, double... raw) {
    return score(id, "default", raw).scale("total").score();
  }

  private static double[] all(String id, double answer) {
    double[] raw = new double[Instrument.of(id).items().size()];
    Arrays.fill(raw, answer);
    return raw;
  }

  private static List<Integer> reversed(String id) {
    return Instrument.of(id).items().stream().filter(Item::reverse).map(Item::number).toList();
  }

  // For DJG, 1 is yes, 2 more or less, 3 no.
  @ParameterizedTest
  @CsvSource({
    "ucla20_v3, 1, 47",
    "ucla20_v3, 4, 53",
    "ucla20_v3, 2, 49",
    "ucla20_v3, 3, 51",
    "ucla20_v2, 1, 50",
    "ucla20_v2, 4, 50",
    "ucla20_v2, 2, 50",
    "ucla20_v2, 3, 50",
    "uls8, 1, 14",
    "uls8, 4, 26",
    "uls8, 2, 18",
    "uls8, 3, 22",
    "uls6, 1, 9",
    "uls6, 4, 21",
    "ucla3_hughes, 1, 3",
    "ucla3_hughes, 3, 9",
    "ucla3_hughes, 2, 6",
    "djg6, 3, 3",
    "djg6, 1, 3",
    "djg6, 2, 6",
    "djg11, 3, 5",
    "djg11, 1, 6",
    "djg11, 2, 11",
    "pss10, 0, 16",
    "pss10, 4, 24",
    "pss10, 2, 20",
    "pss4, 0, 8",
    "pss4, 4, 8",
    "pss4, 2, 8",
    "cesd20, 0, 12",
    "cesd20, 3, 48",
    "cesd20, 1, 24",
    "cesd20, 2, 36",
    "cesd10, 0, 6",
    "cesd10, 3, 24",
    "cesd10, 1, 12",
    "cesd10, 2, 18",
    "rses, 0, 15",
    "rses, 3, 15",
    "sias20, 0, 12",
    "sias20, 4, 68",
    "sias20, 2, 40",
    "incom11, 1, 19",
    "incom11, 5, 47",
    "incom11, 3, 33",
    "who5, 0, 0",
    "who5, 5, 100"
  })
  void straightLines_haveTheirExactScores(String id, double answer, double expected) {
    assertThat(total(id, all(id, answer))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "djg6, default, 3, 0, 3", "djg6, default, 1, 3, 0", "djg6, default, 2, 3, 3",
    "djg6, strict, 3, 0, 3", "djg6, strict, 1, 3, 0", "djg6, strict, 2, 0, 0",
    "djg11, default, 3, 0, 5", "djg11, default, 1, 6, 0", "djg11, default, 2, 6, 5"
  })
  void straightLines_onTheTwoKindsOfLoneliness(
      String id, String variant, double answer, double emotional, double social) {
    Scored scored = score(id, variant, all(id, answer));
    assertThat(scored.scale("emotional").score()).isEqualTo(emotional);
    assertThat(scored.scale("social").score()).isEqualTo(social);
    assertThat(scored.scale("total").score()).isEqualTo(emotional + social);
  }

  @Test
  void middleOfTheSelfEsteemItems_isTheMiddleOfTheScale() {
    // No answer of four lies in the middle; half agreeing and half disagreeing with everything
    // does.
    assertThat(total("rses", all("rses", 1)) + total("rses", all("rses", 2))).isEqualTo(30);
  }

  @Test
  void perceivedStress_isNotSummedWithoutReversal() {
    assertThat(reversed("pss10")).containsExactly(4, 5, 7, 8);
    assertThat(total("pss10", 0, 0, 0, 4, 4, 0, 4, 4, 0, 0)).isZero(); // 16 without reversal
  }

  @Test
  void selfEsteem_isTheSumOfAllTenItems() {
    assertThat(Instrument.of("rses").variant("default").scale("total").items()).hasSize(10);
    // the five negative items alone would be 0 here
    assertThat(total("rses", 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)).isEqualTo(15);
  }

  @Test
  void eightLonelinessItems_reverseThreeAndSix_notSevenAndEight_andTwoNotFour() {
    assertThat(reversed("uls8")).containsExactly(3, 6);
  }

  @Test
  void socialSupport_isMappedByLabel_andTheOddItemCountsForTheTotalOnly() {
    Instrument mos = Instrument.of("mos_sss19");
    assertThat(mos.mapping()).isEqualTo(Instrument.Mapping.BY_LABEL);
    List<Scale> subscales =
        mos.variant("default").scales().stream().filter(s -> !s.name().equals("total")).toList();
    List<String> members = subscales.stream().flatMap(s -> s.items().stream()).toList();
    assertThat(members).hasSize(18).doesNotHaveDuplicates().doesNotContain("distraction_company");
    assertThat(mos.variant("default").scale("total").items()).contains("distraction_company");
    assertThat(subscales).extracting(s -> s.items().size()).containsExactlyInAnyOrder(8, 4, 3, 3);
  }

  @Test
  void smartphoneScale_hasNoCutOffForEveryone() {
    assertThat(Instrument.of("sas_sv").notes().cutoffs())
        .isNotEmpty()
        .noneMatch(c -> c.group().isEmpty());
  }

  @Test
  void shortSleepIndices_whoseCitationsAreSwappedInPublic_areNotShipped() {
    assertThat(Instrument.shipped()).doesNotContain("bpsqi", "psqi", "psqi_full");
  }

  @Test
  void oneItemOnSadness_isNoLonelinessScale() {
    // Every scale that says it measures loneliness has more items than one.
    assertThat(Instrument.shipped().stream().map(Instrument::of))
        .filteredOn(i -> i.construct().startsWith("loneliness"))
        .isNotEmpty()
        .allMatch(i -> i.items().size() >= 3);
  }

  // Overlaps of content, and the variant that leaves the shared items out.
  @ParameterizedTest
  @CsvSource({
    "cesd20, minus_lonely, lonely, 0, 60",
    "cesd10, minus_lonely, lonely, 0, 30",
    "phq9, minus_sleep, sleep, 0, 24",
    "phq8, minus_sleep, sleep, 0, 21",
    "ucla20_v3, minus_social_anxiety, shy, 18, 72",
    "ucla20_v3, minus_social_anxiety, outgoing, 18, 72"
  })
  void overlapFreeVariants_leaveTheSharedItemOut(
      String id, String variant, String item, double min, double max) {
    Instrument instrument = Instrument.of(id);
    assertThat(instrument.variant(variant).items())
        .doesNotContain(item)
        .hasSize(instrument.items().size() - (id.startsWith("ucla") ? 2 : 1));
    assertThat(instrument.possibleRange("total", variant)).isEqualTo(new Range(min, max));
  }

  static Stream<String> shipped() {
    return Instrument.shipped().stream();
  }

  // 100 (x - min) / (max - min), by its definition from the scale's own score and range.
  @ParameterizedTest
  @MethodSource("shipped")
  void percentOfTheMaximum_isTheScoreOnAScaleFromNoughtToHundred(String id) {
    Instrument instrument = Instrument.of(id);
    int[] codes =
        instrument.response().named()
            ? new int[] {1, 2, 3}
            : new int[] {instrument.response().min(), instrument.response().max()};
    for (int code : codes) {
      double[] raw = all(id, code);
      raw[0] = codes[0];
      Scored plain = score(id, "default", raw);
      Scored percent = score(id, "pomp", raw);
      for (ScaleResult scale : plain.scales()) {
        Range range = instrument.possibleRange(scale.scale(), "default");
        assertThat(percent.scale(scale.scale()).score())
            .isCloseTo(
                100 * (scale.score() - range.min()) / (range.max() - range.min()), within(1e-9));
        assertThat(instrument.possibleRange(scale.scale(), "pomp")).isEqualTo(new Range(0, 100));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void readme_listsEveryInstrumentAsItsFileSays(String id) throws IOException {
    Path readme = Path.of("../../schemas/instruments/README.md");
    assumeTrue(Files.isRegularFile(readme), "skipped: not run in the repository");
    Instrument instrument = Instrument.of(id);
    Range range = instrument.possibleRange("total", "default");
    List<String> row =
        Files.readAllLines(readme).stream()
            .filter(l -> l.startsWith("| " + id + " |"))
            .flatMap(l -> Stream.of(l.substring(2).split(" *\\| *", -1)))
            .toList();
    assertThat(row).hasSizeGreaterThan(8);
    assertThat(row.get(1)).startsWith(String.valueOf(instrument.items().size()));
    assertThat(row.get(4)).isEqualTo((int) range.min() + " to " + (int) range.max());
    assertThat(row.get(5)).isEqualTo(instrument.status().name().toLowerCase(Locale.ROOT));
    assertThat(row.get(6).isEmpty() ? List.of() : List.of(row.get(6).split(", ")))
        .isEqualTo(instrument.variants().stream().skip(1).map(Variant::name).toList());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void status_isFinalOnlyWithoutDoubt(String id) {
    Instrument instrument = Instrument.of(id);
    String evidence = String.join(" ", instrument.notes().evidence().values());
    if (evidence.contains("M?") || evidence.contains("project-default")) {
      assertThat(instrument.status()).isEqualTo(Status.PROVISIONAL);
    }
  }
}
