package org.attune.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.SmallestCell;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Replication;
import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curve from its declaration to the rows of its tables. */
class CurveRunTest {

  private static final String YAML =
      "{outcome: [lonely20], predictor: {age: age, before: minutes.before},"
          + " transform: [raw, rank], subgroup: {everyone: [], women: [gender=woman],"
          + " men: [gender=man]}, replicates: 60, permutations: 40, smallest_effect: 0.1}";

  @TempDir private Path temp;

  private static CurveRun run(int smallestCell) {
    CurvePlan plan = CurveFixture.plan(YAML);
    return CurveRun.of(
        plan, CurveData.of(plan, CurveFixture.columns(), List.of()), smallestCell, 5);
  }

  private static CurveResults results(CurveRun run, int threads) {
    Map<Replication, Draws> replicates = new LinkedHashMap<>();
    for (Replication replication : run.replications()) {
      List<Draws> blocks = new ArrayList<>();
      for (Replication.Block block : replication.blocks(threads)) {
        blocks.add(replication.of(run.multiverse(), block, run.marks()));
      }
      replicates.put(replication, Draws.joined(blocks));
    }
    return CurveResults.of(run, replicates);
  }

  @Test
  void rows_tellTheWholeCurve() {
    CurveResults results = results(run(1), 7);
    assertThat(results.specifications()).hasSize(12);
    assertThat(results.specifications())
        .extracting(SpecificationRow::position)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    assertThat(results.curve().nEstimated()).isEqualTo(12);
    assertThat(results.curve().nPositive() + results.curve().nNegative()).isEqualTo(12);
    assertThat(results.tests()).hasSize(6);
    assertThat(results.band()).hasSize(2 * Draws.POINTS);
    assertThat(results.decisions())
        .extracting(CurveDecisionRow::option)
        .containsExactly("age", "before", "raw", "rank", "everyone", "women", "men");
    // age and before are 19 + and 1 + the person's number: the same up to a shift.
    assertThat(results.decisions().get(0).varianceShare()).isCloseTo(0, within(1e-12));
  }

  @Test
  void rows_areTheSameWhateverTheBlocks() {
    assertThat(results(run(1), 13)).isEqualTo(results(run(1), 60));
  }

  /** 4 of 12 are men; the women would be told by subtraction. */
  @Test
  void withheldSpecifications_areNoPartOfTheCurve() {
    CurveRun run = run(5);
    assertThat(run.withheld()).isEqualTo(8);
    CurveResults results = results(run, 60);
    assertThat(results.curve().nSpecifications()).isEqualTo(12);
    assertThat(results.curve().nEstimated()).isEqualTo(4);
    List<SpecificationRow> shown =
        SmallestCell.apply(results.specifications(), Contract.of("specification"), 5);
    assertThat(shown)
        .allMatch(
            row ->
                row.withheld().isEmpty() == (row.position() != null)
                    && row.withheld().isEmpty() == row.subgroup().equals("all"));
    assertThat(shown)
        .filteredOn(row -> row.subgroup().equals("men"))
        .allMatch(row -> row.n() == null && row.withheld().equals("smallest_cell"));
  }

  @Test
  void everythingWithheld_leavesNothingToTell() {
    CurveResults results = results(run(100), 60);
    assertThat(results.curve().median()).isNull();
    assertThat(results.curve().direction()).isEqualTo("none");
    assertThat(results.tests()).isEmpty();
    assertThat(results.band()).isEmpty();
    assertThat(results.decisions()).isEmpty();
  }

  /** An interval of resampled estimates holds the estimate of this clear relation. */
  @Test
  void intervals_areOfTheSpecificationThatStandsThere() {
    CurveResults results = results(run(1), 60);
    for (CurveBandRow row : results.band()) {
      boolean resampled = row.method().equals("bootstrap_null");
      assertThat(row.confLow() != null).isEqualTo(resampled);
      if (resampled) {
        assertThat(row.confLow()).isLessThan(row.estimate());
        assertThat(row.confHigh()).isGreaterThan(row.estimate());
      }
    }
  }

  @Test
  void keptBlocks_areReadAsTheyWere_untilTheCurveChanges() throws Exception {
    CurveRun run = run(1);
    Replication replication = run.replications().get(0);
    Replication.Block block = replication.blocks(20).get(1);
    Draws draws = replication.of(run.multiverse(), block, run.marks());
    KeptBlocks kept = new KeptBlocks(temp.resolve("unfinished").toString(), "test", run.key("1"));
    assertThat(kept.read(replication, block)).isEmpty();
    kept.keep(replication, block, draws);
    assertThat(kept.read(replication, block).orElseThrow().isSameAs(draws)).isTrue();
    kept.clearOthers();
    assertThat(kept.read(replication, block)).isPresent();
    assertThat(run.key("1")).isEqualTo(run(1).key("1")).isNotEqualTo(run.key("2"));
    new KeptBlocks(kept.folder(), "test", run.key("2")).clearOthers();
    assertThat(kept.read(replication, block)).isEmpty();
    kept.keep(replication, block, draws);
    kept.clear();
    assertThat(Files.exists(temp.resolve("unfinished"))).isFalse();
  }
}
