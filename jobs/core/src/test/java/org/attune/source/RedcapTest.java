package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.attune.file.RawTable;
import org.attune.file.RealData;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real projects hold what R's read.csv gives; their dictionaries say what it means. */
class RedcapTest {

  private static final String DICTIONARY =
      """
      "Variable / Field Name","Form Name","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",Identifier?
      id,base,text,Id,,,,,
      lonely,base,radio,Do you feel lonely?,"1, never | 2, sometimes | 3, often",,,,
      age,base,text,Age,,integer,18,99,
      use,base,checkbox,What do you use?,"-1, None | 1, Letters, cards | 2, Telephone",,,,
      home,base,text,Where?,,,,,y
      """;

  private static Exported project(String folder, String declared) {
    return Exported.in(
        RealData.path("quirks/redcap/" + folder),
        "{kind: survey, format: redcap, files: data.csv, " + declared + "}");
  }

  private static Exported own(String declared, String data) {
    return Exported.of(
        "{kind: survey, format: redcap, dictionary: d.csv, files: a.csv, participant: id, "
            + declared
            + "}",
        "d.csv",
        DICTIONARY,
        "a.csv",
        data);
  }

  private static List<List<String>> shown(Exported project) {
    return project.sheets("data.csv").stream().map(Exported::shown).toList();
  }

  @Test
  void labelsBecomeCodes_codesStayAndBothCarryTheLabel() {
    Exported raw = own("variables: {lonely: lonely}", "id,lonely\na,2\nb,often\nc,rarely\n");
    assertThat(raw.sheets("a.csv").stream().map(Exported::shown))
        .containsExactly(List.of("2 sometimes"), List.of("3 often"), List.of("unreadable"));
  }

  @Test
  void numbersThatTheDictionaryDoesNotAllow_areOutOfRangeAndKeepTheirText() {
    List<AnswerSheet> sheets =
        own("variables: {age: age}", "id,age\na,17\nb,18\nc,99\nd,100\ne,old\n").sheets("a.csv");
    assertThat(sheets.stream().map(Exported::shown))
        .containsExactly(
            List.of("out_of_range"),
            List.of("18"),
            List.of("99"),
            List.of("out_of_range"),
            List.of("unreadable"));
    assertThat(sheets.get(3).answers().get(0).text()).isEqualTo("100");
  }

  @Test
  void boxes_areVariablesOfTheirOwnWithNegativeCodes() {
    String data =
        "id,use____1,use___1,use___2\na,1,0,0\nb,0,1,1\nc,0,0,0\nd,Unchecked,Checked,Unchecked\n";
    Exported named =
        own("variables: {use: {column: use, choices: {of: {-1: none, 2: phone}}}}", data);
    assertThat(named.sources().get(0).forms().get(0).variables().keySet())
        .containsExactly("use_none", "use_phone");
    assertThat(
            own("variables: {use: {column: use, choices: {}}}", data).sheets("a.csv").stream()
                .map(Exported::shown))
        .containsExactly(
            List.of("1", "0", "0"),
            List.of("0", "1", "1"),
            List.of("blank", "blank", "blank"),
            List.of("0", "1", "0"));
    assertThat(
            own("variables: {use: {column: use, choices: {none: 'no'}}}", data)
                .sheets("a.csv")
                .stream()
                .map(Exported::shown))
        .contains(List.of("0", "0", "0"));
  }

