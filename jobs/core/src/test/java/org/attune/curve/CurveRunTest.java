package org.attune.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Columns;
import org.attune.association.SmallestCell;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Fit;
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

  private static CurveRun run(String yaml, Columns columns, String... only) {
    CurvePlan plan = CurveFixture.plan(yaml, only);
    return CurveRun.of(plan, CurveData.of(plan, columns, List.of()), 1, 5);
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
    Draws draws = draws(run, replication, 21, 20);
    KeptBlocks kept = new KeptBlocks(temp.resolve("unfinished").toString(), "test", run.key("1"));
    assertThat(kept.read(replication)).isEmpty();
    kept.keep(replication, draws);
    assertThat(kept.read(replication)).singleElement().matches(draws::isSameAs);
    kept.clearOthers();
    assertThat(kept.read(replication)).hasSize(1);
    new KeptBlocks(kept.folder(), "test", run.key("2")).clearOthers();
    assertThat(kept.read(replication)).isEmpty();
    kept.keep(replication, draws);
    kept.clear();
    assertThat(Files.exists(temp.resolve("unfinished"))).isFalse();
  }

  /** Kept by other numbers of cores, or of more replicates, or half written. */
  @Test
  void keptBlocks_areThoseThatFitAndAreWhole() throws Exception {
    CurveRun run = run(1);
    Replication replication = run.replications().get(0);
    KeptBlocks kept = new KeptBlocks(temp.resolve("unfinished").toString(), "test", run.key("1"));
    kept.keep(replication, draws(run, replication, 11, 10));
    kept.keep(replication, draws(run, replication, 16, 15));
    kept.keep(replication, draws(run, replication, 31, 5));
    kept.keep(replication, draws(run, replication, 58, 10));
    Path torn = temp.resolve("unfinished/test/" + run.key("1") + "/bootstrap_null-41-10");
    Files.write(torn, new byte[] {0x41, 0x43, 0x56, 0x31, 0, 0});
    List<Draws> there = kept.read(replication);
    assertThat(there).extracting(Draws::first).containsExactly(11, 31);
    List<Replication.Block> left =
        replication.blocksBetween(
            there.stream().map(d -> new Replication.Block(d.first(), d.count())).toList(), 13);
    assertThat(left)
        .containsExactly(
            new Replication.Block(1, 10),
            new Replication.Block(21, 10),
            new Replication.Block(36, 12),
            new Replication.Block(48, 13));
    List<Draws> all = new ArrayList<>(there);
    left.forEach(b -> all.add(draws(run, replication, b.first(), b.count())));
    assertThat(Draws.joined(all).isSameAs(draws(run, replication, 1, 60))).isTrue();
  }

  private static Draws draws(CurveRun run, Replication replication, int first, int count) {
    return replication.of(run.multiverse(), new Replication.Block(first, count), run.marks());
  }

  /**
   * Replicates keep the estimates of the marked models, which are those defined with the errors.
   */
  @Test
  void key_dependsOnDataErrorsAndSmallestCell() {
    String key = run(1).key("1");
    assertThat(key).isEqualTo(run(1).key("1")).isNotEqualTo(run(1).key("2"));
    assertThat(key).isNotEqualTo(run(5).key("1"));
    assertThat(key).isNotEqualTo(run(YAML, CurveFixture.columns(p -> p != 3)).key("1"));
    String yaml = "{outcome: [lonely20], predictor: [age, rare], replicates: 20";
    CurveRun classical = run(yaml + "}", CurveFixture.columns());
    CurveRun robust = run(yaml + ", errors: hc3}", CurveFixture.columns());
    assertThat(classical.marks()).containsExactlyInAnyOrder(0, 1);
    assertThat(robust.marks()).as("one person alone decides the other").containsExactly(0);
    assertThat(classical.key("1")).isNotEqualTo(robust.key("1"));
  }

  /**
   * The one person of another label is told by the label alone, so all is as without the person.
   *
   * <p>Exact reasoning: the indicator of one row takes that row off.
   */
  @Test
  void robustErrors_areThoseWithoutThePersonOfARareLabel() {
    String yaml = "{outcome: [lonely20], predictor: [minutes], replicates: 20, errors: hc3";
    Fit with = run(yaml + ", covariates: {always: [kind]}}", CurveFixture.columns()).fits().get(0);
    Fit without = run(yaml + "}", CurveFixture.columns(p -> p != 2)).fits().get(0);
    assertThat(with.slope()).isCloseTo(without.slope(), within(1e-12));
    assertThat(with.statistic()).isCloseTo(without.statistic(), within(1e-10));
    assertThat(with.df()).isEqualTo(without.df());
  }

  /** A part draws the same people and ranks among the same. */
  @Test
  void part_givesWhatTheWholeGives() {
    String yaml =
        "{outcome: [lonely20, below], predictor: [minutes, age], estimator: [ols, rank],"
            + " replicates: 20}";
    CurveResults whole = results(run(yaml, CurveFixture.columns()), 20);
    CurveRun part = run(yaml, CurveFixture.columns(), "predictor=minutes", "outcome=lonely20");
    List<SpecificationRow> rows = results(part, 20).specifications();
    assertThat(rows).hasSize(2);
    for (SpecificationRow row : rows) {
      SpecificationRow same =
          whole.specifications().stream()
              .filter(r -> r.specification().equals(row.specification()))
              .findFirst()
              .orElseThrow();
      assertThat(row.estimate()).isEqualTo(same.estimate()).isNotNull();
      assertThat(row.n()).isEqualTo(same.n());
    }
  }

  /** Records are counted where any measure of the whole curve has a value. */
  @Test
  void part_leavesOutWhomTheWholeLeavesOut() {
    String yaml =
        "{outcome: [alone, sad], predictor: [online], estimator: [within],"
            + " exclusion: {few: ['records<3']}, replicates: 20}";
    CurveRun whole = run(yaml, CurveFixture.columns());
    CurveRun part = run(yaml, CurveFixture.columns(), "outcome=sad");
    assertThat(whole.fits().get(1).n()).isPositive().isEqualTo(part.fits().get(0).n());
  }

  /** One person has three records with the predictor, the others one. */
  @Test
  void singleRecords_areNobodyWithinPersons() {
    String yaml =
        "{outcome: [sad], predictor: [online], estimator: [within], errors: hc3, replicates: 20}";
    CurveRun run = run(yaml, CurveFixture.columns());
    assertThat(run.fits().get(0).participants()).isEqualTo(1);
    assertThat(run.fits().get(0).n()).isEqualTo(3);
    assertThat(run.fits().get(0).stdError()).isFinite();
    CurveData data = CurveData.of(run.plan(), CurveFixture.columns(), List.of());
    assertThat(CurveRun.of(run.plan(), data, 2, 5).withheld()).isEqualTo(1);
  }

  @Test
  void covariateThatNobodyAnswered_leavesNoRows() {
    CurveRun run =
        run(
            "{outcome: [lonely20], predictor: [age], covariates: {always: [nobody]},"
                + " replicates: 20}",
            CurveFixture.columns());
    assertThat(run.fits().get(0).n()).isZero();
    assertThat(run.fits().get(0).isDefined()).isFalse();
  }
}
