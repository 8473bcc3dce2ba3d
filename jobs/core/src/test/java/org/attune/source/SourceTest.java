package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

  @Test
  void realSurveyWithForms_hasOneFormForEachOccasion() {
    Source source = SourcesTestData.ofStudy("fried2021_esm", "prepost");
    assertThat(source).isInstanceOf(SurveySource.class);
    assertThat(source.forms()).extracting(Form::occasion).containsExactly("pre", "post");
    assertThat(source.forms().get(0).instruments().keySet())
        .containsExactly("ucla5", "dass21", "sas_sv");
    assertThat(source.forms().get(0).variables().get("age").column()).isEqualTo("Age");
  }

  @Test
  void realDiary_hasItsColumnsWordsAndVariables() {
    DiarySource diary = (DiarySource) SourcesTestData.ofStudy("fried2021_esm", "diary");
    assertThat(diary.scheduled()).isEqualTo("Scheduled");
    assertThat(diary.status().expired()).containsExactly("Expired");
    assertThat(diary.forms().get(0).variables()).hasSize(18);
    assertThat(diary.forms().get(0).variables().get("lonely").max()).isEqualTo(5);
    assertThat(diary.origin().missing()).isEqualTo(Map.of("NA", Missing.BLANK));
  }

  @Test
  void realCrossSection_hasItsOccasionMissingCodesAndIdentifiers() {
    SurveySource survey = (SurveySource) SourcesTestData.ofStudy("eu_loneliness_eu4", "survey");
    assertThat(survey.forms()).extracting(Form::occasion).containsExactly("2022");
    assertThat(survey.origin().missing()).containsEntry("999", Missing.REFUSED);
    assertThat(survey.origin().identifiers()).containsEntry("date_birth_month", Treatment.DROP);
    assertThat(survey.forms().get(0).variables().get("country").categories())
        .containsEntry("10", "France");
  }

  @Test
  void occasion_isTheSourcesIdUnlessDeclared() {
    Source source = SourcesTestData.source("{kind: survey, files: a.csv, participant: id}");
    assertThat(source.forms().get(0).occasion()).isEqualTo("s");
  }

  @Test
  void values_areCodesOrCategories() {
    Source source =
        SourcesTestData.source(
            "{kind: survey, files: a.csv, participant: id, values: {often: 3},"
                + " variables: {sex: {column: q1, values: {1: woman, m: man}},"
                + " use: {column: q2, values: {never: 0, daily: 4}}}}");
    Variable sex = source.forms().get(0).variables().get("sex");
    assertThat(source.origin().codes()).isEqualTo(Map.of("often", 3.0));
    assertThat(sex.categories()).isEqualTo(Map.of("1", "woman", "m", "man"));
    assertThat(source.forms().get(0).variables().get("use").codes())
        .isEqualTo(Map.of("never", 0.0, "daily", 4.0));
  }

  @Test
  void usage_hasItsWordsAndCategories() {
    UsageSource usage =
        (UsageSource)
            SourcesTestData.source(
                "{kind: usage, files: log.csv, participant: id, start: t, duration_seconds: d,"
                    + " application: app, category: {map: {com.x: social}, default: other},"
                    + " event: {column: e, application: [open], unlock: [unlock]},"
                    + " zone: {column: tz}}");
    assertThat(usage.categories().of("com.x")).isEqualTo("social");
    assertThat(usage.categories().of("com.y")).isEqualTo("other");
    assertThat(usage.event().find("unlock", '.')).isEqualTo(EventKind.UNLOCK);
    assertThat(usage.event().find("lock", '.')).isNull();
    assertThat(usage.place()).isEqualTo(new Place("tz", null));
    assertThat(usage.forms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: poll, files: a.csv, participant: id}                       | sources.s.kind",
        "{kind: survey, participant: id}                                   | sources.s.files",
        "{kind: survey, files: a.csv}                                      | sources.s.participant",
        "{kind: survey, files: a.csv, participant: id, missing: {9: gone}} | sources.s.missing.9",
        "{kind: survey, files: a.csv, participant: id, values: {a: b}}     | sources.s.values.a",
        "{kind: survey, files: a.csv, participant: id, decimal: ;}         | sources.s.decimal",
        "{kind: survey, files: a.csv, participant: id, delimiter: ab}      | sources.s.delimiter",
        "{kind: survey, files: a.csv, participant: id, encoding: latin-99} | sources.s.encoding",
        "{kind: survey, files: a.csv, participant: id, identifiers: {x: hide}} | identifiers.x",
        "{kind: survey, files: a.csv, participant: id, forms: {}, occasion: a} | either forms",
        "{kind: diary, files: a.csv, participant: id, zone: Moon}          | sources.s.zone",
        "{kind: usage, files: a.csv, participant: id}                      | sources.s.start",
        "{kind: usage, files: a.csv, participant: id, start: a, end: b, duration_seconds: c} | both",
        "{kind: usage, files: a.csv, participant: id, start: a, duration_seconds: 9.5e9} | _seconds",
        "{kind: usage, files: a.csv, participant: id, start: a, duration_seconds: -1}    | _seconds",
        "[]                                                                | sources.s",
      })
  void wrongDeclaration_isRefusedWithItsPlace(String yaml, String place) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SourcesTestData.source(yaml))
        .withMessageStartingWith("study.yaml, sources.s")
        .withMessageContaining(place);
  }

  @Test
  void files_areNamesAndGlobsInAlphabeticalOrder() {
    Source source =
        SourcesTestData.source("{kind: survey, files: [b.csv, 'wave/*.csv'], participant: id}");
    assertThat(source.files(List.of("wave/2.csv", "b.csv", "wave/1.csv", "c.csv")))
        .containsExactly("b.csv", "wave/1.csv", "wave/2.csv");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> source.files(List.of("bb.csv", "wave/1.csv")))
        .withMessageContaining("raw/b.csv")
        .withMessageContaining("\"bb.csv\"");
  }

  @Test
  void sources_canBeSentToOtherMachines() {
    for (String id : List.of("prepost", "diary")) {
      Source source = SourcesTestData.ofStudy("fried2021_esm", id);
      assertThat(SourcesTestData.copied(source)).isEqualTo(source);
    }
  }
}
