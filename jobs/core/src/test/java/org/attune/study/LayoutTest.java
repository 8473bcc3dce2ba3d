package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.association.Question;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

  private static final String OPEN = "-Infinity";

  @TempDir private Path folder;

  private static List<String> described(Layout layout) {
    return layout.plan().questions().stream()
        .filter(Question.Description.class::isInstance)
        .map(q -> ((Question.Description) q).measure())
        .map(m -> m.name() + "@" + m.occasion())
        .toList();
  }

  private static List<String> pairs(Layout layout, String family) {
    return layout.plan().questions().stream()
        .flatMap(q -> q instanceof Question.Matrix matrix ? matrix.pairs().stream() : Stream.of(q))
        .filter(Question.Pair.class::isInstance)
        .map(Question.Pair.class::cast)
        .filter(p -> p.family().equals(family))
        .map(p -> p.outcome().label() + " " + p.predictor().label())
        .distinct()
        .toList();
  }

  private static String columns(String prefix, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.joining(","));
  }

  @Test
  void survey_isLaidOut() {
    Study study = StudyFolder.in(folder).open();
    Layout layout = Layout.of(study);
    assertThat(layout.questionnaires())
        .extracting(
            Questionnaire::source,
            Questionnaire::diary,
            Questionnaire::occasion,
            q -> q.instrument().id(),
            Questionnaire::variant,
            Questionnaire::columns,
            Questionnaire::policy)
        .containsExactly(
            tuple(
                "survey",
                false,
                "w1",
                "ucla3_hughes",
                "default",
                List.of("lonely_1", "lonely_2", "lonely_3"),
                "declared"));
    assertThat(layout.items(study.sources().get(0)))
        .isEqualTo(Map.of("w1", Set.of("lonely_1", "lonely_2", "lonely_3")));
    assertThat(layout.labels())
        .isEqualTo(
            Map.of(
                "time", "Time online",
                "ucla3_hughes", "Three-item loneliness scale (Hughes et al. 2004)"));
    assertThat(described(layout)).containsExactly("ucla3_hughes@w1", "age@w1", "time@w1");
    assertThat(pairs(layout, "use")).containsExactly("ucla3_hughes time");
  }

  @Test
  void panel_takesVariablesWithTheirBoundsAndScalesWithTheirPolicy() {
    PanelPlan panel =
        Layout.of(
                StudyFolder.in(folder)
                    .with("age: age", "age: {column: age, min: 18}")
                    .with(
                        "lonely_1..lonely_3}",
                        "lonely_1..lonely_3, missing: complete, also: [default]}")
                    .with("sources:\n", "policies: {also: [{duplicates: first}]}\nsources:\n")
                    .open())
            .panel();
    assertThat(panel.variables())
        .containsExactly(
            new PanelPlan.Variable(
                "survey", false, "w1", "age", "age", 18, Double.POSITIVE_INFINITY),
            new PanelPlan.Variable(
                "survey",
                false,
                "w1",
                "sm_time",
                "time",
                Double.parseDouble(OPEN),
                Double.POSITIVE_INFINITY));
    assertThat(panel.scales())
        .containsExactly(
            new PanelPlan.Scale("survey", false, "w1", "ucla3_hughes", "complete", "declared"),
            new PanelPlan.Scale(
                "survey", false, "w1", "ucla3_hughes", "default", "ucla3_hughes=default"));
    assertThat(panel.declared().duplicates()).isEqualTo(Duplicates.REFUSE);
    assertThat(panel.alternatives()).extracting(Policy::label).containsExactly("duplicates=first");
  }

  @Test
  void occasionByColumn_givesEachMeasureOnEveryOccasion() {
    Layout layout =
        Layout.of(
            StudyFolder.in(folder)
                .with("occasion: w1", "occasion: {column: wave, values: {1: w1, 2: w2, 3: w2}}")
                .with("[ucla3_hughes]", "[ucla3_hughes@w2]")
                .with("[time]", "[time@w1]")
                .open());
    assertThat(described(layout))
        .containsExactlyInAnyOrder(
            "ucla3_hughes@w1", "ucla3_hughes@w2", "age@w1", "age@w2", "time@w1", "time@w2");
    Questionnaire asked = layout.questionnaires().get(0);
    assertThat(asked.occasion()).isEqualTo("*");
    assertThat(asked.isAskedIn("survey", "w2")).isTrue();
    assertThat(asked.isAskedIn("other", "w2")).isFalse();
  }

  @Test
  void questionnaireOfOneOccasion_isNotAskedInAnother() {
    Questionnaire asked = Layout.of(StudyFolder.in(folder).open()).questionnaires().get(0);
    assertThat(asked.isAskedIn("survey", "w1")).isTrue();
    assertThat(asked.isAskedIn("survey", "w2")).isFalse();
  }

  @Test
  void matrixByDefault_holdsEachMeasureOnceHoweverItIsSpelt() {
    Layout layout =
        Layout.of(
            StudyFolder.in(folder)
                .with(
                    "predictors: [time]\n",
                    "predictors: [time]\n  age: {outcomes: [ucla3_hughes@w1], predictors: [age]}\n")
                .open());
    assertThat(pairs(layout, "matrix"))
        .containsExactly("ucla3_hughes time", "ucla3_hughes age", "time age");
  }

  @Test
  void declaredMatrix_isTakenAsItIs() {
    Layout layout =
        Layout.of(
            StudyFolder.in(folder).with("analyses:\n", "matrix: [age, time]\nanalyses:\n").open());
    assertThat(pairs(layout, "matrix")).containsExactly("age time");
  }

  @Test
  void placeOfAProblem_isWhereTheDeclarationHasIt() {
    StudyFolder study = StudyFolder.in(folder).with("ucla3_hughes: {", "nobody: {");
    assertThatThrownBy(() -> Layout.of(study.open()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.place()).isEqualTo("sources.survey.instruments.nobody"));
    study.declare(
        """
        study: s
        zone: UTC
        pseudonyms: keep
        sources:
          survey:
            kind: survey
            files: survey.csv
            participant: id
            forms: {survey: {instruments: {nobody: {items: lonely_1..lonely_3}}}}
        """);
    assertThatThrownBy(() -> Layout.of(study.open()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.place()).isEqualTo("sources.survey.forms.survey.instruments.nobody"));
  }

  @Test
  void usageAndDiary_giveFeaturesOfPersonsAndMeasuresOfPrompts() {
    Layout layout =
        Layout.of(
            StudyFolder.bare(folder)
                .declare(
                    """
                    study: s
                    zone: UTC
                    pseudonyms: keep
                    sources:
                      phone: {kind: usage, files: log.csv, participant: id, start: at}
                      evening: {kind: diary, files: diary.csv, participant: id, variables: {lonely: q1}}
                    analyses:
                      people: {outcomes: [night_share], predictors: [screen_minutes, lonely@evening]}
                      days: {level: within, outcomes: [lonely], predictors: [screen_minutes]}
                    """)
                .raw("log.csv", "id,at\na,2026-01-01T10:00:00Z\n")
                .raw("diary.csv", "id,q1\na,3\n")
                .open());
    assertThat(pairs(layout, "people"))
        .containsExactly("night_share screen_minutes@usage", "night_share lonely");
    assertThat(pairs(layout, "days")).containsExactly("lonely screen_minutes@evening");
    assertThat(described(layout))
        .contains("screen_minutes@usage", "unlock_count@usage", "screen_minutes@evening")
        .doesNotContain("days@usage", "event_count@usage", "night_share@evening");
  }

  @Test
  void studyOfStudents_isLaidOutOnBothOccasions() {
    String study = "/org/attune/studies/fried2021_esm/";
    StudyFolder made =
        StudyFolder.bare(folder)
            .declare(StudyFolder.resource(study + "study.yaml"))
            .file("instruments/ucla5.yaml", StudyFolder.resource(study + "instruments/ucla5.yaml"))
            .raw(
                "clean_prepost.csv",
                "ID,Age,Gender," + columns("Pre", 1, 120) + "," + columns("Post", 1, 60) + "\n")
            .raw(
                "clean_ema.csv",
                "ID,Scheduled,Issued,Response,Duration," + columns("Q", 1, 18) + "\n");
    assertThat(made.check().problems()).isEmpty();
    Layout layout = Layout.of(made.open());
    assertThat(layout.questionnaires())
        .extracting(
            Questionnaire::occasion,
            q -> q.instrument().id(),
            q -> q.columns().get(0),
            q -> q.columns().size())
        .containsExactly(
            tuple("pre", "ucla5", "Pre41", 5),
            tuple("pre", "dass21", "Pre1", 21),
            tuple("pre", "sas_sv", "Pre102", 10),
            tuple("post", "ucla5", "Post18", 5),
            tuple("post", "dass21", "Post38", 21));
    assertThat(pairs(layout, "momentary"))
        .containsExactly("lonely passive_social_media", "lonely offline_contact");
    assertThat(pairs(layout, "baseline"))
        .containsExactly("ucla5@pre sas_sv", "ucla5@pre dass21@pre", "ucla5@pre lonely");
    assertThat(layout.plan().questions().stream().filter(Question.Change.class::isInstance))
        .hasSize(2);
  }

  @Test
  void codesOfCategories_areNoNumbersOfThePanel() {
    PanelPlan panel =
        Layout.of(
                StudyFolder.in(folder)
                    .with("age: age", "age: {column: age, values: {1: young, 2: old}}")
                    .open())
            .panel();
    PanelPlan.Variable age = panel.variables().get(0);
    assertThat(age.name()).isEqualTo("age");
    assertThat(age.category()).isTrue();
    assertThat(age.value(2.0)).isNull();
  }

  @Test
  void europeanStudy_isLaidOutWithTheVariantShownBeside() {
    String header =
        Stream.of(
                "id,date_birth_month,date_birth_year,age,country",
                "loneliness_ucla_a,loneliness_ucla_b,loneliness_ucla_c",
                "loneliness_djg_a,loneliness_djg_b,loneliness_djg_c",
                "loneliness_djg_d,loneliness_djg_e,loneliness_djg_f",
                "sm_time_a,sm_purpose_b,sm_purpose_c,sm_purpose_e",
                "gender,work_status,feelings_depr,social_support_b,relationship_happiness,exercise",
                "w_country,w_country_5,w_design")
            .collect(Collectors.joining(","));
    StudyFolder made =
        StudyFolder.bare(folder)
            .declare(
                StudyFolder.resource("/org/attune/studies/eu_loneliness_eu4/study.yaml")
                    .replace("eu4.dta", "eu4.csv"))
            .raw("eu_loneliness_survey_eu4.csv", header + "\n");
    assertThat(made.check().problems()).isEmpty();
    Layout layout = Layout.of(made.open());
    assertThat(layout.questionnaires())
        .extracting(Questionnaire::occasion, q -> q.instrument().id(), Questionnaire::policy)
        .containsExactly(
            tuple("2022", "ucla3_hughes", "declared"),
            tuple("2022", "djg6", "declared"),
            tuple("2022", "djg6", "djg6=default"));
    assertThat(described(layout))
        .contains("ucla3_hughes@2022", "djg6@2022", "social_network_time@2022", "age@2022");
    assertThat(pairs(layout, "kinds_of_use"))
        .containsExactly(
            "ucla3_hughes passive_scrolling", "ucla3_hughes posting", "ucla3_hughes chatting");
  }
}
