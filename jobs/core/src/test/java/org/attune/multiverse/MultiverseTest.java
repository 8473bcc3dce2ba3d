package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultiverseTest {

  private static final int N = 120;

  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final Map<String, double[][]> covariates = new LinkedHashMap<>();
  private final Map<String, boolean[]> rows = new LinkedHashMap<>();
  private final SplittableRandom random = new SplittableRandom(11);

  private double[] column(double missing) {
    return random
        .doubles(N)
        .map(v -> random.nextDouble() < missing ? Double.NaN : v + random.nextGaussian())
        .toArray();
  }

  private Variables variables(int terms, double missing) {
    for (String name : List.of("x1", "x2", "y1", "y2")) {
      numbers.put(name, column(missing));
    }
    for (int k = 1; k <= terms; k++) {
      covariates.put("c" + k, new double[][] {column(missing)});
    }
    boolean[] half = new boolean[N];
    for (int i = 0; i < N; i++) {
      half[i] = i % 2 == 0 || i > 90;
    }
    rows.put("half", half);
    return Variables.of(numbers, covariates, rows);
  }

  private static List<Model> models(int terms) {
    List<Model> models = new ArrayList<>();
    for (String y : List.of("y1", "y2")) {
      for (String x : List.of("x1", "x2")) {
        for (int set = 0; set < 1 << terms; set++) {
          int bits = set;
          String[] chosen =
              IntStream.rangeClosed(1, terms)
                  .filter(k -> (bits >> k - 1 & 1) != 0)
                  .mapToObj(k -> "c" + k)
                  .toArray(String[]::new);
          models.add(Model.of(y, x, chosen));
          models.add(Model.of(y, x, chosen).on("half"));
        }
      }
    }
    return models;
  }

  @Test
  void anyThreadsAndBlocks_giveTheSameBits() {
    Multiverse multiverse = Multiverse.of(variables(4, 0.1), models(4));
    for (Replication.Kind kind : Replication.Kind.values()) {
      Replication replication = new Replication(kind, 70, 5);
      Draws once = replication.of(multiverse, 1);
      assertThat(replication.of(multiverse, 3).isSameAs(once)).isTrue();
      for (int largest : new int[] {1, 7, 64}) {
        List<Draws> blocks = new ArrayList<>();
        replication.blocks(largest).forEach(b -> blocks.add(0, replication.of(multiverse, b)));
        assertThat(Draws.joined(blocks).isSameAs(once)).as("blocks of " + largest).isTrue();
      }
      Replication other = new Replication(kind, 70, 6);
      assertThat(other.of(multiverse, 2).isSameAs(once)).isFalse();
    }
  }

  /**
   * Perfect fits, and draws in which nobody differs, in some lanes of a strip and not in others.
   */
  @Test
  void curvesWithLanesThatSayNothing_giveTheSameBitsInAnyBlocks() {
    for (Replication.Kind kind : Replication.Kind.values()) {
      Multiverse multiverse = CurveDigest.multiverse(kind == Replication.Kind.PERMUTED ? 1 : 2);
      Replication replication = new Replication(kind, 70, 5);
      Draws once = replication.of(multiverse, 1);
      assertThat(once.stouffer()).doesNotContain(Double.NaN);
      for (int largest : new int[] {1, 7, 31, 32, 70}) {
        List<Draws> blocks = new ArrayList<>();
        replication.blocks(largest).forEach(b -> blocks.add(replication.of(multiverse, b)));
        assertThat(Draws.joined(blocks).isSameAs(once)).as("blocks of " + largest).isTrue();
      }
    }
  }

  /** Who alone differs is drawn by few: where nobody differs there is no estimate. */
  @Test
  void outcomeThatIsTheSameForAll_hasNoEstimate() {
    double[] rare = new double[N];
    rare[5] = 1;
    numbers.put("rare", rare);
    Multiverse multiverse = Multiverse.of(variables(0, 0), List.of(Model.of("rare", "x1")));
    Draws draws = multiverse.resampled(1, 60, 3);
    for (int replicate = 0; replicate < 60; replicate++) {
      boolean drawn = multiverse.drawn(replicate + 1, 3)[5] > 0;
      assertThat(draws.used()[replicate]).isEqualTo(drawn ? 1 : 0);
    }
    assertThat(draws.used()).contains(0).contains(1);
  }

  @Test
  void missingReplicate_isNoticedWhenBlocksAreJoined() {
    Multiverse multiverse = Multiverse.of(variables(1, 0), models(1));
    Draws first = multiverse.resampled(1, 2, 1);
    Draws third = multiverse.resampled(3, 1, 1);
    assertThat(Draws.joined(List.of(third, first)).count()).isEqualTo(3);
    Draws fourth = multiverse.resampled(4, 1, 1);
    assertThatThrownBy(() -> Draws.joined(List.of(first, fourth)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Replicate 3");
  }

  @Test
  void modelAlone_isWhatItIsAmongOthers() {
    Variables variables = variables(5, 0.2);
    List<Model> models = models(5);
    List<Fit> together = Multiverse.of(variables, models).observed(Errors.CLASSICAL, 0.95);
    for (int m = 0; m < models.size(); m += 7) {
      Fit alone =
          Multiverse.of(variables, List.of(models.get(m))).observed(Errors.CLASSICAL, 0.95).get(0);
      assertThat(together.get(m).estimate()).isCloseTo(alone.estimate(), within(1e-13));
      assertThat(together.get(m).stdError()).isCloseTo(alone.stdError(), within(1e-13));
      assertThat(together.get(m).n()).isEqualTo(alone.n());
    }
  }

  /** Named sets of many covariates, whose masks of missing values are nearly one a row. */
  @Test
  void manyCovariates_areFittedAsOneByOne() {
    Variables variables = variables(70, 0.02);
    List<Model> models = new ArrayList<>();
    models.add(Model.of("y1", "x1"));
    for (int k = 1; k <= 70; k++) {
      models.add(Model.of("y1", "x1", "c" + k));
      models.add(Model.of("y1", "x1", "c" + k, "c" + (k % 70 + 1)));
    }
    Multiverse multiverse = Multiverse.of(variables, models);
    List<Fit> together = multiverse.observed(Errors.CLASSICAL, 0.95);
    for (int m = 0; m < models.size(); m += 13) {
      Fit alone =
          Multiverse.of(variables, List.of(models.get(m))).observed(Errors.CLASSICAL, 0.95).get(0);
      assertThat(together.get(m).estimate()).isCloseTo(alone.estimate(), within(1e-13));
    }
    assertThat(multiverse.resampled(1, 3, 1).used()).containsExactly(141, 141, 141);
  }

  @Test
  void allSubsetsOfManyCovariates_areFitted() {
    Variables variables = variables(12, 0.03);
    List<Model> models = models(12).stream().filter(m -> m.outcome().equals("y1")).toList();
    Multiverse multiverse = Multiverse.of(variables, models);
    List<Fit> fits = multiverse.observed(Errors.CLASSICAL, 0.95);
    assertThat(fits).hasSize(2 * 2 * 4096).allMatch(Fit::isDefined);
    int last = 4095 * 2;
    assertThat(models.get(last).covariates()).hasSize(12);
    Fit alone =
        Multiverse.of(variables, List.of(models.get(last))).observed(Errors.CLASSICAL, 0.95).get(0);
    assertThat(fits.get(last).estimate()).isCloseTo(alone.estimate(), within(1e-13));
  }

  @Test
  void nearlyCollinearCovariate_isFittedOnTheRowsAndTold() {
    Variables plain = variables(2, 0);
    Model wanted = Model.of("y1", "x1", "c1", "c2");
    Fit expected = Multiverse.of(plain, List.of(wanted)).observed(Errors.CLASSICAL, 0.95).get(0);
    // The same span from columns that differ in their sixth digit: the regression is the same.
    double[] near = covariates.get("c1")[0].clone();
    for (int i = 0; i < N; i++) {
      near[i] += 1e-5 * covariates.get("c2")[0][i];
    }
    covariates.put("near", new double[][] {near});
    Variables variables = Variables.of(numbers, covariates, rows);
    List<Model> models = List.of(Model.of("y1", "x1", "c1", "near"), wanted);
    Multiverse multiverse = Multiverse.of(variables, models);
    List<Fit> fits = multiverse.observed(Errors.CLASSICAL, 0.95);
    assertThat(fits.get(0).refitted()).isTrue();
    assertThat(fits.get(1).refitted()).isFalse();
    assertThat(fits.get(0).estimate()).isCloseTo(expected.estimate(), within(1e-10));
    assertThat(fits.get(0).stdError()).isCloseTo(expected.stdError(), within(1e-10));
    assertThat(fits.get(0).df()).isEqualTo(expected.df());
    assertThat(multiverse.resampled(1, 20, 1).refits()).isEqualTo(20);
  }

  @Test
  void collinearCovariate_isLeftOutAsLmLeavesItOut() {
    Variables plain = variables(2, 0);
    Model wanted = Model.of("y1", "x1", "c1", "c2");
    Fit expected = Multiverse.of(plain, List.of(wanted)).observed(Errors.CLASSICAL, 0.95).get(0);
    double[] sum = new double[N];
    Arrays.setAll(sum, i -> 2 * covariates.get("c1")[0][i] - covariates.get("c2")[0][i] + 1);
    covariates.put("sum", new double[][] {sum});
    Variables variables = Variables.of(numbers, covariates, rows);
    Fit fit =
        Multiverse.of(variables, List.of(Model.of("y1", "x1", "c1", "c2", "sum")))
            .observed(Errors.CLASSICAL, 0.95)
            .get(0);
    assertThat(fit.refitted()).isTrue();
    assertThat(fit.estimate()).isCloseTo(expected.estimate(), within(1e-12));
    assertThat(fit.stdError()).isCloseTo(expected.stdError(), within(1e-12));
    assertThat(fit.df()).isEqualTo(expected.df());
  }

  @Test
  void predictorThatCovariatesExplain_hasNoNumber() {
    variables(2, 0);
    double[] copy = new double[N];
    Arrays.setAll(copy, i -> 3 - numbers.get("x1")[i]);
    covariates.put("copy", new double[][] {copy});
    numbers.put("constant", new double[N]);
    boolean[] few = new boolean[N];
    Arrays.fill(few, 0, 4, true);
    rows.put("few", few);
    rows.put("nobody", new boolean[N]);
    List<Model> models =
        List.of(
            Model.of("y1", "x1", "copy"),
            Model.of("y1", "constant"),
            Model.of("constant", "x1"),
            Model.of("y1", "x1", "c1", "c2").on("few"),
            Model.of("y1", "x1").on("nobody"),
            Model.of("y1", "x1"));
    Multiverse multiverse = Multiverse.of(Variables.of(numbers, covariates, rows), models);
    List<Fit> fits = multiverse.observed(Errors.CLASSICAL, 0.95);
    for (Fit fit : fits.subList(0, 5)) {
      assertThat(fit.isDefined()).isFalse();
      assertThat(fit.pValue()).isNaN();
      assertThat(fit.confLow()).isNaN();
    }
    assertThat(fits.get(3).n()).isEqualTo(4);
    assertThat(fits.get(4).n()).isZero();
    assertThat(fits.get(5).isDefined()).isTrue();
    CurveSummary curve = CurveSummary.of(fits);
    assertThat(curve.used()).isEqualTo(1);
    assertThat(curve.median()).isEqualTo(fits.get(5).estimate());
    assertThat(multiverse.resampled(1, 3, 1).used()).containsExactly(1, 1, 1);
    for (Errors errors : Errors.values()) {
      assertThat(multiverse.observed(errors, 0.95).get(0).isDefined()).isFalse();
    }
  }

  @Test
  void permutation_isTheRegressionOfPermutedPredictors() {
    Variables variables = variables(3, 0.1);
    List<Model> models = models(3);
    Multiverse multiverse = Multiverse.of(variables, models);
    int[][] sources = multiverse.sources(9, 1, 4);
    boolean[] half = rows.get("half");
    for (String x : List.of("x1", "x2")) {
      double[] old = numbers.get(x);
      double[] permuted = new double[N];
      for (int i = 0; i < N; i++) {
        permuted[i] = old[sources[i][0]];
        assertThat(half[sources[i][0]]).as("exchanged within row sets").isEqualTo(half[i]);
      }
      numbers.put(x, permuted);
    }
    Draws draws = multiverse.permuted(9, 1, 4);
    CurveSummary curve =
        CurveSummary.of(
            Multiverse.of(Variables.of(numbers, covariates, rows), models)
                .observed(Errors.CLASSICAL, 0.95));
    assertThat(draws.median()[0]).isCloseTo(curve.median(), within(1e-12));
    assertThat(draws.stouffer()[0]).isCloseTo(curve.stouffer(), within(1e-6));
    assertThat(draws.significant(0)).isEqualTo(curve.significant());
    assertThat(draws.curve()[0]).containsExactly(curve.curve(), within(1e-12));
  }

  @Test
  void permutationOfRepeatedRows_isRefused() {
    Variables plain = variables(1, 0);
    int[] pairs = new int[N];
    Arrays.setAll(pairs, i -> i / 2);
    Variables variables = new Variables(pairs, numbers, covariates, Map.of(), rows);
    assertThat(Multiverse.of(plain, models(1)).permuted(1, 1, 1).count()).isEqualTo(1);
    assertThatThrownBy(() -> Multiverse.of(variables, models(1)).permuted(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one row each");
  }

  @Test
  void twinModels_areRefused() {
    Variables variables = variables(2, 0);
    List<Model> twins = List.of(Model.of("y1", "x1", "c1", "c2"), Model.of("y1", "x1", "c2", "c1"));
    assertThatThrownBy(() -> Multiverse.of(variables, twins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same");
  }

  @Test
  void unknownName_isRefused() {
    Variables variables = variables(1, 0);
    for (Model model :
        List.of(
            Model.of("y9", "x1"),
            Model.of("y1", "x1", "c9"),
            Model.of("y1", "x1").on("g9"),
            Model.of("y1", "x1").weightedBy("w9"))) {
      assertThatThrownBy(() -> Multiverse.of(variables, List.of(model)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("9");
    }
  }

  @Test
  void infiniteValueOrUnequalColumns_areRefused() {
    variables(1, 0);
    numbers.put("bad", new double[N - 1]);
    assertThatThrownBy(() -> Variables.of(numbers, covariates, rows))
        .isInstanceOf(IllegalArgumentException.class);
    double[] infinite = new double[N];
    infinite[3] = Double.POSITIVE_INFINITY;
    numbers.put("bad", infinite);
    assertThatThrownBy(() -> Variables.of(numbers, covariates, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 3");
  }
}
