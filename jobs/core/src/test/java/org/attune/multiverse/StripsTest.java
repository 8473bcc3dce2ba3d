package org.attune.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.attune.stats.CoefficientTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors give the very bits of loops, and loops what they say. */
class StripsTest {

  private static final int WIDTH = Strips.WIDTH;
  private static final int COLUMNS = 9;

  private final SplittableRandom random = new SplittableRandom(3);
  private final Strips loops = new LoopStrips(WIDTH);
  private final Strips fastest = Strips.FASTEST;

  @BeforeEach
  void vectorsAreThere() {
    boolean known = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(fastest.getClass().getSimpleName()).isEqualTo(known ? "VectorStrips" : "LoopStrips");
  }

  private double[] numbers(int count) {
    return random.doubles(count).map(v -> v + random.nextGaussian()).toArray();
  }

  /** Sums of squares and products of made rows, and their count, in strips. */
  private double[] sums(int rows) {
    int strips = LaneFit.index(COLUMNS, 0) + 1;
    double[] sums = new double[strips * WIDTH];
    for (int lane = 0; lane < WIDTH; lane++) {
      double common = 0;
      for (int row = 0; row < rows; row++) {
        double[] z = numbers(COLUMNS);
        z[0] = 1;
        for (int c = 1; c < COLUMNS; c++) {
          z[c] += 0.3 * common;
        }
        common = z[1];
        for (int i = 0; i < COLUMNS; i++) {
          for (int j = 0; j <= i; j++) {
            sums[LaneFit.index(i, j) * WIDTH + lane] += z[i] * z[j];
          }
        }
      }
      sums[(strips - 1) * WIDTH + lane] = rows;
    }
    return sums;
  }

