package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class LongFileTest {

  private static final String LONG =
      "id,wave,item,answer,age\n"
          + "a,1,q1,3,20\n"
          + "b,1,q2,1,30\n"
          + "a,1,q2,-99,20\n"
          + "a,2,q2,2,20\n"
          + ",1,q1,2,\n"
          + "b,1,,2,30\n";

  private static String survey(String pivot, String more) {
    return "{kind: survey, files: a.csv, participant: id, occasion: {column: wave, values: {1: w1,"
        + " 2: w2}}, missing: {-99: refused}, long: {item: item, value: answer"
        + pivot
        + "}, variables: {one: q1, two: q2}"
        + more
        + "}";
  }

  @Test
  void rowsOfAPersonAndOccasion_becomeOneSheet() {
    Exported file = Exported.of(survey("", ""), "a.csv", LONG);
    assertThat(
            file.sheets("a.csv").stream()
                .map(s -> s.participant() + s.occasion() + " " + s.record() + Exported.shown(s)))
        .containsExactly(
            "aw1 a.csv:2[3, refused]", "bw1 a.csv:3[blank, 1]", "aw2 a.csv:5[blank, 2]");
    assertThat(file.rejected("a.csv")).isEqualTo(Map.of("no_participant", 1L, "no_item", 1L));
  }

  @Test
  void itemAnsweredTwice_isRefusedOrCounted() {
    String twice = "id,wave,item,answer\na,1,q1,3\na,1,q1,4\na,1,q2,1\n";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Exported.of(survey("", ""), "a.csv", twice).rows("a.csv"))
        .withMessageContaining("line 3")
        .withMessageContaining("line 2")
        .withMessageContaining("repeats");
    Map<String, List<String>> counted =
        Map.of(
            "first", List.of("3", "1"),
            "last", List.of("4", "1"),
            "reject", List.of("blank", "1"));
    counted.forEach(
        (word, answers) -> {
          Exported file = Exported.of(survey(", repeats: " + word, ""), "a.csv", twice);
          assertThat(Exported.shown(file.sheets("a.csv").get(0))).isEqualTo(answers);
          assertThat(file.rejected("a.csv"))
              .isEqualTo(Map.of("repeated_item", word.equals("reject") ? 2L : 1L));
        });
  }

  @Test
  void recordColumns_tellRecordsApart() {
    String days = "id,day,wave,item,answer\na,d1,1,q1,3\na,d2,1,q1,4\n";
    assertThat(
            Exported.of(survey(", record: day", ""), "a.csv", days).sheets("a.csv").stream()
                .map(Exported::shown))
        .containsExactly(List.of("3", "blank"), List.of("4", "blank"));
  }

  @Test
  void itemThatNoFileHas_isRefusedByName() {
    Exported file = Exported.of(survey("", ""), "a.csv", LONG);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file.sources().get(0).refuseAbsent(List.of("id", "wave", "q1", "Q2")))
        .withMessageContaining("\"q2\"")
        .withMessageContaining("\"Q2\"");
  }

  @Test
  void columnThatIsNotThere_isRefusedWithTheClosest() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(survey("", ""), "a.csv", "id,wave,itm,answer\na,1,q1,1\n")
                    .rows("a.csv"))
        .withMessageContaining("sources.s.long")
        .withMessageContaining("\"itm\"");
  }

  @Test
  void rowsOfOtherKinds_areNotSelectedOrExcluded() {
    String mixed = "id,kind,test,a\n1,main,0,5\n2,pilot,0,6\n3,main,1,7\n4,main,,8\n5,main,x,9\n";
    Exported file =
        Exported.of(
            "{kind: survey, files: a.csv, participant: id, where: {kind: main, test: [0, '']},"
                + " exclude: {a: 8}, variables: {a: a}}",
            "a.csv",
            mixed);
    assertThat(file.sheets("a.csv")).extracting(AnswerSheet::participant).containsExactly("1");
    assertThat(file.rejected("a.csv")).isEqualTo(Map.of("not_selected", 3L, "excluded", 1L));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(
                        "{kind: survey, files: a.csv, participant: id, where: {kin: main}}",
                        "a.csv",
                        mixed)
                    .rows("a.csv"))
        .withMessageContaining("sources.s.where")
        .withMessageContaining("\"kind\"");
  }

  @Test
  void whatRowsRepeatOfAPerson_isTakenOnce() {
    String diary =
        "id,at,lonely,age,home\na,2024-01-01 10:00,3,20,\na,2024-01-01 14:00,4,20.0,x\nb,2024-01-01 10:00,1,31,y\n";
    Exported file =
        Exported.of(
            "{kind: diary, files: a.csv, participant: id, scheduled: at, variables: {lonely:"
                + " lonely}, person: {age: {column: age, unit: year}, home: home}}",
            "a.csv",
            diary);
    assertThat(file.sources()).extracting(Source::id).containsExactly("s", "s_person");
    assertThat(file.rows("a.csv")).hasSize(3);
    List<AnswerSheet> persons =
        file.rows(file.sources().get(1), "a.csv").stream()
            .flatMap(r -> r.records().stream())
            .toList();
    assertThat(persons.stream().map(p -> p.participant() + p.occasion() + Exported.shown(p)))
        .containsExactly("as_person[20, x]", "bs_person[31, y]");
  }

  @Test
  void personWhoseRowsDisagree_isRefusedOrRejectedButNeverPicked() {
    String diary = "id,lonely,age\na,3,20\na,4,21\nb,1,31\na,1,22\n";
    String start =
        "{kind: diary, files: a.csv, participant: id, variables: {lonely: lonely}, person: {age:"
            + " age}";
    Exported refused = Exported.of(start + "}", "a.csv", diary);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> refused.rows(refused.sources().get(1), "a.csv"))
        .withMessageContaining("{age=1}")
        .withMessageContaining("person_conflicts: reject");
    Exported rejected = Exported.of(start + ", person_conflicts: reject}", "a.csv", diary);
    List<Mapped<AnswerSheet>> rows = rejected.rows(rejected.sources().get(1), "a.csv");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).rejected().reason().label()).isEqualTo("conflicting_values");
    assertThat(rows.get(1).records().get(0).participant()).isEqualTo("b");
  }

  @Test
  void sourceWithoutParticipants_cannotPutRowsTogether() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(
                    "{kind: survey, files: a.csv, participant: {row: true}, long: {item: i, value:"
                        + " v}}"))
        .withMessageContaining("sources.s.participant");
  }
}
