package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.association.Measure.Grain;
import org.attune.schema.Refusal;
import org.attune.stats.BiweightMidcorrelation;
import org.attune.stats.CorrelationTest;
import org.attune.stats.Interval;
import org.attune.stats.ParticipantBootstrap;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.PolychoricCorrelation;
import org.attune.stats.SemiPartialCorrelation;
import org.junit.jupiter.api.Test;

/** What a family can ask beside the usual: bootstrap intervals and further correlations. */
class AskedBesideTest {

  private static final int PEOPLE = 60;
  private static final List<String> NUMBERS = List.of("y", "x", "z", "five", "many", "never");
  private static final List<Measure> KNOWN =
      Stream.concat(
              NUMBERS.stream().map(n -> Measure.variable(n, "w1", Grain.PERSON, null, null, "")),
              Stream.of(
                  Measure.category("team", "w1", Grain.PERSON),
                  Measure.variable("lonely", "diary", Grain.OCCASION, null, null, ""),
                  Measure.variable("use", "diary", Grain.OCCASION, null, null, "")))
          .toList();

  private static List<PanelValue> panel() {
    SplittableRandom random = new SplittableRandom(17);
    double[][] columns = new double[NUMBERS.size()][PEOPLE];
    Rows rows = new Rows();
    String[] teams = new String[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      columns[1][i] = random.nextGaussian();
      columns[0][i] = Math.round(2 + 0.8 * columns[1][i] + random.nextGaussian());
      columns[2][i] = random.nextGaussian() + 0.5 * columns[0][i];
      columns[3][i] = Math.max(-2, Math.min(2, Math.round(columns[1][i])));
      columns[4][i] = i;
      columns[5][i] = 3;
      teams[i] = i % 3 == 0 ? "a" : "b";
      double[] lonely = new double[5];
      double[] use = new double[5];
      for (int r = 0; r < lonely.length; r++) {
        use[r] = random.nextGaussian();
        lonely[r] = 0.3 * use[r] + random.nextGaussian() + i % 7;
      }
      rows.records("declared", i, "lonely", "diary", lonely);
      rows.records("declared", i, "use", "diary", use);
    }
    columns[0][5] = Double.NaN;
    columns[1][9] = Double.NaN;
    for (int c = 0; c < columns.length; c++) {
      rows.people("declared", NUMBERS.get(c), "w1", columns[c]);
    }
    return rows.categories("team", "w1", teams).list();
  }

  private static double[] numbers(String name) {
    return Columns.of(panel()).numbers("declared", Rows.variable(name, "w1"));
  }

  private static List<Effect> answered(String family) {
    return EffectsTest.answered(panel(), KNOWN, family);
  }

  private static Effect one(List<Effect> rows, String estimator, String other) {
    List<Effect> found =
        rows.stream()
            .filter(row -> row.estimator().equals(estimator) && row.other().equals(other))
            .toList();
    assertThat(found).as(estimator).hasSize(1);
    return found.get(0);
  }

  private static final String DRAWN =
      "{outcomes: [y], predictors: [x, z], covariates: [five], groups: [team], bootstrap: 1000,"
          + " compare: [predictors, groups], estimators: [pearson]}";

