package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study whose survey lies in an archive. */
class ArchivedStudyTest {

  @TempDir private Path folder;

  @BeforeEach
  void archive() throws IOException {
    StudyFolder.in(folder);
    Files.delete(folder.resolve("raw/survey.csv"));
    zip("export.zip", "survey.csv", "manual.pdf");
  }

  private void zip(String name, String... members) throws IOException {
    Path archive = folder.resolve("raw").resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String member : members) {
        out.putNextEntry(new ZipEntry(member));
        out.write(StudyFolder.SURVEY.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private Checkup check(String files) throws IOException {
    String yaml = StudyFolder.DECLARATION.replace("files: survey.csv", "files: " + files);
    Files.writeString(folder.resolve("study.yaml"), yaml);
    return Checkup.of(Study.open(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"export.zip", "export.zip/survey.csv", "\"*.zip/*.csv\"", "\"**.csv\""})
  void memberOfAnArchive_isReadLikeAFile(String files) throws IOException {
    Checkup checkup = check(files);
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.headline()).startsWith("survey: raw/export.zip/survey.csv, 6 columns");
    Study study = Study.open(folder);
    assertThat(Fingerprints.of(study, "1").inputs())
        .singleElement()
        .isEqualTo(
            new RunRecord.Input(
                "export.zip/survey.csv",
                StudyFolder.SURVEY.length(),
                Fingerprints.hash(StudyFolder.SURVEY)));
  }

  @Test
  void archiveOfSeveralTables_mustBeNamedWithTheMember() throws IOException {
    zip("export.zip", "survey.csv", "other.csv");
    assertThat(check("export.zip").problems())
        .first()
        .extracting(Refusal::getMessage)
        .asString()
        .contains("other.csv, survey.csv", "export.zip/other.csv");
    assertThat(check("export.zip/survey.csv").problems()).isEmpty();
  }

  @Test
  void damagedArchive_mattersOnlyWhereItIsUsed() throws IOException {
    Files.writeString(folder.resolve("raw/broken.zip"), "PK no archive");
    assertThat(check("export.zip").problems()).isEmpty();
    assertThat(check("broken.zip").problems())
        .isNotEmpty()
        .allMatch(p -> p.file().equals("broken.zip"));
  }
}
