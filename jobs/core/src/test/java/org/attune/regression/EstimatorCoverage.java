package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.regression.StandardErrors.CLUSTER;
import static org.attune.regression.StandardErrors.CR2;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.attune.stats.BiweightMidcorrelation;
import org.attune.stats.CorrelationDifference;
import org.attune.stats.Disattenuation;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.MaxT;
import org.attune.stats.ParticipantBootstrap;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.PercentageBend;
import org.attune.stats.PolychoricCorrelation;
import org.attune.stats.SemiPartialCorrelation;
import org.attune.stats.WinsorizedCorrelation;
import org.attune.survey.SurveyCorrelation;
import org.attune.survey.SurveyDesign;
import org.attune.survey.SurveyMean;
import org.attune.survey.SurveyRegression;
import org.junit.jupiter.api.Test;

/**
 * How often intervals of 95 % hold the truth and tests at 5 % reject what is true, over simulated
 * studies: 10,000 where cheap, 4,000 where each study resamples.
 *
 * <p>Slow; runs in the profile {@code studies} and keeps its result beside the tests' resources,
 * where {@link EstimatorCoverageTest} reads it.
 */
class EstimatorCoverage {

  private static final int MANY = Integer.getInteger("attune.many.studies", 10_000);
  private static final int FEWER = Integer.getInteger("attune.fewer.studies", 4_000);
  private static final int DRAWS = 999;
  private static final double Z = 2.5758293035489004;

  private record Study(
      String estimator, String quantity, int studies, Predicate<SplittableRandom> hits) {}

