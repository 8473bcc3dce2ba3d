package org.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

  private static final Path SAMPLE = Path.of("../../data-sample");

  @Test
  void samePlan_writesTheSameBytes(@TempDir Path temp) throws IOException {
    SimulationPlan plan = SimulationPlan.of(12, 5L);
    Simulation.of(plan).write(temp.resolve("a"));
    Simulation.of(plan).write(temp.resolve("b"));
    List<Path> files = files(temp.resolve("a"));
    assertThat(files(temp.resolve("b"))).isEqualTo(files).hasSize(6);
    for (Path file : files) {
      assertThat(temp.resolve("b").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("a").resolve(file));
    }
  }

  @Test
  void anotherSeed_drawsOtherPeople() {
    Person one = Person.of(SimulationPlan.of(1, 5L), 0);
    Person other = Person.of(SimulationPlan.of(1, 6L), 0);
    assertThat(other.ucla()).isNotEqualTo(one.ucla());
    assertThat(Person.of(SimulationPlan.of(1, 5L), 1).ucla()).isNotEqualTo(one.ucla());
  }

  @Test
  void largerStudy_containsTheSmallerOne(@TempDir Path temp) throws IOException {
    Simulation.of(SimulationPlan.of(5, 5L)).write(temp.resolve("small"));
    Simulation.of(SimulationPlan.of(9, 5L)).write(temp.resolve("large"));
    String diary = "raw/diary.csv";
    assertThat(Files.readString(temp.resolve("large").resolve(diary)))
        .startsWith(Files.readString(temp.resolve("small").resolve(diary)));
  }

  @Test
  void dataSample_isWhatTheSamplePlanWrites(@TempDir Path temp) throws IOException {
    Simulation.of(SimulationPlan.sample()).write(temp.resolve("sample"));
    for (Path file : files(temp.resolve("sample"))) {
      // Packed bytes depend on the Java release, so what is inside is compared.
      assertThat(content(SAMPLE.resolve(file)))
          .as("data-sample/" + file)
          .isEqualTo(content(temp.resolve("sample").resolve(file)));
    }
    assertThat(files(SAMPLE.resolve("raw"))).isEqualTo(files(temp.resolve("sample/raw")));
  }

  @Test
  void dataSampleReadme_statesTheTruths() throws IOException {
    String readme = Files.readString(SAMPLE.resolve("README.md"));
    for (Truth truth : Simulation.of(SimulationPlan.sample()).truths()) {
      assertThat(readme)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %s | %.4f |",
                  truth.outcome(),
                  truth.predictor(),
                  truth.estimator(),
                  truth.value()));
    }
  }

  @Test
  void folderWithAStudy_isRefusedAndLeftAlone(@TempDir Path temp) throws IOException {
    Files.writeString(temp.resolve("study.yaml"), "mine");
    assertThatThrownBy(() -> Simulation.of(SimulationPlan.sample()).write(temp))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("study.yaml");
    assertThat(temp.resolve("study.yaml")).hasContent("mine");
    assertThat(temp.resolve("raw")).doesNotExist();
  }

  @Test
  void planWithoutPeopleOrDays_isRefused() {
    assertThatThrownBy(() -> SimulationPlan.of(0, 1L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SimulationPlan(5, 7, 8, SimulationPlan.sample().firstDay(), 1L))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  private static String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
