package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class WavesTest {

  private static Source source(String more) {
    return SourcesTestData.source(
        "{kind: survey, files: a.csv, participant: id, waves: {w1: _T1, w2: _T2}, " + more + "}");
  }

  @Test
  void mark_becomesWhatEachWaveHasThere() {
    Source source =
        source(
            "instruments: {ucla3_hughes: {items: 'l1{wave}..l3{wave}', coding: {low: 0, high: 2}}},"
                + " variables: {time: {column: 'time{wave}', max: 9}, age: age, job: {column: job_T2,"
                + " waves: [w2]}}");
    assertThat(source.forms()).extracting(Form::occasion).containsExactly("w1", "w2");
    assertThat(source.forms())
        .extracting(f -> f.instruments().get("ucla3_hughes").get("items").asText())
        .containsExactly("l1_T1..l3_T1", "l1_T2..l3_T2");
    assertThat(source.forms())
        .extracting(f -> f.variables().values().stream().map(Variable::column).toList())
        .containsExactly(List.of("time_T1", "age"), List.of("time_T2", "job_T2"));
  }

  @Test
  void rows_holdOneSheetForEachWave() {
    Exported wide =
        Exported.of(
            "{kind: survey, files: a.csv, participant: id, waves: {w1: _T1, w2: _T2}, variables:"
                + " {lonely: 'lonely{wave}', age: age}}",
            "a.csv",
            "id,age,lonely_T1,lonely_T2\na,20,1,2\n");
    assertThat(wide.sheets("a.csv").stream().map(s -> s.occasion() + Exported.shown(s)))
        .containsExactly("w1[20, 1]", "w2[2]");
  }

  @Test
  void whatCannotBeTold_isRefused() {
    for (String wrong :
        List.of(
            "instruments: {who5: {items: a..e}}",
            "variables: {x: {column: x, waves: [w3]}}",
            "variables: {x: {column: x, waves: [w1, w2]}}",
            "occasion: w1",
            "forms: {w1: {}}")) {
      assertThatExceptionOfType(Refusal.class)
          .as(wrong)
          .isThrownBy(() -> source(wrong))
          .withMessageStartingWith("study.yaml, sources.s.");
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                SourcesTestData.source(
                    "{kind: survey, files: a.csv, participant: id, variables: {x: {column: x,"
                        + " waves: [w1]}}}"))
        .withMessageContaining("waves");
  }
}
