package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordTest {

  @TempDir private Path folder;

  private static RunRecord record(String command, String started, RunRecord.Step... steps) {
    return new RunRecord(
        command,
        "small",
        started,
        1.5,
        Map.of("attune", "0.1.0", "spark", "4", "java", "17"),
        1,
        10,
        List.of("mode=NORMAL"),
        "d",
        JsonNodeFactory.instance.objectNode().put("study", "small"),
        List.of(new RunRecord.Input("survey.csv", 3, "abc")),
        List.of(steps));
  }

  private static RunRecord.Step step(String name, String fingerprint, String outcome) {
    return new RunRecord.Step(
        name,
        fingerprint,
        outcome,
        0.5,
        List.of(),
        List.of("response"),
        List.of(new RunRecord.Count("survey", "rows_rejected", "ragged_row", 2)));
  }

  private String latest(String name) {
    return RunRecord.latest(folder, name).map(RunRecord.Step::fingerprint).orElse("none");
  }

  @Test
  void record_isReadAsItWasWritten() {
    RunRecord record =
        record("run", "2026-03-20T10:00:00.123Z", step("ingest", "f", RunRecord.DONE));
    Path file = record.write(folder);
    assertThat(file).isEqualTo(folder.resolve("runs/2026-03-20T10-00-00.123Z-run.json"));
    assertThat(RunRecord.lastWith(folder, "ingest")).contains(record);
    assertThat(RunRecord.latest(folder, "ingest")).contains(record.steps().get(0));
  }

  /** Versions before rules were kept wrote none; what they ran is not run again for that. */
  @Test
  void recordWithoutRules_countsAllTheSame() throws IOException {
    Path file =
        record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.DONE)).write(folder);
    String text = Files.readString(file);
    String without = text.replaceFirst("\"rules\" : \\{[^}]*},\\s*", "");
    assertThat(without).isNotEqualTo(text).doesNotContain("rules");
    Files.writeString(file, without);
    assertThat(latest("ingest")).isEqualTo("f");
    assertThat(RunRecord.lastWith(folder, "ingest").orElseThrow().rules()).isNull();
  }

  @Test
  void writing_leavesNothingElseAndReplacesTheSameRun() throws IOException {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.STARTED)).write(folder);
    record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.DONE)).write(folder);
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactly("2026-03-20T10-00-00Z-run.json");
    }
    assertThat(latest("ingest")).isEqualTo("f");
  }

  @Test
  void draftThatWasLeftBehind_isNoRecord() throws IOException {
    Path written =
        record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.DONE)).write(folder);
    Files.move(written, written.resolveSibling(".draft123.json"));
    assertThat(latest("ingest")).isEqualTo("none");
  }

  @Test
  void newestRecord_wins() {
    record("run", "2026-03-21T10:00:00Z", step("ingest", "new", RunRecord.DONE)).write(folder);
    record("run", "2026-03-20T10:00:00Z", step("ingest", "old", RunRecord.DONE)).write(folder);
    assertThat(latest("ingest")).isEqualTo("new");
  }

  @Test
  void newestRecordWithinASecond_wins() {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "old", RunRecord.DONE)).write(folder);
    record("run", "2026-03-20T10:00:00.500Z", step("ingest", "new", RunRecord.DONE)).write(folder);
    assertThat(latest("ingest")).isEqualTo("new");
  }

  @Test
  void stepThatTheNewestRunDidNotHave_isFoundInTheOneBefore() {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "old", RunRecord.DONE)).write(folder);
    record("score", "2026-03-21T10:00:00Z", step("score", "new", RunRecord.DONE)).write(folder);
    assertThat(latest("ingest")).isEqualTo("old");
    assertThat(latest("score")).isEqualTo("new");
    assertThat(latest("derive")).isEqualTo("none");
  }

  @Test
  void stepThatWasOnlyStarted_isNotUpToDate() {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "old", RunRecord.DONE)).write(folder);
    record("run", "2026-03-21T10:00:00Z", step("ingest", "new", RunRecord.STARTED)).write(folder);
    assertThat(latest("ingest")).isEqualTo("none");
    assertThat(RunRecord.lastWith(folder, "ingest")).isPresent();
  }

  @Test
  void studyThatNeverRan_hasNoRecord() {
    assertThat(RunRecord.lastWith(folder, "ingest")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "7",
        "{\"command\": \"run\", \"steps\": [{\"step\": \"in",
        "{\"a\": 1}",
        "{\"started\": \"2026-03-22T10:00:00Z\"}",
        "{\"started\": \"yesterday\", \"versions\": {}, \"inputs\": [], \"steps\": []}",
        "{\"started\": \"2026-03-22T10:00:00Z\", \"versions\": {}, \"inputs\": [], \"steps\": [{}]}"
      })
  void fileThatIsNoRecord_isIgnored(String text) throws IOException {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.DONE)).write(folder);
    Files.writeString(folder.resolve("runs/2026-03-22T10-00-00Z-run.json"), text);
    assertThat(latest("ingest")).isEqualTo("f");
  }

  @Test
  void fileThatIsNoText_isIgnored() throws IOException {
    record("run", "2026-03-20T10:00:00Z", step("ingest", "f", RunRecord.DONE)).write(folder);
    Files.write(
        folder.resolve("runs/2026-03-22T10-00-00Z-run.json"),
        new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
    assertThat(latest("ingest")).isEqualTo("f");
  }
}
