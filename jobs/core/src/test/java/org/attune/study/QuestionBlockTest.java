package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.attune.quality.Battery;
import org.attune.quality.Index;
import org.attune.quality.RecordAnswers;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionBlockTest {

  private static final double NONE = Double.NaN;

  @TempDir private Path folder;

  /** PHQ-2 between the items of WHO-5, which the file holds backwards; the seconds on two pages. */
  private StudyFolder study() {
    return StudyFolder.in(folder)
        .raw("survey.csv", "id,w5,w4,p1,p2,w3,w2,w1,page1,page2\na,0,1,2,3,4,5,0,10,20\n")
        .declare(
            """
            study: small
            zone: Europe/Amsterdam
            pseudonyms: keep
            quality: {seconds: {survey: [first_page, second_page]}, bounds: {longstring: 4}}
            policies: {careless: {exclude: [irv, longstring]}}
            sources:
              survey:
                kind: survey
                files: survey.csv
                participant: id
                occasion: w1
                instruments:
                  who5: {items: {1: w1, 2: w2, 3: w3, 4: w4, 5: w5}}
                  phq2: {items: p1..p2}
                variables: {first_page: page1, second_page: page2}
            """);
  }

  @Test
  void items_standInTheOrderOfTheFile() {
    List<QuestionBlock> blocks = Layout.of(study().open()).blocks();
    assertThat(blocks).hasSize(1);
    Battery battery = blocks.get(0).battery();
    assertThat(battery.columns()).containsExactly("w5", "w4", "p1", "p2", "w3", "w2", "w1");
    assertThat(battery.longestBlock()).isEqualTo(3);
    assertThat(battery.seconds()).containsExactly("page1", "page2");
    assertThat(blocks.get(0).isAskedIn("survey", "w1")).isTrue();
    assertThat(blocks.get(0).isAskedIn("survey", "w2")).isFalse();
    assertThat(blocks.get(0).isAskedIn("diary", "w1")).isFalse();
  }

  /** WHO-5 runs from 0 to 5 and PHQ-2 from 0 to 3; 9 is no answer to either. */
  @Test
  void answers_areRawInOrder_andSharesOfTheRangeByScale() {
    QuestionBlock block = Layout.of(study().open()).blocks().get(0);
    RecordAnswers answers =
        block.answers(
            new double[] {0, 5, 3, 9, NONE, 2, 1},
            new String[] {null, null, null, null, "refused", null, null},
            30);
    assertThat(answers.raw()).containsExactly(0, 5, 3, NONE, NONE, 2, 1);
    assertThat(answers.seconds()).isEqualTo(30);
    assertThat(answers.scales()).hasNumberOfRows(2);
    assertThat(answers.scales()[0]).containsExactly(.2, .4, NONE, 1, 0);
    assertThat(answers.scales()[1]).containsExactly(1, NONE);
  }

  @Test
  void scaleThatHoldsAnother_isLeftOut() {
    StudyFolder.in(folder)
        .raw("survey.csv", "id,q1,q2,q3,q4,q5,q6\na,1,1,1,1,1,1\n")
        .declare(
            """
            study: small
            zone: Europe/Amsterdam
            pseudonyms: keep
            sources:
              survey:
                kind: survey
                files: survey.csv
                participant: id
                instruments: {lsns6: {items: q1..q6}}
            """);
    QuestionBlock block = Layout.of(Study.open(folder)).blocks().get(0);
    double[][] scales =
        block.answers(new double[] {0, 1, 2, 3, 4, 5}, new String[6], NONE).scales();
    assertThat(scales).as("family and friends, not the total").hasNumberOfRows(2);
    assertThat(scales[0].length + scales[1].length).isEqualTo(6);
  }

  @Test
  void declaration_saysWhoIsLeftOut_andEverybodyIsShownBeside() {
    Study study = study().open();
    assertThat(study.policy().careless().exclude()).containsExactly(Index.LONGSTRING, Index.IRV);
    assertThat(study.alternatives()).extracting(Policy::label).containsExactly("careless=keep");
    assertThat(study.bounds().of(Index.LONGSTRING, 20)).isEqualTo(4);
  }

  @Test
  void alternatives_mayNameOtherRules_butNotTheDeclaredOne() {
    StudyFolder folder =
        study()
            .with(
                "careless: {exclude: [irv, longstring]}",
                "also: [{careless: {flags: 2}}, {careless: {exclude: [mahalanobis]}}]");
    assertThat(folder.open().alternatives())
        .extracting(Policy::label)
        .containsExactly("careless=2_flags", "careless=mahalanobis");
    Study same = folder.with("{flags: 2}", "keep").open();
    assertThatThrownBy(same::alternatives)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("careless=keep");
  }

  @Test
  void timeOfAnUnknownVariableOrSource_isRefused() {
    assertThat(study().with("[first_page, second_page]", "hours").check().problems())
        .anyMatch(p -> p.getMessage().contains("quality.seconds.survey"));
    assertThat(study().with("{seconds: {survey:", "{seconds: {diary:").check().problems())
        .anyMatch(p -> p.getMessage().contains("quality.seconds.diary"));
  }
}
