package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study to which packages were donated, as the check-up sees it. */
class DonatedStudyTest {

  private static final String KEY = "{key_file: key.txt}";

  @TempDir private Path folder;

  @BeforeEach
  void packages() throws IOException {
    Files.createDirectories(folder.resolve("raw/donations"));
    Files.writeString(folder.resolve("key.txt"), "0123456789abcdef0123456789abcdef");
    zip("p1.zip", "_chat.txt", "31/12/18, 12:00 - Jane: x\n31/12/18, 12:01 - +31 6 12345678: x\n");
    zip("p2.zip", "user_data.json", "{}");
    zip("p3.zip", "secret.bin", "x");
  }

  private void zip(String name, String member, String content) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("raw/donations/" + name)))) {
      out.putNextEntry(new ZipEntry(member));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Study study(String pseudonyms, String more) throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        "study: donated\nzone: Europe/Amsterdam\npseudonyms: "
            + pseudonyms
            + "\nsources:\n  given:\n    kind: usage\n    format: donation\n    files: donations/*.zip\n"
            + more);
    return Study.open(folder);
  }

  @Test
  void packages_areFilesOfTheirOwn() throws IOException {
    Study study = study(KEY, "");
    Source source = study.sources().get(0);
    assertThat(study.files(source))
        .containsExactly("donations/p1.zip", "donations/p2.zip", "donations/p3.zip");
    assertThat(Fingerprints.of(study, "1").inputs())
        .extracting(RunRecord.Input::file)
        .containsExactly("donations/p1.zip", "donations/p2.zip", "donations/p3.zip");
  }

  @Test
  void packagesThatWillBeSetAside_areNamedBeforehand() throws IOException {
    Checkup checkup = Checkup.whole(study(KEY, "    donation: whatsapp\n"));
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains(
            "raw/donations/p2.zip will be set aside: Expected a package of whatsapp; it looks like"
                + " one of tiktok.",
            "raw/donations/p3.zip will be set aside: Expected a package of whatsapp; none of its 1"
                + " members marks it as one.")
        .doesNotContain("p1.zip will", "Jane", "12345678", "secret");
  }

  @Test
  void studyWithoutKey_isRefused() throws IOException {
    List<Refusal> problems = Checkup.of(study("keep", "")).problems();
    assertThat(problems).isNotEmpty();
    assertThat(problems.toString()).contains("Expected a key to hash contacts with");
  }

  @Test
  void platformThatNobodyKnows_isRefused() throws IOException {
    org.assertj.core.api.Assertions.assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study(KEY, "    donation: myspace\n"))
        .withMessageContaining("donation");
  }
}
