package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {

  private static final String SMALL =
      """
      world: small
      title: A small world
      days: 7
      scales: {loneliness: {instrument: ucla20_v3, loading: 0.7}, depression: {instrument: phq8, loading: 0.7}}
      use:
        passive: {minutes: 40, spread: 0.5, person: 0.5}
        active: {minutes: 30, spread: 0.5, person: 0.5}
        other: {minutes: 90, spread: 0.5, person: 0.5}
        night: {minutes: 12, spread: 0.5, person: 0.5}
      between:
        - {of: [loneliness, depression], r: 0.5}
      within: {memory: 0.2, effects: []}
      """;

  @Test
  void shippedWorlds_areRead() {
    assertThat(World.shipped()).contains("published", "null", "confounded", "gaps_by_use");
    World.shipped().forEach(id -> assertThat(World.shipped(id).id()).isEqualTo(id));
  }

  /** The sizes that were settled in advance for the generator, pair by pair. */
  @ParameterizedTest
  @CsvSource({
    "depression, 0.50",
    "social_anxiety, 0.45",
    "self_esteem, -0.42",
    "sleep_problems, 0.30",
    "support, -0.45",
    "network, -0.25",
    "fomo, 0.25",
    "problematic_use, 0.21",
    "reported_use, 0.10",
    "passive, 0.08",
    "active, 0.00"
  })
  void publishedWorld_hasTheSettledSizes(String trait, double r) {
    assertThat(Structure.of(World.shipped("published"), "").correlation("loneliness", trait))
        .isEqualTo(r);
  }

  @Test
  void sourcesFromMemory_areNeverCited() {
    String text = Shipped.text("worlds/published.yaml");
    World world = World.shipped("published");
    assertThat(text).contains("tag: memory, source: Erzen");
    assertThat(world.between()).anyMatch(r -> r.citation().contains("Griffin"));
    String told = TruthDocument.of(WorldStudy.of(world, 10, 1), List.of()).toString();
    assertThat(told).contains("Griffin").doesNotContain("Erzen", "Parry", "Maes", "older");
    assertThat(WorldDeclaration.of(WorldStudy.of(world, 10, 1))).doesNotContain("Erzen", "Parry");
  }

  @Test
  void undeclaredPairs_followFromLoneliness() {
    String third =
        SMALL.replace("depression: {", "anxiety: {instrument: gad7, loading: 0.7}, depression: {");
    World world =
        World.read(
            "small.yaml",
            third.replace("r: 0.5}", "r: 0.5}\n  - {of: [anxiety, loneliness], r: 0.4}"));
    Structure structure = Structure.of(world, "");
    assertThat(structure.correlation("anxiety", "depression")).isEqualTo(0.5 * 0.4);
    assertThat(structure.correlation("anxiety", "passive")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r: 0.5}|r: 0.5}\\n  - {of: [depression, happiness], r: 0.1}|happiness",
        "phq8|phq88|phq88",
        "phq8|promis_sleep_4a|in order",
        "phq8|rses|in order",
        "days: 7|days: 1|days",
        "effects: []|effects: [{of: night_use, on: lonely, slope: 0.1}]|effects",
        "effects: []|effects: [{of: in_person, on: lonely, slope: 0.9, sd: 0.6}]|twentieth",
        "memory: 0.2|memory: 0.2, colour: red|colour",
        "phq8|djg6|by numbers",
        "phq8|djg11|by numbers",
        "phq8|phq9|safety protocol",
        "phq8|ucla20_v3|ucla20_v3 once",
        "depression: {|lonely: {|called lonely",
        "depression: {|night: {|called night",
        "depression: {|passive: {|called passive",
        "depression: {|reported_use: {|called reported_use",
        "depression: {|phone: {|called phone",
        "depression: {|diary: {|called diary",
        "depression: {|social_minutes: {|called social_minutes",
        "r: 0.5}|r: 0.5}\\n  - {of: [depression, loneliness], r: 0.1}|depression with loneliness once",
        "effects: []|effects: [{of: in_person, on: lonely, slope: .1}, {of: in_person, on: lonely, slope: .2}]|in_person on lonely once",
        "world: small|world: small\\nzone: Mars/Base|Mars/Base",
        "world: small|world: small\\nfirst_day: 2026-02-30|2026-02-30",
        "passive: {minutes: 40, spread: 0.5|passive: {minutes: 180, spread: 0.7|use.passive",
        "active: {minutes: 30, spread: 0.5|active: {minutes: 180, spread: 0.7|use.active",
        "night: {minutes: 12, spread: 0.5|night: {minutes: 180, spread: 0.7|its mean is 156.2, not 180",
        "world: small|world: small\\nwithout: [loneliness]|loneliness",
        "world: small|world: small\\nzone: America/Los_Angeles\\nflaws: {travel: 0.1}|westwards"
      })
  void worldThatCannotBe_isRefused(String part, String instead, String told) {
    String text = SMALL.replace(part, instead.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(SMALL);
    assertThatThrownBy(() -> World.read("small.yaml", text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(told);
  }

  /** Every shipped instrument is simulated or refused, and what is simulated has finite truths. */
  @Test
  void anyInstrument_isSimulatedOrRefused() {
    List<String> refused = new ArrayList<>();
    for (String id : Shipped.names("instruments", ".yaml")) {
      try {
        World world = World.read("small.yaml", SMALL.replace("phq8", id));
        WorldStudy study = WorldStudy.of(world, 10, 1);
        List<Truth> expected = WorldTruth.of(study).expected();
        assertThat(expected).as(id).allMatch(t -> Double.isFinite(t.value()));
        assertThat(TruthDocument.of(study, expected).toString()).as(id).doesNotContain("NaN");
        boolean isOneItem = world.scales().get(1).items() == 1;
        assertThat(expected.stream().filter(t -> t.estimator().equals("alpha")))
            .as(id)
            .hasSize(isOneItem ? 1 : 2);
        assertThat(Worlds.people(world, 1, 1).get(0).answers()[1]).doesNotContain(Resident.BLANK);
      } catch (Refusal refusal) {
        refused.add(id);
      }
    }
    assertThat(refused)
        .as("answered in words, read by label, in several orders, guarded, or twice in this world")
        .containsExactlyInAnyOrder(
            "djg11",
            "djg6",
            "incom6",
            "mmos8",
            "mos_sss19",
            "phq9",
            "promis_sleep_4a",
            "promis_sleep_8a",
            "promis_sleep_8b",
            "rses",
            "ucla20_v3");
  }

  @Test
  void correlationsThatCannotHoldTogether_areRefused() {
    String text =
        SMALL.replace(
            "r: 0.5}",
            "r: 0.9}\n  - {of: [loneliness, passive], r: 0.9}\n"
                + "  - {of: [depression, passive], r: -0.5}");
    assertThatThrownBy(() -> World.read("small.yaml", text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot all hold together");
  }

  @Test
  void unknownWorld_isRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> World.shipped("utopia"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("published");
  }

  @Test
  void studyWithoutSomething_hasTheSamePeople() {
    World whole = World.read("small.yaml", SMALL);
    World less = whole.without(Set.of("depression", "diary"));
    assertThat(less.askedScales()).extracting(World.Scale::name).containsExactly("loneliness");
    assertThat(less.asked()).isEmpty();
    assertThat(less.has("lonely")).isFalse();
    List<Resident> all = Worlds.people(whole, 1, 3);
    List<Resident> same = Worlds.people(less, 1, 3);
    for (int i = 0; i < all.size(); i++) {
      assertThat(same.get(i).answers()).isEqualTo(all.get(i).answers());
      assertThat(same.get(i).seconds()).isEqualTo(all.get(i).seconds());
    }
  }
}
