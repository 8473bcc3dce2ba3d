package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyProtocolTest {

  private static final String HEADER =
      "id,lonely_1,lonely_2,lonely_3,age,sm_time,phq_1,phq_2,phq_3,phq_4,phq_5,phq_6,phq_7,phq_8,phq_9";
  private static final String ROWS =
      HEADER
          + "\na1,1,2,3,21,4,0,0,0,0,0,0,0,0,0\na2,2,2,2,22,5,1,1,1,1,1,1,1,1,0\n"
          + "a3,1,1,1,23,1,0,1,2,3,0,1,2,3,1\n";
  private static final String USE = "ucla3_hughes: {items: lonely_1..lonely_3}\n";
  private static final String PROTOCOL =
      "safety_protocol: a clinician calls within a day\nzone: Europe/Amsterdam";

  @TempDir private Path folder;

  private StudyFolder asking(String instrument) {
    return StudyFolder.in(folder)
        .raw("survey.csv", ROWS)
        .with(USE, USE + "      " + instrument + "\n");
  }

  private static Refusal only(StudyFolder study) {
    List<Refusal> problems = study.check().problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void theNineItems_areRefusedWithoutAProtocol() {
    Refusal problem = only(asking("phq9: {items: phq_1..phq_9}"));
    assertThat(problem.place()).isEqualTo("sources.survey.instruments.phq9");
    assertThat(problem.expected()).contains("item 9", "no safety protocol");
    assertThat(problem.remedy()).contains("phq8", "safety_protocol");
  }

  @Test
  void theNineItems_passWithAProtocol() {
    StudyFolder study =
        asking("phq9: {items: phq_1..phq_9}").with("zone: Europe/Amsterdam", PROTOCOL);
    assertThat(study.check().problems()).isEmpty();
    assertThat(Layout.of(study.open()).items(study.open().sources().get(0)).get("w1"))
        .contains("phq_9");
  }

  @Test
  void theEightItems_pass_andTheNinthColumnIsNotRead() {
    StudyFolder study = asking("phq8: {items: phq_1..phq_8}");
    assertThat(study.check().problems()).isEmpty();
    assertThat(Layout.of(study.open()).items(study.open().sources().get(0)).get("w1"))
        .contains("phq_8")
        .doesNotContain("phq_9");
  }

  @Test
  void aTotalOfTheNineItems_tellsNobodysAnswer_andPasses() {
    StudyFolder study = StudyFolder.in(folder).with(USE, USE + "      phq9: {total: age}\n");
    assertThat(study.check().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "phq_9, phq_8",
    "PHQ9_9, PHQ9_8",
    "phq9.09, phq9.08",
    "suicidal_thoughts, x",
    "self_harm, x"
  })
  void aVariableThatHoldsTheItem_isRefused(String column, String beside) {
    StudyFolder study =
        StudyFolder.in(folder)
            .raw(
                "survey.csv",
                StudyFolder.SURVEY
                    .replace("sm_time\n", "sm_time," + beside + "," + column + "\n")
                    .replace("4\n", "4,0,0\n")
                    .replace("5\n", "5,0,0\n")
                    .replace("23,1\n", "23,1,0,0\n"))
            .with("age: age", "age: {column: \"" + column + "\"}");
    Refusal problem = only(study);
    assertThat(problem.expected()).contains(column, "item 9 of phq9", "no safety protocol");
    assertThat(study.with("zone: Europe/Amsterdam", PROTOCOL).check().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"phq_9", "phq9_total", "phq9", "harmony", "phq_90"})
  void otherColumns_pass(String column) {
    // phq_9 without phq_8 beside it is a total, not the ninth item.
    StudyFolder study =
        StudyFolder.in(folder)
            .raw("survey.csv", StudyFolder.SURVEY.replace(",age,", "," + column + ","))
            .with("age: age", "age: {column: " + column + "}");
    assertThat(study.check().problems()).isEmpty();
  }
}
