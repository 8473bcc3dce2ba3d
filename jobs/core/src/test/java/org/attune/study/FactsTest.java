package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attune.file.Reason;
import org.attune.report.StudyFacts;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {

  @TempDir private Path folder;

  private void ran(String started, String outcome) {
    new RunRecord(
            "run",
            "small",
            started,
            1,
            Map.of("attune", "0.1.0", "spark", "4.0", "java", "17.0.1"),
            77,
            12,
            List.of(),
            "d",
            JsonNodeFactory.instance.objectNode().put("study", "small"),
            List.of(
                new RunRecord.Input("survey.csv", 3, "abc"),
                new RunRecord.Input("gone.csv", 3, "def")),
            List.of(
                new RunRecord.Step("correlate", "f", outcome, 1, List.of(), List.of(), List.of())))
        .write(folder);
  }

  @Test
  void studyThatNeverRan_isRefused() {
    Study study = StudyFolder.in(folder).open();
    assertThatThrownBy(() -> Facts.of(study))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("runs/", "attune run");
  }

  @Test
  void studyWhoseLastRunDied_isRefused() {
    Study study = StudyFolder.in(folder).open();
    ran("2026-03-20T10:00:00Z", RunRecord.DONE);
    ran("2026-03-21T10:00:00Z", RunRecord.STARTED);
    assertThatThrownBy(() -> Facts.of(study))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("run to its end");
  }

  @Test
  void facts_comeFromTheDeclarationAndTheRun() {
    Study study = StudyFolder.in(folder).open();
    ran("2026-03-20T10:00:00Z", RunRecord.DONE);
    StudyFacts facts = Facts.of(study);
    assertThat(facts.id()).isEqualTo("small");
    assertThat(facts.title()).isEqualTo("A small study");
    assertThat(facts.zone()).isEqualTo("Europe/Amsterdam");
    assertThat(facts.seed()).as("as it was run").isEqualTo(77);
    assertThat(facts.smallestCell()).as("as it was run").isEqualTo(12);
    assertThat(facts.date()).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(facts.versions()).isEqualTo(new StudyFacts.Versions("0.1.0", "4.0", "17.0.1"));
    assertThat(facts.policies())
        .isEqualTo(
            Map.of("duplicates", "refuse", "expired_with_answers", "drop", "careless", "keep"));
    assertThat(facts.inputs())
        .containsExactly(new StudyFacts.InputFile("survey", "survey.csv", "abc"));
    assertThat(facts.families()).containsExactly(new StudyFacts.Family("use", "pearson"));
    assertThat(facts.labels()).containsEntry("time", "Time online").containsKey("ucla3_hughes");
    assertThat(facts.rules()).hasSize(2);
    assertThat(facts.rules().get(1)).contains("careless responding", "beyond 0.6");
    List<String> reasons = new ArrayList<>();
    Arrays.stream(Reason.values()).map(Reason::label).forEach(reasons::add);
    reasons.add("careless");
    assertThat(facts.reasons().keySet()).containsAll(reasons).contains("differs", "unverifiable");
  }

  @Test
  void filesOfOneSource_areCountedNotNamed() {
    Study study =
        StudyFolder.in(folder)
            .with("files: survey.csv", "files: people/*.csv")
            .raw("people/jane_doe.csv", StudyFolder.SURVEY)
            .raw("people/john_roe.csv", StudyFolder.SURVEY)
            .open();
    new RunRecord(
            "run",
            "small",
            "2026-03-20T10:00:00Z",
            1,
            Map.of("attune", "0.1.0", "spark", "4.0", "java", "17.0.1"),
            77,
            12,
            List.of(),
            "d",
            JsonNodeFactory.instance.objectNode().put("study", "small"),
            List.of(
                new RunRecord.Input("people/jane_doe.csv", 3, "ffff"),
                new RunRecord.Input("people/john_roe.csv", 3, "0000")),
            List.of(
                new RunRecord.Step(
                    "correlate", "f", RunRecord.DONE, 1, List.of(), List.of(), List.of())))
        .write(folder);
    // printf '0000\nffff\n' | sha256sum
    assertThat(Facts.of(study).inputs())
        .containsExactly(
            new StudyFacts.InputFile(
                "survey",
                "2 files",
                "b6dd9a6c2289460aeadfae67b6ff57da560e53fbcb470579fa509a4e078cf75c"));
  }

  @Test
  void instruments_areThoseOfTheDeclaredVariants() {
    Study study =
        StudyFolder.in(folder)
            .with("lonely_3}", "lonely_3, also: [complete]}")
            .file("instruments/ucla3_hughes.yaml", Shipped.text("instruments/ucla3_hughes.yaml"))
            .open();
    ran("2026-03-20T10:00:00Z", RunRecord.DONE);
    assertThat(Facts.of(study).instruments())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.id()).isEqualTo("ucla3_hughes");
              assertThat(i.title()).endsWith("[the study's own]");
              assertThat(i.variant()).isEqualTo("default");
              assertThat(i.missingRule()).isEqualTo("total: a score needs all items");
              assertThat(i.status()).isEqualTo("final");
              assertThat(i.citation()).contains("Hughes");
            });
  }

  @Test
  void rulesOfUsage_areToldWhereThereIsUsage() {
    Study study =
        StudyFolder.in(folder)
            .with(
                "analyses:\n",
                "  phone: {kind: usage, files: log.csv, participant: id, start: at}\n"
                    + "usage: {social_categories: [feed, chat], minimum_days: 3}\n"
                    + "analyses:\n")
            .raw("log.csv", "id,at\na,2026-01-01T10:00:00Z\n")
            .open();
    ran("2026-03-20T10:00:00Z", RunRecord.DONE);
    assertThat(String.join(" ", Facts.of(study).rules()))
        .contains("cut at local midnight")
        .contains("a gap of 60 seconds")
        .contains("23:00 to 05:00 of the local clock")
        .contains("at least 3 valid days.")
        .contains("counted as social: chat, feed.");
  }
}