  @Test
  void estimators_holdTheirLevels() throws IOException {
    assumeTrue(Boolean.getBoolean("attune.studies"), "skipped: runs in the profile studies");
    List<String> lines = new ArrayList<>();
    lines.add("estimator,quantity,studies,hits,rate,mc_low_99,mc_high_99");
    for (Study study : studies()) {
      int seed = study.estimator().hashCode();
      long hits =
          IntStream.range(0, study.studies())
              .parallel()
              .filter(i -> study.hits().test(new SplittableRandom(1_000_003L * i + seed)))
              .count();
      double rate = hits / (double) study.studies();
      double margin = Z * Math.sqrt(rate * (1 - rate) / study.studies());
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d,%.4f,%.4f,%.4f",
              study.estimator(),
              study.quantity(),
              study.studies(),
              hits,
              rate,
              rate - margin,
              rate + margin));
    }
    Path folder = Path.of("src/test/resources/org/attune/regression");
    Path here = Files.isDirectory(folder) ? folder : Path.of("jobs/core").resolve(folder);
    Files.write(here.resolve("estimator_coverage.csv"), lines);
    assertThat(lines).hasSizeGreaterThan(20);
  }

  private static List<Study> studies() {
    return List.of(
        new Study("hc3_slope_100_people", "coverage", MANY, r -> hc3(r, 100, 0.3)),
        new Study("hc3_slope_250_people", "coverage", MANY, r -> hc3(r, 250, 0.3)),
        new Study("hc3_slope_100_people", "rejection", MANY, r -> !hc3(r, 100, 0)),
        new Study("hc3_slope_250_people", "rejection", MANY, r -> !hc3(r, 250, 0)),
        new Study("standardised_beta_hc3", "coverage", MANY, EstimatorCoverage::beta),
        new Study("slope_80_clusters", "coverage", MANY, r -> clustered(r, 80, 0.3, CLUSTER)),
        new Study("slope_200_clusters", "coverage", MANY, r -> clustered(r, 200, 0.3, CLUSTER)),
        new Study("slope_80_clusters", "rejection", MANY, r -> !clustered(r, 80, 0, CLUSTER)),
        new Study("slope_200_clusters", "rejection", MANY, r -> !clustered(r, 200, 0, CLUSTER)),
        new Study("cr2_slope_20_clusters", "coverage", MANY, r -> clustered(r, 20, 0.3, CR2)),
        new Study("cr2_slope_20_clusters", "rejection", MANY, r -> !clustered(r, 20, 0, CR2)),
        new Study("cr2_slope_80_clusters", "rejection", MANY, r -> !clustered(r, 80, 0, CR2)),
        new Study("interaction_hc3", "coverage", MANY, EstimatorCoverage::interaction),
        new Study("welch_unequal_spread", "coverage", MANY, EstimatorCoverage::welch),
        new Study("hedges_g", "coverage", MANY, EstimatorCoverage::hedges),
        new Study("one_way_anova", "rejection", MANY, EstimatorCoverage::anova),
        new Study("welch_anova_unequal_spread", "rejection", MANY, EstimatorCoverage::welchAnova),
        new Study("ancova", "rejection", MANY, EstimatorCoverage::ancova),
        new Study("fieller_turning_point", "coverage", MANY, EstimatorCoverage::turningPoint),
        new Study("tost_r_at_bound", "rejection", MANY, EstimatorCoverage::equivalence),
        new Study("minimal_effect_r_at_bound", "rejection", MANY, EstimatorCoverage::minimal),
        new Study("zou_independent", "coverage", MANY, EstimatorCoverage::zouIndependent),
        new Study("zou_overlapping", "coverage", MANY, r -> zouOverlapping(r, 0.4, 0.15)),
        new Study("steiger_overlapping", "rejection", MANY, r -> overlappingRejects(r, false)),
        new Study("meng_overlapping", "rejection", MANY, r -> overlappingRejects(r, true)),
        new Study("zou_non_overlapping", "coverage", MANY, EstimatorCoverage::zouApart),
        new Study("disattenuated_known", "coverage", MANY, EstimatorCoverage::disattenuated),
        new Study("percentage_bend", "rejection", MANY, EstimatorCoverage::bend),
        new Study("winsorised", "rejection", MANY, EstimatorCoverage::winsorised),
        new Study("biweight_midcorrelation", "rejection", MANY, EstimatorCoverage::biweight),
        new Study("semi_partial_r", "coverage", MANY, EstimatorCoverage::semiPartial),
        new Study("polychoric_r", "coverage", FEWER, EstimatorCoverage::polychoric),
        new Study("survey_mean", "coverage", MANY, r -> survey(r, "mean")),
        new Study("survey_r", "coverage", MANY, r -> survey(r, "r")),
        new Study("survey_slope", "coverage", MANY, r -> survey(r, "slope")),
        new Study("percentile_r_100_people", "coverage", FEWER, r -> bootstrap(r, 100, false)),
        new Study("bca_r_100_people", "coverage", FEWER, r -> bootstrap(r, 100, true)),
        new Study("percentile_r_300_people", "coverage", MANY, r -> bootstrap(r, 300, false)),
        new Study("bca_r_300_people", "coverage", MANY, r -> bootstrap(r, 300, true)),
        new Study("max_t_five_null_tests", "rejection", FEWER, EstimatorCoverage::maxT),
        new Study("two_lines_rising_log", "false_u", FEWER, EstimatorCoverage::twoLines));
  }

  private static double[] normal(SplittableRandom random, int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> random.nextGaussian());
    return x;
  }

  /** rho x + sqrt(1 - rho^2) noise. */
  private static double[] correlated(SplittableRandom random, double[] x, double rho) {
    double[] y = new double[x.length];
    double rest = Math.sqrt(1 - rho * rho);
    Arrays.setAll(y, i -> rho * x[i] + rest * random.nextGaussian());
    return y;
  }

  private static double r(double[] x, double[] y) {
    return PearsonCorrelation.of(x, y).estimate();
  }

  private static boolean hc3(SplittableRandom random, int n, double slope) {
    double[] x = normal(random, n);
    double[] z = correlated(random, x, 0.4);
    double[] y = new double[n];
    Arrays.setAll(
        y, i -> slope * x[i] + 0.2 * z[i] + (0.5 + Math.abs(x[i])) * random.nextGaussian());
    return Regression.of(y, new double[][] {x, z}, Scale.AS_GIVEN, StandardErrors.HC3, 0.95)
        .terms()
        .get(0)
        .test()
        .interval()
        .contains(slope);
  }

  private static boolean beta(SplittableRandom random) {
    double[] x = normal(random, 200);
    double[] z = correlated(random, x, 0.3);
    double[] y = new double[200];
    Arrays.setAll(y, i -> 0.15 * x[i] + 0.1 * z[i] + random.nextGaussian());
    double spread = Math.sqrt(1 + 0.15 * 0.15 + 0.1 * 0.1 + 2 * 0.15 * 0.1 * 0.3);
    return Regression.of(y, new double[][] {x, z}, Scale.STANDARDISED, StandardErrors.HC3, 0.95)
        .terms()
        .get(0)
        .test()
        .interval()
        .contains(0.15 / spread);
  }

  private static boolean clustered(
      SplittableRandom random, int clusters, double slope, StandardErrors errors) {
    double[] x = new double[clusters * 5];
    double[] y = new double[clusters * 5];
    int[] cluster = new int[clusters * 5];
    for (int g = 0; g < clusters; g++) {
      double ofX = random.nextGaussian();
      double ofY = random.nextGaussian();
      for (int i = g * 5; i < g * 5 + 5; i++) {
        cluster[i] = g;
        x[i] = ofX + random.nextGaussian();
        y[i] = slope * x[i] + ofY + random.nextGaussian();
      }
    }
    return Regression.clustered(y, new double[][] {x}, cluster, Scale.AS_GIVEN, errors, 0.95)
        .terms()
        .get(0)
        .test()
        .interval()
        .contains(slope);
  }

  private static boolean interaction(SplittableRandom random) {
    double[] x = normal(random, 150);
    double[] m = correlated(random, x, 0.3);
    double[] y = new double[150];
    Arrays.setAll(y, i -> 0.2 * x[i] + 0.1 * m[i] + 0.15 * x[i] * m[i] + random.nextGaussian());
    return Moderation.of(y, x, m, new double[0][], StandardErrors.HC3, 0.95)
        .interaction()
        .interval()
        .contains(0.15);
  }

  private static double[] spread(double[] x, double mean, double sd) {
    return Arrays.stream(x).map(v -> mean + sd * v).toArray();
  }

  private static boolean welch(SplittableRandom random) {
    double[] a = spread(normal(random, 15), 0.5, 3);
    double[] b = normal(random, 40);
    return WelchTest.of(a, b, 0.95).test().interval().contains(0.5);
  }

  private static boolean hedges(SplittableRandom random) {
    double[] a = spread(normal(random, 20), 0.5, 1);
    double[] b = normal(random, 30);
    return HedgesG.of(a, b, 0.95).interval().contains(0.5);
  }

  private static int[] groups(int... sizes) {
    return IntStream.range(0, sizes.length)
        .flatMap(g -> IntStream.generate(() -> g).limit(sizes[g]))
        .toArray();
  }

  private static boolean anova(SplittableRandom random) {
    return OneWayAnova.of(normal(random, 45), groups(10, 15, 20)).pValue() < 0.05;
  }

  private static boolean welchAnova(SplittableRandom random) {
    int[] group = groups(20, 30, 40);
    double[] y = normal(random, 90);
    Arrays.setAll(y, i -> y[i] * (3 - group[i]));
    return OneWayAnova.of(y, group).welchPValue() < 0.05;
  }

  private static boolean ancova(SplittableRandom random) {
    double[] z = normal(random, 45);
    double[] y = correlated(random, z, 0.5);
    return Ancova.of(y, groups(10, 15, 20), new double[][] {z}, 0.95).groups().pValue() < 0.05;
  }

  private static boolean turningPoint(SplittableRandom random) {
    double[] x = normal(random, 120);
    double[] y = new double[120];
    Arrays.setAll(y, i -> -0.5 * (x[i] - 0.4) * (x[i] - 0.4) + random.nextGaussian());
    return Quadratic.of(y, x, new double[0][], StandardErrors.CLASSICAL, 0.95)
        .interval()
        .contains(0.4);
  }

  private static boolean equivalence(SplittableRandom random) {
    double[] x = normal(random, 2_000);
    double r = r(x, correlated(random, x, 0.1));
    return EquivalenceTest.ofCorrelation(r, 2_000, -0.1, 0.1, 0.05).pEquivalence() < 0.05;
  }

  private static boolean minimal(SplittableRandom random) {
    double[] x = normal(random, 300);
    double r = r(x, correlated(random, x, 0.1));
    return EquivalenceTest.ofCorrelation(r, 300, -0.1, 0.1, 0.05).pMinimal() < 0.05;
  }

  private static boolean zouIndependent(SplittableRandom random) {
    double[] a = normal(random, 60);
    double[] b = normal(random, 120);
    double ofA = r(a, correlated(random, a, 0.5));
    double ofB = r(b, correlated(random, b, 0.2));
    return CorrelationDifference.independent(ofA, 60, ofB, 120, 0.95).interval().contains(0.3);
  }

  /** j, k and h with correlations jk, jh, and jk jh plus 0.3 of what is left of kh. */
  private static double[][] three(SplittableRandom random, int n, double jk, double jh) {
    double[][] columns = new double[3][n];
    double restK = Math.sqrt(1 - jk * jk);
    double restH = Math.sqrt(1 - jh * jh);
    for (int i = 0; i < n; i++) {
      double own = random.nextGaussian();
      columns[0][i] = random.nextGaussian();
      columns[1][i] = jk * columns[0][i] + restK * own;
      columns[2][i] =
          jh * columns[0][i] + restH * (0.3 * own + Math.sqrt(1 - 0.09) * random.nextGaussian());
    }
    return columns;
  }

  private static CorrelationDifference overlapping(SplittableRandom random, double jk, double jh) {
    double[][] c = three(random, 100, jk, jh);
    return CorrelationDifference.overlapping(
        r(c[0], c[1]), r(c[0], c[2]), r(c[1], c[2]), 100, 0.95);
  }

  private static boolean zouOverlapping(SplittableRandom random, double jk, double jh) {
    return overlapping(random, jk, jh).interval().contains(jk - jh);
  }

  private static boolean overlappingRejects(SplittableRandom random, boolean isMeng) {
    CorrelationDifference difference = overlapping(random, 0.3, 0.3);
    return (isMeng ? difference.meng() : difference.test()).pValue() < 0.05;
  }

  private static boolean zouApart(SplittableRandom random) {
    double[][] c = three(random, 100, 0.5, 0.4);
    double[] m = correlated(random, c[2], 0.3);
    return CorrelationDifference.nonOverlapping(
            r(c[0], c[1]),
            r(c[2], m),
            r(c[0], c[2]),
            r(c[0], m),
            r(c[1], c[2]),
            r(c[1], m),
            100,
            0.95)
        .interval()
        .contains(0.2);
  }

  private static boolean disattenuated(SplittableRandom random) {
    double[] x = normal(random, 120);
    double[] y = correlated(random, x, 0.5);
    double[] seenX = correlated(random, x, Math.sqrt(0.8));
    double[] seenY = correlated(random, y, Math.sqrt(0.7));
    return Disattenuation.of(r(seenX, seenY), 120, 0.8, 0.7, 0.95).interval().contains(0.5);
  }

  private static boolean bend(SplittableRandom random) {
    return PercentageBend.of(normal(random, 50), normal(random, 50)).pValue() < 0.05;
  }

  private static boolean winsorised(SplittableRandom random) {
    return WinsorizedCorrelation.of(normal(random, 100), normal(random, 100)).pValue() < 0.05;
  }

  private static boolean biweight(SplittableRandom random) {
    return BiweightMidcorrelation.of(normal(random, 100), normal(random, 100)).pValue() < 0.05;
  }

  /** Of y = 0.3 x + 0.4 z + e, where x shares a quarter of its variance with z. */
  private static boolean semiPartial(SplittableRandom random) {
    double[] z = normal(random, 100);
    double[] x = correlated(random, z, 0.5);
    double[] y = normal(random, 100);
    Arrays.setAll(y, i -> y[i] + 0.3 * x[i] + 0.4 * z[i]);
    double spread = Math.sqrt(1 + 0.09 + 0.16 + 2 * 0.5 * 0.3 * 0.4);
    double truth = 0.3 * Math.sqrt(0.75) / spread;
    return SemiPartialCorrelation.of(x, y, new double[][] {z}).test().interval().contains(truth);
  }

  private static boolean polychoric(SplittableRandom random) {
    double[] x = normal(random, 300);
    double[] y = correlated(random, x, 0.4);
    double[] coarseX = Arrays.stream(x).map(v -> Math.max(-2, Math.min(2, Math.rint(v)))).toArray();
    double[] coarseY = Arrays.stream(y).map(v -> Math.max(0, Math.min(2, Math.rint(v)))).toArray();
    return PolychoricCorrelation.of(coarseX, coarseY, 0.95).interval().contains(0.4);
  }

  /**
   * Ten strata of eight clusters with effects of their own on x, four rows each, weights of one to
   * three.
   */
  private static boolean survey(SplittableRandom random, String quantity) {
    int n = 320;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] weights = new double[n];
    int[] stratum = new int[n];
    int[] cluster = new int[n];
    double ofX = 0;
    for (int i = 0; i < n; i++) {
      stratum[i] = i / 32;
      cluster[i] = i / 4;
      ofX = i % 4 == 0 ? 0.5 * random.nextGaussian() : ofX;
      weights[i] = 1 + 2 * random.nextDouble();
      x[i] = ofX + Math.sqrt(0.75) * random.nextGaussian();
      y[i] = 0.3 * x[i] + Math.sqrt(0.91) * random.nextGaussian();
    }
    SurveyDesign design = SurveyDesign.of(weights, stratum, cluster);
    return switch (quantity) {
      case "mean" -> SurveyMean.of(x, design, 0.95).test().interval().contains(0);
      case "r" -> SurveyCorrelation.of(x, y, design, 0.95).interval().contains(0.3);
      default ->
          SurveyRegression.of(y, new double[][] {x}, design, Scale.AS_GIVEN, 0.95)
              .terms()
              .get(0)
              .interval()
              .contains(0.3);
    };
  }

  private static boolean bootstrap(SplittableRandom random, int n, boolean isBca) {
    double[] x = normal(random, n);
    double[] y = correlated(random, x, 0.3);
    ParticipantBootstrap bootstrap =
        ParticipantBootstrap.of(
            IntStream.range(0, n).toArray(),
            rows -> correlation(x, y, rows),
            DRAWS,
            random.nextLong(),
            0.95);
    return (isBca ? bootstrap.bca() : bootstrap.percentile()).contains(0.3);
  }

  private static double correlation(double[] x, double[] y, int[] rows) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int row : rows) {
      sx += x[row];
      sy += y[row];
      sxx += x[row] * x[row];
      syy += y[row] * y[row];
      sxy += x[row] * y[row];
    }
    double n = rows.length;
    return (sxy - sx * sy / n) / Math.sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
  }

  private static boolean maxT(SplittableRandom random) {
    int n = 100;
    double[][] columns = new double[5][n];
    for (int i = 0; i < n; i++) {
      double common = random.nextGaussian();
      for (double[] column : columns) {
        column[i] = common + random.nextGaussian();
      }
    }
    double[] adjusted =
        MaxT.of(
            IntStream.range(0, n).toArray(),
            rows -> means(columns, rows),
            DRAWS,
            random.nextLong());
    return Arrays.stream(adjusted).min().orElseThrow() < 0.05;
  }

  private static MaxT.Family means(double[][] columns, int[] rows) {
    double[] means = new double[columns.length];
    double[] errors = new double[columns.length];
    double n = rows.length;
    for (int test = 0; test < means.length; test++) {
      double sum = 0;
      double squares = 0;
      for (int row : rows) {
        sum += columns[test][row];
        squares += columns[test][row] * columns[test][row];
      }
      means[test] = sum / n;
      errors[test] = Math.sqrt((squares - sum * sum / n) / (n - 1) / n);
    }
    return new MaxT.Family(means, errors);
  }

  private static boolean twoLines(SplittableRandom random) {
    int n = 200;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble();
      y[i] = Math.log(x[i] + 0.1) + random.nextGaussian();
    }
    return TwoLines.of(y, x, new double[0][], 0.95).shown();
  }
}
