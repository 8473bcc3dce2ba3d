package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.instrument.Instrument;
import org.attune.instrument.Scale;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.attune.stats.Adjustment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisTest {

  private static final List<Hypothesis> SHIPPED = Hypothesis.shipped();
  private static final Constructs CONSTRUCTS = Constructs.shipped();
  private static final Families FAMILIES = Families.shipped();
  private static final Pattern FIGURE = Pattern.compile("-?\\d+(?:[.,]\\d+)*");

  private static final String OWN =
      """
      id: lab1
      title: Night use and loneliness
      claim: People who use their phones at night are lonelier.
      priority: primary
      family: lab
      tests:
        - {id: people, level: between, predictor: night_use, outcome: loneliness, direction: positive, estimator: [pearson]}
      """;

  private static Set<String> ids(String numbers) {
    Set<String> ids = new TreeSet<>();
    for (String part : numbers.split("[ ,]+")) {
      String[] ends = part.split("-");
      IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .forEach(i -> ids.add("H%02d".formatted(i)));
    }
    return ids;
  }

  private static Set<String> where(java.util.function.Predicate<Hypothesis> fits) {
    return SHIPPED.stream()
        .filter(fits)
        .map(Hypothesis::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode raw(Hypothesis hypothesis) throws JsonProcessingException {
    return new YAMLMapper().readTree(Shipped.text("hypotheses/" + hypothesis.id() + ".yaml"));
  }

  @Test
  void shipped_areH01ToH65() {
    assertThat(SHIPPED).extracting(Hypothesis::id).containsExactlyElementsOf(ids("1-65"));
  }

  /**
   * The version-1 primary set, and the two that are beyond a study's data, of the list of claims.
   */
  @Test
  void priorities_areThoseOfTheListOfClaims() {
    assertThat(where(h -> h.priority() == Hypothesis.Priority.PRIMARY))
        .isEqualTo(ids("1-8 10-14 16 17 22 25 27-35 37 38 41-46 50 55 63 65"));
    assertThat(where(h -> h.priority() == Hypothesis.Priority.OUTSIDE)).isEqualTo(ids("48 54"));
  }

  @Test
  void families_haveTheirFixedMembers() {
    assertThat(where(h -> h.family().equals("F1"))).isEqualTo(ids("1 3 4 5 10 11"));
    assertThat(where(h -> h.family().equals("F1e"))).isEqualTo(ids("2 6 9"));
    assertThat(SHIPPED).allMatch(h -> FAMILIES.corrections().containsKey(h.family()));
    assertThat(FAMILIES.correction("F1")).isEqualTo(Adjustment.HOLM);
    assertThat(FAMILIES.correction("F5")).isEqualTo(Adjustment.BENJAMINI_HOCHBERG);
    assertThat(FAMILIES.correction("F7")).isEqualTo(Adjustment.BENJAMINI_HOCHBERG);
    assertThat(FAMILIES.correction("a lab's own")).isEqualTo(Adjustment.HOLM);
    assertThat(FAMILIES.curves()).containsExactly("F1");
  }

  /**
   * The coverage map of the list; H35 is under S2 alone in its own entry, so it is left out of S0.
   */
  @ParameterizedTest
  @CsvSource({
    "S0, '01-09 11 13 15-18 28 30 33 34 36-38 41 43 46 47 62 63'",
    "S1, '01 07 08 10-14 22 24-31 43 52 55 56 60 65'",
    "S2, '02 14 16 17 19 20 32 33 35 38 64'",
    "S3, '01 07 22 23 38-41 43-45 47-51 53 56-61'",
    "S4, '06 08 12 13 15 21 22 45 54 57 59'"
  })
  void articles_areThoseOfTheCoverageMap(String article, String numbers) {
    assertThat(FAMILIES.articles()).containsKey(article);
    assertThat(where(h -> h.articles().contains(article))).isEqualTo(ids(numbers));
  }

  @Test
  void everyHypothesis_speaksOfKnownConstructsAndArticles() {
    CONSTRUCTS.require(SHIPPED);
    assertThat(SHIPPED).allMatch(h -> FAMILIES.articles().keySet().containsAll(h.articles()));
    assertThat(SHIPPED).allMatch(h -> !h.articles().isEmpty() && !h.evidence().isEmpty());
  }

  @Test
  void equivalenceClaims_areAskedAsSuch() {
    for (String id : List.of("H02", "H05", "H06", "H09")) {
      DeclaredTest first =
          SHIPPED.stream().filter(h -> h.id().equals(id)).findFirst().orElseThrow().tests().get(0);
      assertThat(first.asks()).as(id).isEqualTo(DeclaredTest.Asks.AT_MOST);
      assertThat(first.direction()).isEqualTo(Direction.NONE);
      assertThat(first.smallestEffect(first.procedures().get(0))).isEqualTo(0.10);
    }
  }

  /** Section 0 of the list of claims. */
  @ParameterizedTest
  @CsvSource({
    "PEARSON, .10",
    "REPEATED_MEASURES, .05",
    "WITHIN_BETWEEN, .05",
    "CROSS_LAGGED, .05",
    "GROUP_DIFFERENCE, .20",
    "ANCOVA, .20",
    "MODERATION, .05",
    "DEPENDENT_CORRELATIONS, .10"
  })
  void smallestEffects_areThoseOfTheList(Procedure procedure, double expected) {
    assertThat(procedure.usualSmallestEffect()).isEqualTo(expected);
  }

  @Test
  void estimators_areTheSameInSchemaAndCode() throws JsonProcessingException {
    JsonNode schema =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(Shipped.text("meta/hypothesis.schema.json"));
    List<String> words = new ArrayList<>();
    schema
        .at("/$defs/test/properties/estimator/items/enum")
        .forEach(word -> words.add(word.asText()));
    assertThat(words).containsExactlyInAnyOrderElementsOf(Procedure.words());
  }

  /** What is not there is said so in every row that asks for it. */
  @Test
  void estimatorsThatAttuneLacks_areThese() {
    assertThat(Procedure.words())
        .filteredOn(w -> Procedure.available().stream().noneMatch(p -> p.word().equals(w)))
        .containsExactlyInAnyOrder(
            "mediation",
            "serial_mediation",
            "mediation_within",
            "mode_contrast",
            "location_scale",
            "cross_lagged",
            "event_time",
            "survival");
  }

  @Test
  void measuresOfConstructs_exist() {
    Set<String> usage = new TreeSet<>();
    Contract.of("usage_feature").columns().stream().map(Column::name).forEach(usage::add);
    Contract.of("usage_day").columns().stream().map(Column::name).forEach(usage::add);
    int measured = 0;
    for (Constructs.Construct construct : CONSTRUCTS.byName().values()) {
      assertThat(usage).as(construct.name()).containsAll(construct.usage());
      for (String measure : construct.instruments()) {
        String[] parts = measure.split("\\.");
        assertThat(Instrument.shipped()).as(construct.name()).contains(parts[0]);
        assertThat(Instrument.of(parts[0]).variants().get(0).scales())
            .extracting(Scale::name)
            .contains(parts.length == 1 ? "total" : parts[1]);
        measured++;
      }
      assertThat(CausalWords.ANY.matcher(construct.title()).find()).as(construct.title()).isFalse();
    }
    assertThat(measured).isGreaterThan(40);
  }

  /** Every feature name of the list of claims' section 0. */
  @Test
  void featuresOfTheList_haveAColumnOrAReason() {
    assertThat(CONSTRUCTS.features().keySet())
        .containsExactlyInAnyOrder(
            ("screen_min sns_min sns_sessions checks notif_recv passive_min active_min passive_ratio"
                    + " msg_sent msg_recv contacts_n initiation_share likes_recv replies_recv"
                    + " night_min bed_min call_min conv_min coloc_n inperson_min loc_entropy"
                    + " home_share distance_km public_place_min activity_min")
                .split(" "));
    List<String> columns =
        Contract.of("usage_feature").columns().stream().map(Column::name).toList();
    assertThat(CONSTRUCTS.features().values().stream().filter(c -> !c.isEmpty()))
        .hasSize(19)
        .isSubsetOf(columns);
  }

  @Test
  void whatIsFromMemory_isNeverPrinted() throws JsonProcessingException {
    int remembered = 0;
    for (Hypothesis hypothesis : SHIPPED) {
      JsonNode raw = raw(hypothesis).path("evidence");
      String printable =
          hypothesis.title()
              + hypothesis.claim()
              + hypothesis.notes()
              + hypothesis.toString()
              + hypothesis.evidence().stream()
                  .map(Evidence::citation)
                  .flatMap(java.util.Optional::stream)
                  .collect(Collectors.joining());
      for (int i = 0; i < raw.size(); i++) {
        Evidence evidence = hypothesis.evidence().get(i);
        boolean memory = raw.get(i).get("tag").asText().equals("memory");
        assertThat(evidence.tag() == Evidence.Tag.MEMORY).isEqualTo(memory);
        if (memory) {
          remembered++;
          assertThat(evidence.citation()).isEmpty();
          assertThat(evidence).hasToString("not yet confirmed");
          String text = raw.get(i).get("text").asText();
          assertThat(printable).as(hypothesis.id()).doesNotContain(text);
          figures(text).stream()
              .filter(figure -> figure.contains("."))
              .forEach(figure -> assertThat(printable).as(hypothesis.id()).doesNotContain(figure));
        }
      }
    }
    assertThat(remembered).isGreaterThan(25);
  }

  private static List<String> figures(String text) {
    List<String> figures = new ArrayList<>();
    Matcher matcher = FIGURE.matcher(text);
    while (matcher.find()) {
      figures.add(matcher.group());
    }
    return figures;
  }

  @Test
  void evidence_isPrintedWithWhoseItIs() {
    assertThat(SHIPPED.get(0).evidence().get(0).citation())
        .contains(
            "Zhang and others 2022: use of social networks and loneliness r = 0.052, 90 samples,"
                + " N = 48,383.");
    assertThat(SHIPPED.get(2).evidence().get(2).citation().orElseThrow())
        .startsWith("Roberts and others 2025 (as reported by others): ");
  }

  @Test
  void readme_listsThemAsTheyAre() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/hypotheses"))) {
      folder = folder.getParent();
    }
    List<String> lines = Files.readAllLines(folder.resolve("schemas/hypotheses/README.md"));
    assertThat(lines)
        .containsAll(
            SHIPPED.stream()
                .map(
                    h ->
                        "| %s | %s | %s | %s | %s | %s | %s | %d |"
                            .formatted(
                                h.id(),
                                h.title(),
                                h.priority().word(),
                                h.family(),
                                String.join(", ", h.articles()),
                                h.tests().get(0).level().word(),
                                h.tests().get(0).procedures().get(0).word(),
                                h.tests().size()))
                .toList());
  }

  @Test
  void titles_haveNoWordsOfCause() {
    assertThat(SHIPPED)
        .extracting(Hypothesis::title)
        .noneMatch(title -> CausalWords.ANY.matcher(title).find());
    assertThat(CausalWords.ANY.matcher("more use makes people lonely").find()).isTrue();
  }

  @Test
  void labsOwn_standsAfterTheShippedOnes() {
    List<Hypothesis> all = Hypothesis.with(Map.of("hypotheses/lab1.yaml", OWN));
    assertThat(all).hasSize(66);
    Hypothesis own = all.get(65);
    assertThat(own.id()).isEqualTo("lab1");
    assertThat(own.summary()).isEqualTo(Summary.HEADLINE);
    assertThat(own.tests().get(0).construct(Role.PREDICTOR)).isEqualTo("night_use");
  }

  @Test
  void labsOwn_doesNotReplaceAShippedOne() {
    Map<String, String> own =
        new TreeMap<>(Map.of("hypotheses/H01.yaml", OWN.replace("lab1", "H01")));
    assertThatThrownBy(() -> Hypothesis.with(own))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is a hypothesis H01 already.");
  }

  @ParameterizedTest
  @CsvSource({
    "lab1, lab2, as the file is called",
    "[pearson], [no_such_thing], estimator",
    "[pearson], [repeated_measures], does not speak at level between",
    "[pearson], [moderation], 'takes predictor, outcome, moderator'",
    "direction: positive, direction: upwards, direction",
    "'direction: positive, ', '', direction",
    "direction: positive, 'direction: positive, asks: at_most', tests",
    "level: between, 'level: between, mediator: age', 'pearson takes predictor, outcome'",
    "family: lab, 'family: lab\nanother: key', another"
  })
  void declarationThatCannotBe_isRefused(String piece, String other, String told) {
    String wrong = OWN.replace(piece, other == null ? "" : other);
    assertThat(wrong).isNotEqualTo(OWN);
    assertThatThrownBy(() -> Hypothesis.read("hypotheses/lab1.yaml", wrong))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hypotheses/lab1.yaml")
        .hasMessageContaining(told);
  }

  @Test
  void twoTestsOfOneName_areRefused() {
    String line = OWN.lines().toList().get(6);
    assertThatThrownBy(() -> Hypothesis.read("lab1.yaml", OWN + line + "\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Two tests bear this name");
  }

  @Test
  void unknownConstruct_isRefused() {
    List<Hypothesis> all =
        Hypothesis.with(Map.of("hypotheses/lab1.yaml", OWN.replace("night_use", "luck")));
    assertThatThrownBy(() -> CONSTRUCTS.require(all))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is no construct luck.");
  }
}