  @Test
  void bootstrap_isTheKernelsWithTheStudysSeed() {
    double[] x = numbers("x");
    double[] y = numbers("y");
    int[] kept =
        IntStream.range(0, PEOPLE)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    ParticipantBootstrap kernel =
        ParticipantBootstrap.of(
            IntStream.range(0, kept.length).toArray(),
            rows ->
                PearsonCorrelation.of(
                        IntStream.of(rows).mapToDouble(r -> x[kept[r]]).toArray(),
                        IntStream.of(rows).mapToDouble(r -> y[kept[r]]).toArray())
                    .estimate(),
            1000,
            ReliabilityChoice.USUAL.seed(),
            Interval.USUAL_LEVEL);
    List<Effect> rows =
        answered(DRAWN).stream().filter(row -> row.predictor().equals("x")).toList();
    for (boolean accelerated : new boolean[] {false, true}) {
      Effect row = one(rows, accelerated ? "pearson_bca" : "pearson_percentile", "");
      Interval interval = accelerated ? kernel.bca() : kernel.percentile();
      assertThat(row.estimate()).isEqualTo(kernel.estimate());
      assertThat(row.stdError()).isEqualTo(kernel.standardError());
      assertThat(row.confLow()).isEqualTo(interval.low());
      assertThat(row.confHigh()).isEqualTo(interval.high());
      assertThat(row.pValue()).isNull();
      assertThat(row.familySize()).isZero();
      assertThat(row.n()).isEqualTo(58);
      assertThat(row.remark()).isEqualTo("1000 draws of participants");
      assertThat(row.excludedWhy()).isEqualTo("1 without y; 1 without x");
    }
  }

  @Test
  void bootstrap_isOfEveryEstimateThatHasItsKernel() {
    List<Effect> rows =
        answered(DRAWN).stream().filter(row -> row.predictor().equals("x")).toList();
    for (String kind : List.of("_percentile", "_bca")) {
      one(rows, "spearman" + kind, "");
      assertThat(one(rows, "partial" + kind, "").covariates()).isEqualTo("five");
      Effect difference = one(rows, "difference" + kind, "z");
      assertThat(difference.estimate())
          .isCloseTo(one(rows, "steiger", "z").estimate(), within(1e-12));
      assertThat(difference.confLow()).isLessThan(difference.estimate());
      Effect groups = one(rows, "difference" + kind, "team: a - b");
      assertThat(groups.estimate())
          .isCloseTo(one(rows, "fisher", "team: a - b").estimate(), within(1e-12));
      assertThat(groups.n()).isEqualTo(58);
    }
  }

  @Test
  void bootstrapWithinPeople_drawsPeopleWithAllOfTheirRecords() {
    String asked = "{level: within, outcomes: [lonely], predictors: [use], bootstrap: 1000}";
    Effect row = one(answered(asked), "repeated_measures_bca", "");
    assertThat(row.estimand()).isEqualTo("within");
    assertThat(row.n()).isEqualTo(300);
    assertThat(row.nParticipants()).isEqualTo(60);
    assertThat(row.estimate()).isBetween(row.confLow(), row.confHigh());
    assertThat(row.confHigh() - row.confLow()).isBetween(0.1, 0.4);
  }

  @Test
  void panelInAnotherOrder_givesTheSameRows() {
    List<PanelValue> shuffled = new ArrayList<>(panel());
    Collections.shuffle(shuffled, new Random(8));
    assertThat(EffectsTest.answered(shuffled, KNOWN, DRAWN)).isEqualTo(answered(DRAWN));
  }

  @Test
  void constantVariable_hasNoDrawsAndSaysWhy() {
    Effect row =
        one(answered("{outcomes: [y], predictors: [never], bootstrap: 1000}"), "pearson_bca", "");
    assertThat(row.estimate()).isNull();
    assertThat(row.confLow()).isNull();
    assertThat(row.remark()).isEqualTo("a variable has no variance; 0 draws of participants");
  }

