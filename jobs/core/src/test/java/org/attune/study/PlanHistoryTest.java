package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.appraisal.Sampling;
import org.attune.claim.Constructs;
import org.attune.claim.Matching;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanHistoryTest {

  @TempDir private Path folder;

  private static ClaimPlan plan(Map<String, String> parts) {
    return new ClaimPlan(
        List.of(), Constructs.shipped(), new Matching(List.of()), Sampling.NONE, parts);
  }

  private static final Map<String, String> FIRST =
      Map.of(
          "study/curves", "{}", "hypothesis/H01", "{1}", "hypothesis/lab1", "{2}", "families", "f");

  @Test
  void planThatStays_isRegisteredOnce() {
    assertThat(PlanHistory.read(folder).plans()).isEmpty();
    PlanHistory once = PlanHistory.register(folder, plan(FIRST));
    PlanHistory again = PlanHistory.register(folder, plan(FIRST));
    assertThat(again).isEqualTo(once).isEqualTo(PlanHistory.read(folder));
    assertThat(once.plans()).hasSize(1);
    assertThat(once.last().hash()).isEqualTo(plan(FIRST).hash());
    assertThat(once.last().changesFrom(once.first())).isEmpty();
  }

  @Test
  void change_isNamedWithoutWhatItSaid() throws IOException {
    PlanHistory.register(folder, plan(FIRST));
    PlanHistory changed =
        PlanHistory.register(
            folder,
            plan(
                Map.of(
                    "study/curves", "{more}",
                    "hypothesis/H01", "{1}",
                    "hypothesis/lab2", "{secret}",
                    "families", "f")));
    assertThat(changed.plans()).hasSize(2);
    assertThat(changed.last().changesFrom(changed.first()))
        .containsExactly(
            "hypothesis lab1 (no longer there)", "hypothesis lab2 (new)", "curves in study.yaml");
    assertThat(Files.readString(folder.resolve("runs/claim_plans.json"))).doesNotContain("secret");
    PlanHistory back = PlanHistory.register(folder, plan(FIRST));
    assertThat(back.plans()).hasSize(3);
    assertThat(back.last().changesFrom(back.first())).isEmpty();
  }

  /** Others of the lab read it, and a second file beside it would be taken for another plan. */
  @Test
  void file_isAsOpenAsAnyOtherAndAlone() throws IOException {
    PlanHistory.register(folder, plan(FIRST));
    Path runs = folder.resolve("runs");
    Path plain = Files.writeString(folder.resolve("plain"), "");
    assertThat(Files.getPosixFilePermissions(runs.resolve("claim_plans.json")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
    // what a run that was killed while it wrote leaves behind is written over
    Files.writeString(runs.resolve(".draft-claim_plans.json"), "{");
    PlanHistory.register(folder, plan(Map.of("families", "g")));
    try (Stream<Path> files = Files.list(runs)) {
      assertThat(files).containsExactly(runs.resolve("claim_plans.json"));
    }
  }

  @Test
  void damagedFile_isRefusedRatherThanBegunAnew() throws IOException {
    Path file = Files.createDirectories(folder.resolve("runs")).resolve("claim_plans.json");
    for (String text : List.of("{\"plans\": [", "{\"plans\": [{\"hash\": \"a\"}]}", "{}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> PlanHistory.read(folder))
          .as(text)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("runs/claim_plans.json");
    }
  }
}
