package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study can declare of its sources reaches the check-up and the layout. */
class StudySourcesTest {

  private static final String HEAD = "study: s\nzone: UTC\npseudonyms: keep\nsources:\n";

  @TempDir Path folder;

  private Study study(String sources) {
    StudyFolder.bare(folder).declare(HEAD + sources);
    return Study.open(folder);
  }

  private List<String> problems(String sources) {
    return Checkup.of(study(sources)).problems().stream().map(Refusal::getMessage).toList();
  }

  private void raw(String name, String text) throws IOException {
    Path file = folder.resolve("raw").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void itemLongFilesTogether_holdTheItemsOfAnInstrument() throws IOException {
    raw("a.csv", "id,item,answer\np1,l1,1\np1,l2,2\n");
    raw("b.csv", "id,item,answer\np2,l1,1\np2,l3,2\n");
    String source =
        "  s: {kind: survey, files: '*.csv', participant: id, long: {item: item, value: answer},"
            + " instruments: {ucla3_hughes: {items: {1: l1, 2: l2, 3: l3}}}";
    assertThat(problems(source + "}\n")).isEmpty();
    assertThat(problems(source + ", variables: {x: l4}}\n"))
        .singleElement()
        .asString()
        .contains("variables.x")
        .contains("\"l4\"");
  }

  @Test
  void wavesOfAWideFile_areOccasionsOfItsMeasures() throws IOException {
    raw("a.csv", "id,age,l1_1,l2_1,l3_1,l1_2,l2_2,l3_2\np1,20,1,2,3,1,1,1\n");
    Study study =
        study(
            "  s: {kind: survey, files: a.csv, participant: id, waves: {w1: _1, w2: _2},"
                + " instruments: {ucla3_hughes: {items: 'l1{wave}..l3{wave}', variant: default}},"
                + " variables: {age: age}}\n"
                + "analyses: {change: {contrasts: [{measure: ucla3_hughes, first: w1, second:"
                + " w2}]}}\n");
    assertThat(Checkup.of(study).problems()).isEmpty();
    assertThat(Layout.of(study).questionnaires())
        .extracting(Questionnaire::occasion)
        .containsExactly("w1", "w2");
  }

  @Test
  void whatIsTakenOfPersons_isAMeasureOfThePerson() throws IOException {
    raw("d.csv", "id,lonely,use,age\np1,1,2,20\np1,2,3,20\n");
    Study study =
        study(
            "  d: {kind: diary, files: d.csv, participant: id, variables: {lonely: lonely, use:"
                + " use}, person: {age: {column: age, min: 18, max: 99}}}\n"
                + "analyses: {a: {outcomes: [lonely], predictors: [age]}}\n");
    assertThat(study.sources()).extracting(Source::id).containsExactly("d", "d_person");
    assertThat(Checkup.of(study).problems()).isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                study(
                    "  d: {kind: diary, files: d.csv, participant: id, person: {age: age}}\n"
                        + "  d_person: {kind: survey, files: d.csv, participant: id}\n"))
        .withMessageContaining("sources.d_person");
  }

  @Test
  void previewsOfQualtrics_areFoundByTheCheckUp() throws IOException {
    String rows =
        "Status,Finished,pid,q\nStatus,Finished,Code,Q\n"
            + "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n"
            + "0,1,a,2\n1,1,b,3\n";
    raw("q.csv", rows);
    String source =
        "  s: {kind: survey, format: qualtrics, files: q.csv, participant: pid, variables: {q: q}";
    assertThat(problems(source + "}\n")).singleElement().asString().contains("sources.s.previews");
    assertThat(problems(source + ", previews: drop}\n")).isEmpty();
  }

  @Test
  void aStudysOwnFormat_winsOverTheShippedOne() throws IOException {
    raw("a.csv", "id,was,q\np1,try,1\n");
    Path own = folder.resolve("sources/qualtrics.yaml");
    Files.createDirectories(own.getParent());
    Files.writeString(
        own,
        "id: qualtrics\ntitle: Ours\nrows: {previews: {means: trials, where: {was: [try]}}}\n");
    String source =
        "  s: {kind: survey, format: qualtrics, files: a.csv, participant: id, variables: {q: q}";
    assertThat(problems(source + "}\n")).singleElement().asString().contains("trials");
    String before = Fingerprints.of(study(source + ", previews: drop}\n"), "1").of("ingest");
    Files.writeString(own, Files.readString(own).replace("trials", "attempts"));
    assertThat(Fingerprints.of(study(source + ", previews: drop}\n"), "1").of("ingest"))
        .isNotEqualTo(before);
    Files.writeString(own, "id: other\ntitle: Ours\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study(source + "}\n"))
        .withMessageContaining("the file is called");
  }

  @Test
  void dictionary_isPartOfWhatIngestDependsOn() throws IOException {
    raw("a.csv", "id,q\np1,1\n");
    raw(
        "d.csv",
        "field_name,form_name,field_type,field_label,select_choices_or_calculations\nid,f,text,Id,\nq,f,radio,Q,\"1, no | 2, yes\"\n");
    String source =
        "  s: {kind: survey, format: redcap, dictionary: d.csv, files: a.csv, participant: id,"
            + " variables: {q: q}}\n";
    assertThat(problems(source)).isEmpty();
    String before = Fingerprints.of(study(source), "1").of("ingest");
    raw("d.csv", Files.readString(folder.resolve("raw/d.csv")).replace("no", "never"));
    assertThat(Fingerprints.of(study(source), "1").of("ingest")).isNotEqualTo(before);
    Files.delete(folder.resolve("raw/d.csv"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study(source))
        .withMessageContaining("sources.s.dictionary")
        .withMessageContaining("raw/d.csv");
  }

  @Test
  void formatThatNobodyKnows_isRefusedWithTheShippedOnes() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> study("  s: {kind: survey, format: redcat, files: a.csv, participant: id}\n"))
        .withMessageContaining("sources.s.format")
        .withMessageContaining("redcap");
  }

  @Test
  void keysThatContradict_areRefused() {
    for (String wrong :
        List.of(
            "previews: drop",
            "cells: codes",
            "person_conflicts: reject",
            "zone: Europe/Paris",
            "waves: {w1: _1}, occasion: w1",
            "path: answers.csv",
            "long: {item: a}",
            "variables: {x: {column: a, min: 1, values: {1: woman}}}",
            "variables: {x: {label: nothing}}")) {
      assertThatExceptionOfType(Refusal.class)
          .as(wrong)
          .isThrownBy(
              () -> study("  s: {kind: survey, files: a.csv, participant: id, " + wrong + "}\n"))
          .withMessageStartingWith("study.yaml");
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study("  s: {kind: survey, files: a.csv}\n"));
  }
}
