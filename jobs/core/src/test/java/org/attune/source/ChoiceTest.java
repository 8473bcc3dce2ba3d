package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static Stream<List<String>> shown(String variables, String csv) {
    return Exported.of(
            "{kind: survey, files: a.csv, participant: id, missing: {-99: refused}, variables: "
                + variables
                + "}",
            "a.csv",
            csv)
        .sheets("a.csv")
        .stream()
        .map(Exported::shown);
  }

  @Test
  void cellOfSeveralChoices_isAVariableForEach() {
    String apps =
        "{apps: {column: q, choices: {separator: ';', of: {Insta: insta, 'Mail; or letters':"
            + " mail, TikTok: tiktok}}}}";
    assertThat(
            shown(
                apps,
                "id,q\na,Insta;TikTok\nb,Mail; or letters ; Insta\nc,\nd,Fax;Insta\ne,-99\nf,[TikTok]\ng,[]\n"))
        .containsExactly(
            List.of("1", "0", "1"),
            List.of("1", "1", "0"),
            List.of("blank", "blank", "blank"),
            List.of("unreadable", "unreadable", "unreadable"),
            List.of("refused", "refused", "refused"),
            List.of("0", "0", "1"),
            List.of("blank", "blank", "blank"));
  }

  @Test
  void emptyCell_isNoneOnlyWhereDeclared() {
    assertThat(
            shown(
                "{apps: {column: q, choices: {separator: ',', none: 'no', of: {1: a, 2: b}}}}",
                "id,q\na,\"1,2\"\nb,\n"))
        .containsExactly(List.of("1", "1"), List.of("0", "0"));
  }

  @Test
  void severalTexts_canMeanOneChoice() {
    assertThat(
            shown(
                "{apps: {column: q, choices: {separator: ',', of: {Insta: insta, Instagram: insta,"
                    + " X: x}}}}",
                "id,q\na,Instagram\nb,\"Insta,X\"\n"))
        .containsExactly(List.of("1", "0"), List.of("1", "1"));
  }

  @Test
  void columnForEachChoice_isReadTogether() {
    String apps = "{apps: {choices: {columns: {q_1: insta, q_2: mail}}}}";
    assertThat(shown(apps, "id,q_1,q_2\na,1,\nb,,\nc,-99,-99\nd,1,-99\ne,7,1\nf,0,1\n"))
        .containsExactly(
            List.of("1", "0"),
            List.of("blank", "blank"),
            List.of("refused", "refused"),
            List.of("1", "0"),
            List.of("unreadable", "unreadable"),
            List.of("0", "1"));
  }

  @Test
  void wordsForChosen_areThoseDeclared() {
    assertThat(
            shown(
                "{apps: {choices: {columns: {q_1: insta, q_2: mail}, chosen: [Insta, Mail]}}}",
                "id,q_1,q_2\na,Insta,\nb,Insta,Mail\nc,1,\n"))
        .containsExactly(List.of("1", "0"), List.of("1", "1"), List.of("unreadable", "unreadable"));
  }

  @Test
  void variables_areNamedAfterTheirChoiceAndRangeFromZeroToOne() {
    Source source =
        SourcesTestData.source(
            "{kind: survey, files: a.csv, participant: id, variables: {apps: {column: q, label:"
                + " Applications, choices: {separator: ';', of: {I: insta}}}}}");
    Variable variable = source.forms().get(0).variables().get("apps_insta");
    assertThat(variable.answer()).isEqualTo("q [insta]");
    assertThat(variable.label()).isEqualTo("Applications: insta");
    assertThat(List.of(variable.min(), variable.max())).containsExactly(0.0, 1.0);
  }

  @Test
  void declarationsThatContradict_areRefused() {
    for (String wrong :
        List.of(
            "{x: {column: a, choices: {separator: ';'}}}",
            "{x: {column: a, choices: {of: {1: a}}}}",
            "{x: {column: a, choices: {columns: {a_1: a}}}}",
            "{x: {choices: {separator: ';', of: {1: a}}}}",
            "{x: {choices: {columns: {a_1: a, a_2: a}}}}",
            "{x: {column: a, min: 0, choices: {separator: ';', of: {1: a}}}}",
            "{x_a: b, x: {column: a, choices: {separator: ';', of: {1: a}}}}",
            "{x: {column: a, max: 3, values: {1: woman, 2: man}}}")) {
      assertThatExceptionOfType(Refusal.class)
          .as(wrong)
          .isThrownBy(
              () ->
                  SourcesTestData.source(
                      "{kind: survey, files: a.csv, participant: id, variables: " + wrong + "}"))
          .withMessageStartingWith("study.yaml, sources.s.variables.x");
    }
  }

  @Test
  void orderedWords_areCodedFromOneOn() {
    assertThat(
            shown(
                "{use: {column: q, values: [never, at times, often]}}",
                "id,q\na,often\nb,never\nc,at times\n"))
        .containsExactly(List.of("3 often"), List.of("1 never"), List.of("2 at times"));
  }
}