  @Test
  void partialThatItsCovariatesExplain_hasNoDrawsAndSaysWhy() {
    double[] x = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5};
    double[] y = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    Rows people =
        new Rows()
            .people("declared", "x", "w1", x)
            .people("declared", "y", "w1", y)
            .people("declared", "z", "w1", Arrays.stream(x).map(v -> 2 * v + 1).toArray());
    String asked = "{outcomes: [y], predictors: [x], covariates: [z], bootstrap: 1000}";
    Effect explained = one(EffectsTest.answered(people.list(), KNOWN, asked), "partial_bca", "");
    assertThat(explained.remark())
        .isEqualTo("the predictors explain each other completely; 0 draws of participants");
    String constant = "{outcomes: [y], predictors: [never], covariates: [five], bootstrap: 1000}";
    assertThat(one(answered(constant), "partial_bca", "").remark())
        .isEqualTo("a variable has no variance; 0 draws of participants");
  }

  /** Without the one participant who differs there is no correlation, and so no jackknife. */
  @Test
  void oneWhoDiffersFromAll_leavesBcaUndefined_andTheRowSaysSo() {
    double[] one = new double[12];
    one[4] = 1;
    double[] other = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    List<Effect> rows =
        EffectsTest.answered(
            new Rows()
                .people("declared", "x", "w1", one)
                .people("declared", "y", "w1", other)
                .list(),
            KNOWN,
            "{outcomes: [y], predictors: [x], bootstrap: 1000}");
    Effect bca = one(rows, "pearson_bca", "");
    assertThat(bca.estimate()).isNotNull();
    assertThat(bca.confLow()).isNull();
    assertThat(bca.remark())
        .startsWith("the BCa interval is not defined for these draws; 1000 draws of participants");
    Effect percentile = one(rows, "pearson_percentile", "");
    assertThat(percentile.confLow()).isNotNull();
    assertThat(percentile.remark()).startsWith("1000 draws of participants");
  }

  private static final String ORDERED =
      "{outcomes: [y], predictors: [five, many, never], also: [polychoric], smallest_effect: 0.1}";

  @Test
  void polychoric_isTheKernelsAndTestedAsFishersZ() {
    List<Effect> rows = answered(ORDERED);
    Effect row =
        rows.stream()
            .filter(r -> r.estimator().equals("polychoric") && r.predictor().equals("five"))
            .findFirst()
            .orElseThrow();
    PolychoricCorrelation kernel =
        PolychoricCorrelation.of(numbers("five"), numbers("y"), Interval.USUAL_LEVEL);
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.stdError()).isEqualTo(kernel.standardError());
    assertThat(row.confLow()).isEqualTo(kernel.interval().low());
    assertThat(row.pValue()).isEqualTo(kernel.test().pValue());
    assertThat(row.pMinimal()).isGreaterThan(row.pValue()).isLessThan(0.05);
    assertThat(row.pEquivalence()).isGreaterThan(0.95);
    assertThat(row.familySize()).isEqualTo(1);
    assertThat(answered("{outcomes: [y], predictors: [five]}"))
        .noneMatch(r -> r.estimator().equals("polychoric"));
  }

  @Test
  void polychoricOfTooManyOrOneCategory_isRefusedWithTheReason() {
    List<Effect> rows =
        answered(ORDERED).stream().filter(r -> r.estimator().equals("polychoric")).toList();
    assertThat(rows).extracting(Effect::predictor).containsExactly("five", "many", "never");
    assertThat(rows.get(1).remark())
        .isEqualTo("an item has more distinct answers than categories may have");
    assertThat(rows.get(2).remark()).isEqualTo("a variable has no variance");
    assertThat(rows.subList(1, 3)).extracting(Effect::estimate).containsOnlyNulls();
  }

  private static final String BIWEIGHT =
      "{outcomes: [y], predictors: [x, never, rare], also: [biweight_midcorrelation],"
          + " bootstrap: 1000, smallest_effect: 0.1}";

  private static List<Effect> biweight() {
    double[] rare = new double[PEOPLE];
    Arrays.fill(rare, PEOPLE - 20, PEOPLE, 1);
    List<PanelValue> panel = new ArrayList<>(panel());
    panel.addAll(new Rows().people("declared", "rare", "w1", rare).list());
    List<Measure> known = new ArrayList<>(KNOWN);
    known.add(Measure.variable("rare", "w1", Grain.PERSON, null, null, ""));
    return EffectsTest.answered(panel, known, BIWEIGHT).stream()
        .filter(row -> row.estimator().startsWith("biweight"))
        .toList();
  }

  @Test
  void biweight_isTheKernelsAndTestedAgainstTheSmallestEffect() {
    Effect row = biweight().get(0);
    CorrelationTest kernel = BiweightMidcorrelation.of(numbers("x"), numbers("y"));
    assertThat(row.estimator()).isEqualTo("biweight_midcorrelation");
    assertThat(row.term()).isEqualTo("correlation");
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.statistic()).isEqualTo(kernel.statistic());
    assertThat(row.df()).isEqualTo(56);
    assertThat(row.pValue()).isEqualTo(kernel.pValue());
    assertThat(row.confLow()).isNull();
    assertThat(row.pMinimal()).isGreaterThan(row.pValue()).isLessThan(0.05);
    assertThat(row.pEquivalence()).isGreaterThan(0.95);
    assertThat(row.excludedWhy()).isEqualTo("1 without y; 1 without x");
    assertThat(answered("{outcomes: [y], predictors: [x], bootstrap: 1000}"))
        .noneMatch(r -> r.estimator().startsWith("biweight"));
  }

  @Test
  void biweightWithBootstrap_hasItsIntervals() {
    double[] x = numbers("x");
    double[] y = numbers("y");
    int[] kept = IntStream.range(0, PEOPLE).filter(i -> !Double.isNaN(x[i] + y[i])).toArray();
    ParticipantBootstrap kernel =
        ParticipantBootstrap.of(
            IntStream.range(0, kept.length).toArray(),
            rows ->
                BiweightMidcorrelation.of(
                        IntStream.of(rows).mapToDouble(r -> x[kept[r]]).toArray(),
                        IntStream.of(rows).mapToDouble(r -> y[kept[r]]).toArray())
                    .estimate(),
            1000,
            ReliabilityChoice.USUAL.seed(),
            Interval.USUAL_LEVEL);
    Effect row = of("x", "biweight_midcorrelation_percentile");
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.confLow()).isEqualTo(kernel.percentile().low());
    assertThat(row.confHigh()).isEqualTo(kernel.percentile().high());
    assertThat(row.pValue()).isNull();
    assertThat(of("x", "biweight_midcorrelation_bca").confLow()).isEqualTo(kernel.bca().low());
  }

  @Test
  void biweightOfMostlyEqualOrConstantValues_hasNoNumberAndSaysWhy() {
    for (String estimator : List.of("biweight_midcorrelation", "biweight_midcorrelation_bca")) {
      Effect rare = of("rare", estimator);
      assertThat(rare.estimate()).isNull();
      assertThat(rare.remark()).startsWith("more than half of a variable's values are equal");
      assertThat(of("never", estimator).remark()).startsWith("a variable has no variance");
    }
  }

  private static Effect of(String predictor, String estimator) {
    List<Effect> found =
        biweight().stream()
            .filter(r -> r.predictor().equals(predictor) && r.estimator().equals(estimator))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static final String GIVEN =
      "{outcomes: [y], predictors: [x, never], covariates: [z, team], also: [semi_partial],"
          + " bootstrap: 1000, smallest_effect: 0.1%s}";

  private static Effect given(String more, String predictor, String estimator) {
    return one(
        answered(GIVEN.formatted(more)).stream()
            .filter(r -> r.term().equals("semi_partial_r") && r.predictor().equals(predictor))
            .toList(),
        estimator,
        "");
  }

  private static double[][] held() {
    String[] team = Columns.of(panel()).categories("declared", Rows.variable("team", "w1"));
    double[] isB = Arrays.stream(team).mapToDouble(name -> name.equals("b") ? 1 : 0).toArray();
    return new double[][] {numbers("z"), isB};
  }

  @Test
  void semiPartial_isTheKernelsWithTheCoefficientsTest() {
    Effect row = given(", errors: classical", "x", "semi_partial");
    SemiPartialCorrelation kernel = SemiPartialCorrelation.of(numbers("x"), numbers("y"), held());
    assertThat(row.predictor()).isEqualTo("x");
    assertThat(row.covariates()).isEqualTo("z+team");
    assertThat(row.estimate()).isEqualTo(kernel.test().estimate());
    assertThat(row.stdError()).isEqualTo(kernel.standardError());
    assertThat(row.confLow()).isEqualTo(kernel.test().interval().low());
    assertThat(row.confHigh()).isEqualTo(kernel.test().interval().high());
    assertThat(row.df()).isEqualTo(54);
    Effect beta =
        answered(GIVEN.formatted(", errors: classical")).stream()
            .filter(r -> r.term().equals("beta") && r.predictor().equals("x"))
            .findFirst()
            .orElseThrow();
    assertThat(row.statistic()).isCloseTo(beta.statistic(), within(1e-9));
    assertThat(row.pValue()).isCloseTo(beta.pValue(), within(1e-12));
    assertThat(row.pMinimal()).isGreaterThan(row.pValue()).isLessThan(0.05);
    assertThat(row.familySize()).isEqualTo(1);
    assertThat(row.n()).isEqualTo(58);
    assertThat(row.excludedWhy()).isEqualTo("1 without y; 1 without x");
  }

  @Test
  void semiPartialWithBootstrap_hasItsIntervals() {
    double[] x = numbers("x");
    double[] y = numbers("y");
    int[] kept = IntStream.range(0, PEOPLE).filter(i -> !Double.isNaN(x[i] + y[i])).toArray();
    ParticipantBootstrap kernel =
        ParticipantBootstrap.of(
            IntStream.range(0, kept.length).toArray(),
            rows ->
                SemiPartialCorrelation.of(
                        drawn(x, kept, rows),
                        drawn(y, kept, rows),
                        new double[][] {drawn(held()[0], kept, rows), drawn(held()[1], kept, rows)})
                    .test()
                    .estimate(),
            1000,
            ReliabilityChoice.USUAL.seed(),
            Interval.USUAL_LEVEL);
    Effect row = given("", "x", "semi_partial_percentile");
    assertThat(row.estimate()).isEqualTo(kernel.estimate());
    assertThat(row.confLow()).isEqualTo(kernel.percentile().low());
    assertThat(row.confHigh()).isEqualTo(kernel.percentile().high());
    assertThat(given("", "x", "semi_partial_bca").confLow()).isEqualTo(kernel.bca().low());
  }

  private static double[] drawn(double[] column, int[] kept, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column[kept[row]]).toArray();
  }

  @Test
  void semiPartialInAFamilyOfClusters_hasNoTestOfIndependentRows() {
    Effect row = given(", clusters: five", "x", "semi_partial");
    assertThat(row.estimate()).isEqualTo(given("", "x", "semi_partial").estimate());
    assertThat(row.pValue()).isNull();
    assertThat(row.stdError()).isNull();
    assertThat(row.confLow()).isNull();
    assertThat(row.pEquivalence()).isNull();
    assertThat(given(", clusters: five", "x", "semi_partial_percentile").remark())
        .startsWith("1000 draws of clusters");
  }

  @Test
  void semiPartialOfAConstant_hasNoNumberAndSaysWhy() {
    Effect row = given("", "never", "semi_partial");
    assertThat(row.estimate()).isNull();
    assertThat(row.pValue()).isNull();
    assertThat(row.remark()).isNotEmpty();
    assertThat(given("", "never", "semi_partial_bca").remark())
        .isEqualTo("a variable has no variance; 0 draws of participants");
  }

  @Test
  void semiPartial_isOnlyWhereAskedForAndNeedsCovariates() {
    assertThat(answered("{outcomes: [y], predictors: [x], covariates: [z], bootstrap: 1000}"))
        .noneMatch(row -> row.term().equals("semi_partial_r"));
    assertThatThrownBy(() -> answered("{outcomes: [y], predictors: [x], also: [semi_partial]}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Name covariates");
  }
}
