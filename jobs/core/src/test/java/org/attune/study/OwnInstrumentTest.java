package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.instrument.Instrument;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new questionnaire needs a file and its cases, and no Java. */
class OwnInstrumentTest {

  private static final String YAML =
      """
      id: belonging4
      version: 1
      title: Four items on belonging
      construct: belonging
      status: final
      response: {min: 1, max: 5}
      items:
        - {number: 1, label: at_home}
        - {number: 2, label: outsider, reverse: true}
        - {number: 3, label: welcome}
        - {number: 4, label: overlooked, reverse: true}
      scales:
        total: {items: all, score: mean, range: [1, 5], missing: {rule: mean, at_most: 1}}
        percent: {items: all, score: mean, rescale: true, range: [0, 100], missing: {rule: complete}}
      variants:
        minus_outsider:
          description: Without the second item.
          without: [outsider]
      higher_is: more belonging
      cutoffs:
        - {name: own, rule: ">= 4 high", bands: {low: [1, 3.99], high: [4, 5]}, source: the study, evidence: M}
      citation: the study's own
      evidence: the study's own codebook
      """;
  private static final String CASES =
      """
      case,variant,coding,answers,scale,answered_items,prorated,score,out_of_range,source
      mixed,default,,5 1 4 2,total,4,false,4.5,0,by hand: (5 + 5 + 4 + 4) / 4
      mixed,default,,5 1 4 2,percent,4,false,87.5,0,by hand: 100 x 3.5 / 4
      mixed_minus,minus_outsider,,5 1 4 2,total,3,false,4.333333333333333,0,by hand: (5 + 4 + 4) / 3
      mixed_minus,minus_outsider,,5 1 4 2,percent,3,false,83.33333333333333,0,by hand
      one_missing,default,,NA 1 4 3,total,3,true,4,0,by hand: (5 + 4 + 3) / 3
      one_missing,default,,NA 1 4 3,percent,3,false,,0,by hand
      coded_from_0,default,0..4,4 0 3 1,total,4,false,4.5,0,by hand
      above,default,,6 1 4 2,total,3,true,4.333333333333333,1,by hand
      """;
  private static final String SURVEY =
      "id,lonely_1,lonely_2,lonely_3,age,sm_time,b1,b2,b3,b4\n"
          + "a1,1,2,3,21,4,5,1,4,2\na2,2,2,2,22,5,1,5,1,5\na3,1,1,1,23,1,3,3,3,3\n";

  @TempDir private Path folder;

  private StudyFolder study() {
    return StudyFolder.in(folder)
        .raw("survey.csv", SURVEY)
        .file("instruments/belonging4.yaml", YAML)
        .file("instruments/belonging4.cases.csv", CASES)
        .with(
            "ucla3_hughes: {items: lonely_1..lonely_3}\n",
            "ucla3_hughes: {items: lonely_1..lonely_3}\n"
                + "      belonging4: {items: b1..b4, also: [pomp, minus_outsider]}\n")
        .with("predictors: [time]", "predictors: [time, belonging4]");
  }

  @Test
  void aFileAndItsCases_areEnough() {
    StudyFolder study = study();
    assertThat(study.check().problems()).isEmpty();
    Layout layout = Layout.of(study.open());
    Questionnaire own =
        layout.questionnaires().stream()
            .filter(q -> q.instrument().id().equals("belonging4"))
            .findFirst()
            .orElseThrow();
    double[] raw = {5, 1, 4, 2};
    assertThat(own.columns()).containsExactly("b1", "b2", "b3", "b4");
    assertThat(own.scorer().score(raw, new String[4]).scale("total").score()).isEqualTo(4.5);
    assertThat(layout.questionnaires())
        .extracting(Questionnaire::variant)
        .containsExactly("default", "default", "pomp", "minus_outsider");
  }

  @Test
  void aStudysOwnCase_thatDoesNotHold_isAProblem() {
    StudyFolder study =
        study()
            .file(
                "instruments/belonging4.cases.csv",
                CASES.replace("false,4.5,0,by hand: (5 +", "false,4.6,0,by hand: (5 +"));
    List<Refusal> problems = study.check().problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).file()).isEqualTo("instruments/belonging4.cases.csv");
    assertThat(problems.get(0).place()).isEqualTo("line 2, case mixed");
    assertThat(problems.get(0).expected()).contains("score 4.6", "4.5");
  }

  @Test
  void aStudysOwnInstrument_isNamedAsItsOwn() {
    StudyFolder study = study();
    assertThat(study.open().ownsInstrument("belonging4")).isTrue();
    assertThat(Instrument.shipped()).doesNotContain("belonging4");
    assertThat(Layout.of(study.open()).labels())
        .containsEntry("belonging4", "Four items on belonging");
  }

  @Test
  void provisionalInstrumentsAndSuppliedScores_areNotedByTheCheckUp() {
    StudyFolder study =
        StudyFolder.in(folder)
            .with(
                "ucla3_hughes: {items: lonely_1..lonely_3}\n",
                "ucla3_hughes: {items: lonely_1..lonely_3}\n      swls: {total: age}\n");
    assertThat(study.check().problems()).isEmpty();
    assertThat(study.check().text())
        .contains("swls is provisional; to confirm:", "prorate(1)", "unverifiable")
        .doesNotContain("ucla3_hughes is provisional");
    assertThat(Layout.of(study.open()).labels())
        .containsEntry("swls", "Satisfaction With Life Scale (provisional scoring)");
  }
}
