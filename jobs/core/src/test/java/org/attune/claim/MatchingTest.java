package org.attune.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.stats.Interval;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private static final Constructs CONSTRUCTS = Constructs.shipped();
  private static final List<Hypothesis> HYPOTHESES = Hypothesis.shipped();

  private static final Measure UCLA = scale("ucla20_v3", "w1");
  private static final Measure SOCIAL = usage("social_minutes", "usage", Grain.PERSON);
  private static final Measure LONELY =
      Measure.variable("lonely", "diary", Grain.OCCASION, null, null, "");

  private static Measure scale(String name, String occasion) {
    return Measure.scale(name, occasion, Grain.PERSON, name, List.of(), null, null);
  }

  private static Measure usage(String name, String occasion, Grain grain) {
    return Measure.usage(name, occasion, grain, "minute");
  }

  private static Matching matching(Map<String, String> named, Measure... measures) {
    return matching(Procedure.available(), named, measures);
  }

  private static Matching matching(
      Set<Procedure> available, Map<String, String> named, Measure... measures) {
    Holdings holdings = Holdings.of(List.of(measures), named, CONSTRUCTS);
    return Matching.of(HYPOTHESES, CONSTRUCTS, holdings, available);
  }

  private static Match match(Matching matching, String id, String test) {
    return matching.of(id).stream()
        .filter(m -> m.test().id().equals(test))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void studyOfNothing_canTestNothingAndSaysWhy() {
    Matching none = matching(Map.of());
    assertThat(none.testable()).isEmpty();
    assertThat(none.matches())
        .allMatch(m -> !m.reason().isEmpty() && m.measures().isEmpty())
        .allMatch(m -> none.familySize(m) == 0);
    assertThat(match(none, "H01", "logged").reason())
        .isEqualTo("nothing in the study measures logged time on social media, or loneliness");
  }

  @Test
  void twoMeasures_areEnoughForACorrelation() {
    Matching matching = matching(Map.of(), UCLA, SOCIAL);
    Match found = match(matching, "H01", "logged");
    assertThat(found.isTestable()).isTrue();
    assertThat(found.procedure()).isEqualTo(Procedure.PEARSON);
    assertThat(found.measure(Role.OUTCOME)).isEqualTo("ucla20_v3@w1");
    assertThat(found.measure(Role.PREDICTOR)).isEqualTo("social_minutes@usage");
    assertThat(matching.testable()).containsExactly("H01", "H10");
  }

  @Test
  void preferredInstrument_comesFirstAndTheStudysOwnBeforeIt() {
    Measure djg = scale("djg6", "w1");
    Measure own = Measure.variable("alone_often", "w1", Grain.PERSON, null, null, "");
    assertThat(match(matching(Map.of(), djg, UCLA, SOCIAL), "H01", "logged").measure(Role.OUTCOME))
        .isEqualTo("ucla20_v3@w1");
    assertThat(
            match(
                    matching(Map.of("alone_often", "loneliness"), djg, UCLA, SOCIAL, own),
                    "H01",
                    "logged")
                .measure(Role.OUTCOME))
        .isEqualTo("alone_often@w1");
  }

  @Test
  void valueOfThePerson_comesBeforeTheMeanOfRecords() {
    Matching matching = matching(Map.of("lonely", "loneliness"), LONELY, UCLA, SOCIAL);
    assertThat(match(matching, "H01", "logged").measure(Role.OUTCOME)).isEqualTo("ucla20_v3@w1");
    Matching diary = matching(Map.of("lonely", "loneliness"), LONELY, SOCIAL);
    assertThat(match(diary, "H01", "logged").measure(Role.OUTCOME)).isEqualTo("lonely@diary");
  }

  @Test
  void predictorAndOutcome_areOfOneOccasionWhereTheyCanBe() {
    Matching matching =
        matching(
            Map.of(), UCLA, scale("ucla20_v3", "w2"), scale("fomo10", "w2"), scale("gad7", "w2"));
    Match anxiety = match(matching, "H46", "anxiety");
    assertThat(anxiety.measure(Role.OUTCOME)).isEqualTo("gad7@w2");
    assertThat(anxiety.measure(Role.PREDICTOR)).isEqualTo("ucla20_v3@w2");
  }

  @Test
  void withinPeople_needsRecordsOfOneDiary() {
    Measure people = SOCIAL;
    Measure days = usage("social_minutes", "usage", Grain.DAY);
    Measure prompts = usage("social_minutes", "diary", Grain.OCCASION);
    Map<String, String> named = Map.of("lonely", "loneliness");
    assertThat(match(matching(Map.of(), UCLA, people, days), "H11", "logged"))
        .returns(Unanswerable.NO_RECORDS, Match::obstacle)
        .returns("loneliness is not measured several times in a person", Match::reason);
    assertThat(match(matching(named, LONELY, people, days), "H11", "logged").obstacle())
        .isEqualTo(Unanswerable.NOT_TOGETHER);
    Match found = match(matching(named, LONELY, people, days, prompts), "H11", "logged");
    assertThat(found.procedure()).isEqualTo(Procedure.WITHIN_BETWEEN);
    assertThat(found.measure(Role.PREDICTOR)).isEqualTo("social_minutes@diary");
  }

  @Test
  void firstEstimatorThatIsThere_isUsed() {
    Measure[] measures = {LONELY, usage("social_minutes", "diary", Grain.OCCASION)};
    Map<String, String> named = Map.of("lonely", "loneliness");
    assertThat(match(matching(named, measures), "H11", "logged").procedure())
        .isEqualTo(Procedure.WITHIN_BETWEEN);
    Set<Procedure> fewer = EnumSet.of(Procedure.REPEATED_MEASURES);
    assertThat(match(matching(fewer, named, measures), "H11", "logged").procedure())
        .isEqualTo(Procedure.REPEATED_MEASURES);
  }

  @Test
  void estimatorThatIsLacking_isSaid() {
    Match found =
        match(
            matching(
                Map.of("ties", "workplace_ties"),
                Measure.variable("ties", "w1", Grain.PERSON, null, null, ""),
                scale("gms_mattering", "w1"),
                scale("phq8", "w1")),
            "H52",
            "indirect");
    assertThat(found.obstacle()).isEqualTo(Unanswerable.NO_ESTIMATOR);
    assertThat(found.reason()).isEqualTo("Attune does not have the estimator mediation yet");
  }

  @Test
  void crossLaggedPaths_needThreeWavesOfBoth() {
    List<Measure> measures = new ArrayList<>();
    for (String wave : List.of("w1", "w2", "w3")) {
      measures.add(scale("ucla20_v3", wave));
      if (!wave.equals("w3")) {
        measures.add(scale("phq8", wave));
      }
    }
    Match two =
        match(matching(Map.of(), measures.toArray(Measure[]::new)), "H41", "loneliness_first");
    assertThat(two.obstacle()).isEqualTo(Unanswerable.TOO_FEW_WAVES);
    assertThat(two.reason()).contains("at least 3 waves").endsWith("but the study has 2");
    measures.add(scale("phq8", "w3"));
    Match three =
        match(matching(Map.of(), measures.toArray(Measure[]::new)), "H41", "loneliness_first");
    assertThat(three.obstacle()).isEqualTo(Unanswerable.NO_ESTIMATOR);
    Match with =
        match(
            matching(
                EnumSet.of(Procedure.CROSS_LAGGED), Map.of(), measures.toArray(Measure[]::new)),
            "H41",
            "loneliness_first");
    assertThat(with.isTestable()).isTrue();
  }

  @Test
  void experiment_needsArmsAssignedAtRandom() {
    Measure arm = Measure.variable("arm", "w1", Grain.PERSON, 0.0, 1.0, "");
    Measure named = Measure.category("arm", "w1", Grain.PERSON);
    Match without = match(matching(Map.of(), UCLA, scale("ucla20_v3", "w2")), "H55", "loneliness");
    assertThat(without.obstacle()).isEqualTo(Unanswerable.NOT_RANDOMISED);
    Match once =
        match(matching(Map.of("arm", "assigned_use_limit"), UCLA, arm), "H55", "loneliness");
    assertThat(once.obstacle()).isEqualTo(Unanswerable.TOO_FEW_WAVES);
    Match twice =
        match(
            matching(
                EnumSet.of(Procedure.ANCOVA),
                Map.of("arm", "assigned_use_limit"),
                UCLA,
                scale("ucla20_v3", "w2"),
                arm),
            "H55",
            "loneliness");
    assertThat(twice.isTestable()).isTrue();
    assertThat(twice.measure(Role.OUTCOME)).isEqualTo("ucla20_v3@w2");
    assertThat(twice.measure(Role.GIVEN)).isEqualTo("ucla20_v3@w1");
    Match labels =
        match(
            matching(Map.of("arm", "assigned_use_limit"), UCLA, scale("ucla20_v3", "w2"), named),
            "H55",
            "loneliness");
    assertThat(labels.obstacle()).isEqualTo(Unanswerable.NO_NUMBERS);
    assertThat(twice.test().level().reach()).isEqualTo(Level.Reach.EXPERIMENTAL);
  }

  @Test
  void shareOfPeople_isOfDays() {
    assertThat(match(matching(Map.of(), SOCIAL), "H63", "logged"))
        .returns(Unanswerable.NO_RECORDS, Match::obstacle)
        .returns("logged time on social media is not measured day by day", Match::reason);
    Measure days = usage("social_minutes", "usage", Grain.DAY);
    Match found = match(matching(Map.of(), SOCIAL, days), "H63", "logged");
    assertThat(found.isTestable()).isTrue();
    assertThat(found.measures().get(Role.OUTCOME)).containsExactly(days);
  }

  @Test
  void agreement_isInAUnitThatBothState() {
    Map<String, String> named = Map.of("said", "social_media_time_reported");
    Measure hours = Measure.variable("said", "w1", Grain.PERSON, null, null, "hour");
    Measure silent = Measure.variable("said", "w1", Grain.PERSON, null, null, "");
    Measure minutes = Measure.variable("said", "w1", Grain.PERSON, null, null, "minute");
    assertThat(match(matching(named, SOCIAL, hours), "H42", "bias").obstacle())
        .isEqualTo(Unanswerable.NOT_ONE_UNIT);
    assertThat(match(matching(named, SOCIAL, silent), "H42", "bias").obstacle())
        .isEqualTo(Unanswerable.NOT_ONE_UNIT);
    assertThat(match(matching(named, SOCIAL, minutes), "H42", "bias").isTestable()).isTrue();
  }

  @Test
  void moderatorThatHoldsLabels_hasNoDirection() {
    Measure group = Measure.category("kind", "w1", Grain.PERSON);
    Map<String, String> family = Map.of("kind", "platform_family");
    assertThat(match(matching(family, UCLA, SOCIAL, group), "H36", "people").isTestable()).isTrue();
    Map<String, String> motive = Map.of("kind", "substitution_motive");
    assertThat(match(matching(motive, UCLA, SOCIAL, group), "H33", "substitution").obstacle())
        .isEqualTo(Unanswerable.NO_NUMBERS);
  }

  @Test
  void labels_areNoNumbers() {
    Measure label = Measure.category("mood", "w1", Grain.PERSON);
    Match found = match(matching(Map.of("mood", "loneliness"), SOCIAL, label), "H01", "logged");
    assertThat(found.obstacle()).isEqualTo(Unanswerable.NO_NUMBERS);
  }

  @Test
  void oneMeasure_doesNotStandForTwoConstructs() {
    Measure one = Measure.variable("minutes", "w1", Grain.PERSON, null, null, "");
    Matching matching =
        matching(Map.of("minutes@w1", "loneliness", "minutes", "social_media_time_reported"), one);
    assertThat(match(matching, "H01", "reported").obstacle()).isEqualTo(Unanswerable.SAME_MEASURE);
  }

  @Test
  void family_countsWhatCanBeRunBeforeDataAreRead() {
    Matching matching =
        matching(
            Map.of(),
            UCLA,
            SOCIAL,
            usage("passive_minutes", "usage", Grain.PERSON),
            usage("active_minutes", "usage", Grain.PERSON));
    // Of the six of F1: H01, H03, H04, H05 and H10; H11 has no records.
    assertThat(matching.familySize(match(matching, "H01", "logged"))).isEqualTo(5);
    // Beside them: H03 given the total, H05 in either direction, and the square of H10.
    assertThat(matching.familySize(match(matching, "H03", "given_total"))).isEqualTo(3);
    assertThat(matching.familySize(match(matching, "H11", "logged"))).isZero();
  }

  @Test
  void constructOrMeasureThatDoesNotExist_isRefused() {
    assertThatThrownBy(() -> matching(Map.of("ucla20_v3", "luck"), UCLA))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("constructs.ucla20_v3")
        .hasMessageContaining("There is no construct luck.");
    assertThatThrownBy(() -> matching(Map.of("lonley", "loneliness"), LONELY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("The study has no measure lonley.");
    assertThatThrownBy(() -> matching(Map.of("lonely@w9", "loneliness"), LONELY))
        .isInstanceOf(Refusal.class);
  }

  /** H43's waves are modelled by what Attune lacks, so its records decide. */
  @Test
  void firstTestThatCanBeRun_isTheFamilys() {
    Map<String, String> named = Map.of("lonely", "loneliness");
    Matching matching = matching(named, LONELY, usage("social_minutes", "diary", Grain.OCCASION));
    assertThat(match(matching, "H43", "use_first").isTestable()).isFalse();
    assertThat(matching.of("H43").stream().filter(Match::isTestable).findFirst())
        .hasValue(match(matching, "H43", "use_first_records"));
    assertThat(matching.of("H43"))
        .filteredOn(m -> m.standing() == Hypothesis.Standing.CONFIRMATORY)
        .containsExactly(match(matching, "H43", "use_first_records"));
    assertThat(matching.familySize(match(matching, "H43", "use_first_records"))).isEqualTo(1);
    assertThat(match(matching, "H55", "loneliness").standing())
        .as("of a hypothesis that cannot be tested the first")
        .isEqualTo(Hypothesis.Standing.CONFIRMATORY);
  }

  /** All three of H09 decide together, so none of them is a test beside the family. */
  @Test
  void whereTheWeakestDecides_everyTestThatCanBeRunIsTheFamilys() {
    Matching matching =
        matching(
            Map.of(),
            UCLA,
            usage("unlock_count", "usage", Grain.PERSON),
            usage("notification_count", "usage", Grain.PERSON));
    assertThat(matching.of("H09"))
        .filteredOn(m -> m.standing() == Hypothesis.Standing.CONFIRMATORY)
        .extracting(m -> m.test().id())
        .containsExactly("checks", "notifications");
  }

  private static Finding found() {
    return Finding.of(.2, new Interval(.1, .3, .95), .001, .003, .9, 1, 400, 380);
  }

  @Test
  void rows_sayOfEveryTestWhatWasFoundOrWhyNot() {
    Matching matching =
        matching(Map.of(), UCLA, SOCIAL, usage("unlock_count", "usage", Grain.PERSON));
    List<Claim> rows =
        Claim.of(matching, CONSTRUCTS, Map.of(match(matching, "H01", "logged"), found()));
    assertThat(rows).hasSize(matching.matches().size());
    Claim first = rows.get(0);
    assertThat(first.verdict()).isEqualTo("supported");
    assertThat(first.hypothesisVerdict()).isEqualTo("supported");
    assertThat(first.estimate()).isEqualTo(.2);
    assertThat(first.familySize()).isEqualTo(2); // H10 is in F1, too
    assertThat(first.reach()).isEqualTo("association");
    assertThat(first.reason()).isEmpty();
    assertThat(rows.get(1))
        .returns("cannot_be_tested", Claim::verdict)
        .returns("supported", Claim::hypothesisVerdict)
        .returns("missing_construct", Claim::reason)
        .returns(null, Claim::estimate)
        .returns(0L, Claim::familySize);
    Claim few =
        rows.stream()
            .filter(c -> c.hypothesis().equals("H09") && c.test().equals("checks"))
            .findFirst()
            .orElseThrow();
    assertThat(few)
        .returns("too_few_people", Claim::reason)
        .returns(0L, Claim::nParticipants)
        .returns("cannot_be_tested", Claim::hypothesisVerdict);
  }

  /** The verdict would be of a test whose errors are counted elsewhere. */
  @Test
  void testBesideTheFamilys_doesNotStepIn() {
    Matching matching =
        matching(Map.of(), UCLA, SOCIAL, usage("passive_minutes", "usage", Grain.PERSON));
    assertThat(match(matching, "H03", "minutes").isTestable()).isTrue();
    List<Claim> rows =
        Claim.of(matching, CONSTRUCTS, Map.of(match(matching, "H03", "given_total"), found()));
    assertThat(rows)
        .filteredOn(c -> c.test().equals("given_total"))
        .extracting(Claim::verdict, Claim::hypothesisVerdict)
        .containsExactly(tuple("supported", "cannot_be_tested"));
  }

  @Test
  void wordsOfRows_areThoseOfTheContract() {
    Map<String, List<? extends Enum<?>>> enums =
        Map.of(
            "verdict", List.of(Verdict.values()),
            "hypothesis_verdict", List.of(Verdict.values()),
            "level", List.of(Level.values()),
            "reach", List.of(Level.Reach.values()),
            "asks", List.of(DeclaredTest.Asks.values()),
            "direction", List.of(Direction.values()),
            "priority", List.of(Hypothesis.Priority.values()),
            "standing", List.of(Hypothesis.Standing.values()));
    enums.forEach(
        (column, values) ->
            assertThat(Contract.of("claim").column(column).allowed())
                .as(column)
                .containsExactlyInAnyOrderElementsOf(
                    values.stream()
                        .map(v -> v.name().toLowerCase(java.util.Locale.ROOT))
                        .toList()));
    assertThat(Contract.of("claim").column("reason").allowed())
        .containsExactlyInAnyOrderElementsOf(
            java.util.Arrays.stream(Unanswerable.values()).map(Unanswerable::word).toList());
  }
}
