package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumsTest {

  /** From {@code printf 'id,lonely_1\na1,1\n' | sha256sum}. */
  private static final String DIGEST =
      "a629247a4e360a35e8fa0e3774b8505d7e76d9ff4345709a6a975e6c4a27ba82";

  private static final String TEXT = "id,lonely_1\na1,1\n";

  @TempDir private Path folder;

  private Study study(String text, String file) {
    return StudyFolder.bare(folder)
        .raw("survey.csv", text)
        .declare(
            "study: small\nzone: UTC\npseudonyms: keep\nsources:\n  survey:\n    kind: survey\n"
                + "    files: survey.csv\n    participant: id\n    variables: {lonely: lonely_1}\n"
                + "checksums:\n  "
                + file
                + ": \""
                + DIGEST
                + "\"\n")
        .open();
  }

  @Test
  void fileAsItWas_passes() {
    Study study = study(TEXT, "survey.csv");
    assertThat(Checkup.whole(study).problems()).isEmpty();
    assertThat(Fingerprints.of(study, "1").inputs()).hasSize(1);
  }

  @Test
  void flippedDigit_isRefusedByCheckAndRun() {
    Study study = study(TEXT.replace("a1,1", "a1,3"), "survey.csv");
    assertThat(Checkup.whole(study).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).isEqualTo("raw/survey.csv");
              assertThat(p.expected()).contains("content differs");
              assertThat(p.remedy()).contains("Restore the original", "checksums.survey.csv: \"");
            });
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Fingerprints.of(study, "1"))
        .withMessageContaining("content differs");
  }

  @Test
  void fileThatIsGone_isRefused() {
    Study study = study(TEXT, "other.csv");
    assertThat(Checkup.whole(study).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.remedy()).contains("Put it back, or delete its line"));
  }
}
