package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

class CorrectionTest {

  private static final Constructs CONSTRUCTS = Constructs.shipped();
  private static final Families FAMILIES = Families.shipped();
  private static final Matching MATCHING = matching();

  /** Of F1 the tests of H01, H03 and H05 can be run, of F5 three and beside them some more. */
  private static Matching matching() {
    List<Measure> measures =
        List.of(
            scale("ucla20_v3"),
            scale("gad7"),
            scale("rses"),
            scale("audit_c"),
            usage("social_minutes"),
            usage("passive_minutes"),
            usage("active_minutes"));
    return Matching.of(
        Hypothesis.shipped(),
        CONSTRUCTS,
        Holdings.of(measures, Map.of(), CONSTRUCTS),
        EnumSet.of(Procedure.PEARSON, Procedure.PEARSON_PARTIAL));
  }

  private static Measure scale(String name) {
    return Measure.scale(name, "w1", Grain.PERSON, name, List.of(), null, null);
  }

  private static Measure usage(String name) {
    return Measure.usage(name, "usage", Grain.PERSON, "minute");
  }

  private static Match match(String id, String test) {
    return MATCHING.of(id).stream()
        .filter(m -> m.test().id().equals(test))
        .findFirst()
        .orElseThrow();
  }

  /** By hand: .01 x 3, then .03 x 2, then .04 raised to what came before it. */
  @Test
  void confirmatoryTestsOfAFamily_areHolms() {
    Map<Match, Double> p =
        Map.of(
            match("H01", "logged"), .01,
            match("H03", "minutes"), .04,
            match("H05", "minutes"), .03);
    Map<Match, Double> adjusted = Correction.apply(MATCHING, FAMILIES, p);
    assertThat(adjusted).hasSize(3);
    assertThat(adjusted.get(match("H01", "logged"))).isCloseTo(.03, within(1e-12));
    assertThat(adjusted.get(match("H03", "minutes"))).isCloseTo(.06, within(1e-12));
    assertThat(adjusted.get(match("H05", "minutes"))).isCloseTo(.06, within(1e-12));
  }

  /** By hand: H46, H49 and H50 are of F5, Benjamini and Hochberg's: .02 x 3 / 2 and .01 x 3. */
  @Test
  void familyOfFalseDiscoveries_isBenjaminiAndHochbergs() {
    Map<Match, Double> p =
        Map.of(
            match("H46", "anxiety"), .01,
            match("H49", "alcohol"), .02,
            match("H50", "people"), .9);
    Map<Match, Double> adjusted = Correction.apply(MATCHING, FAMILIES, p);
    assertThat(adjusted.get(match("H46", "anxiety"))).isCloseTo(.03, within(1e-12));
    assertThat(adjusted.get(match("H49", "alcohol"))).isCloseTo(.03, within(1e-12));
    assertThat(adjusted.get(match("H50", "people"))).isCloseTo(.9, within(1e-12));
  }

  @Test
  void testWithoutANumber_stillCounts() {
    Map<Match, Double> p = new HashMap<>();
    p.put(match("H01", "logged"), .01);
    p.put(match("H03", "minutes"), Double.NaN);
    Map<Match, Double> adjusted = Correction.apply(MATCHING, FAMILIES, p);
    assertThat(adjusted).containsOnlyKeys(match("H01", "logged"));
    assertThat(adjusted.get(match("H01", "logged"))).isCloseTo(.03, within(1e-12));
  }

  @Test
  void supportingTests_areAFamilyOfTheirOwn() {
    Map<Match, Double> p =
        Map.of(
            match("H01", "logged"), .01,
            match("H03", "given_total"), .01,
            match("H05", "minutes_direction"), .02);
    Map<Match, Double> adjusted = Correction.apply(MATCHING, FAMILIES, p);
    // Two beside the family: .01 x 2, and .02.
    assertThat(adjusted.get(match("H03", "given_total"))).isCloseTo(.02, within(1e-12));
    assertThat(adjusted.get(match("H05", "minutes_direction"))).isCloseTo(.02, within(1e-12));
  }

  @Test
  void level_isThatOfTheFamily() {
    assertThat(Correction.level(MATCHING, match("H01", "logged")))
        .isCloseTo(1 - .05 / 3, within(1e-12));
    assertThatThrownBy(() -> Correction.level(MATCHING, match("H10", "loneliness")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