  @Test
  void boxThatTheDictionaryDoesNotHave_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> own("variables: {use: {column: use, choices: {of: {7: fax}}}}", "id\na\n"))
        .withMessageContaining("no choice 7")
        .withMessageContaining("-1, 1, 2");
  }

  @Test
  void headerOfLabels_isReadUnderTheNamesOfTheFields() {
    Exported labelled =
        own(
            "variables: {lonely: lonely, cards: use___1}",
            "Id,Do you feel lonely?,\"What do you use? (choice=Letters, cards)\"\na,often,Checked\n");
    assertThat(labelled.sheets("a.csv").get(0).participant()).isEqualTo("a");
    assertThat(Exported.shown(labelled.sheets("a.csv").get(0)))
        .containsExactlyInAnyOrder("3 often", "1 Letters, cards");
  }

  @Test
  void fieldThatTheDictionaryCallsAnIdentifier_isDropped() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> own("variables: {home: home}", "id,home\na,Rome\n").rows("a.csv"))
        .withMessageContaining("identifiers.home");
    assertThat(
            own("identifiers: {home: keep}, variables: {home: home}", "id,home\na,Rome\n")
                .sheets("a.csv"))
        .hasSize(1);
  }

  @Test
  void choicesWhoseLabelsAreOtherCodes_needToBeToldApart() {
    String dictionary =
        "field_name,form_name,field_type,field_label,select_choices_or_calculations\n"
            + "id,f,text,Id,\nq,f,radio,Q,\"0, 1 | 1, 2\"\n";
    String start =
        "{kind: survey, format: redcap, dictionary: d.csv, files: a.csv, participant: id, variables:"
            + " {q: q}";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(start + "}", "d.csv", dictionary, "a.csv", "id,q\na,1\n").rows("a.csv"))
        .withMessageContaining("sources.s.cells");
    assertThat(
            Exported.shown(
                Exported.of(start + ", cells: labels}", "d.csv", dictionary, "a.csv", "id,q\na,1\n")
                    .sheets("a.csv")
                    .get(0)))
        .containsExactly("0 1");
    assertThat(
            Exported.shown(
                Exported.of(start + ", cells: codes}", "d.csv", dictionary, "a.csv", "id,q\na,1\n")
                    .sheets("a.csv")
                    .get(0)))
        .containsExactly("1 2");
  }

  @Test
  void fileThatIsNoDictionary_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(
                    "{kind: survey, format: redcap, dictionary: d.csv, files: a.csv, participant: id}",
                    "d.csv",
                    "a,b\n1,2\n"))
        .withMessageContaining("data dictionary");
  }

  @Test
  void blankForGrayStatus_isRead() {
    Exported project =
        project(
            "blank-for-gray-status",
            "dictionary: dictionary.csv, participant: record_id,"
                + " variables: {height: height, weight: weight, sex: sex, ethnicity: ethnicity, race:"
                + " {column: race, choices: {of: {4: black, 5: white}}}, done: health_complete}");
    assertThat(project.sheets("data.csv").stream().map(s -> String.join(", ", Exported.shown(s))))
        .containsExactly(
            "0 Female, out_of_range, out_of_range, 1 Unverified, 0, 1, 1 NOT Hispanic or Latino",
            "1 Male, out_of_range, out_of_range, 0 Incomplete, 0, 1, 1 NOT Hispanic or Latino",
            "1 Male, 180, 80, 2 Complete, 1, 1, 0 Unknown / Not Reported",
            "0 Female, 165, 54, 2 Complete, 0, 1, 1 NOT Hispanic or Latino",
            "1 Male, 193.04, 104, 0 Incomplete, 0, 0, 2 Hispanic or Latino",
            "blank, blank, blank, 0 Incomplete, blank, blank, blank");
  }

  @Test
  void checkboxes_areMissingWhereNoneIsTicked() {
    Exported project =
        project(
            "checkboxes-1",
            "dictionary: dictionary.csv, participant: record_id, variables: {one: {column:"
                + " check_one, choices: {}}, two: {column: check_two, choices: {}}}");
    assertThat(project.sheets("data.csv").stream().map(s -> String.join(" ", Exported.shown(s))))
        .containsExactly(
            "1 0 0 0 1 0 1 0 0",
            "blank blank blank blank 0 1 0 1 0",
            "1 1 1 1 blank blank blank blank blank",
            "blank blank blank blank blank blank blank blank blank");
  }

  @Test
  void decimalCommas_areReadWhereTheDictionaryHasThem() {
    Exported both =
        project(
            "decimal-comma-and-dot",
            "dictionary: metadata.csv, participant: record_id, variables: {a: height_dot, b:"
                + " height_comma, c: weight_dot, d: weight_comma, e: bmi_comma}");
    assertThat(both.sheets("data.csv").get(2).answers().stream().map(Answer::value))
        .containsExactlyInAnyOrder(1.95, 1.95, 123.4, 123.4, 32.5);
    Exported comma =
        project(
            "decimal-comma",
            "dictionary: dictionay.csv, participant: record_id, variables: {h: height, w: weight,"
                + " b: bmi}");
    assertThat(comma.sheets("data.csv").get(0).answers().stream().map(Answer::value))
        .containsExactlyInAnyOrder(1.54, 52.3, 22.1);
  }

  @Test
  void fileWithoutAnything_isRefused() {
    RealData.path("quirks/redcap/empty-rows"); // skips before the refusal is expected
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                project("empty-rows", "dictionary: dictionary.csv, participant: record_id")
                    .rows("data.csv"))
        .withMessageContaining("no header and no rows");
  }

  @Test
  void events_areOccasionsAndUnopenedFormsWereNotShown() {
    Exported project =
        project(
            "longitudinal",
            "dictionary: dictionary.csv, participant: study_id, occasion: {column:"
                + " redcap_event_name, values: {enrollment_arm_1: w0, dose_1_arm_1: w1, visit_1_arm_1:"
                + " w2, dose_2_arm_1: w3, visit_2_arm_1: w4, final_visit_arm_1: w5}}, variables: {pills:"
                + " pmq1, dependence: pmq2, open: pmq4}");
    assertThat(project.rejected("data.csv")).isEqualTo(Map.of("unknown_occasion", 6L));
    assertThat(
            project.sheets("data.csv").stream()
                .filter(s -> s.participant().equals("220"))
                .map(s -> s.occasion() + " " + s.answers().get(1).value()))
        .containsExactly("w0 null", "w1 1.0", "w2 3.0", "w3 2.0", "w4 4.0", "w5 null");
    assertThat(Exported.shown(project.sheets("data.csv").get(0)))
        .containsExactly("not_shown", "not_shown", "not_shown");
    assertThat(project.sheets("data.csv").get(1).answers().get(2))
        .isEqualTo(new Answer("pmq4", 1.0, "undecided", null));
  }

  @Test
  void idsThatAreNoNumbers_areRead() {
    Exported project =
        project(
            "nonnumeric-record-id",
            "dictionary: dictionary.csv, participant: record_id, variables: {done:"
                + " demographics_complete}");
    assertThat(project.sheets("data.csv"))
        .extracting(AnswerSheet::participant)
        .containsExactly("a", "b", "c");
    assertThat(shown(project))
        .containsExactly(List.of("0 Incomplete"), List.of("2 Complete"), List.of("0 Incomplete"));
  }

  @Test
  void valuesEnteredBeforeTheirValidation_areUnreadable() {
    Exported project =
        project(
            "potentially-problematic-values",
            "dictionary: dictionary.csv, participant: record_id, variables: {t: time_1, d:"
                + " date_before_validation, i: integer_before_validation}");
    assertThat(shown(project))
        .containsExactly(
            List.of("2010-01-02", "unreadable", "unreadable"),
            List.of("55:02", "unreadable", "unreadable"));
  }

  @Test
  void repeatedForms_areSourcesOfTheirOwn() {
    RealData.path("quirks/redcap/repeating-instruments"); // skips before the refusal is expected
    String repeated =
        "dictionary: dictionary.csv, participant: record_id, variables: {systolic: bp_systolic}";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> project("repeating-instruments", repeated).rows("data.csv"))
        .withMessageContaining("redcap_repeat_instrument")
        .withMessageContaining("where");
    Exported pressure =
        project(
            "repeating-instruments",
            repeated
                + ", where: {redcap_repeat_instrument: bp}, occasion: {column:"
                + " redcap_repeat_instance, values: {1: m1, 2: m2, 3: m3}}");
    assertThat(pressure.rejected("data.csv")).isEqualTo(Map.of("not_selected", 2L));
    assertThat(
            pressure.sheets("data.csv").stream()
                .map(s -> s.participant() + s.occasion() + s.answers().get(0).value()))
        .containsExactly("1m1110.0", "1m2111.0", "1m3112.0", "2m1114.0");
  }

  @Test
  void sparseRepeatedForms_keepTheRowsOfPersons() {
    Exported persons =
        project(
            "repeating-instruments-sparse",
            "dictionary: dictionary.csv, participant: record_id, where: {redcap_repeat_instrument:"
                + " ''}, variables: {age: age, sex: sex}");
    assertThat(persons.rejected("data.csv")).isEqualTo(Map.of("not_selected", 4L));
    assertThat(shown(persons))
        .containsExactly(
            List.of("8.9", "0 Female"),
            List.of("9.6", "1 Male"),
            List.of("blank", "blank"),
            List.of("blank", "blank"),
            List.of("blank", "blank"));
  }

  @Test
  void surveys_haveTimesOrAreNotCompleted() {
    Exported project =
        project(
            "survey",
            "dictionary: dictionary.csv, participant: participant_id, answered:"
                + " prescreening_survey_timestamp, variables: {diabetes: has_diabetes, consent:"
                + " consent___1, pills: pmq1, morale: participant_morale_questionnaire_timestamp}");
    assertThat(shown(project))
        .containsExactly(
            List.of("1 True", "1 I consent", "not_shown", "blank"),
            List.of("0 False", "0 Unchecked", "blank", "blank"));
    assertThat(project.sheets("data.csv").get(0).answeredAt()).hasToString("2018-03-06T14:52:43Z");
  }

  @Test
  void everyValidationType_isKnown() {
    Exported project =
        project(
            "validation-types-1",
            "dictionary: dictionary.csv, participant: record_id, variables: {slider: f_slider,"
                + " comma: v_number_2dp_comma_decimal, date: v_date_dmy, box: {column: f_checkbox,"
                + " choices: {}}}");
    assertThat(shown(project))
        .containsExactly(List.of("blank", "blank", "blank", "blank", "blank", "blank"));
    RawTable table = project.table(project.sources().get(0), "data.csv");
    assertThat(table.header()).hasSize(52);
    assertThat(project.sources().get(0).origin().shape().dictionary().fields()).hasSize(52);
  }

  @Test
  void severalRepeatedForms_areTakenOneByOne() {
    Exported laboratory =
        project(
            "vignette-repeating",
            "dictionary: dictionary.csv, participant: record_id, where: {redcap_repeat_instrument:"
                + " laboratory}, variables: {lab: lab, conc: conc}");
    assertThat(laboratory.rejected("data.csv")).isEqualTo(Map.of("not_selected", 13L));
    assertThat(shown(laboratory))
        .containsExactly(
            List.of("aa1", "1.1 ppm"),
            List.of("aa2", "1.2 ppm"),
            List.of("bb1", "2.1 ppm"),
            List.of("bb2", "2.2 ppm"));
  }

  @ParameterizedTest
  @CsvSource({
    "blank-for-gray-status, dictionary.csv, 16",
    "checkboxes-1, dictionary.csv, 11",
    "decimal-comma-and-dot, dictionary.csv, 8",
    "longitudinal, dictionary.csv, 123",
    "repeating-instruments, dictionary.csv, 12"
  })
  void everyColumnOfTheData_isInTheDictionary(String folder, String dictionary, int atLeast) {
    Exported project =
        project(folder, "dictionary: " + dictionary + ", participant: x, identifiers: {}");
    RawTable table = project.table(project.sources().get(0), "data.csv");
    assertThat(project.sources().get(0).origin().shape().dictionary().fields().keySet())
        .containsAll(table.header().stream().filter(c -> !c.startsWith("redcap_")).toList())
        .hasSizeGreaterThanOrEqualTo(atLeast);
  }
}