  @Test
  void sumsOfRuns_areTheSame() {
    double[] a = numbers(8 * WIDTH);
    double[] b = numbers(8 * WIDTH);
    double[] once = new double[8 * WIDTH];
    double[] again = new double[8 * WIDTH];
    int[] runs = {0, WIDTH, 2 * WIDTH, 5 * WIDTH};
    loops.add(once, a, b, runs);
    fastest.add(again, a, b, runs);
    assertThat(again).containsExactly(once);
    assertThat(once[WIDTH - 1]).isEqualTo(a[WIDTH - 1] + b[WIDTH - 1]);
    assertThat(once[WIDTH]).isZero();
    fastest.add(a, a, b, runs);
    loops.add(once, once, new double[8 * WIDTH], runs);
    assertThat(Arrays.copyOf(a, WIDTH)).containsExactly(Arrays.copyOf(once, WIDTH));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 31, 32})
  void sumsOfProducts_areTheSame(int rows) {
    int terms = 12;
    double[] a = numbers(32 + WIDTH);
    double[] b = numbers(32 + WIDTH);
    double[] z = numbers(terms * 32 + WIDTH);
    double[] other = z.clone();
    loops.multiply(z, 64, a, b, rows);
    fastest.multiply(other, 64, a, b, rows);
    assertThat(Arrays.copyOfRange(other, 64, 64 + rows))
        .containsExactly(Arrays.copyOfRange(z, 64, 64 + rows));
    double[] weights = random.ints(40L * WIDTH, 0, 4).asDoubleStream().toArray();
    int[] at = random.ints(rows, 0, 40).map(row -> row * WIDTH).toArray();
    int[] into = {0, 3, 1, 5, 4, 2, 9, 8, 6, 7, 10, 10};
    Arrays.setAll(into, k -> into[k] * WIDTH);
    double[] once = numbers(11 * WIDTH);
    double[] again = once.clone();
    double before = once[into[1] + 5];
    loops.addProducts(once, into, z, 32, rows, weights, at);
    fastest.addProducts(again, into, z, 32, rows, weights, at);
    assertThat(Arrays.copyOf(again, 10 * WIDTH)).containsExactly(Arrays.copyOf(once, 10 * WIDTH));
    double sum = before;
    for (int i = 0; i < rows; i++) {
      sum += weights[at[i] + 5] * z[32 + i];
    }
    assertThat(once[into[1] + 5]).isCloseTo(sum, within(1e-12));
  }

  @Test
  void models_areTheSame() {
    double[] sums = sums(40);
    for (int c = 0; c < COLUMNS; c++) {
      int source = c == 3 ? LaneFit.index(2, 2) : LaneFit.index(Math.max(c, 2), Math.min(c, 2));
      sums[LaneFit.index(Math.max(c, 3), Math.min(c, 3)) * WIDTH + 4] = sums[source * WIDTH + 4];
    }
    int count = LaneFit.index(COLUMNS, 0);
    for (int[] columns :
        new int[][] {
          {0, 7, 8}, {0, 1, 7, 8}, {0, 2, 3, 5, 7, 8}, {0, 1, 2, 3, 4, 5, 6, 7, 8}, {1, 4, 7, 8}
        }) {
      LaneFit once = new LaneFit(COLUMNS);
      LaneFit again = new LaneFit(COLUMNS);
      boolean safe = loops.solve(sums, columns, count, once);
      assertThat(fastest.solve(sums, columns, count, again)).isEqualTo(safe);
      assertThat(safe).isEqualTo(Arrays.stream(columns).noneMatch(c -> c == 2));
      assertThat(again.slope).containsExactly(once.slope);
      assertThat(again.inverse).containsExactly(once.inverse);
      assertThat(again.residual).containsExactly(once.residual);
      assertThat(again.xx).containsExactly(once.xx);
      assertThat(again.xy).containsExactly(once.xy);
      assertThat(again.yy).containsExactly(once.yy);
      assertThat(again.df).containsExactly(once.df);
      assertThat(again.warning).containsExactly(once.warning);
      assertThat(once.df[7]).isEqualTo(40 - (columns.length - 1));
    }
  }

  @Test
  void deviates_areTheSame() {
    double[] sums = sums(400);
    int[] columns = {0, 1, 7, 8};
    LaneFit fit = new LaneFit(COLUMNS);
    fastest.solve(sums, columns, LaneFit.index(COLUMNS, 0), fit);
    for (double b : new double[] {fit.slope[0], 0, 0.3, 30}) {
      Deviates once = new Deviates();
      Deviates again = new Deviates();
      double[] estimate = new double[WIDTH];
      double[] other = new double[WIDTH];
      boolean regular = loops.judge(fit, b, estimate, once);
      assertThat(regular).isEqualTo(b < 1);
      assertThat(fastest.judge(fit, b, other, again)).isEqualTo(regular);
      assertThat(other).containsExactly(estimate);
      assertThat(again.off).containsExactly(once.off);
      assertThat(again.sum).containsExactly(once.sum);
      assertThat(again.positive).containsExactly(once.positive);
      assertThat(again.negative).containsExactly(once.negative);
    }
  }

  /** A lane that is undefined or far off keeps the whole strip from being added up together. */
  @ParameterizedTest
  @ValueSource(strings = {"perfect", "undefined", "no degrees of freedom", "far off"})
  void oneLaneOutOfReach_isToldByItself(String what) {
    double[] sums = sums(400);
    LaneFit fit = new LaneFit(COLUMNS);
    fastest.solve(sums, new int[] {0, 1, 7, 8}, LaneFit.index(COLUMNS, 0), fit);
    double b = fit.slope[9];
    switch (what) {
      case "perfect" -> fit.residual[9] = 0;
      case "undefined" -> fit.slope[9] = Double.NaN;
      case "no degrees of freedom" -> fit.df[9] = 0;
      default -> fit.slope[9] = b + 40;
    }
    for (Strips strips : new Strips[] {loops, fastest}) {
      Deviates deviates = new Deviates();
      assertThat(strips.judge(fit, b, new double[WIDTH], deviates)).isFalse();
      assertThat(deviates.sum).containsOnly(0);
      assertThat(deviates.judge(fit, 8)).isTrue();
      assertThat(deviates.judge(fit, 9)).isEqualTo(what.equals("far off"));
      assertThat(deviates.sum[8]).isFinite().isNotZero();
    }
  }

  /** A Java without the module of vectors fits the very curves. */
  @Test
  void curvesWithoutVectors_areTheSame() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CurveDigest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed.strip()).isEqualTo("LoopStrips " + CurveDigest.digest());
  }

  /** Told by the series or by the logarithm, the deviate of t is what the distribution says. */
  @Test
  void deviate_isThatOfStudentsDistribution() {
    for (double df : new double[] {30, 100, 5000}) {
      for (double t : new double[] {0.01, 0.5, 1.9, 2.7}) {
        double wanted = CoefficientTest.of(t, 1, df, 0.95).deviate();
        assertThat(Deviates.of(t * t, df, df)).isCloseTo(wanted, within(df < 100 ? 1e-7 : 1e-9));
        assertThat(Deviates.of(t * t, df, df))
            .isCloseTo(CoefficientTest.expansion(t * t / df, df), within(1e-13));
      }
    }
  }
}
