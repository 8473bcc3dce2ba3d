package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that attune init proposes runs as it is, once somebody has confirmed it. */
class ProposedStudyRunTest {

  private static final Path SAMPLE = StudyCopy.ROOT.resolve("data-sample");

  @TempDir private Path temp;

  private Path proposed() {
    Path study = temp.resolve("mine");
    Path raw = SAMPLE.resolve("raw");
    Ran init =
        Ran.of(
            "init",
            study,
            raw.resolve("wave1.csv"),
            raw.resolve("wave2.csv"),
            raw.resolve("diary.csv"));
    assertThat(init.done().out())
        .contains("wave1: survey, 406 rows", "diary: diary, 2,823 rows", "guesses to confirm");
    return study;
  }

  private static void confirm(Path study) throws IOException {
    Path file = study.resolve("study.yaml");
    Files.writeString(file, Files.readString(file).replace("confirmed: false", "confirmed: true"));
  }

  /** The different ids in the first column of a text file, blanks at their ends left out. */
  private static Set<String> ids(String file, String delimiter) throws IOException {
    Set<String> ids = new HashSet<>();
    List<String> lines = Files.readAllLines(SAMPLE.resolve("raw").resolve(file));
    for (String line : lines.subList(1, lines.size())) {
      ids.add(line.split(delimiter, 2)[0].strip());
    }
    ids.remove("");
    return ids;
  }

  private static String line(Path csv, String start) throws IOException {
    return Files.readAllLines(csv).stream()
        .filter(l -> l.startsWith(start))
        .findFirst()
        .orElse("no line begins with " + start);
  }

  @Test
  void proposalRuns_onceConfirmed_andFindsWhatTheSampleFinds() throws IOException {
    Path study = proposed();
    Ran.of("run", study).refused("Expected somebody to confirm this guess", "attune check");
    Ran check = Ran.of("check", study);
    assertThat(check.status()).isEqualTo(3);
    assertThat(check.out()).contains("guesses.sources.wave1.instruments.ucla20_v3");
    confirm(study);
    assertThat(Ran.of("check", study).done().out())
        .contains("Nothing is missing", "wave1 and wave2: 357 of 357 ids link");
    Ran.of("run", study).done();
    Path results = study.resolve("results");
    String loneliness = "ucla20_v3,w1,";
    assertThat(line(results.resolve("descriptive.csv"), loneliness))
        .isEqualTo(line(SAMPLE.resolve("expected/results/descriptive.csv"), loneliness));
    Set<String> both = ids("wave2.csv", ";");
    both.retainAll(ids("wave1.csv", ","));
    assertThat(line(results.resolve("linkage.csv"), "wave1,wave2,"))
        .startsWith("wave1,wave2," + both.size() + ",");
    assertThat(Files.readString(study.resolve("report.html")))
        .contains("Participants of each source who are seen in others");
  }

  @Test
  void changedRawFile_isRefusedByName() throws IOException {
    Path study = proposed();
    confirm(study);
    Path diary = study.resolve("raw/diary.csv");
    Files.writeString(diary, Files.readString(diary).replaceFirst(",37,35", ",73,35"));
    Ran.of("run", study).refused("raw/diary.csv", "content differs", "Restore the original");
    Ran check = Ran.of("check", study);
    assertThat(check.status()).isEqualTo(3);
    assertThat(check.out()).contains("raw/diary.csv", "content differs");
  }

  @Test
  void fileGivenFirst_isRefusedWithTheRightOrder() {
    Path file = SAMPLE.resolve("raw/wave1.csv");
    Ran.of("init", file, file).refused("attune init my-study wave1.csv");
  }
}
