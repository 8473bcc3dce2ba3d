package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.attune.source.DiarySource;
import org.attune.source.UsageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @TempDir private Path folder;

  /**
   * The template with some of its commented blocks taken in, each up to a blank line or the end.
   */
  private static String template(String... blocks) {
    List<String> taken = List.of(blocks);
    List<String> found = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String block = "";
    for (String line : Shipped.text("study-template.yaml").lines().toList()) {
      String start = line.strip().replaceFirst("^# ?(\\w+):$", "$1");
      if (taken.contains(start) && !start.equals(line.strip())) {
        block = start;
        found.add(start);
      } else if (!line.strip().startsWith("#") || line.strip().matches("# \\w+:")) {
        block = "";
      }
      text.append(block.isEmpty() ? line : line.replaceFirst("# ", "")).append('\n');
    }
    assertThat(found).as("commented blocks of the template").containsExactlyInAnyOrder(blocks);
    return text.toString();
  }

  @Test
  void template_isAStudyThatLacksOnlyItsRawFile() throws IOException {
    String next = Template.write(folder.resolve("new"));
    Study study = Study.open(folder.resolve("new"));
    assertThat(study.id()).isEqualTo("my_study");
    assertThat(Checkup.of(study).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.place()).isEqualTo("sources.survey.files");
              assertThat(p.expected()).contains("raw/survey.csv");
            });
    assertThat(next).contains("attune check", "attune run");
    assertThat(Files.readAllLines(folder.resolve("new/.gitignore")))
        .contains("raw/", "ingested/", "scored/", "derived/", "runs/");
  }

  @Test
  void template_isCompleteOnceItsFileIsThere() throws IOException {
    Template.write(folder);
    Files.writeString(
        folder.resolve("raw/survey.csv"),
        "id,lonely_1,lonely_2,lonely_3,sm_time,age,gender\na,1,2,3,4,21,1\n");
    assertThat(Checkup.of(Study.open(folder)).problems()).isEmpty();
  }

  @Test
  void secondTemplate_isRefusedAndChangesNothing() throws IOException {
    Template.write(folder);
    Files.writeString(folder.resolve("study.yaml"), "mine");
    assertThatThrownBy(() -> Template.write(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("study.yaml", "holds one");
    assertThat(folder.resolve("study.yaml")).hasContent("mine");
  }

  @Test
  void ignoreFileThatIsThere_keepsItsLines() throws IOException {
    Files.writeString(folder.resolve(".gitignore"), "secret.key");
    Template.write(folder);
    assertThat(Files.readAllLines(folder.resolve(".gitignore"))).contains("secret.key", "raw/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"diary", "phone", "usage"})
  void commentedBlock_isValid(String block) {
    JsonNode tree = Documents.read("study.yaml", template(block), "study");
    assertThat(tree.findValue(block)).as("is taken in").isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"momentary, diary", "change, diary"})
  void commentedAnalysis_isValid(String family, String source) {
    JsonNode tree = Documents.read("study.yaml", template(family, source), "study");
    assertThat(tree.path("analyses").has(family)).isTrue();
  }

  @Test
  void allBlocksTogether_areAStudyThatLacksNothing() {
    StudyFolder made =
        StudyFolder.bare(folder)
            .declare(template("diary", "phone", "usage", "momentary"))
            .raw("survey.csv", "id,lonely_1,lonely_2,lonely_3,sm_time,age,gender\na,1,2,3,4,21,1\n")
            .raw(
                "diary.csv",
                "id,scheduled_at,issued_at,answered_at,status,lonely_now,passive_now\n"
                    + "a,2026-01-01 10:00,2026-01-01 10:00,2026-01-01 10:01,Done,3,4\n")
            .raw(
                "usage/a.csv",
                "id,start,end,zone,app,category,action,event\n"
                    + "a,2026-01-01 10:00:00,2026-01-01 10:01:00,UTC,feed,social,scroll,app\n")
            .with("usage/*.csv.gz", "usage/*.csv");
    assertThat(made.check().problems()).isEmpty();
    UsageSource phone = (UsageSource) made.open().sources().get(2);
    assertThat(phone.categoryColumn()).isEqualTo("category");
    DiarySource diary = (DiarySource) made.open().sources().get(1);
    assertThat(diary.status().cancelled()).containsExactly("Canceled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identifiers", "expired_with_answers", "coding"})
  void commentedLine_isValid(String key) {
    String text = Shipped.text("study-template.yaml");
    assertThat(text).contains("# " + key + ":");
    String taken = text.replace("# " + key + ":", key + ":");
    assertThat(Documents.read("study.yaml", taken, "study").findValue(key)).isNotNull();
  }
}
